/**
 * Every register as a file: the same rows under the same conditions as on its page, its columns
 * chosen, masked unless a person who may has a reason. What leaves is on record before it leaves.
 */
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Role } from '../../domain/context.ts';
import { showPhone } from '../../domain/mask.ts';
import { dayOf, timeOf } from '../../domain/month.ts';
import { CATEGORIES } from '../../domain/tables.ts';
import { append, type Entry } from '../audit.ts';
import type { Database } from '../db.ts';
import type { Asked } from '../registers/asked.ts';
import { REGISTERS } from '../registers/list.ts';
import {
	state,
	subjectsOf,
	walk,
	type ColumnOf,
	type Frame,
	type Line,
	type RegisterOf
} from '../registers/register.ts';
import { csvPieces } from './csv.ts';
import { exceptions } from './exceptions.ts';
import { places } from './places.ts';
import type { Cell, Sheet } from './sheet.ts';
import { tasks } from './tasks.ts';
import { xlsxStream } from './xlsx.ts';

/** Registers that can be taken away, by the names of their pages. */
export const EXPORTS = { ...REGISTERS, tasks, exceptions, places } satisfies Record<
	string,
	(frame: Frame) => RegisterOf
>;
export type ExportName = keyof typeof EXPORTS;
export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[];

/** Roles that may take persons away unmasked. */
export const MAY_OPEN: readonly Role[] = ['office', 'approver'];
/** The category tells of poverty, illness or origin: only who answers for approvals takes it away. */
export const MAY_TAKE_CATEGORY: readonly Role[] = ['approver'];

const CATEGORY = 'category';

/** A register as this role may take it away. */
export function exportOf(name: ExportName, frame: Frame, role: Role): RegisterOf {
	const register = EXPORTS[name](frame);
	if (!register.personal || !MAY_TAKE_CATEGORY.includes(role)) return register;
	const value = sql.ref('household.category');
	const category = state(CATEGORY, value, CATEGORIES, 'category', 'choosable');
	const { filter: _none, ...column } = category;
	return { ...register, columns: [...register.columns, column] };
}

/** Columns that a file can have. */
export function columnsOf({ columns }: RegisterOf): readonly ColumnOf[] {
	return columns.filter(({ show }) => show !== 'never');
}

export interface Order {
	/** the register's name, for the record */
	name: ExportName;
	register: RegisterOf;
	asked: Asked;
	sight: 'masked' | 'open';
	format: 'xlsx' | 'csv';
	/** 'REPORT 월례 보고' */
	purpose: string;
}

/** How values and headings are worded, which the page knows. */
export interface Wording {
	title: string;
	head(column: ColumnOf): string;
	value(noun: string, value: string): string;
	mark(rows: number): string;
}

/**
 * Puts on record who takes what away and why, for each household too where it leaves unmasked, then
 * gives the file as a stream. `now` is the server's clock.
 */
export async function takeAway(
	database: Database,
	who: { userId: string; from: string },
	order: Order,
	wording: Wording,
	now: string
): Promise<{ body: ReadableStream<Uint8Array>; rows: number }> {
	const rows = await putOnRecord(database, who, order, now);
	const columns = columnsOf(order.register).filter(({ key }) => order.asked.columns.includes(key));
	const sheet: Sheet = {
		title: wording.title,
		heads: columns.map((column) => wording.head(column)),
		widths: columns.map(({ kind, key }) => WIDTHS[key] ?? WIDTHS[kind] ?? 14),
		rows: rowsOf(database, order, columns, wording),
		mark: wording.mark(rows)
	};
	const stream =
		order.format === 'xlsx' ? xlsxStream(sheet, new Date(now)) : Readable.from(csvPieces(sheet));
	return { body: Readable.toWeb(stream) as ReadableStream<Uint8Array>, rows };
}

const WIDTHS: Record<string, number> = {
	...{ text: 18, code: 16, day: 12, moment: 18, count: 10, state: 14, address: 44, model: 28 }
};

/** Writes the record; returns how many rows there are. */
async function putOnRecord(
	database: Database,
	who: { userId: string; from: string },
	{ name, register, asked, sight, format, purpose }: Order,
	now: string
): Promise<number> {
	// The category has no mask: who takes it away looks at each household.
	const isOpen = sight === 'open' || asked.columns.includes(CATEGORY);
	const seen = new Set<string>();
	let rows = 0;
	for await (const lines of walk(database, register, { ...asked, columns: [] })) {
		rows += lines.length;
		if (!isOpen) continue;
		const ids = lines.map(({ id }) => id);
		const fresh = (await subjectsOf(database.db, register, ids)).filter((id) => !seen.has(id));
		for (const id of fresh) seen.add(id);
		const work = `EXPORT_OPEN: ${purpose}`;
		await record(
			database,
			fresh.map((subject) => ({ at: now, ...who, subject, work }))
		);
	}
	const work = `EXPORT: ${purpose} · ${name} ${format} ${sight} rows=${rows} columns=${asked.columns.join(',')}`;
	await record(database, [{ at: now, ...who, subject: null, work }]);
	return rows;
}

async function record(database: Database, entries: readonly Entry[]): Promise<void> {
	if (entries.length > 0) await database.write((trx) => append(trx, entries));
}

async function* rowsOf(
	database: Database,
	{ register, asked, sight }: Order,
	columns: readonly ColumnOf[],
	wording: Wording
): AsyncGenerator<Cell[]> {
	for await (const lines of walk(database, register, asked, sight)) {
		for (const line of lines) yield columns.map((column) => cellOf(line, column, wording));
		await new Promise<void>((go) => void setImmediate(go));
	}
}

function cellOf({ cells }: Line, { key, kind, noun }: ColumnOf, { value }: Wording): Cell {
	const cell = cells[key] ?? null;
	if (cell === null || kind === 'count' || kind === 'money')
		return cell === null ? null : Number(cell);
	const text = String(cell);
	if (kind === 'state') return noun ? value(noun, text) : text;
	if (kind === 'moment') return `${dayOf(text)} ${timeOf(text)}`;
	if (kind === 'day') return text.length > 10 ? dayOf(text) : text;
	return key === 'phone' ? showPhone(text) : text;
}
