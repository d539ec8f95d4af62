/**
 * Backups of the SQLite file while the server runs, and putting one back while it does not. On
 * PostgreSQL the database's own tools do both; here it is only noted what they cover.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { backup as copyPages, DatabaseSync } from 'node:sqlite';
import { raise } from './alerts.ts';
import { append } from './audit.ts';
import { head, newEpoch } from './clock.ts';
import { openFile, sqliteFile, type Database, type Ports } from './db.ts';
import { isTransient } from './failures.ts';
import { endedIn, keepEnded, type Ended } from './kept-closed.ts';
import type { BackupRow } from './schema.ts';

/** One step, so that writers cannot make the copy begin again; the log lets them write meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

const LOOK_MS = 10 * 60_000;

/** What a person at the machine did wrong, in their words. */
export class BackupError extends Error {}

/** Where the backups of a data folder go. */
export function backupFolder(dataDir: string): string {
	return path.join(dataDir, 'backups');
}

/**
 * Copies the database into a new file of the folder and notes what it covers. Writers go on
 * meanwhile. Keeps the newest `keep` files.
 */
export async function backUp(
	database: Database,
	folder: string,
	now: string,
	keep = 30
): Promise<BackupRow & { file: string }> {
	if (database.dialect !== 'sqlite')
		throw new BackupError('PostgreSQL은 pg_dump나 PITR로 백업합니다.');
	fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	const name = `ieum-${now.replace(/[:.]/g, '-')}.db`;
	const file = path.join(folder, name);
	await copy(database, `${file}.part`);
	const facts = inspect(`${file}.part`);
	fs.renameSync(`${file}.part`, file);
	const row = { id: database.newId(), at: now, name, ...facts };
	await database.db.insertInto('backup').values(row).execute();
	prune(folder, keep);
	return { ...row, file };
}

/** Notes that a backup made by other means holds everything up to a version. */
export async function noteBackup(
	database: Database,
	{ version, name }: { version: number; name: string },
	now: string
): Promise<void> {
	const { db, newId } = database;
	if (!Number.isSafeInteger(version) || version < 0 || version > (await head(db)))
		throw new BackupError(`이 데이터베이스에 없는 버전입니다: ${version}`);
	// What the audit log was at that version is not known any more, so nothing is claimed of it.
	const row = { id: newId(), at: now, version, name, auditCount: 0, auditHash: '' };
	await db.insertInto('backup').values(row).execute();
}

/**
 * Puts a backup in the place of the database of a data folder, whose present file is kept beside
 * it, and declares a new epoch. The server must not run.
 * @throws BackupError where the file is no sound backup or a server has the database open
 */
export async function restore(
	dataDir: string,
	from: string,
	now: string,
	ports: Ports = {}
): Promise<{ kept: string | null; version: number }> {
	const live = sqliteFile(dataDir);
	if (!fs.existsSync(from)) throw new BackupError(`백업 파일이 없습니다: ${from}`);
	fs.mkdirSync(dataDir, { recursive: true });
	fs.copyFileSync(from, `${live}.restore`);
	const facts = inspect(`${live}.restore`);
	const kept = fs.existsSync(live) ? setAside(live, now) : null;
	fs.renameSync(`${live}.restore`, live);
	const database = await openFile(live, ports);
	try {
		await database.db
			.insertInto('backup')
			.values({ id: database.newId(), at: now, name: path.basename(from), ...facts })
			.execute();
		const ended = kept === null ? null : endedIn(kept);
		await declareRestored(database, path.basename(from), now, ended);
	} finally {
		await database.close();
	}
	return { kept, version: facts.version };
}

/**
 * After history was cut: a new epoch, on record, with an alert for the office. `ended`: what was taken
 * away since, where somebody still knows.
 */
export async function declareRestored(
	{ write, newId }: Database,
	name: string,
	now: string,
	ended: Ended | null = null
): Promise<void> {
	await write(async (trx) => {
		await newEpoch(trx, newId());
		await keepEnded(trx, ended);
		const entry = { at: now, userId: null, from: 'admin', subject: null };
		await append(trx, [{ ...entry, work: `RESTORED ${name}` }]);
		await raise(trx, { kind: 'RESTORED', about: now, params: { name } }, now);
	});
}

