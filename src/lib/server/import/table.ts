/** A file that was handed in, as rows of texts: which kind it is, how many rows, and no 주민등록번호. */
import { Breath } from '../breath.ts';
import { csvRows } from './csv.ts';
import { MAX_IMPORT_BYTES, MOST_COLUMNS, MOST_ROWS, Unreadable } from './limits.ts';
import { columnName, namesRrn, RrnColumns } from './rrn.ts';
import { encodingOf, lettersOf, unmarked, type Encoding } from './text.ts';
import { xlsxRows, type TableRow } from './xlsx.ts';

/** A row as it is kept: `rrn` where a cell held a resident registration number and was emptied. */
export interface KeptRow extends TableRow {
	rrn?: true;
}

export interface Table {
	format: 'xlsx' | 'csv';
	/** null: an xlsx says so itself */
	encoding: Encoding | null;
	/** rows with anything in them; the cells of a CSV are bytes, see text.ts */
	rows: KeptRow[];
	columns: number;
}

/** Rows among which a heading may stand. */
export const HEAD_ROWS = 20;

/** Reads all of a file. Lets other work go on in between. @throws Unreadable */
export async function readTable(bytes: Uint8Array): Promise<Table> {
	if (bytes.length === 0) throw new Unreadable('EMPTY_FILE');
	if (bytes.length > MAX_IMPORT_BYTES) throw new Unreadable('TOO_BIG');
	const kind = kindOf(bytes);
	const text = kind === 'csv' ? unmarked(bytes) : bytes;
	const encoding = kind === 'csv' ? encodingOf(text) : null;
	const rows: KeptRow[] = [];
	const numbers = new RrnColumns();
	const breath = new Breath();
	let columns = 0;
	for await (const row of kind === 'csv' ? numbered(csvRows(text)) : xlsxRows(bytes)) {
		await breath.take();
		if (row.cells.every((cell) => cell === '')) continue;
		if (rows.length === MOST_ROWS) throw new Unreadable('TOO_MANY_ROWS', String(MOST_ROWS));
		if (row.cells.length > MOST_COLUMNS) throw new Unreadable('TOO_MANY_COLUMNS');
		columns = Math.max(columns, row.cells.length);
		rows.push(withoutRrn(row, numbers, encoding, rows.length < HEAD_ROWS));
	}
	numbers.refuse();
	if (rows.length < 2) throw new Unreadable('NO_ROWS');
	return { format: kind, encoding, rows, columns };
}

/** The row's cells as letters. */
export function cellsOf(row: TableRow, encoding: Encoding | null): string[] {
	return encoding === null ? row.cells : row.cells.map((cell) => lettersOf(cell, encoding).trim());
}

function kindOf(bytes: Uint8Array): Table['format'] {
	const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
	if (start === '504b0304') return 'xlsx';
	if (start === 'd0cf11e0') throw new Unreadable('OLD_EXCEL');
	// UTF-16 has a NUL in every other letter and says so at its start; no other text has any.
	const marked = /^(fffe|feff)/.test(start);
	if (!marked && bytes.includes(0)) throw new Unreadable('NOT_A_TABLE');
	return 'csv';
}

function withoutRrn(
	row: TableRow,
	numbers: RrnColumns,
	encoding: Encoding | null,
	mayName: boolean
): KeptRow {
	const cells = cellsOf(row, encoding);
	const named = mayName ? cells.findIndex(namesRrn) : -1;
	if (named >= 0) throw new Unreadable('RRN_COLUMN', columnName(named));
	const found = numbers.find(cells);
	if (found.length === 0) return row;
	return {
		n: row.n,
		cells: row.cells.map((cell, i) => (found.includes(i) ? '' : cell)),
		rrn: true
	};
}

async function* numbered(rows: AsyncIterable<string[]>): AsyncGenerator<TableRow> {
	let n = 0;
	for await (const cells of rows) yield { n: ++n, cells };
}
