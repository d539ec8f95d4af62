/**
 * One machinery for every register: columns are declared once, with what they are sorted, filtered
 * and masked by, and a page of lines is read by key in bounded steps however many rows there are.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Role } from '../../domain/context.ts';
import type { Database } from '../db.ts';
import type { Asked } from './asked.ts';
import { all, codePoints, placeIn, startOfDay, type Dialect } from './sql.ts';

export type Cell = string | number | null;
/** How a value is set on the screen and in a file. */
export type Kind = 'text' | 'code' | 'day' | 'moment' | 'count' | 'money' | 'state';

/**
 * choice: one of a few · worker: somebody who is sent, by id · days: from and to, of times or of
 * days 'YYYY-MM-DD' · month: 'YYYY-MM' of a time.
 */
export type Filter =
	| { kind: 'choice'; options: readonly string[] }
	| { kind: 'worker'; by: RawBuilder<unknown> }
	| { kind: 'days'; of: 'time' | 'day' }
	| { kind: 'month' };

/** usual: shown unless a person chose otherwise · choosable · never: only to filter by */
export type Show = 'usual' | 'choosable' | 'never';

export interface ColumnOf {
	key: string;
	kind: Kind;
	value: RawBuilder<unknown>;
	/** what orders it, if not its value; false: a register is not ordered by it */
	sort?: RawBuilder<unknown> | false;
	filter?: Filter;
	/** hides a personal value; such a column is neither sorted nor filtered by, which would tell it */
	mask?: (text: string) => string;
	/** list of names in words/states.ts whose value it is */
	noun?: string;
	show: Show;
}

export interface RegisterOf {
	/** tables and joins; never more than one row a key */
	from: RawBuilder<unknown>;
	key: RawBuilder<unknown>;
	/** what always holds: the year, the caller's area */
	within: readonly RawBuilder<unknown>[];
	columns: readonly ColumnOf[];
	/** column by which it is ordered unless asked otherwise; '-' turns it round */
	order: string;
	/** where a line opens, from its cells and what `extra` adds to them */
	href(line: { id: string } & Record<string, Cell>): string;
	extra?: Record<string, RawBuilder<unknown>>;
	/** what a typed text means here, or null if it can mean nothing */
	search(text: string): RawBuilder<unknown> | null;
	/** a text typed here is about persons: it stays out of the address and every look is on record */
	personal: boolean;
	/** column that holds the household a line is about, for the access log */
	subject?: RawBuilder<unknown>;
}

/** What a register depends on besides its rows. */
export interface Frame {
	dialect: Dialect;
	year: string;
	/** 행정동 the caller is bound to; null: all of them */
	dongs: readonly string[] | null;
	/** 'YYYY-MM-DD' in KST */
	today: string;
	/** the working day after it, days off of the office's own left out */
	soon?: string;
}

export interface Line {
	id: string;
	href: string;
	cells: Record<string, Cell>;
}

export const PAGE = 50;

/** A page of lines; of all that were asked for, how many there are and what their 원 add up to. */
export interface Found {
	lines: Line[];
	total: number;
	page: number;
	pages: number;
	/** by the key of each column of 원 that is shown */
	sums: Record<string, number>;
}

