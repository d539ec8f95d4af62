/**
 * What a rule reads and writes through: synchronous, over rows already in memory.
 * A rule that asks for a row that is not loaded is stopped by `Missing`; the runner fetches what
 * is missing and runs the rule again from the start, which it may, because a rule is pure.
 */
import { TABLES, type Column, type Rows, type TableName } from './tables.ts';

export interface Tx {
	/** The row, or undefined where there is none (or none in this person's scope). */
	get<T extends TableName>(table: T, id: string): Rows[T] | undefined;
	/** All rows whose indexed column holds the value, ordered by id. */
	where<T extends TableName>(table: T, column: Column<T>, value: string): Rows[T][];
	put<T extends TableName>(table: T, row: Rows[T]): void;
}

/** One thing that has to be fetched before the rule can go on. */
export type Need =
	{ table: TableName; id: string } | { table: TableName; column: string; value: string };

class Missing extends Error {
	readonly needs: readonly Need[];
	constructor(...needs: Need[]) {
		super('not loaded');
		this.needs = needs;
	}
	get need(): Need {
		return this.needs[0] as Need;
	}
}

/**
 * Looks at every item before the rule goes on, so that what is missing of all of them is fetched at
 * once, and a rule about thousands does not begin anew for each.
 */
export function forAll<T>(items: readonly T[], look: (item: T) => void): void {
	const needs: Need[] = [];
	for (const item of items)
		try {
			look(item);
		} catch (error) {
			if (!(error instanceof Missing)) throw error;
			needs.push(...error.needs);
		}
	if (needs.length > 0) throw new Missing(...needs);
}

type AnyRow = Rows[TableName];

/** Rows in memory, some known to be absent, and the look-ups that are known to be complete. */
export class Cache {
	private rows = new Map<TableName, Map<string, AnyRow | null>>();
	private complete = new Map<string, Set<string>>();

	/** Takes what a store answered for one need. An absent row is remembered as absent. */
	load(need: Need, found: readonly AnyRow[]): void {
		for (const row of found)
			if (!this.of(need.table).has(row.id)) this.set(need.table, row.id, row);
		if ('id' in need) {
			if (found.length === 0 && !this.of(need.table).has(need.id))
				this.set(need.table, need.id, null);
		} else if (!this.complete.has(lookUp(need))) {
			const ids = new Set<string>();
			this.complete.set(lookUp(need), ids);
			for (const [id, row] of this.of(need.table))
				if (row && valueOf(row, need.column) === need.value) ids.add(id);
		}
	}

	/** Undefined means not loaded, null known to be absent. */
	peek(table: TableName, id: string): AnyRow | null | undefined {
		return this.of(table).get(id);
	}

	/** Ids of a complete look-up, or undefined if it is not loaded. */
	ids(need: Extract<Need, { column: string }>): ReadonlySet<string> | undefined {
		return this.complete.get(lookUp(need));
	}

	/** Puts a row (null: takes it away) and keeps every complete look-up complete. */
	set(table: TableName, id: string, row: AnyRow | null): void {
		const before = this.of(table).get(id);
		this.of(table).set(id, row);
		for (const column of TABLES[table].indexes as readonly string[]) {
			const was = before && valueOf(before, column);
			const is = row && valueOf(row, column);
			if (was === is) continue;
			if (typeof was === 'string')
				this.complete.get(lookUp({ table, column, value: was }))?.delete(id);
			if (typeof is === 'string') this.complete.get(lookUp({ table, column, value: is }))?.add(id);
		}
	}

	private of(table: TableName): Map<string, AnyRow | null> {
		let rows = this.rows.get(table);
		if (!rows) this.rows.set(table, (rows = new Map()));
		return rows;
	}
}

/** One action's writes over a cache: kept by `keep`, forgotten by simply dropping it. */
export class Overlay implements Tx {
	/** Written rows in the order of their first write, by table and id. */
	readonly puts = new Map<string, { table: TableName; row: AnyRow }>();
	private readonly cache: Cache;
	constructor(cache: Cache) {
		this.cache = cache;
	}

	get<T extends TableName>(table: T, id: string): Rows[T] | undefined {
		const written = this.puts.get(`${table}/${id}`);
		if (written) return written.row as Rows[T];
		const row = this.cache.peek(table, id);
		if (row === undefined) throw new Missing({ table, id });
		return (row ?? undefined) as Rows[T] | undefined;
	}

	where<T extends TableName>(table: T, column: Column<T>, value: string): Rows[T][] {
		if (!TABLES[table].indexes.includes(column))
			throw new Error(`${table}.${column} is not indexed`);
		const ids = this.cache.ids({ table, column, value });
		if (!ids) throw new Missing({ table, column, value });
		const found = new Map<string, AnyRow>();
		for (const id of ids) found.set(id, this.cache.peek(table, id) as AnyRow);
		for (const { table: written, row } of this.puts.values()) {
			if (written !== table) continue;
			if (valueOf(row, column) === value) found.set(row.id, row);
			else found.delete(row.id);
		}
		return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) as Rows[T][];
	}

	put<T extends TableName>(table: T, row: Rows[T]): void {
		this.puts.set(`${table}/${row.id}`, { table, row });
	}

	keep(): void {
		for (const { table, row } of this.puts.values()) this.cache.set(table, row.id, row);
	}
}

/**
 * Runs a pure body over the cache, fetching what it asks for until it has all of it.
 * Errors of the body (a Refusal among them) rise to the caller.
 */
export async function withRows<R>(
	cache: Cache,
	fetch: (need: Need) => Promise<readonly AnyRow[]>,
	body: (tx: Overlay) => R
): Promise<{ result: R; tx: Overlay }> {
	for (;;) {
		const tx = new Overlay(cache);
		try {
			return { result: body(tx), tx };
		} catch (error) {
			if (!(error instanceof Missing)) throw error;
			for (const need of error.needs) cache.load(need, await fetch(need));
		}
	}
}

/** What a rule that was stopped asks for; empty for any other error. */
export function needsOf(error: unknown): readonly Need[] {
	return error instanceof Missing ? error.needs : [];
}

/** True for the signal that a rule must let pass when it catches anything. */
export function isMissing(error: unknown): boolean {
	return error instanceof Missing;
}

function lookUp(need: Extract<Need, { column: string }>): string {
	return `${need.table}.${need.column}=${need.value}`;
}

function valueOf(row: AnyRow, column: string): unknown {
	return (row as Record<string, unknown>)[column];
}
