/** The rows of a CSV or tab-separated text, one after another, as bytes (see text.ts). */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { LONGEST_CELL, MOST_COLUMNS, Unreadable } from './limits.ts';

const SLICE = 64 * 1024;
/** csv-parse gives up on a record of this size, which a missing quote makes of the whole file. */
const LONGEST_RECORD = MOST_COLUMNS * LONGEST_CELL;

/** Rows of a text; a line without anything in it is an empty row, so that numbers stay right. */
export async function* csvRows(bytes: Uint8Array): AsyncGenerator<string[]> {
	const parser = parse({
		delimiter: delimiterOf(bytes),
		encoding: 'latin1',
		relax_column_count: true,
		relax_quotes: true,
		max_record_size: LONGEST_RECORD
	});
	Readable.from(slices(bytes)).pipe(parser);
	try {
		for await (const row of parser) yield (row as string[]).map(bare);
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		const { code } = error as { code?: string };
		if (code === 'CSV_MAX_RECORD_SIZE') throw new Unreadable('CELL_TOO_LONG');
		if (code?.startsWith('CSV_')) throw new Unreadable('BROKEN_FILE');
		throw error;
	}
}

/** Without the blanks around it; not `trim`, which takes bytes of Hangul for blanks. */
function bare(cell: string): string {
	return cell.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** What parts the cells of the first line: a comma, a tab or a semicolon. */
function delimiterOf(bytes: Uint8Array): string {
	const head = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1');
	const line = head.split(/\r?\n/).find((one) => one.trim() !== '') ?? '';
	const counts = [',', '\t', ';'].map((mark) => ({ mark, count: line.split(mark).length }));
	return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function* slices(bytes: Uint8Array): Generator<Buffer> {
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let from = 0; from < all.length; from += SLICE) yield all.subarray(from, from + SLICE);
}
