/** Counts below five: what stands beside the sum tells none of them, whoever knows the rule. */
import { describe, expect, test } from 'vitest';
import { showable } from '../../src/lib/server/reports/small-cells.ts';

/** Every table of so many cells that adds up to `sum`. */
function* tables(cells: number, sum: number): Generator<number[]> {
	if (cells === 1) return yield [sum];
	for (let first = 0; first <= sum; first++)
		for (const rest of tables(cells - 1, sum - first)) yield [first, ...rest];
}

/** Tables up to a sum by what they show: their cells beside the sum, or nothing at all. */
function lookalikes(cells: number, most: number): Map<string, number[][]> {
	const found = new Map<string, number[][]>();
	for (let sum = 0; sum <= most; sum++)
		for (const table of tables(cells, sum)) {
			const shown = showable(table);
			const look = shown === null ? 'nothing' : `${shown.join()}=${sum}`;
			found.set(look, [...(found.get(look) ?? []).slice(-400), table]);
		}
	return found;
}

/** Looks in which a cell of one to four has the same value in every table. */
function told(looks: ReadonlyMap<string, number[][]>): string[] {
	const isTold = (same: number[][]) =>
		(same[0] ?? []).some(
			(cell, i) => cell > 0 && cell < 5 && same.every((table) => table[i] === cell)
		);
	return [...looks].filter(([, same]) => isTold(same)).map(([look]) => look);
}

describe('a cell below five', () => {
	test.each([
		[
			[7, 6, 5],
			[7, 6, 5]
		],
		[
			[12, 3, 9],
			[12, 'FEW', 'WITHHELD']
		],
		[
			[12, 3, 2, 9],
			[12, 'FEW', 'FEW', 9]
		],
		[
			[12, 4, 4, 9],
			[12, 'FEW', 'FEW', 'WITHHELD']
		],
		[
			[0, 0, 8],
			['FEW', 'FEW', 8]
		],
		[
			[2, 5, 5, 9],
			['FEW', 'WITHHELD', 'WITHHELD', 9]
		]
	])('is left out of %j', (counts, shown) => {
		expect(showable(counts)).toEqual(shown);
	});

	test.each([[[1]], [[4, 4]]])('%j shows neither cells nor their sum', (counts) => {
		expect(showable(counts)).toBeNull();
	});

	// A table that shows nothing could be any that does, so sums are tried as far as those reach.
	test.each([
		[1, 60],
		[2, 60],
		[3, 34],
		[4, 24]
	])('in a table of %d has another value in another one that looks the same', (cells, most) => {
		expect(told(lookalikes(cells, most))).toEqual([]);
	});

	test('would be told by a rule that leaves out the small cells alone', () => {
		const bare = new Map<string, number[][]>();
		for (const table of tables(3, 12)) {
			const look = table.map((cell) => (cell < 5 ? 'FEW' : cell)).join();
			bare.set(look, [...(bare.get(look) ?? []), table]);
		}
		expect(told(bare).length).toBeGreaterThan(0);
	});
});
