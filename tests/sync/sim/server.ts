/**
 * The server of a world: the real core on SQLite in memory. It may die at any gate and come up
 * again over what was committed, be backed up and restored. Requests arrive as they are on the
 * wire; nothing of the tablet's memory reaches it.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type Dialect } from 'kysely';
import { newEpoch, tick } from '../../../src/lib/server/clock.ts';
import { openMemory, type Database } from '../../../src/lib/server/db.ts';
import { betterShape } from '../../../src/lib/server/node-sqlite.ts';
import { localPokes } from '../../../src/lib/server/poke.ts';
import { writeRows, type Put } from '../../../src/lib/server/rows.ts';
import type { Schema, Trx } from '../../../src/lib/server/schema.ts';
import type { Row, TableName } from '../../../src/lib/domain/tables.ts';
import { gated, type ServerGate } from './gated.ts';
import type { World } from './world.ts';

/** All rows of all tables, as a backup holds them. */
export type Copy = Map<string, Record<string, SQLInputValue>[]>;

/** One SQLite in memory for all worlds of this process, one after the other. */
export class Ground {
	readonly raw: DatabaseSync;
	readonly tables: string[];
	/** how often the past was put back */
	restored = 0;
	private readonly dialect: Dialect;
	private readonly opened: Database;
	private constructor(opened: Database) {
		this.opened = opened;
		this.raw = opened.raw as DatabaseSync;
		const { raw } = this;
		const shape = betterShape(raw);
		this.dialect = new SqliteDialect({ database: { ...shape, close: () => {} } });
		this.tables = raw
			.prepare(`select name from sqlite_master where type = 'table' and name <> 'migration'`)
			.all()
			.map((row) => row.name as string);
	}

	/** Migrates an empty database. */
	static async lay(): Promise<Ground> {
		return new Ground(await openMemory());
	}

	/** A server over what is committed; whatever was going on before is rolled back. */
	serve(gate: ServerGate, newId: () => string): Database {
		if (this.raw.isTransaction) this.raw.exec('rollback');
		const db = new Kysely<Schema>({ dialect: gated(this.dialect, gate) });
		const transaction = <R>(body: (trx: Trx) => Promise<R>) => db.transaction().execute(body);
		const own = { db, newId, write: transaction, snapshot: transaction, pokes: localPokes() };
		return { ...this.opened, ...own, report: () => {}, close: () => db.destroy() };
	}

	/** Everything that is committed. */
	copy(): Copy {
		const copy: Copy = new Map();
		for (const table of this.tables)
			copy.set(table, this.all(`select * from "${table}"`) as Record<string, SQLInputValue>[]);
		return copy;
	}

	/** Puts a copy in the place of what is there. */
	restore(copy: Copy): void {
		this.restored += 1;
		if (this.raw.isTransaction) this.raw.exec('rollback');
		this.raw.exec('begin');
		for (const table of this.tables) {
			this.raw.exec(`delete from "${table}"`);
			for (const row of copy.get(table) ?? []) this.insert(table, row);
		}
		this.raw.exec('commit');
	}

	/** The feed's clock. */
	version(): number {
		return this.all('select value from clock')[0]?.value as number;
	}

	all(sql: string, ...parameters: SQLInputValue[]): Record<string, unknown>[] {
		return this.prepared(sql).all(...parameters);
	}

	insert(table: string, row: Record<string, SQLInputValue>): void {
		const columns = Object.keys(row);
		const names = columns.map((name) => `"${name}"`).join(',');
		const marks = columns.map(() => '?').join(',');
		this.prepared(`insert into "${table}" (${names}) values (${marks})`).run(
			...columns.map((name) => row[name] as SQLInputValue)
		);
	}

	private readonly statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
	private prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
		let statement = this.statements.get(sql);
		if (!statement) this.statements.set(sql, (statement = this.raw.prepare(sql)));
		return statement;
	}
}

/** Empties the ground and writes a world's first rows, accounts included. */
export async function settleWorld(ground: Ground, database: Database, world: World, at: string) {
	ground.restore(
		new Map([
			['clock', [{ id: 1, value: 0 }]],
			['audit_head', [{ id: 1, count: 0, hash: '0'.repeat(64) }]]
		])
	);
	for (const { id, name, role, dongs } of world.people) {
		const account = { id, loginName: id, name, role, dongs: dongs.join(','), passwordHash: '' };
		ground.insert('user', { ...account, createdAt: at, disabledAt: null, mustChangeAt: null });
	}
	await newEpoch(database.db, 'epoch-0');
	await database.write(async (trx) => {
		const puts = [...world.rows].flatMap(([table, rows]) =>
			[...rows.values()].map((row) => ({ table, row }) as { table: TableName; row: Row } as Put)
		);
		await writeRows(trx, await tick(trx), puts);
	});
}
