import { describe, expect, it } from 'vitest';
import {
	FIRST,
	OTHERS,
	sheetsOf
} from '../../src/routes/(office)/office/runs/[id]/paper/sheets.ts';

const lines = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('the sheets of a payment run', () => {
	it.each([
		[0, 1],
		[1, 1],
		[18, 1],
		[19, 2],
		[FIRST, 2],
		[FIRST + 26, 2],
		[FIRST + 27, 3],
		[1_000, 29]
	])('%i lines stand on %i sheets', (count, sheets) =>
		expect(sheetsOf(lines(count))).toHaveLength(sheets)
	);
	it('loses no line, keeps their order, and never fills a sheet above its room', () => {
		for (let count = 0; count < 200; count += 1) {
			const sheets = sheetsOf(lines(count));
			expect(sheets.flat()).toEqual(lines(count));
			expect(sheets[0]!.length).toBeLessThanOrEqual(FIRST);
			for (const sheet of sheets.slice(1)) expect(sheet.length).toBeLessThanOrEqual(OTHERS);
		}
	});
});
