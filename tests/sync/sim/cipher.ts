/**
 * A cipher for worlds that must run the same every time: synchronous at heart, with no thread
 * pool and no nonce. It hides the plain text and is bound to its place as AES-GCM is; against an
 * attacker it would be worth nothing.
 */
import type { Vault } from '../../../src/lib/client/ports.ts';
import { chance, hash } from './chance.ts';

const MARK = 8;

/** The vault of one user's data key. */
export function simVault(key: string, keyEpoch = 1): Vault {
	const seal = (place: string, plain: Uint8Array): Uint8Array<ArrayBuffer> => {
		const sealed = new Uint8Array(plain.length + MARK);
		mask(sealed.subarray(MARK), plain, `${key}|${place}`);
		sealed.set(tag(plain, key, place));
		return sealed;
	};
	const open = (place: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> => {
		const plain = new Uint8Array(Math.max(0, sealed.length - MARK));
		mask(plain, sealed.subarray(MARK), `${key}|${place}`);
		const expected = tag(plain, key, place);
		if (sealed.length < MARK || expected.some((byte, i) => byte !== sealed[i]))
			throw new Error(`sealed elsewhere or changed: ${place}`);
		return plain;
	};
	return {
		keyEpoch,
		seal: async (place, plain) => seal(place, new TextEncoder().encode(plain)),
		open: async (place, sealed) => new TextDecoder().decode(open(place, sealed)),
		sealBytes: async (place, plain) => seal(place, plain),
		openBytes: async (place, sealed) => open(place, sealed)
	};
}

function mask(into: Uint8Array, from: Uint8Array, key: string): void {
	const stream = chance(hash(key), key.length);
	let word = 0;
	for (let i = 0; i < from.length; i += 1) {
		if (i % 4 === 0) word = (stream.next() * 0x1_0000_0000) >>> 0;
		into[i] = (from[i] as number) ^ ((word >>> ((i % 4) * 8)) & 255);
	}
}

function tag(plain: Uint8Array, key: string, place: string): Uint8Array {
	let low = hash(`${key}|${place}`);
	let high = plain.length;
	for (const byte of plain) {
		low = Math.imul(low ^ byte, 0x01000193) >>> 0;
		high = Math.imul(high + byte, 0x9e3779b1) >>> 0;
	}
	return new Uint8Array(new Uint32Array([low, high]).buffer);
}
