/**
 * The PIN: six digits that unwrap the data key. The PIN alone is guessed quickly, so Argon2id makes
 * each guess dear and a secret of the device makes a copied wrap useless elsewhere.
 */
import type { Chance } from './ports.ts';

const IV_BYTES = 12;
const PLACE = new TextEncoder().encode('ieum pin wrap');

/** A data key wrapped by PIN and device secret. */
export interface Wrap {
	salt: Uint8Array<ArrayBuffer>;
	secret: Uint8Array<ArrayBuffer>;
	sealed: Uint8Array<ArrayBuffer>;
}

/** A PIN that a stranger tries first. */
export class WeakPin extends Error {
	readonly code = 'WEAK_PIN';
	constructor() {
		super('WEAK_PIN');
		this.name = 'WeakPin';
	}
}

/** True unless it is six digits that are no run, no repetition and no mirrored pair. */
export function isWeak(pin: string): boolean {
	if (!/^\d{6}$/.test(pin)) return true;
	const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
	const isRun = new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] as number);
	const repeats = /^(\d{1,3})\1+$/.test(pin);
	const pairs = /^(\d)\1(\d)\2(\d)\3$/.test(pin);
	return isRun || repeats || pairs;
}

/** Throws WeakPin where a stranger tries it first. */
export function refuseWeak(pin: string): void {
	if (isWeak(pin)) throw new WeakPin();
}

/** Wraps a data key; takes about as long as a person notices. */
export async function wrapKey(
	pin: string,
	dataKey: Uint8Array<ArrayBuffer>,
	chance: Chance,
	stretch: Stretch
): Promise<Wrap> {
	const salt = chance.bytes(16);
	const secret = chance.bytes(32);
	const iv = chance.bytes(IV_BYTES);
	const key = await wrappingKey(await stretch(pin, salt), secret);
	const cipher = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: PLACE },
		key,
		dataKey
	);
	const sealed = new Uint8Array(IV_BYTES + cipher.byteLength);
	sealed.set(iv);
	sealed.set(new Uint8Array(cipher), IV_BYTES);
	return { salt, secret, sealed };
}

/** The data key, or null where the PIN is wrong. */
export async function unwrapKey(
	pin: string,
	wrap: Wrap,
	stretch: Stretch
): Promise<Uint8Array<ArrayBuffer> | null> {
	const key = await wrappingKey(await stretch(pin, wrap.salt), wrap.secret);
	const iv = wrap.sealed.slice(0, IV_BYTES);
	try {
		const plain = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv, additionalData: PLACE },
			key,
			wrap.sealed.slice(IV_BYTES)
		);
		return new Uint8Array(plain);
	} catch (error) {
		if ((error as Error).name === 'OperationError') return null;
		throw error;
	}
}

/** Makes 32 bytes of a PIN, slowly: Argon2id. */
export type Stretch = (pin: string, salt: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;

/** The stretched PIN mixed with the device's secret by HKDF. */
async function wrappingKey(
	stretched: Uint8Array<ArrayBuffer>,
	secret: Uint8Array<ArrayBuffer>
): Promise<CryptoKey> {
	const material = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: secret, info: PLACE },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}
