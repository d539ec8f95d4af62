/** What the screens of an import show: never more of a person than a mask leaves. */
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import type { ServerKey } from '../keys.ts';
import type { Db } from '../schema.ts';
import { Fault, phone } from './cells.ts';
import { fieldsOf, findHeading, fitting, suggest, type FieldKey, type Mapping } from './columns.ts';
import type { Reason } from './reasons.ts';
import { layoutOf, mannerOf } from './rows.ts';
import { columnName } from './rrn.ts';
import { remembered, rowsFrom, rowsToRead } from './staged.ts';
import { HEAD_ROWS } from './table.ts';
import type { Import, ImportState, Line, Outcome } from './tables.ts';

export const PAGE = 50;
const SAMPLES = 3;
const SHORT = 30;

export interface ImportLine {
	id: string;
	roster: Import['roster'];
	fileName: string;
	createdAt: string;
	state: ImportState;
	rows: number;
	added: number;
	by: string;
	/** waits for the person who asks */
	mine: boolean;
}

/** The latest imports. */
export async function importLines(db: Db, userId: string): Promise<ImportLine[]> {
	const rows = await db
		.selectFrom('roster_import')
		.leftJoin('user', 'user.id', 'roster_import.userId')
		.selectAll('roster_import')
		.select('user.name as by')
		.orderBy('createdAt', 'desc')
		.limit(PAGE)
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, roster: row.roster, fileName: row.fileName, createdAt: row.createdAt },
		...{ state: row.state, rows: rowsToRead(row), added: row.added, by: row.by ?? '' },
		mine: row.userId === userId
	}));
}

export interface ColumnLine {
	/** from 0 */
	column: number;
	/** 'A' */
	letter: string;
	name: string;
	samples: string[];
	meaning: FieldKey | '';
}

export interface MappingView {
	/** rows that may be the heading, by their place from 0 and their number in the file */
	heads: { at: number; n: number; text: string }[];
	columns: ColumnLine[];
	/** what a column can mean */
	meanings: { key: FieldKey; required: boolean }[];
	/** the person matched this layout before */
	isRemembered: boolean;
}

/** The columns of a file with what they seem to mean. */
export async function mappingView(db: Db, key: ServerKey, row: Import): Promise<MappingView> {
	const first = await rowsFrom(db, key, row, 0, HEAD_ROWS);
	const heading = first[row.heading]?.cells ?? [];
	const known = await remembered(db, row.userId, layoutOf(row.roster, heading));
	const set = fitting(row.roster, JSON.parse(row.mapping) as Record<string, unknown>, row.columns);
	const isSet = Object.keys(set).length > 0;
	const mapping = isSet
		? set
		: known
			? fitting(row.roster, known, row.columns)
			: suggest(row.roster, heading);
	const meanings = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
	const samples = await rowsFrom(db, key, row, row.heading + 1, SAMPLES);
	const columns = Array.from({ length: row.columns }, (_, column): ColumnLine => {
		const meaning = (meanings.get(column) ?? '') as FieldKey | '';
		const texts = samples.map(({ cells }) => cells[column] ?? '').filter(Boolean);
		return {
			...{ column, letter: columnName(column), meaning },
			name: (heading[column] ?? '').slice(0, SHORT),
			samples: texts.map((text) => masked(meaning, text))
		};
	});
	const heads = first.map(({ n, cells }, at) => ({ at, n, text: headText(cells) }));
	const fields = fieldsOf(row.roster);
	const all = fields.map(({ key, required = false }) => ({ key, required }));
	return { heads, columns, meanings: all, isRemembered: !isSet && known !== undefined };
}

/** Which row is the heading when the file is read in another way. */
export async function headingOf(db: Db, key: ServerKey, row: Import): Promise<number> {
	const first = await rowsFrom(db, key, row, 0, HEAD_ROWS);
	return findHeading(
		row.roster,
		first.map(({ cells }) => cells)
	);
}

/** A mapping out of the meanings of the columns, or which fields are missing or said twice. */
export function mappingFrom(
	roster: Import['roster'],
	meanings: readonly string[]
): { mapping: Mapping; missing: FieldKey[]; twice: FieldKey[] } {
	const fields = fieldsOf(roster);
	const mapping: Mapping = {};
	const twice: FieldKey[] = [];
	for (const [column, meaning] of meanings.entries()) {
		const field = fields.find(({ key }) => key === meaning);
		if (!field) continue;
		if (mapping[field.key] !== undefined) twice.push(field.key);
		mapping[field.key] ??= column;
	}
	const missing = fields.filter(({ key, required }) => required && mapping[key] === undefined);
	return { mapping, twice, missing: missing.map(({ key }) => key) };
}

