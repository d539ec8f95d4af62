/** Seeded chance: the same seed gives the same numbers on every machine. */

export interface Chance {
	/** 0 ≤ x < 1 */
	next(): number;
	/** an integer 0 ≤ x < n */
	below(n: number): number;
	/** an integer from..to, both included */
	between(from: number, to: number): number;
	/** true with probability p */
	hit(p: number): boolean;
	pick<T>(list: readonly T[]): T;
	bytes(n: number): Uint8Array<ArrayBuffer>;
}

/** A generator (sfc32) whose stream depends on the seed and the labels only. */
export function chance(seed: number, ...labels: (string | number)[]): Chance {
	let [a, b, c, d] = [hash(`${seed}`), hash(labels.join('/')), 0x9e3779b9, 1];
	const word = () => {
		const t = (a + b + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return t >>> 0;
	};
	for (let i = 0; i < 12; i += 1) word();
	const next = () => word() / 0x1_0000_0000;
	const below = (n: number) => Math.floor(next() * n);
	return {
		next,
		below,
		between: (from, to) => from + below(to - from + 1),
		hit: (p) => next() < p,
		pick: (list) => list[below(list.length)] as (typeof list)[number],
		bytes: (n) => Uint8Array.from({ length: n }, () => word() & 255)
	};
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hash(text: string, from = 0x811c9dc5): number {
	let value = from;
	for (let i = 0; i < text.length; i += 1)
		value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return value >>> 0;
}
