/** A table as CSV that Korean spreadsheets open as it is: UTF-8 with its mark, lines end in CRLF. */
import { neutral, type Cell, type Sheet } from './sheet.ts';

const PIECE = 500;

/** The file in pieces. Texts that look like formulas get an apostrophe in front. */
export async function* csvPieces({ heads, rows, mark }: Sheet): AsyncGenerator<Buffer> {
	let lines = ['\ufeff' + lineOf(heads)];
	for await (const row of rows) {
		lines.push(lineOf(row));
		if (lines.length < PIECE) continue;
		yield Buffer.from(lines.join(''));
		lines = [];
	}
	yield Buffer.from([...lines, lineOf([mark])].join(''));
}

function lineOf(row: readonly Cell[]): string {
	return row.map(cellOf).join(',') + '\r\n';
}

function cellOf(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const text = neutral(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
