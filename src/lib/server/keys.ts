/**
 * The server's own secret: escrowed data keys of tablets are sealed with it, and successors of
 * session tokens are derived from it. From the environment, or a file made at the first start.
 */
import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	hkdfSync,
	randomBytes,
	type KeyObject
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.ts';

const BYTES = 32;
const IV = 12;
const TAG = 16;

/** 32 secret bytes; never leaves this module's callers on the server. */
export type ServerKey = Buffer;

/**
 * Reads SECRET_KEY (32 bytes in base64 or hex), else `secret.key` in the data folder, which is made
 * with mode 0600 when it is missing.
 * @throws ConfigError when either does not hold 32 bytes
 */
export function readServerKey(dataDir: string, given: string | undefined): ServerKey {
	if (given?.trim()) return decode(given.trim(), 'SECRET_KEY');
	const file = path.join(dataDir, 'secret.key');
	try {
		writeFileSync(file, `${randomBytes(BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return decode(readFileSync(file, 'utf8').trim(), 'DATA_DIR의 secret.key');
}

function decode(text: string, where: string): ServerKey {
	const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
	if (key.length === BYTES) return key;
	throw new ConfigError(
		`${where}의 값은 쓸 수 없습니다. 32바이트를 base64나 16진수로 적어야 합니다. 예: openssl rand -base64 32`
	);
}

/** Seals bytes with AES-256-GCM, bound to the place they belong to; base64. */
export function seal(key: ServerKey, plain: Uint8Array, place: string): string {
	const iv = randomBytes(IV);
	const cipher = createCipheriv('aes-256-gcm', subkey(key, 'escrow'), iv).setAAD(
		Buffer.from(place)
	);
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** Opens what `seal` made. Throws when the key, the place or a bit of it differs. */
export function unseal(key: ServerKey, sealed: string, place: string): Buffer {
	const bytes = Buffer.from(sealed, 'base64');
	try {
		const [iv, tag] = [bytes.subarray(0, IV), bytes.subarray(IV, IV + TAG)];
		const decipher = createDecipheriv('aes-256-gcm', subkey(key, 'escrow'), iv);
		decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
		return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
	} catch (cause) {
		throw new Error('an escrowed key does not open: is this the secret.key it was sealed with?', {
			cause
		});
	}
}

/** A keyed digest that nobody without the server's key can foretell; 32 bytes. */
export function digest(key: ServerKey, purpose: string, text: string): Buffer {
	return createHmac('sha256', subkey(key, purpose)).update(text).digest();
}

const made = new WeakMap<ServerKey, Map<string, KeyObject>>();

/**
 * One key for each purpose, so that no two uses can be played against each other. Made once: a guess at
 * a door needs several, and making one costs more than using it.
 */
function subkey(key: ServerKey, purpose: string): KeyObject {
	const own = made.get(key) ?? new Map<string, KeyObject>();
	made.set(key, own);
	const before = own.get(purpose);
	if (before) return before;
	const now = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `ieum ${purpose}`, BYTES)));
	own.set(purpose, now);
	return now;
}
