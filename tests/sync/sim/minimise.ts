/** Finds a small plan that still fails in the same way, by leaving parts out. (Zeller's ddmin) */

/**
 * The smallest list found within `budget` runs for which `fails` still holds.
 * `fails` gets a candidate in the original order.
 */
export async function minimise<T>(
	whole: readonly T[],
	fails: (part: readonly T[]) => Promise<boolean>,
	budget: number
): Promise<readonly T[]> {
	let best = whole;
	let pieces = 2;
	while (best.length > 1 && budget > 0) {
		const size = Math.ceil(best.length / pieces);
		let smaller: readonly T[] | undefined;
		for (let from = 0; from < best.length && budget > 0 && !smaller; from += size) {
			const rest = [...best.slice(0, from), ...best.slice(from + size)];
			budget -= 1;
			if (await fails(rest)) smaller = rest;
		}
		if (smaller) {
			best = smaller;
			pieces = Math.max(2, pieces - 1);
		} else if (size === 1) break;
		else pieces = Math.min(best.length, pieces * 2);
	}
	return best;
}
