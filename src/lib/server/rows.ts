/** The synced tables: bulk reads for rules, bulk writes with their version and scope. */
import type { Kysely } from 'kysely';
import { isLive as isLiveApplication } from '../domain/application.ts';
import { isLive } from '../domain/assignment.ts';
import { isLive as isLiveMonth } from '../domain/subsidy.ts';
import { columnsOf, TABLES, type Row, type Rows, type TableName } from '../domain/tables.ts';
import type { Need } from '../domain/tx.ts';
import type { Db, Feed, Trx } from './schema.ts';

export type Put = { [T in TableName]: { table: T; row: Rows[T] } }[TableName];
export type AnyPut = { table: TableName; row: Row };

/** What a statement may list at once, so that few different statements have to be prepared. */
const SIZES = [1, 4, 16, 64, 256];
const MOST = 256;

export type Stored = Row & Feed;
type Loose = Kysely<Record<string, Record<string, unknown>>>;

/** Kysely's types cannot follow a table name that is only known at run time. */
function loose(db: Db): Loose {
	return db as unknown as Loose;
}

/** Rows whose column holds one of the values, with version and scope. */
export async function rowsWhere(
	db: Db,
	table: TableName,
	column: string,
	values: readonly string[]
): Promise<Stored[]> {
	const found: Stored[] = [];
	for (const some of batches(values, MOST)) {
		const rows = await loose(db)
			.selectFrom(table)
			.selectAll()
			.where(column, 'in', padded(some))
			.execute();
		found.push(...(rows as unknown as Stored[]));
	}
	return found;
}

/** A row as the domain knows it: its own columns in their declared order. */
export function plain(table: TableName, stored: Row): Row {
	const row: Record<string, unknown> = {};
	for (const column of columnsOf(table)) row[column] = (stored as never)[column];
	return row as unknown as Row;
}

/** A store for one transaction: answers needs in bulk and remembers how rows were before. */
export class Books {
	private readonly before = new Map<string, Stored | null>();
	private readonly trx: Trx;
	constructor(trx: Trx) {
		this.trx = trx;
	}

	/** Rows for each need, in the order of the needs. */
	async fetch(needs: readonly Need[]): Promise<Row[][]> {
		const answers = new Map<Need, Row[]>();
		for (const [key, group] of grouped(needs)) {
			const [table, column] = key.split('.') as [TableName, string];
			const rows = await rowsWhere(this.trx, table, column, group.map(valueOf));
			for (const need of group) answers.set(need, []);
			const byValue = Map.groupBy(rows, (row) => (row as never)[column] as string);
			for (const need of group) {
				const found = byValue.get(valueOf(need)) ?? [];
				answers.set(
					need,
					found.map((row) => this.remember(table, row))
				);
				if ('id' in need && found.length === 0) this.before.set(`${table}/${need.id}`, null);
			}
		}
		return needs.map((need) => answers.get(need) ?? []);
	}

	/**
	 * Writes rows at a version, those that changed; a row that leaves a scope is noted there.
	 * Returns every scope in which something is new.
	 */
	async write(version: number, puts: Iterable<AnyPut>): Promise<Set<string>> {
		const byTable = Map.groupBy(puts, (put) => put.table);
		const scopes = new Set<string>();
		const left: { version: number; scope: string; tableName: TableName; rowId: string }[] = [];
		for (const [table, some] of byTable) {
			await this.learn(
				table,
				some.map((put) => put.row.id)
			);
			const changed: Stored[] = [];
			for (const { row } of some) {
				const before = this.before.get(`${table}/${row.id}`);
				if (before && isSame(table, before, row)) continue;
				const scope = scopeOf(table, row);
				changed.push({ ...plain(table, row), version, scope });
				scopes.add(scope);
				if (!before || before.scope === scope) continue;
				scopes.add(before.scope);
				left.push({ version, scope: before.scope, tableName: table, rowId: row.id });
			}
			await this.upsert(table, changed);
		}
		for (const some of batches(left, MOST))
			await this.trx.insertInto('left_scope').values(some).execute();
		return scopes;
	}

