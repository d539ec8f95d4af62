/** Files that leave the house: what a spreadsheet makes of them, and what it must not. */
import { expect, test } from 'vitest';
import { csvPieces } from '../../src/lib/server/export/csv.ts';
import { disposition, fileName, neutral, type Cell } from '../../src/lib/server/export/sheet.ts';
import { xlsxStream } from '../../src/lib/server/export/xlsx.ts';
import { readTable } from '../../src/lib/server/import/table.ts';

async function* some(...rows: Cell[][]) {
	for (const row of rows) yield await Promise.resolve(row);
}

const sheet = (...rows: Cell[][]) => ({
	...{ title: '보급대장', heads: ['가', '나'], widths: [10, 10], mark: '출력 이음 · 업무 협의' },
	rows: some(...rows)
});

test('a CSV opens as it is: with its mark, CRLF, and texts that would be formulas kept as texts', async () => {
	const rows = [
		['=1+1', '+82'],
		['-1', '@x'],
		['\tx', '\rx'],
		[-1, null],
		['010-1234-5678', 'a"b,\nc']
	];
	const pieces = await Array.fromAsync(csvPieces(sheet(...(rows as Cell[][]))));
	expect(Buffer.concat(pieces).toString()).toBe(
		'\ufeff가,나\r\n' +
			"'=1+1,'+82\r\n'-1,'@x\r\n'\tx,\"'\rx\"\r\n-1,\r\n" +
			'010-1234-5678,"a""b,\nc"\r\n출력 이음 · 업무 협의\r\n'
	);
});

test('no text that begins like a formula is left as one', () => {
	for (const sign of ['=', '+', '-', '@', '\t', '\r'])
		expect(neutral(`${sign}x`)).toBe(`'${sign}x`);
	expect(neutral('가=1')).toBe('가=1');
});

test('a file is named after its register and day, in letters that every browser keeps', () => {
	const name = fileName('보급 대장', '2021-03-02', 'xlsx');
	expect(name).toBe('사랑의PC_보급대장_20210302.xlsx');
	const header = disposition(name);
	expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+\.xlsx"; filename\*=UTF-8''[\w%.]+$/);
	expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name);
});

test('fifty thousand rows are written in little memory, while others go on', async () => {
	async function* many() {
		for (let i = 0; i < 50_000; i++) {
			yield [
				'21-7K3M9QX-4',
				'홍*동',
				'010-****-1234',
				'금천구 시흥대로 **',
				'가산동',
				'2021-03-02',
				i
			];
			if (i % 500 === 0) await new Promise((go) => setImmediate(go));
		}
	}
	const heads = ['1', '2', '3', '4', '5', '6', '7'];
	const before = process.memoryUsage().rss;
	let [bytes, most, turns] = [0, 0, 0];
	const timer = setInterval(() => void turns++, 5);
	const file = xlsxStream(
		{ ...sheet(), heads, widths: heads.map(() => 12), rows: many() },
		new Date(0)
	);
	for await (const piece of file) {
		bytes += (piece as Buffer).length;
		most = Math.max(most, process.memoryUsage().rss);
	}
	clearInterval(timer);
	expect(bytes).toBeGreaterThan(400_000);
	expect(turns).toBeGreaterThan(10);
	expect((most - before) / 2 ** 20).toBeLessThan(200);
});

test('an error while the rows are read breaks the file off instead of ending it well', async () => {
	async function* broken() {
		yield await Promise.resolve(['1', '2']);
		throw new Error('the database is away');
	}
	const file = xlsxStream({ ...sheet(), rows: broken() }, new Date(0));
	await expect(Array.fromAsync(file)).rejects.toThrow('the database is away');
});

test('the mark is the last row and the foot of every page', async () => {
	const file = Buffer.concat(await Array.fromAsync(xlsxStream(sheet(['1', '2']), new Date(0))));
	const { rows } = await readTable(file);
	expect(rows.at(-1)?.cells).toEqual(['출력 이음 · 업무 협의']);
	expect(rows).toHaveLength(3);
});
