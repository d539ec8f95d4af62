/** Rows as rules know them, and as they lie on the disk. */
import { columnsOf, TABLES, TABLE_NAMES, type Row, type TableName } from '../domain/tables.ts';
import type { Key, SealedRow, Vault } from './ports.ts';

type Value = string | number | null;

/** One text for a table and an id. */
export function keyOf(table: TableName, id: string): string {
	return `${table}/${id}`;
}

/** The key of such a text. */
export function keyFrom(text: string): Key {
	const cut = text.indexOf('/');
	return { table: text.slice(0, cut) as TableName, id: text.slice(cut + 1) };
}

/** A table's columns as they are declared, and which of them lie in the clear. */
interface Plan {
	all: readonly string[];
	clear: readonly string[];
	personal: readonly string[];
	known: ReadonlySet<string>;
}

const PLANS = Object.fromEntries(TABLE_NAMES.map((table) => [table, planOf(table)])) as Record<
	TableName,
	Plan
>;

function planOf(table: TableName): Plan {
	const all: readonly string[] = columnsOf(table);
	const personal: readonly string[] = TABLES[table].personal;
	const clear = all.filter((column) => !personal.includes(column));
	return { all, clear, personal, known: new Set(all) };
}

type Values = Record<string, Value>;

/** A row's sealed form, bound to its table, id, key epoch and revision. */
export async function sealRow(
	vault: Vault,
	table: TableName,
	row: Row,
	rev: number
): Promise<SealedRow> {
	const { clear, personal } = PLANS[table];
	const values = row as unknown as Values;
	const sealed: SealedRow = { id: row.id };
	for (const column of clear) sealed[column] = values[column];
	if (personal.length === 0) return sealed;
	const hidden = personal.map((column) => values[column] ?? null);
	sealed._b = await vault.seal(place(table, row.id, rev), JSON.stringify(hidden));
	sealed._r = rev;
	sealed._k = vault.keyEpoch;
	return sealed;
}

/** The row again, its columns in declared order. Rejects if it was tampered with. */
export async function openRow(vault: Vault, table: TableName, sealed: SealedRow): Promise<Row> {
	const { all, personal } = PLANS[table];
	const row: Record<string, unknown> = {};
	for (const column of all) row[column] = sealed[column];
	if (sealed._b === undefined) return row as unknown as Row;
	const text = await vault.open(place(table, sealed.id, sealed._r ?? 0), sealed._b);
	const hidden = JSON.parse(text) as Value[];
	personal.forEach((column, i) => (row[column] = hidden[i]));
	return row as unknown as Row;
}

/** True if both say the same in every column. */
export function sameRow(table: TableName, a: Row | null, b: Row | null): boolean {
	if (a === null || b === null || a === b) return a === b;
	const [left, right] = [a as unknown as Values, b as unknown as Values];
	return PLANS[table].all.every((column) => left[column] === right[column]);
}

/** True if this program knows the table and every column of a row that came in. */
export function isKnown(table: string, row: object): boolean {
	if (!Object.hasOwn(PLANS, table)) return false;
	const { known } = PLANS[table as TableName];
	for (const column in row) {
		const value = (row as Record<string, unknown>)[column];
		if (!known.has(column) || (typeof value === 'object' && value !== null)) return false;
	}
	return true;
}

function place(table: TableName, id: string, rev: number): string {
	return `${table}|${id}|${rev}`;
}