/** Fields that a line of the preview shows, of each roster. */
export const SHOWN = {
	households: ['name', 'phone', 'roadAddress', 'adminDong'],
	pcs: ['tag', 'serial', 'model', 'memoryGb', 'ssdGb']
} as const satisfies Record<Import['roster'], readonly FieldKey[]>;

export interface RowLine {
	row: number;
	outcome: Outcome | null;
	reasons: Reason[];
	subject: string | null;
	/** masked, in the order of SHOWN; empty once the file is gone */
	cells: string[];
}

/** A page of rows of a preview, or of those with one outcome. */
export async function rowLines(
	db: Db,
	key: ServerKey,
	row: Import,
	show: Outcome | undefined,
	page: number
): Promise<{ lines: RowLine[]; total: number }> {
	const isPreview = row.state === 'PREVIEW';
	if (!isPreview || show) return linesWith(db, row.id, show, page);
	const from = row.heading + 1 + (page - 1) * PAGE;
	const rows = await rowsFrom(db, key, row, from, PAGE);
	const numbers = rows.map(({ n }) => n);
	const noted = new Map((await linesAt(db, row.id, numbers)).map((line) => [line.row, line]));
	const { mapping } = mannerOf(row);
	const lines = rows.map(({ n, cells }): RowLine => {
		const line = noted.get(n);
		const shown = SHOWN[row.roster].map((field) => {
			const column = mapping[field];
			return column === undefined ? '' : masked(field, cells[column] ?? '');
		});
		return { ...(line ? plainLine(line) : { row: n, ...READY }), cells: shown };
	});
	return { lines, total: rowsToRead(row) };
}

const READY = { outcome: null, reasons: [], subject: null };

/** How many rows had each outcome. */
export async function outcomesOf(db: Db, id: string): Promise<Partial<Record<Outcome, number>>> {
	const rows = await db
		.selectFrom('roster_line')
		.select(['outcome', (eb) => eb.fn.countAll<number>().as('n')])
		.where('importId', '=', id)
		.groupBy('outcome')
		.execute();
	return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, Number(n)]));
}

async function linesWith(db: Db, id: string, show: Outcome | undefined, page: number) {
	let query = db.selectFrom('roster_line').where('importId', '=', id);
	if (show) query = query.where('outcome', '=', show);
	const { n } = await query
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	const rows = await query
		.selectAll()
		.orderBy('row')
		.limit(PAGE)
		.offset((page - 1) * PAGE)
		.execute();
	return { lines: rows.map((line) => ({ ...plainLine(line), cells: [] })), total: Number(n) };
}

async function linesAt(db: Db, id: string, rows: readonly number[]): Promise<Line[]> {
	if (rows.length === 0) return [];
	return db
		.selectFrom('roster_line')
		.selectAll()
		.where('importId', '=', id)
		.where('row', 'in', rows)
		.execute();
}

function plainLine({ row, outcome, reasons, subject }: Line) {
	return { row, outcome, reasons: JSON.parse(reasons) as Reason[], subject };
}

function headText(cells: readonly string[]): string {
	return cells
		.filter(Boolean)
		.slice(0, 4)
		.map((cell) => hidden(cell.slice(0, 12)))
		.join(' · ');
}

/** A heading may be taken for a row of persons, or the other way round: names of columns stay. */
function hidden(text: string): string {
	return /\d{3}/.test(text) ? '***' : text;
}

/** A cell as the screen may show it. What nobody has said the meaning of shows its start only. */
function masked(meaning: FieldKey | '', text: string): string {
	if (meaning === 'name') return maskName(text);
	if (meaning === 'phone') return maskPhone(digitsOf(text));
	if (meaning === 'roadAddress') return maskAddress(text);
	if (meaning !== '' && OPEN.includes(meaning)) return text.slice(0, SHORT);
	const letters = [...text];
	return letters.length <= 2 ? text : `${letters.slice(0, 2).join('')}***`;
}

/** With the zero that is put back. */
function digitsOf(cell: string): string {
	try {
		return phone(cell).digits;
	} catch (error) {
		if (error instanceof Fault) return cell;
		throw error;
	}
}

/** Fields that say nothing of a person. */
const OPEN: readonly FieldKey[] = [
	...(['adminDong', 'kind', 'receivedAt', 'tag', 'serial', 'model', 'memoryGb', 'ssdGb'] as const),
	...(['monitor', 'os', 'office', 'disposalNo', 'source', 'sourceName'] as const)
];
