/** Argon2id over a PIN: half a second of a tablet for each guess. */
import { argon2id } from 'hash-wasm';
import type { Stretch } from './pin.ts';

/** 64 MiB, three passes. */
const COST = { parallelism: 1, iterations: 3, memorySize: 64 * 1024, hashLength: 32 };

export const stretch: Stretch = async (pin, salt) =>
	new Uint8Array(await argon2id({ password: pin, salt, ...COST, outputType: 'binary' }));
