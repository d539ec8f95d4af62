/**
 * The rows of the first sheet of an xlsx, as texts. What a part says about its size is checked
 * before it is unpacked, what it really is while it is; parts that hold no table are never opened.
 */
import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { dateFormats, dayAndTime, plainNumber } from './cell-number.ts';
import {
	LONGEST_CELL,
	MOST_COLUMNS,
	MOST_PARTS,
	MOST_RATIO,
	MOST_UNPACKED,
	Unreadable
} from './limits.ts';
import { readXml, wholeXml } from './xml.ts';

/** One row of a table: its number in the file, from 1, and its cells. */
export interface TableRow {
	n: number;
	cells: string[];
}

/** Rows of the first sheet that is not hidden. @throws Unreadable */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<TableRow> {
	const book = await openBook(bytes);
	try {
		const { sheet, is1904 } = await firstSheet(book);
		const texts = await sharedTexts(book);
		const isDate = await dateStyles(book);
		const rows = new SheetRows({ texts, isDate, is1904 });
		for await (const _piece of readXml(await part(book, sheet), rows)) yield* rows.take();
	} catch (error) {
		throw error instanceof Unreadable || !isZipFault(error) ? error : new Unreadable('BROKEN_FILE');
	} finally {
		book.zip.close();
	}
}

interface Book {
	zip: ZipFile;
	parts: Map<string, Entry>;
}

async function openBook(bytes: Uint8Array): Promise<Book> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const zip = await fromBufferPromise(buffer, { lazyEntries: true });
		if (zip.entryCount > MOST_PARTS) throw new Unreadable('BOMB');
		const parts = new Map<string, Entry>();
		for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
		return { zip, parts };
	} catch (error) {
		throw error instanceof Unreadable ? error : new Unreadable('BROKEN_FILE');
	}
}

/** A part as a stream that ends with an error where it is larger than it says. */
async function part({ zip, parts }: Book, name: string): Promise<Readable> {
	const entry = parts.get(name);
	if (!entry) throw new Unreadable('NOT_A_TABLE');
	if (entry.isEncrypted()) throw new Unreadable('OLD_EXCEL');
	const { compressedSize, uncompressedSize } = entry;
	const swells = uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * MOST_RATIO;
	if (uncompressedSize > MOST_UNPACKED || swells) throw new Unreadable('BOMB');
	return zip.openReadStreamPromise(entry);
}

async function firstSheet(book: Book): Promise<{ sheet: string; is1904: boolean }> {
	const targets = new Map<string, string>();
	await wholeXml(await part(book, 'xl/_rels/workbook.xml.rels'), {
		open: (name, is) => {
			if (name === 'Relationship') targets.set(is.Id ?? '', is.Target ?? '');
		}
	});
	let id: string | undefined;
	let is1904 = false;
	await wholeXml(await part(book, 'xl/workbook.xml'), {
		open: (name, is) => {
			if (name === 'workbookPr') is1904 = is.date1904 === '1' || is.date1904 === 'true';
			if (name === 'sheet' && (is.state ?? 'visible') === 'visible') id ??= is['r:id'] ?? idIn(is);
		}
	});
	const target = targets.get(id ?? '');
	if (!target) throw new Unreadable('NOT_A_TABLE');
	return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, is1904 };
}

/** The relation's prefix is usually `r`, and may be anything. */
function idIn(attributes: Record<string, string>): string | undefined {
	return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

/** Texts that cells name by number. Readings of Chinese characters beside them are left out. */
async function sharedTexts(book: Book): Promise<string[]> {
	const texts: string[] = [];
	if (!book.parts.has('xl/sharedStrings.xml')) return texts;
	let text = '';
	let inText = false;
	let inReading = false;
	await wholeXml(await part(book, 'xl/sharedStrings.xml'), {
		open: (name) => {
			if (name === 'si') text = '';
			if (name === 'rPh') inReading = true;
			inText = name === 't' && !inReading;
		},
		text: (more) => {
			if (inText) text = joined(text, more, null);
		},
		close: (name) => {
			inText = false;
			if (name === 'rPh') inReading = false;
			if (name === 'si') texts.push(text);
		}
	});
	return texts;
}

/** For each style of the book whether it shows a day. */
async function dateStyles(book: Book): Promise<boolean[]> {
	if (!book.parts.has('xl/styles.xml')) return [];
	const formats = dateFormats();
	await wholeXml(await part(book, 'xl/styles.xml'), formats);
	return formats.styles();
}

/** Gathers rows out of the tags of a sheet. */
class SheetRows {
	private rows: TableRow[] = [];
	private row: TableRow = { n: 0, cells: [] };
	private column = 0;
	private kind = '';
	private style = 0;
	private value = '';
	private inValue = false;
	private readonly book: { texts: string[]; isDate: boolean[]; is1904: boolean };
	constructor(book: { texts: string[]; isDate: boolean[]; is1904: boolean }) {
		this.book = book;
	}

	/** What is complete, and forgets it. */
	take(): TableRow[] {
		const { rows } = this;
		this.rows = [];
		return rows;
	}

	open(name: string, is: Record<string, string>): void {
		if (name === 'row') this.row = { n: Number(is.r) || this.row.n + 1, cells: [] };
		if (name === 'c') {
			this.column = is.r ? columnOf(is.r) : this.row.cells.length;
			this.kind = is.t ?? 'n';
			this.style = Number(is.s ?? 0);
			this.value = '';
		}
		this.inValue = name === 'v' || name === 't';
	}

	text(text: string): void {
		if (this.inValue) this.value = joined(this.value, text, this.row.n);
	}

	close(name: string): void {
		this.inValue = false;
		if (name === 'c') this.keep(this.said().trim());
		if (name === 'row') this.rows.push(this.row);
	}

	private keep(text: string): void {
		if (text === '') return;
		if (this.column >= MOST_COLUMNS) throw new Unreadable('TOO_MANY_COLUMNS');
		const { cells } = this.row;
		while (cells.length < this.column) cells.push('');
		cells[this.column] = text.normalize('NFC');
	}

	private said(): string {
		const { texts, isDate, is1904 } = this.book;
		if (this.kind === 's') return texts[Number(this.value)] ?? '';
		if (this.kind === 'b') return this.value === '1' ? 'Y' : 'N';
		if (this.kind !== 'n' || this.value === '') return this.value;
		return isDate[this.style] ? dayAndTime(this.value, is1904) : plainNumber(this.value);
	}
}

function joined(text: string, more: string, row: number | null): string {
	if (text.length + more.length <= LONGEST_CELL) return text + more;
	throw new Unreadable('CELL_TOO_LONG', row === null ? null : String(row));
}

/** 0 for 'A7', 27 for 'AB3'. */
function columnOf(reference: string): number {
	let column = 0;
	for (const letter of reference) {
		const value = letter.charCodeAt(0) - 64;
		if (value < 1 || value > 26) break;
		column = column * 26 + value;
	}
	return column - 1;
}

/** What yauzl and zlib say of a file that is not what it claims to be. */
function isZipFault(error: unknown): boolean {
	const { code, message } = error as { code?: string; message?: string };
	return /^Z_/.test(code ?? '') || /bytes|compress|zip|header|inflate/i.test(message ?? '');
}
