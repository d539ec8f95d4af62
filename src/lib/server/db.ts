/**
 * Opens and migrates the database: SQLite in the data folder, or PostgreSQL where its address is
 * given. Nothing else in the server knows which of the two it is, apart from backups.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect, type Dialect } from 'kysely';
import pg from 'pg';
import { startEpoch } from './clock.ts';
import { ConfigError } from './config.ts';
import { isTransient } from './failures.ts';
import { alarm } from './log.ts';
import { migrate } from './migrate.ts';
import { betterShape, openSqlite } from './node-sqlite.ts';
import { localPokes, NOTIFY_CHANNEL, sharedPokes, type Pokes } from './poke.ts';
import type { Db, Schema, Trx } from './schema.ts';

/** SQLite waits inside one call, which stops the process: short, and repeated between other work. */
const SQLITE_BUSY_MS = 100;
const ATTEMPTS = 12;
const INT8 = 20;

export interface Database {
	readonly db: Db;
	readonly dialect: 'sqlite' | 'postgres';
	/** the SQLite file, ':memory:', or null on PostgreSQL */
	readonly file: string | null;
	/** SQLite's own handle, or null on PostgreSQL */
	readonly raw: DatabaseSync | null;
	readonly pokes: Pokes;
	/** a new random id: the only chance in the server's core */
	newId(): string;
	/** Tells the operator of a bug that was survived. */
	report(where: string, error: unknown): void;
	/** One writing transaction, repeated from the start after a deadlock or a lock held elsewhere. */
	write<R>(body: (trx: Trx) => Promise<R>): Promise<R>;
	/** Reads that all see the same moment. */
	snapshot<R>(body: (trx: Trx) => Promise<R>): Promise<R>;
	close(): Promise<void>;
}

export interface Ports {
	newId?: () => string;
	/** waits between repeated transactions */
	wait?: (ms: number) => Promise<void>;
	/** hears of bugs that were survived; the server's log unless given */
	report?: (where: string, error: unknown) => void;
	/** for tests that let statements fail */
	wrap?: (dialect: Dialect) => Dialect;
}

/**
 * Opens what the settings name and brings it up to date.
 * @throws ConfigError when the folder or the database cannot be used
 */
export async function openDatabase(
	where: { dataDir: string; databaseUrl: string | null },
	ports: Ports = {}
): Promise<Database> {
	if (where.databaseUrl !== null) return openPostgres(where.databaseUrl, ports);
	try {
		mkdirSync(where.dataDir, { recursive: true });
		return await openFile(sqliteFile(where.dataDir), ports);
	} catch (error) {
		if (!isUnusable(error)) throw error;
		throw new ConfigError(
			`DATA_DIR의 데이터베이스(${sqliteFile(where.dataDir)})를 열 수 없습니다. 폴더의 권한과 남은 용량을 확인하십시오.`,
			{ cause: error }
		);
	}
}

/** Where the SQLite file of a data folder is. */
export function sqliteFile(dataDir: string): string {
	return path.join(dataDir, 'ieum.db');
}

/** A database that lives as long as the process. */
export function openMemory(ports: Ports = {}): Promise<Database> {
	return openFile(':memory:', ports);
}

/** Opens one SQLite file and brings it up to date. */
export async function openFile(file: string, ports: Ports = {}): Promise<Database> {
	const raw = openSqlite(file, SQLITE_BUSY_MS);
	const dialect = new SqliteDialect({ database: betterShape(raw) });
	const db = new Kysely<Schema>({ dialect: ports.wrap?.(dialect) ?? dialect });
	const close = async () => {
		await db.destroy();
		if (raw.isOpen) raw.close();
	};
	return ready({ db, dialect: 'sqlite', file, raw, pokes: localPokes(), close }, ports);
}

async function openPostgres(url: string, ports: Ports): Promise<Database> {
	const pool = new pg.Pool({
		connectionString: url,
		max: 20,
		connectionTimeoutMillis: 10_000,
		application_name: 'ieum',
		// Compiling one of our short questions takes longer than answering it.
		onConnect: (client) => client.query('set jit = off') as never,
		types: { getTypeParser: parserFor }
	});
	// An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
	pool.on('error', () => {});
	await reach(pool);
	const dialect = new PostgresDialect({ pool });
	const db = new Kysely<Schema>({ dialect: ports.wrap?.(dialect) ?? dialect });
	const send = async (payload: string) => {
		await pool.query('select pg_notify($1, $2)', [NOTIFY_CHANNEL, payload]);
	};
	const pokes = sharedPokes(url, send);
	const close = async () => {
		await pokes.close();
		await db.destroy();
	};
	return ready({ db, dialect: 'postgres', file: null, raw: null, pokes, close }, ports);
}

/** Our whole numbers stay below 2^53: budgets in 원 and counts. */
const parserFor = ((oid: number, format?: 'text' | 'binary') =>
	oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as never;

/** The first word with the server; the address holds a password, so no message repeats it. */
async function reach(pool: pg.Pool): Promise<void> {
	try {
		await pool.query('select 1');
	} catch (error) {
		await pool.end();
		const why = error instanceof Error ? (error as { code?: string }).code || error.message : '';
		throw new ConfigError(
			`DATABASE_URL의 PostgreSQL에 연결할 수 없습니다(${why}). 주소, 사용자, 비밀번호, 데이터베이스 이름과 방화벽을 확인하십시오.`,
			{ cause: error }
		);
	}
}

type Opened = Pick<Database, 'db' | 'dialect' | 'file' | 'raw' | 'pokes' | 'close'>;

async function ready(opened: Opened, ports: Ports): Promise<Database> {
	const newId = ports.newId ?? randomUUID;
	const wait = ports.wait ?? ((ms) => new Promise<void>((done) => void setTimeout(done, ms)));
	const database: Database = {
		...opened,
		newId,
		report: ports.report ?? alarm,
		write: (body) => repeat(() => opened.db.transaction().execute(body), wait),
		snapshot: (body) => repeat(() => snapshot(opened, body), wait)
	};
	try {
		await migrate(database);
		await startEpoch(opened.db, newId());
	} catch (error) {
		await opened.close();
		throw error;
	}
	return database;
}

function snapshot<R>({ db, dialect }: Opened, body: (trx: Trx) => Promise<R>): Promise<R> {
	const begin = db.transaction();
	if (dialect === 'sqlite') return begin.execute(body);
	return begin.setIsolationLevel('repeatable read').setAccessMode('read only').execute(body);
}

async function repeat<R>(run: () => Promise<R>, wait: (ms: number) => Promise<void>): Promise<R> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await run();
		} catch (error) {
			if (!isTransient(error) || attempt === ATTEMPTS) throw error;
			await wait(Math.min(10 * 2 ** attempt, 500));
		}
	}
}

function isUnusable(error: unknown): boolean {
	const { code } = error as { code?: string };
	return /^(EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST|ERR_SQLITE_ERROR)$/.test(code ?? '');
}
