/** Chance that is the same every time: the demo is deterministic. */

export interface Chance {
	/** a whole number from 0 up to, not including, `below` */
	below(below: number): number;
	bytes(count: number): Uint8Array;
}

/** Mulberry32: small, and good enough for invented people. */
export function chance(seed: number): Chance {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { below, bytes: (count) => Uint8Array.from({ length: count }, () => below(256)) };
}