/** A page of lines, and how many there are in all. Personal cells are masked. */
export async function pageOf(
	database: Pick<Database, 'snapshot'>,
	register: RegisterOf,
	asked: Asked
): Promise<Found> {
	const where = all(conditionsOf(register, asked));
	const amounts = register.columns.filter(
		({ key, kind }) => kind === 'money' && asked.columns.includes(key)
	);
	const added = amounts.map(({ key, value }) => sql`sum(${value}) as ${sql.id(key)}`);
	return database.snapshot(async (db) => {
		const counted = sql<Record<string, number | null>>`select
			${sql.join([sql`count(*) as "n"`, ...added])} from ${register.from} where ${where}`;
		const [whole = {}] = (await counted.execute(db)).rows;
		const total = Number(whole.n ?? 0);
		const sums = Object.fromEntries(amounts.map(({ key }) => [key, Number(whole[key] ?? 0)]));
		const pages = Math.max(1, Math.ceil(total / PAGE));
		const page = Math.min(asked.page, pages);
		// Only keys are sorted; the wide rows are read for one page.
		const keys = await sql<{ id: string }>`select ${register.key} as "id" from ${register.from}
			where ${where} order by ${orderOf(register, asked)}
			limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(db);
		const ids = keys.rows.map((row) => row.id);
		const lines = await linesOf(db, register, ids, asked.columns);
		return { lines, total, page, pages, sums };
	});
}

/** How many lines there are. */
export async function countOf(
	database: Pick<Database, 'db'>,
	register: RegisterOf,
	asked: Asked
): Promise<number> {
	const where = all(conditionsOf(register, asked));
	const { rows } = await sql<{
		n: number;
	}>`select count(*) as "n" from ${register.from} where ${where}`.execute(database.db);
	return Number(rows[0]?.n ?? 0);
}

/** Lines in the order of the ids; `open` unmasks them and is for those who have given a reason. */
export async function linesOf(
	db: Database['db'],
	register: RegisterOf,
	ids: readonly string[],
	columns: readonly string[],
	sight: 'masked' | 'open' = 'masked'
): Promise<Line[]> {
	if (ids.length === 0) return [];
	const shown = register.columns.filter(({ key }) => columns.includes(key));
	const picked = [
		...shown.map(({ key, value }) => sql`${value} as ${sql.id(key)}`),
		...Object.entries(register.extra ?? {}).map(([key, value]) => sql`${value} as ${sql.id(key)}`)
	];
	const { rows } = await sql<{ id: string } & Record<string, Cell>>`select
		${sql.join([sql`${register.key} as "id"`, ...picked])} from ${register.from}
		where ${register.key} in (${sql.join(ids)})`.execute(db);
	const found = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => {
		const row = found.get(id);
		return row ? [lineOf(register, shown, row, sight)] : [];
	});
}

/**
 * Every line, in the order asked for, some hundred at a time: for files. The total is what `pageOf`
 * says, as long as nobody writes meanwhile.
 */
export async function* walk(
	database: Pick<Database, 'db'>,
	register: RegisterOf,
	asked: Asked,
	sight: 'masked' | 'open' = 'masked'
): AsyncGenerator<Line[]> {
	const where = all(conditionsOf(register, asked));
	const { rows } = await sql<{ id: string }>`select ${register.key} as "id" from ${register.from}
		where ${where} order by ${orderOf(register, asked)}`.execute(database.db);
	for (let i = 0; i < rows.length; i += STEP) {
		const ids = rows.slice(i, i + STEP).map((row) => row.id);
		yield linesOf(database.db, register, ids, asked.columns, sight);
	}
}

const STEP = 500;

/** Ids of households that lines are about, for the access log; a line about none has none. */
export async function subjectsOf(
	db: Database['db'],
	{ subject, from, key }: RegisterOf,
	ids: readonly string[]
): Promise<string[]> {
	if (!subject || ids.length === 0) return [];
	const { rows } = await sql<{ subject: string }>`select distinct ${subject} as "subject"
		from ${from} where ${key} in (${sql.join(ids)}) and ${subject} is not null`.execute(db);
	return rows.map((row) => row.subject);
}

function lineOf(
	register: RegisterOf,
	shown: readonly ColumnOf[],
	row: { id: string } & Record<string, Cell>,
	sight: 'masked' | 'open'
): Line {
	const cells = shown.map(({ key, mask }) => {
		const value = row[key] ?? null;
		return [key, mask && sight === 'masked' && value !== null ? mask(String(value)) : value];
	});
	return { id: row.id, href: register.href(row), cells: Object.fromEntries(cells) };
}

function conditionsOf(register: RegisterOf, asked: Asked): RawBuilder<unknown>[] {
	const set = register.columns.flatMap((column) => filterOf(column, asked));
	const sought = asked.text ? [register.search(asked.text) ?? sql`1 = 0`] : [];
	return [...register.within, ...set, ...sought];
}

function filterOf({ key, value, filter }: ColumnOf, { filters }: Asked): RawBuilder<unknown>[] {
	if (!filter) return [];
	if (filter.kind === 'month') {
		const month = filters[key];
		return month ? [sql`${value} >= ${startOfDay(`${month}-01`)}`, before(value, month)] : [];
	}
	if (filter.kind === 'worker') return filters[key] ? [sql`${filter.by} = ${filters[key]}`] : [];
	if (filter.kind === 'days') {
		const point = (day: string) => (filter.of === 'time' ? startOfDay(day) : day);
		const [from, to] = [filters[`${key}.from`], filters[`${key}.to`]];
		return [
			...(from ? [sql`${value} >= ${point(from)}`] : []),
			...(to ? [sql`${value} < ${point(dayAfter(to))}`] : [])
		];
	}
	return filters[key] ? [sql`${value} = ${filters[key]}`] : [];
}

function before(value: RawBuilder<unknown>, month: string): RawBuilder<unknown> {
	const [year, number] = month.split('-').map(Number) as [number, number];
	const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
	return sql`${value} < ${startOfDay(next)}`;
}

function dayAfter(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The order asked for; lines without a value come last, and equal ones in the order of their keys. */
function orderOf(register: RegisterOf, { sort }: Asked): RawBuilder<unknown> {
	const turned = sort.startsWith('-');
	const column = register.columns.find(({ key }) => key === sort.replace(/^-/, ''));
	const direction = sql.raw(turned ? 'desc' : 'asc');
	const by = column ? orderExpression(column) : register.key;
	return sql`${by} ${direction} nulls last, ${register.key} ${direction}`;
}

function orderExpression({ sort, value }: ColumnOf): RawBuilder<unknown> {
	return sort ? sort : value;
}

/** A state column: filtered by one of its values and ordered by their place in life. */
export function state(
	key: string,
	value: RawBuilder<unknown>,
	options: readonly string[],
	noun: string,
	show: Show = 'usual'
): ColumnOf {
	const sort = placeIn(value, options);
	return { key, kind: 'state', value, sort, filter: { kind: 'choice', options }, noun, show };
}

/** A column of codes or names, ordered as a dictionary or a numbering is. */
export function words(
	{ dialect }: Frame,
	key: string,
	value: RawBuilder<unknown>,
	kind: 'text' | 'code' = 'text',
	show: Show = 'usual'
): ColumnOf {
	return { key, kind, value, sort: codePoints(dialect, value), show };
}

/** A column of times (or days, with `of`), filtered by a range of days in Korea. */
export function moment(
	{ dialect }: Frame,
	key: string,
	value: RawBuilder<unknown>,
	kind: 'day' | 'moment' = 'day',
	show: Show = 'usual',
	of: 'time' | 'day' = 'time'
): ColumnOf {
	const sort = codePoints(dialect, value);
	return { key, kind, value, sort, filter: { kind: 'days', of }, show };
}

/** A column of numbers. */
export function count(key: string, value: RawBuilder<unknown>, show: Show = 'usual'): ColumnOf {
	return { key, kind: 'count', value, show };
}

/** A column of whole 원. */
export function money(key: string, value: RawBuilder<unknown>, show: Show = 'usual'): ColumnOf {
	return { key, kind: 'money', value, show };
}

/** Roles that work in one 행정동 or a few see the lines of those only. */
export function dongsOf(person: {
	role: Role;
	dongs: readonly string[];
}): readonly string[] | null {
	return person.role === 'intake' || person.role === 'field' ? person.dongs : null;
}
