/** The server's rows as far as they were asked for, with an index that a thousand look-ups do not slow. */
import { TABLES, type Row, type TableName } from '../domain/tables.ts';
import { Cache, type Need } from '../domain/tx.ts';
import { keyOf } from './rows.ts';

type LookUp = Extract<Need, { column: string }>;
const NONE: ReadonlySet<string> = new Set();

/** A cache that knows its rows by every indexed column, so that loading a look-up scans nothing. */
export class Base extends Cache {
	private readonly held = new Map<string, Row | null>();
	private readonly byValue = new Map<string, Set<string>>();
	private readonly loaded = new Set<string>();

	override load(need: Need, found: readonly Row[]): void {
		for (const row of found)
			if (!this.held.has(keyOf(need.table, row.id))) this.set(need.table, row.id, row);
		if ('column' in need) this.loaded.add(lookUp(need.table, need.column, need.value));
		else if (found.length === 0 && !this.held.has(keyOf(need.table, need.id)))
			this.set(need.table, need.id, null);
	}

	override peek(table: TableName, id: string): Row | null | undefined {
		return this.held.get(keyOf(table, id));
	}

	override ids({ table, column, value }: LookUp): ReadonlySet<string> | undefined {
		const key = lookUp(table, column, value);
		return this.loaded.has(key) ? (this.byValue.get(key) ?? NONE) : undefined;
	}

	override set(table: TableName, id: string, row: Row | null): void {
		const key = keyOf(table, id);
		const before = this.held.get(key);
		this.held.set(key, row);
		for (const column of TABLES[table].indexes as readonly string[]) {
			const was = before && (before as unknown as Record<string, unknown>)[column];
			const is = row && (row as unknown as Record<string, unknown>)[column];
			if (was === is) continue;
			if (typeof was === 'string') this.byValue.get(lookUp(table, column, was))?.delete(id);
			if (typeof is === 'string') this.idsOf(lookUp(table, column, is)).add(id);
		}
	}

	private idsOf(key: string): Set<string> {
		let ids = this.byValue.get(key);
		if (!ids) this.byValue.set(key, (ids = new Set()));
		return ids;
	}
}

function lookUp(table: string, column: string, value: string): string {
	return `${table}.${column}=${value}`;
}
