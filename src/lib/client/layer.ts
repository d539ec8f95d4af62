/** Rows laid over others without touching them: unsent effects over what the server said. */
import { TABLES, type Row, type TableName } from '../domain/tables.ts';
import { Cache, type Need } from '../domain/tx.ts';
import { keyOf } from './rows.ts';

type LookUp = Extract<Need, { column: string }>;

/** A cache whose writes stay in it, while what it has to load is loaded into the one below. */
export class Layer extends Cache {
	/** Rows that were set here, by `table/id`; null: taken away. */
	readonly laid = new Map<string, Row | null>();
	private readonly below: Cache;
	private readonly moved = new Map<string, Map<string, boolean>>();

	constructor(below: Cache) {
		super();
		this.below = below;
	}

	override load(need: Need, found: readonly Row[]): void {
		this.below.load(need, found);
	}

	override peek(table: TableName, id: string): Row | null | undefined {
		const laid = this.laid.get(keyOf(table, id));
		return laid === undefined ? this.below.peek(table, id) : laid;
	}

	override ids(need: LookUp): ReadonlySet<string> | undefined {
		const base = this.below.ids(need);
		const moved = this.moved.get(lookUp(need.table, need.column, need.value));
		if (!base || !moved) return base;
		const ids = new Set(base);
		for (const [id, here] of moved) {
			if (here) ids.add(id);
			else ids.delete(id);
		}
		return ids;
	}

	override set(table: TableName, id: string, row: Row | null): void {
		const before = this.peek(table, id);
		this.laid.set(keyOf(table, id), row);
		for (const column of TABLES[table].indexes as readonly string[]) {
			const was = before && valueOf(before, column);
			const is = row && valueOf(row, column);
			if (was === is) continue;
			if (typeof was === 'string') this.move(table, column, was, id, false);
			if (typeof is === 'string') this.move(table, column, is, id, true);
		}
	}

	private move(table: TableName, column: string, value: string, id: string, here: boolean): void {
		const key = lookUp(table, column, value);
		let moved = this.moved.get(key);
		if (!moved) this.moved.set(key, (moved = new Map()));
		moved.set(id, here);
	}
}

function lookUp(table: string, column: string, value: string): string {
	return `${table}.${column}=${value}`;
}

function valueOf(row: Row, column: string): unknown {
	return (row as unknown as Record<string, unknown>)[column];
}
