/** Rows as rules know them, and as they lie on the disk. */
import { columnsOf, TABLES, type Row, type TableName } from '../domain/tables.ts';
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

/** A row's sealed form, bound to its table, id, key epoch and revision. */
export async function sealRow(
	vault: Vault,
	table: TableName,
	row: Row,
	rev: number
): Promise<SealedRow> {
	const personal = TABLES[table].personal as readonly string[];
	if (personal.length === 0) return { ...row };
	const sealed: SealedRow = { id: row.id };
	const hidden: Value[] = [];
	for (const [column, value] of Object.entries(row)) {
		if (!personal.includes(column)) sealed[column] = value;
	}
	for (const column of personal) hidden.push((row as Record<string, Value>)[column] ?? null);
	sealed._b = await vault.seal(place(table, row.id, rev), JSON.stringify(hidden));
	sealed._r = rev;
	sealed._k = vault.keyEpoch;
	return sealed;
}

/** The row again, its columns in declared order. Rejects if it was tampered with. */
export async function openRow(vault: Vault, table: TableName, sealed: SealedRow): Promise<Row> {
	const personal = TABLES[table].personal as readonly string[];
	const hidden =
		sealed._b === undefined
			? []
			: (JSON.parse(
					await vault.open(place(table, sealed.id, sealed._r ?? 0), sealed._b)
				) as Value[]);
	const row: Record<string, unknown> = {};
	for (const column of columnsOf(table)) {
		const at = personal.indexOf(column);
		row[column] = at < 0 ? sealed[column] : hidden[at];
	}
	return row as unknown as Row;
}

/** True if both say the same in every column. */
export function sameRow(table: TableName, a: Row | null, b: Row | null): boolean {
	if (a === null || b === null) return a === b;
	return columnsOf(table).every(
		(column) =>
			(a as unknown as Record<string, Value>)[column] ===
			(b as unknown as Record<string, Value>)[column]
	);
}

/** True if this program knows the table and every column of a row that came in. */
export function isKnown(table: string, row: object): boolean {
	if (!Object.hasOwn(TABLES, table)) return false;
	const known = columnsOf(table as TableName) as readonly string[];
	return Object.entries(row).every(
		([column, value]) => known.includes(column) && (value === null || typeof value !== 'object')
	);
}

function place(table: TableName, id: string, rev: number): string {
	return `${table}|${id}|${rev}`;
}