/**
 * Backs up whenever the newest backup is older than so many hours, restarts or not; returns how to
 * stop. A backup that fails is an alert for the office, and `failed` hears why.
 */
export function backUpEvery(
	hours: number,
	database: Database,
	folder: string,
	failed: (error: unknown) => void
): () => void {
	let running = false;
	const look = async () => {
		if (running) return;
		running = true;
		const now = new Date().toISOString();
		try {
			if (await isDue(database, hours, now)) await backUp(database, folder, now);
		} catch (error) {
			failed(error);
			const alert = { kind: 'BACKUP_FAILED', about: 'automatic', params: {} };
			await raise(database.db, alert, now).catch(failed);
		} finally {
			running = false;
		}
	};
	const timer = setInterval(() => void look(), LOOK_MS).unref();
	return () => clearInterval(timer);
}

/** True if the newest backup is older than so many hours, or there is none. */
export async function isDue({ db }: Database, hours: number, now: string): Promise<boolean> {
	const { last } = await db
		.selectFrom('backup')
		.select((eb) => eb.fn.max('at').as('last'))
		.executeTakeFirstOrThrow();
	return !last || Date.parse(now) - Date.parse(last) >= hours * 3_600_000;
}

async function copy({ file, raw, db }: Database, to: string): Promise<void> {
	fs.rmSync(to, { force: true });
	if (file === ':memory:' && raw) {
		// No second connection can see it: the pages are copied while no transaction has ours.
		await db.connection().execute(() => copyPages(raw, to, { rate: ALL_PAGES }));
		return;
	}
	const source = new DatabaseSync(file as string, { readOnly: true });
	try {
		await copyPages(source, to, { rate: ALL_PAGES });
	} finally {
		source.close();
	}
}

type Facts = Pick<BackupRow, 'version' | 'auditCount' | 'auditHash'>;

/** Checks that a file is a sound database of ours, makes it one piece, and tells what it holds. */
function inspect(file: string): Facts {
	fs.chmodSync(file, 0o600);
	try {
		const facts = factsOf(file);
		flush(file);
		return facts;
	} catch (error) {
		fs.rmSync(file, { force: true });
		throw new BackupError('온전한 이음 백업 파일이 아닙니다.', { cause: error });
	}
}

function factsOf(file: string): Facts {
	const raw = new DatabaseSync(file);
	try {
		raw.exec('pragma journal_mode = delete');
		const check = raw.prepare('pragma quick_check').get();
		if (check?.quick_check !== 'ok') throw new Error(String(check?.quick_check));
		const clock = raw.prepare('select "value" from "clock"').get();
		const audit = raw.prepare('select "count", "hash" from "audit_head"').get();
		return {
			version: Number(clock?.value),
			auditCount: Number(audit?.count),
			auditHash: String(audit?.hash)
		};
	} finally {
		raw.close();
	}
}

function flush(file: string): void {
	const handle = fs.openSync(file, 'r+');
	fs.fsyncSync(handle);
	fs.closeSync(handle);
}

/** Moves the present database out of the way, unless a server has it open. */
function setAside(live: string, now: string): string {
	refuseWhileOpen(live);
	const kept = `${live}.before-${now.replace(/[:.]/g, '-')}`;
	for (const end of ['', '-wal', '-shm'])
		if (fs.existsSync(live + end)) fs.renameSync(live + end, kept + end);
	return kept;
}

/** Leaving the write-ahead log needs the file for oneself: the surest sign that nobody has it. */
function refuseWhileOpen(live: string): void {
	const raw = new DatabaseSync(live, { timeout: 1000 });
	try {
		raw.exec('pragma journal_mode = delete');
	} catch (error) {
		if (isTransient(error))
			throw new BackupError('서버가 이 데이터베이스를 쓰고 있습니다. 먼저 서버를 멈추십시오.', {
				cause: error
			});
	} finally {
		raw.close();
	}
}

function prune(folder: string, keep: number): void {
	const files = fs.readdirSync(folder).filter((name) => /^ieum-.*\.db$/.test(name));
	for (const name of files.sort().slice(0, -keep)) fs.rmSync(path.join(folder, name));
}
