import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/lib/server/act.ts';
import { verify } from '../../src/lib/server/audit.ts';
import { tick } from '../../src/lib/server/clock.ts';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { handIn } from '../../src/lib/server/quarantine.ts';
import { writeRows } from '../../src/lib/server/rows.ts';
import { household } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { freshDatabase } from '../stand/postgres.ts';
import { assignment, furnish, NOW, person, tabletOf } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };

onEveryDatabase('the office', (open, kind) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		await furnish(database);
		await person(database, 'office', 'office', []);
	});
	afterEach(() => database.close());

	const assign = (id: string, n: number, now = NOW) =>
		act(database, OFFICE, { id, name: 'assign', input: assignment(n) }, now);

	test('acts by the same code as a tablet, on record, without a device', async () => {
		expect(await assign('act-1', 1)).toEqual({
			...{ id: 'act-1', verdict: 'accepted', code: null, params: {} }
		});
		const log = await database.db.selectFrom('action_log').selectAll().executeTakeFirstOrThrow();
		expect(log).toMatchObject({ userId: 'office', deviceId: null, at: NOW, receivedAt: NOW });
		expect(await verify(database)).toEqual({ ok: true, count: 1 });
	});

	test('that sends a form twice acts once', async () => {
		const [first, second] = await Promise.all([assign('act-1', 1), assign('act-1', 1)]);
		expect(second).toEqual(first);
		expect(await assign('act-1', 1, '2021-04-05T01:00:09.000Z')).toEqual(first);
		await expect(assign('act-1', 2)).rejects.toMatchObject({ rejection: 'CLONED' });
		expect(await verify(database)).toEqual({ ok: true, count: 1 });
	});

	test('is told why not, and a closed account may not at all', async () => {
		await assign('act-1', 1);
		expect(await assign('act-2', 1)).toMatchObject({
			verdict: 'refused',
			code: 'HOUSEHOLD_HAS_ONE'
		});
		await database.db.updateTable('user').set({ disabledAt: NOW }).execute();
		await expect(assign('act-3', 3)).rejects.toMatchObject({ status: 401 });
	});

	test('reaches tablets: they are poked in their scope only', async () => {
		const tablet = await tabletOf(database, 'mina');
		// Whoever begins to listen to other processes is poked once, as nobody knows what came before.
		if (kind === 'PostgreSQL')
			await new Promise<void>((heard) => database.pokes.subscribe(['any'], heard));
		let [here, elsewhere] = [0, 0];
		const stop = database.pokes.subscribe(['dong:가산동'], () => here++);
		database.pokes.subscribe(['dong:독산1동'], () => elsewhere++);
		await assign('act-1', 1);
		expect(here).toBe(1);
		expect((await tablet.sync()).rows.map((one) => one.t).sort()).toEqual(['assignment', 'pc']);
		stop();
		await assign('act-2', 2);
		expect([here, elsewhere]).toEqual([1, 0]);
	});

	test('keeps what a revoked tablet hands in, once', async () => {
		const { id } = await tabletOf(database, 'mina');
		await database.db.updateTable('device').set({ revokedAt: NOW }).execute();
		const mina = { userId: 'mina', from: '192.0.2.1' };
		const sealed = { device: id, payload: 'sealed' };
		await handIn(database, mina, sealed, NOW);
		await handIn(database, mina, sealed, NOW);
		expect(await database.db.selectFrom('quarantine').selectAll().execute()).toMatchObject([
			{ deviceId: id, userId: 'mina', payload: 'sealed' }
		]);
		await expect(handIn(database, OFFICE, sealed, NOW)).rejects.toThrow('NOT_YOURS');
	});
});

test('two processes on one PostgreSQL poke each other’s tablets', async () => {
	const { url, drop } = await freshDatabase();
	const here = await openDatabase({ dataDir: '', databaseUrl: url });
	const there = await openDatabase({ dataDir: '', databaseUrl: url });
	const listening = Promise.withResolvers<void>();
	const poked = Promise.withResolvers<void>();
	let connected = false;
	there.pokes.subscribe(['dong:가산동'], () => {
		if (connected) return poked.resolve();
		connected = true;
		listening.resolve();
	});
	await listening.promise;
	const scopes = await here.write(async (trx) =>
		writeRows(trx, await tick(trx), [{ table: 'household', row: household(1, '가산동') }])
	);
	await here.pokes.notify(scopes);
	await poked.promise;
	await Promise.all([here.close(), there.close()]);
	await drop();
});
