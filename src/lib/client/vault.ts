/** AES-GCM over everything personal, each piece bound to its place. */
import type { Chance, Vault } from './ports.ts';

const IV_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A data key as the cipher wants it: 32 bytes, not to be taken out again. */
export function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The vault of one unlocked user. Sealed pieces are a fresh IV, then the ciphertext with its tag. */
export function createVault(key: CryptoKey, keyEpoch: number, chance: Chance): Vault {
	const aad = (place: string) => encoder.encode(`${place}|${keyEpoch}`);
	const nextIv = ivs(chance);
	const sealBytes: Vault['sealBytes'] = async (place, plain) => {
		const iv = nextIv();
		const cipher = await crypto.subtle.encrypt(
			{ name: 'AES-GCM', iv, additionalData: aad(place) },
			key,
			plain
		);
		const sealed = new Uint8Array(IV_BYTES + cipher.byteLength);
		sealed.set(iv);
		sealed.set(new Uint8Array(cipher), IV_BYTES);
		return sealed;
	};
	const openBytes: Vault['openBytes'] = async (place, sealed) =>
		new Uint8Array(
			await crypto.subtle.decrypt(
				{ name: 'AES-GCM', iv: sealed.subarray(0, IV_BYTES), additionalData: aad(place) },
				key,
				sealed.subarray(IV_BYTES)
			)
		);
	return {
		keyEpoch,
		sealBytes,
		openBytes,
		seal: (place, plain) => sealBytes(place, encoder.encode(plain)),
		open: async (place, sealed) => decoder.decode(await openBytes(place, sealed))
	};
}

/** Fresh IVs, drawn many at a time: asking the system for each costs more than the cipher. */
function ivs(chance: Chance): () => Uint8Array<ArrayBuffer> {
	let pool = new Uint8Array();
	let at = 0;
	return () => {
		if (at >= pool.length) [pool, at] = [chance.bytes(IV_BYTES * 256), 0];
		return pool.subarray(at, (at += IV_BYTES));
	};
}
