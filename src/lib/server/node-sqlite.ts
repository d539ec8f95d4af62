/**
 * Node's own SQLite in the shape that Kysely's SqliteDialect expects. Prepared statements are kept,
 * because preparing costs more than most of our queries.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Beyond this the statement unused for longest is dropped. */
const KEPT_STATEMENTS = 300;
/** Bulk writes differ by their number of rows: they rarely come again and would fill the memory. */
const LONGEST_KEPT = 8000;

/**
 * Opens a file (or ':memory:') that several processes may use: write-ahead log, every commit on
 * the disk before it is answered, a short wait for other writers.
 */
export function openSqlite(file: string, busyMs: number): DatabaseSync {
	// Its companions inherit the mode: nobody else on the machine may read what is in it.
	if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
	const raw = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true });
	raw.exec(
		file === ':memory:'
			? 'pragma synchronous = off'
			: 'pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536'
	);
	return raw;
}

/** The shim around one connection. Booleans do not exist in our rows, so none are mapped. */
export function betterShape(raw: DatabaseSync): SqliteDatabase {
	const kept = new Map<string, SqliteStatement>();
	return {
		close: () => raw.close(),
		prepare(sql) {
			// SQLite ends a transaction by itself when it runs out of room; then nothing is left to roll back.
			if (sql === 'rollback' && !raw.isTransaction) return NOTHING;
			const statement = kept.get(sql) ?? statementOf(raw.prepare(sql));
			if (sql.length > LONGEST_KEPT) return statement;
			kept.delete(sql);
			kept.set(sql, statement);
			if (kept.size > KEPT_STATEMENTS) kept.delete(kept.keys().next().value as string);
			return statement;
		}
	};
}

const NOTHING: SqliteStatement = {
	reader: false,
	all: () => [],
	run: () => ({ changes: 0, lastInsertRowid: 0 }),
	iterate: () => [].values()
};

function statementOf(statement: StatementSync): SqliteStatement {
	return {
		reader: statement.columns().length > 0,
		all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
		run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
		iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[]))
	};
}
