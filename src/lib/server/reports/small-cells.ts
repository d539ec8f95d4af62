/**
 * Counts of people, published cell by cell beside their sum. No cell below five can be worked out: not by
 * taking the others from the sum, and not by somebody who knows this rule and asks which tables it would
 * have answered in the same way. (DOMAIN §3.2 R23)
 *
 * Cells below five are left out; where their sum would tell them, the least of the others are left out
 * as well, up to MOST; where even that leaves one possibility, there is no table and no sum. Each step
 * asks of what it would show alone whether it tells a cell, and counts among the possibilities only those
 * that the steps before it would have turned down too. So which step answers tells nothing more.
 * Tables of two days that differ by one person are beyond it.
 */

/** FEW: below five · WITHHELD: five or more, but it would tell a cell below five. */
export type Hidden = 'FEW' | 'WITHHELD';
export type Cell = number | Hidden;

/** Fewer than this could be recognised. */
export const FEW = 5;

/** So many cells of five and more are left out beside the small ones. */
const MOST = 3;

/** A table as far as the rule looks at it: how many cells are small, their sum, and the others. */
interface Table {
	small: number;
	sum: number;
	others: readonly Other[];
}

interface Other {
	at: number;
	count: number;
}

/** Answers of late: a page that anybody may open asks the same again and again, and large counts take long. */
const known = new Map<string, Cell[] | null>();
const KNOWN = 50;

/** The cells that may be shown beside their sum; null where neither may be. */
export function showable(counts: readonly number[]): Cell[] | null {
	const key = counts.join();
	const before = known.get(key);
	if (before !== undefined) return before;
	if (known.size >= KNOWN) known.clear();
	const cells = workedOut(counts);
	known.set(key, cells);
	return cells;
}

function workedOut(counts: readonly number[]): Cell[] | null {
	const all = counts.map((count, at) => ({ at, count }));
	const few = all.filter(({ count }) => count < FEW);
	const sum = few.reduce((total, { count }) => total + count, 0);
	const others = all.filter(({ count }) => count >= FEW).sort(byCount);
	const step = firstSafe({ small: few.length, sum, others });
	if (step === null) return null;
	const withheld = new Set(others.slice(0, step).map(({ at }) => at));
	return counts.map((count, at) => {
		if (count < FEW) return 'FEW';
		return withheld.has(at) ? 'WITHHELD' : count;
	});
}

/** Of equal cells the first one is left out first. */
function byCount(a: Other, b: Other): number {
	return a.count - b.count || a.at - b.at;
}

/** How many cells have to be left out beside the small ones; null where no number will do. */
function firstSafe(table: Table): number | null {
	for (let step = 0; step <= Math.min(MOST, table.others.length); step++)
		if (isSafe(table, step)) return step;
	return null;
}

/** Whether what stands there with so many others left out leaves each small cell more than one value. */
function isSafe(table: Table, step: number): boolean {
	if (step === 0) return leavesRoom(table);
	return possible(table, step).size > 1;
}

/** Nothing is small, all of it is empty, or every small cell could be more than it is, and less. */
function leavesRoom({ small, sum }: Table): boolean {
	return small === 0 || sum === 0 || (small > 1 && sum <= small * (FEW - 1) - 2);
}

/** The sums of the small cells in all tables that look the same from outside and come this far. */
function possible(table: Table, step: number): Set<number> {
	const hidden = table.others.slice(0, step);
	const shown = table.others.slice(step);
	const left = hidden.reduce((total, { count }) => total + count, table.sum);
	const found = new Set<number>();
	for (const sum of sumsWithoutRoom(table.small))
		for (const others of fillings(left - sum, hidden, shown)) {
			const twin = { small: table.small, sum, others: [...others.sort(byCount), ...shown] };
			if (!found.has(sum) && comesTo(twin, step)) found.add(sum);
		}
	return found;
}

function sumsWithoutRoom(small: number): number[] {
	const sums = Array.from({ length: small * (FEW - 1) + 1 }, (_, sum) => sum);
	return sums.filter((sum) => !leavesRoom({ small, sum, others: [] }));
}

/** True if no earlier step would have answered. */
function comesTo(table: Table, step: number): boolean {
	for (let before = 1; before < step; before++) if (isSafe(table, before)) return false;
	return true;
}

/** Every way to put `left` into these cells so that they are still the least ones of five or more. */
function* fillings(
	left: number,
	[first, ...rest]: readonly Other[],
	shown: readonly Other[]
): Generator<Other[]> {
	if (!first) {
		if (left === 0) yield [];
		return;
	}
	const most = Math.min(left, ...shown.map(({ at, count }) => count - (at < first.at ? 1 : 0)));
	const from = rest.length === 0 ? Math.max(FEW, left) : FEW;
	for (let count = from; count <= most; count++)
		for (const others of fillings(left - count, rest, shown))
			yield [{ at: first.at, count }, ...others];
}
