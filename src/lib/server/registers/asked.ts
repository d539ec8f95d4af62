/** What an address asks of a register: columns, order, conditions, page. Whatever does not exist is not asked. */
import type { ColumnOf, Filter, RegisterOf } from './register.ts';

export interface Asked {
	/** keys of the columns shown, in the register's order */
	columns: string[];
	/** key of a column, '-' before it for downwards */
	sort: string;
	/** by column; a range has two: 'registeredAt.from', 'registeredAt.to' */
	filters: Record<string, string>;
	/** typed text; a personal one never comes from the address */
	text: string;
	/** from 1 */
	page: number;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const ID = /^[0-9A-Za-z._-]{1,64}$/;
const LONGEST = 50;

/** Reads an address; `text` is what was typed into a personal search. */
export function asked(register: RegisterOf, params: URLSearchParams, text = ''): Asked {
	const page = params.get('page') ?? '';
	return {
		columns: columnsAsked(register, columnsOf(params)),
		sort: sortAsked(register, params.get('sort')),
		filters: filtersAsked(register, params),
		text: register.personal ? text : typed(params.get('q') ?? ''),
		page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
	};
}

/** A typed text as it is compared: composed, without spaces at its ends, no longer than a name is. */
export function typed(text: string): string {
	return text.normalize('NFC').trim().slice(0, LONGEST);
}

/** The shortest address that asks for the same, without page and text. */
export function addressOf(
	register: RegisterOf,
	{ columns, sort, filters }: Asked
): URLSearchParams {
	const params = new URLSearchParams(filters);
	if (sort !== register.order) params.set('sort', sort);
	if (columns.join() !== usual(register).join()) params.set('columns', columns.join(','));
	return params;
}

/** Columns that are shown unless somebody chose otherwise. */
export function usual(register: RegisterOf): string[] {
	return register.columns.filter((column) => column.show === 'usual').map(({ key }) => key);
}

/** True if a register is ordered by the column. */
export function isSortable({ sort, mask, show }: ColumnOf): boolean {
	return sort !== false && !mask && show !== 'never';
}

/** As an address says them, or as the boxes of a form do. */
function columnsOf(params: URLSearchParams): string | null {
	const boxes = params.getAll('column');
	return boxes.length > 0 ? boxes.join(',') : params.get('columns');
}

/** The first column names the line and cannot be left out. */
function columnsAsked({ columns, ...register }: RegisterOf, given: string | null): string[] {
	if (given === null) return usual({ ...register, columns });
	const wanted = given.split(',');
	return columns
		.filter(({ key, show }, i) => i === 0 || (wanted.includes(key) && show !== 'never'))
		.map(({ key }) => key);
}

function sortAsked({ columns, order }: RegisterOf, given: string | null): string {
	const key = given?.replace(/^-/, '');
	return given && columns.some((one) => one.key === key && isSortable(one)) ? given : order;
}

function filtersAsked({ columns }: RegisterOf, params: URLSearchParams): Record<string, string> {
	const set: Record<string, string> = {};
	for (const { key, filter } of columns) {
		if (!filter) continue;
		for (const name of namesOf(key, filter)) {
			const value = params.get(name);
			if (value !== null && fits(filter, value)) set[name] = value;
		}
	}
	return set;
}

/** What a filter is called in an address. */
export function namesOf(key: string, { kind }: Filter): string[] {
	return kind === 'days' ? [`${key}.from`, `${key}.to`] : [key];
}

function fits(filter: Filter, value: string): boolean {
	if (filter.kind === 'choice') return filter.options.includes(value);
	if (filter.kind === 'worker') return ID.test(value);
	return filter.kind === 'month' ? MONTH.test(value) : DAY.test(value) && exists(value);
}

function exists(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
