import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../src/lib/server/audit.ts';
import { ConfigError } from '../../src/lib/server/config.ts';
import { openDatabase, openFile, type Database } from '../../src/lib/server/db.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, handOver, tabletOf } from './scene.ts';

/** From now on the database itself refuses a receipt with this note, as a forgotten rule would. */
async function poison({ db, dialect }: Database, note: string): Promise<void> {
	if (dialect === 'sqlite') {
		await sql`create trigger poison before insert on receipt when new.note = 'poison'
			begin select raise(abort, 'poisoned'); end`.execute(db);
	} else {
		await sql`alter table receipt add constraint poison check (note <> ${sql.lit(note)})`.execute(
			db
		);
	}
}

onEveryDatabase('a bug in one action', (open) => {
	test('quarantines that one with an alert, and lets the others of its chunk pass', async () => {
		const reports: string[] = [];
		const database = await open({ report: (where) => reports.push(where) });
		await furnish(database, { homes: 5 });
		const tablet = await tabletOf(database, 'mina');
		await poison(database, 'poison');
		const push = [1, 2, 3, 4].map((n) =>
			tablet.action('handOver', handOver(n, { note: n === 2 ? 'poison' : '' }))
		);
		const answer = await tablet.sync(push);
		expect(answer.verdicts.map((v) => [v.verdict, v.code])).toEqual([
			['accepted', null],
			['quarantined', 'BUG'],
			['accepted', null],
			['accepted', null]
		]);
		expect(reports).toEqual(['push handOver dev-mina-a2']);
		const receipts = await database.db.selectFrom('receipt').select('id').execute();
		expect(receipts.map((row) => row.id).sort()).toEqual(['rcp-1', 'rcp-3', 'rcp-4']);
		const kept = await database.db
			.selectFrom('action_log')
			.select('input')
			.where('id', '=', 'dev-mina-a2')
			.executeTakeFirstOrThrow();
		expect(JSON.parse(kept.input ?? '')).toMatchObject({ receiptId: 'rcp-2' });
		const alerts = await database.db.selectFrom('alert').selectAll().execute();
		expect(alerts).toMatchObject([{ kind: 'BUG', seenAt: null }]);
		expect(await verify(database)).toEqual({ ok: true, count: 4 });
		expect((await tablet.ask(push)).verdicts).toEqual(answer.verdicts);
		await database.close();
	});
});

describe('a SQLite file', () => {
	let folder: string;
	let waits = 0;
	let onWait = () => {};
	const wait = async () => {
		waits++;
		onWait();
	};
	beforeEach(() => {
		folder = fs.mkdtempSync(path.join(tmpdir(), 'ieum-test-'));
		waits = 0;
		onWait = () => {};
	});
	afterEach(() => fs.rmSync(folder, { recursive: true }));

	test('that another process holds is waited for, and then said to be busy', async () => {
		const file = path.join(folder, 'a.db');
		const database = await openFile(file, { wait });
		await furnish(database);
		const tablet = await tabletOf(database, 'mina');
		const other = new DatabaseSync(file);
		other.exec('begin immediate');
		const push = [tablet.action('assign', assignment(1))];
		await expect(tablet.ask(push)).rejects.toMatchObject({ rejection: 'BUSY', status: 503 });
		expect(waits).toBeGreaterThan(3);
		onWait = () => other.isTransaction && other.exec('commit');
		other.exec('rollback; begin immediate');
		expect((await tablet.ask(push)).settled).toBe(1);
		other.close();
		await database.close();
	});

	test('on a full disk keeps what it has and says so', async () => {
		const file = path.join(folder, 'b.db');
		const database = await openFile(file, { wait });
		await furnish(database, { homes: 60 });
		const tablet = await tabletOf(database, 'mina');
		const pages = database.raw?.prepare('pragma page_count').get()?.page_count as number;
		database.raw?.exec(`pragma max_page_count = ${pages}`);
		const push = Array.from({ length: 60 }, (_, i) =>
			tablet.action('handOver', handOver(i + 1, { note: '가'.repeat(600) }))
		);
		await expect(tablet.ask(push)).rejects.toMatchObject({ rejection: 'FULL', status: 507 });
		expect(await database.db.selectFrom('alert').selectAll().execute()).toEqual([]);
		database.raw?.exec(`pragma max_page_count = ${pages + 1000}`);
		const answer = await tablet.ask(push);
		expect(new Set(answer.verdicts.map((v) => v.verdict))).toEqual(new Set(['accepted']));
		expect(await verify(database)).toEqual({ ok: true, count: 60 });
		await database.close();
	});

	test('is for its owner only', async () => {
		const database = await openDatabase({ dataDir: path.join(folder, 'new'), databaseUrl: null });
		await furnish(database);
		for (const name of fs.readdirSync(path.join(folder, 'new')))
			expect(fs.statSync(path.join(folder, 'new', name)).mode & 0o077, name).toBe(0);
		await database.close();
	});

	test('that is no database is told in words', async () => {
		fs.writeFileSync(path.join(folder, 'ieum.db'), 'nonsense'.repeat(1000));
		const opening = openDatabase({ dataDir: folder, databaseUrl: null });
		await expect(opening).rejects.toThrow(ConfigError);
	});
});

test('a PostgreSQL that does not answer is told in words, without the password', async () => {
	const databaseUrl = 'postgres://ieum:geheim@127.0.0.1:1/ieum';
	const error = await openDatabase({ dataDir: '', databaseUrl }).catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(ConfigError);
	expect((error as Error).message).toMatch(/DATABASE_URL/);
	expect((error as Error).message).not.toContain('geheim');
});
