/** What survives when a disk, a server or a person's place is lost. */
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, setup } from '../people.ts';

onEveryDatabase('what a person saved', (open) => {
	test('comes back from the journal when the database was emptied, and the person is told', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		mina.goesOffline();
		const [second, third] = [await mina.handsOver(2), await mina.handsOver(3)];
		mina.disk.emptyDatabase();
		await mina.opens();
		expect(mina.engine.alerts).toContain('REBUILT');
		expect(mina.waiting()).toBe(3);
		await mina.comesBack();
		expect(mina.waiting()).toBe(0);
		for (const id of [second, third])
			expect(await mina.hears(id)).toMatchObject({ state: 'accepted' });
		expect(await office.rows('receipt')).toHaveLength(3);
		expect(await office.log()).toHaveLength(3);
		await office.database.close();
	});

	test('counts once when the database was emptied after the server had taken it', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const done = await mina.handsOver(1);
		await mina.syncs();
		mina.disk.emptyDatabase();
		await mina.opens();
		await mina.syncs();
		expect(await mina.hears(done)).toMatchObject({ state: 'accepted' });
		expect(await office.rows('receipt')).toHaveLength(1);
		expect(await office.rows('exception')).toEqual([]);
		await office.database.close();
	});

	test('is offered again to a server that was restored from yesterday', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await mina.handsOver(1);
		await mina.syncs();
		const restore = await office.backsUp();
		await mina.handsOver(2);
		await suho.handsOver(3);
		await Promise.all([mina.syncs(), suho.syncs()]);
		mina.goesOffline();
		const unsent = await mina.handsOver(4);
		await restore();
		expect(await office.rows('receipt')).toHaveLength(1);
		await mina.comesBack();
		await suho.syncs();
		expect(await office.rows('receipt')).toHaveLength(4);
		expect(await mina.hears(unsent)).toMatchObject({ state: 'accepted' });
		await mina.syncs();
		expect(await mina.sees('receipt', 'receipt-suho-1')).toBeDefined();
		expect(new Set((await office.log()).map(({ id }) => id)).size).toBe(4);
		await office.database.close();
	});

	test('is known by a cursor from the future, when somebody put an old copy back in silence', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const copy = await office.copies();
		await mina.handsOver(1);
		await mina.syncs();
		await office.putsBack(copy);
		await mina.syncs();
		expect(await office.rows('receipt')).toHaveLength(1);
		expect(mina.waiting()).toBe(0);
		const alerts = await office.database.db.selectFrom('alert').select('kind').execute();
		expect(alerts.map(({ kind }) => kind)).toContain('RESTORED');
		await office.database.close();
	});

	test('is set apart when the account was closed, before the tablet is emptied', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		mina.goesOffline();
		const done = await mina.handsOver(1);
		await office.closesAccount(mina);
		expect(await mina.comesBack()).toEqual({ kind: 'gone' });
		expect(await office.log()).toMatchObject([
			{ id: done, verdict: 'quarantined', code: 'ACCOUNT_DISABLED' }
		]);
		expect(await office.rows('receipt')).toEqual([]);
		await office.database.close();
	});

	test('goes to the quarantine when the tablet was revoked', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const done = await mina.handsOver(1);
		await office.revokes(mina);
		mina.mishaps = ['request lost'];
		expect((await mina.syncs()).kind).toBe('offline');
		mina.mishaps = [];
		expect(await mina.syncs()).toEqual({ kind: 'gone' });
		const kept = await office.database.db.selectFrom('quarantine').selectAll().execute();
		expect(kept.map(({ payload }) => payload.includes(done))).toEqual([true]);
		await office.database.close();
	});

	test('stays in the outbox when its person is sent to another area', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		mina.goesOffline();
		const done = await mina.handsOver(1);
		await office.sendsElsewhere(mina, ['독산1동']);
		await mina.comesBack();
		expect(await mina.hears(done)).toMatchObject({ state: 'exception', code: 'OUT_OF_AREA' });
		expect((await office.rows('receipt')).map(({ id }) => id)).toEqual(['receipt-mina-1']);
		expect(await mina.sees('household', 'home-0001')).toBeUndefined();
		expect(await mina.sees('receipt', 'receipt-mina-1')).toBeUndefined();
		expect(await mina.sees('pc', 'pc-001')).toBeDefined();
		await office.database.close();
	});

	test('waits while the session has ended', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		mina.session = null;
		expect(await mina.syncs()).toEqual({ kind: 'stop' });
		expect(mina.engine.alerts).toContain('SIGN_IN');
		mina.session = 'mina';
		await mina.syncs();
		expect(mina.waiting()).toBe(0);
		expect(mina.engine.alerts).not.toContain('SIGN_IN');
		await office.database.close();
	});
});

onEveryDatabase('a tablet', (open) => {
	test('that was cloned gets an id of its own, and both lose nothing', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		const twin = await mina.isCopied();
		const [here, there] = [await mina.handsOver(2), await twin.handsOver(3, { receiptId: 'twin' })];
		await mina.syncs();
		await twin.syncs();
		await mina.syncs();
		expect(twin.disk.meta?.device).not.toBe(mina.disk.meta?.device);
		expect(await mina.hears(here)).toMatchObject({ state: 'accepted' });
		expect(await twin.hears(there)).toMatchObject({ state: 'accepted' });
		expect(await office.rows('receipt')).toHaveLength(3);
		expect(await office.log()).toHaveLength(3);
		await office.database.close();
	});

	test('of somebody else is turned away, and it is on record', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await mina.handsOver(1);
		mina.session = 'suho';
		expect(await mina.syncs()).toEqual({ kind: 'stop' });
		expect(mina.waiting()).toBe(1);
		expect(await office.log()).toEqual([]);
		const audit = await office.database.db.selectFrom('audit').select(['userId', 'work']).execute();
		expect(audit).toContainEqual({ userId: 'suho', work: `NOT_YOURS ${mina.device}` });
		mina.session = 'mina';
		await mina.syncs();
		expect((await office.log()).map(({ userId }) => userId)).toEqual(['mina']);
		expect(suho.waiting()).toBe(0);
		await office.database.close();
	});

	test('gets nothing of other areas', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const row = { ...(await office.row('household', 'home-0002')), adminDong: '시흥1동' } as never;
		await office.records([{ table: 'household', row }]);
		await mina.syncs();
		expect(await mina.sees('household', 'home-0001')).toBeDefined();
		expect(await mina.sees('household', 'home-0002')).toBeUndefined();
		await mina.saves('assign', assignment(1));
		await office.database.close();
	});
});
