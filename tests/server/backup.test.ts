import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../src/lib/server/audit.ts';
import { backUp, BackupError, isDue, noteBackup, restore } from '../../src/lib/server/backup.ts';
import { head } from '../../src/lib/server/clock.ts';
import { openDatabase, openMemory, type Database } from '../../src/lib/server/db.ts';
import { writeRows } from '../../src/lib/server/rows.ts';
import { open as open_ } from '../../src/lib/server/status/door.ts';
import { issue, revoke } from '../../src/lib/server/status/slips.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household } from '../sync/fixtures.ts';
import { assignment, furnish, NOW, tabletOf, Tablet } from './scene.ts';

const KEY = Buffer.alloc(32, 7);
const CHEAP = { memory: 8, passes: 1 };
const DESK = { userId: 'office', from: 'desk' };
const home = { ...household(1, '가산동'), id: 'slip-home', receiptNo: '21-OTHER-1' };

describe('a backup', () => {
	let dataDir: string;
	let database: Database;
	const open = () => openDatabase({ dataDir, databaseUrl: null });
	beforeEach(async () => {
		dataDir = fs.mkdtempSync(path.join(tmpdir(), 'ieum-test-'));
		database = await open();
	});
	afterEach(async () => {
		await database.close();
		fs.rmSync(dataDir, { recursive: true });
	});

	test('of yesterday, put back, gets again what it did not hold', async () => {
		await furnish(database);
		const tablet = await tabletOf(database, 'mina');
		const first = tablet.action('assign', assignment(1));
		await tablet.sync([first]);
		const made = await backUp(database, path.join(dataDir, 'backups'), NOW);
		expect(await tablet.sync()).toMatchObject({ covered: 1 });
		const second = tablet.action('assign', assignment(2));
		expect(await tablet.sync([second])).toMatchObject({ settled: 2, covered: 1 });

		await database.close();
		const { kept } = await restore(dataDir, made.file, NOW);
		expect(kept && fs.existsSync(kept)).toBe(true);
		database = await open();

		const again = new Tablet(database, tablet.id, 'mina');
		Object.assign(again, { ...tablet, database });
		const answer = await again.sync();
		expect(answer).toMatchObject({ reset: true, settled: 1, covered: 1 });
		expect(answer.epoch).not.toBe(tablet.epoch);
		await again.fill();
		expect(again.mirror.has('assignment/asg-2')).toBe(false);
		expect(await again.sync([second])).toMatchObject({ settled: 2, reset: false });
		expect(again.mirror.has('assignment/asg-2')).toBe(true);
		const alerts = await database.db.selectFrom('alert').select('kind').execute();
		expect(alerts).toEqual([{ kind: 'RESTORED' }]);
		expect(await verify(database)).toMatchObject({ ok: true });
	});

	test('put back opens nothing that was closed since: slips, accounts, tablets, sign-ins', async () => {
		await furnish(database);
		const mina = await tabletOf(database, 'mina');
		await database.write((trx) => writeRows(trx, 1, [{ table: 'household', row: home }]));
		const slip = await issue(database, KEY, DESK, home.id, NOW, { cost: CHEAP });
		const knock = () => open_(database, KEY, { ...slip, ip: '1.1.1.1' }, NOW, CHEAP);
		expect(await knock()).toMatchObject({ ok: true });
		const made = await backUp(database, path.join(dataDir, 'backups'), NOW);
		await revoke(database, DESK, home.id, NOW);
		const { db } = database;
		await db.updateTable('device').set({ revokedAt: NOW }).where('id', '=', mina.id).execute();
		await db.updateTable('user').set({ disabledAt: NOW }).where('id', '=', 'mina').execute();
		await database.close();
		await restore(dataDir, made.file, NOW);
		database = await open();
		expect(await knock()).toEqual({ ok: false, wait: null });
		const devices = await database.db.selectFrom('device').select(['id', 'revokedAt']).execute();
		expect(devices).toContainEqual({ id: mina.id, revokedAt: NOW });
		const users = await database.db.selectFrom('user').select(['id', 'disabledAt']).execute();
		expect(users).toContainEqual({ id: 'mina', disabledAt: NOW });
		expect(await database.db.selectFrom('status_session').selectAll().execute()).toEqual([]);
	});

	test('is whole although people write while it is made', async () => {
		await furnish(database, { homes: 100 });
		const tablet = await tabletOf(database, 'mina');
		const writing = (async () => {
			for (let n = 1; n <= 100; n++) await tablet.sync([tablet.action('assign', assignment(n))]);
		})();
		const folder = path.join(dataDir, 'backups');
		const made = [];
		for (let i = 0; i < 5; i++)
			made.push(await backUp(database, folder, `2021-04-05T01:00:0${i}.000Z`, 3));
		await writing;
		expect(fs.readdirSync(folder)).toHaveLength(3);
		const last = made.at(-1)?.file as string;
		await database.close();
		await restore(dataDir, last, NOW);
		database = await open();
		expect(await verify(database)).toMatchObject({ ok: true });
	});

	test('is due again once the newest is a day old', async () => {
		expect(await isDue(database, 24, NOW)).toBe(true);
		await backUp(database, path.join(dataDir, 'backups'), NOW);
		expect(await isDue(database, 24, '2021-04-06T00:59:00.000Z')).toBe(false);
		expect(await isDue(database, 24, '2021-04-06T01:00:00.000Z')).toBe(true);
	});

	test('is not put back while a server runs', async () => {
		const { file } = await backUp(database, path.join(dataDir, 'backups'), NOW);
		await expect(restore(dataDir, file, NOW)).rejects.toThrow('먼저 서버를 멈추십시오');
		expect(await head(database.db)).toBe(0);
	});

	test('that is broken is refused before anything is touched', async () => {
		await furnish(database);
		const { file } = await backUp(database, path.join(dataDir, 'backups'), NOW);
		await database.close();
		const bytes = fs.readFileSync(file);
		fs.writeFileSync(file, bytes.subarray(0, bytes.length / 2));
		await expect(restore(dataDir, file, NOW)).rejects.toThrow(BackupError);
		await expect(restore(dataDir, `${file}x`, NOW)).rejects.toThrow(BackupError);
		database = await open();
		expect(await head(database.db)).toBe(1);
	});

	test('of a database in memory can be opened as a file', async () => {
		const memory = await openMemory();
		await furnish(memory);
		const { file } = await backUp(memory, dataDir, NOW);
		await database.close();
		await restore(dataDir, file, NOW);
		database = await open();
		expect(await database.db.selectFrom('pc').select('id').execute()).toHaveLength(3);
		await memory.close();
	});
});

onEveryDatabase('a backup made by other means', (openOne) => {
	test('is noted with the version it covers', async () => {
		const database = await openOne();
		await furnish(database);
		const tablet = await tabletOf(database, 'mina');
		const { cursor } = await tablet.sync([tablet.action('assign', assignment(1))]);
		await expect(noteBackup(database, { version: cursor + 1, name: 'x' }, NOW)).rejects.toThrow(
			BackupError
		);
		await noteBackup(database, { version: cursor, name: 'pg_dump' }, NOW);
		expect(await tablet.ask()).toMatchObject({ covered: 1 });
		expect(await verify(database)).toMatchObject({ ok: true });
		await database.close();
	});
});