	private remember(table: TableName, stored: Stored): Row {
		const key = `${table}/${stored.id}`;
		if (!this.before.get(key)) this.before.set(key, stored);
		return plain(table, stored);
	}

	/** Rows that were put without having been read. */
	private async learn(table: TableName, ids: string[]): Promise<void> {
		const unknown = ids.filter((id) => !this.before.has(`${table}/${id}`));
		for (const id of unknown) this.before.set(`${table}/${id}`, null);
		for (const row of await rowsWhere(this.trx, table, 'id', unknown))
			this.before.set(`${table}/${row.id}`, row);
	}

	private async upsert(table: TableName, rows: Stored[]): Promise<void> {
		if (table === 'assignment') await this.clearTheWay(rows as (Rows['assignment'] & Feed)[]);
		if (table === 'application') closedFirst(rows as (Rows['application'] & Feed)[]);
		if (table === 'subsidyMonth') freedFirst(rows as (Rows['subsidyMonth'] & Feed)[]);
		const columns = [...columnsOf(table), 'version', 'scope'].filter((name) => name !== 'id');
		for (const some of batches(rows, MOST)) {
			await loose(this.trx)
				.insertInto(table)
				.values(some as never[])
				.onConflict((conflict) =>
					conflict.column('id').doUpdateSet((eb) => {
						const set: Record<string, unknown> = {};
						for (const column of columns) set[column] = eb.ref(`excluded.${column}`);
						return set;
					})
				)
				.execute();
		}
	}

	/**
	 * Unique indexes are checked row by row, so two assignments that change places would collide
	 * half-way: closed ones go first, and units that change hands are let go of before.
	 */
	private async clearTheWay(rows: (Rows['assignment'] & Feed)[]): Promise<void> {
		const holds = (row: Rows['assignment']) => Number(isLive(row) && row.endedAt === null);
		rows.sort((a, b) => holds(a) - holds(b));
		const moved = rows.filter((row) => {
			const before = this.before.get(`assignment/${row.id}`) as Rows['assignment'] | null;
			return before && before.pcId !== null && before.pcId !== row.pcId;
		});
		const ids = moved.map((row) => row.id);
		for (const some of batches(ids, MOST))
			await this.trx
				.updateTable('assignment')
				.set({ pcId: null })
				.where('id', 'in', padded(some))
				.execute();
	}
}

/** A household that applies again does so after the first application has ended. */
function closedFirst(rows: Rows['application'][]): void {
	rows.sort((a, b) => Number(isLiveApplication(a)) - Number(isLiveApplication(b)));
}

/** A month that is planned once more takes the place of one that came to nothing. */
function freedFirst(rows: Rows['subsidyMonth'][]): void {
	rows.sort((a, b) => Number(isLiveMonth(a)) - Number(isLiveMonth(b)));
}

/** Writes rows outside of any action (settings, demo, imports). `version` comes from tick(). */
export function writeRows(trx: Trx, version: number, puts: readonly Put[]): Promise<Set<string>> {
	return new Books(trx).write(version, puts);
}

/** Whose scope a row belongs to. */
export function scopeOf(table: TableName, row: Row): string {
	return (TABLES[table].scope as (row: Row) => string)(row);
}

function isSame(table: TableName, a: Row, b: Row): boolean {
	return columnsOf(table).every((column) => (a as never)[column] === (b as never)[column]);
}

function valueOf(need: Need): string {
	return 'id' in need ? need.id : need.value;
}

function grouped(needs: readonly Need[]): Map<string, Need[]> {
	return Map.groupBy(needs, (need) => `${need.table}.${'id' in need ? 'id' : need.column}`);
}

export function batches<T>(items: readonly T[], size: number): T[][] {
	const some: T[][] = [];
	for (let i = 0; i < items.length; i += size) some.push(items.slice(i, i + size));
	return some;
}

/** The list filled up with its last value to one of a few lengths. */
function padded(values: readonly string[]): string[] {
	const size = SIZES.find((one) => one >= values.length) ?? values.length;
	return [...values, ...Array<string>(size - values.length).fill(values.at(-1) as string)];
}
