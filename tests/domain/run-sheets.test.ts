import { describe, expect, it } from 'vitest';
import {
	FIRST,
	OTHERS,
	sheetsOf,
	sizeIn,
	WIDTHS
} from '../../src/routes/(office)/office/runs/[id]/paper/sheets.ts';

const lines = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('the sheets of a payment run', () => {
	it.each([
		[0, 1],
		[1, 1],
		[20, 1],
		[21, 2],
		[FIRST, 2],
		[FIRST + 28, 2],
		[FIRST + 29, 3],
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
	it('fill the width of A4 without its margins, and set words that are too long for one line small', () => {
		expect(WIDTHS.reduce((sum, width) => sum + width, 0)).toBe(180);
		const [receiptNo, name] = [1, 2];
		expect(sizeIn(receiptNo, '21-29NSH1D-R')).toBe('');
		expect(sizeIn(receiptNo, '21-HBGQNDR-K')).toBe('');
		expect(sizeIn(receiptNo, '21-HBGQNDRWW-K')).toBe('small');
		expect(sizeIn(name, '솔라온')).toBe('');
		expect(sizeIn(name, '가산종합사회복지관')).toBe('small');
		expect(sizeIn(name, '가산종합사회복지관부설다문화가족지원센터')).toBe('tiny');
	});
});
