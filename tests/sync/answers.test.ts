/** What a tablet hears of its work, whatever the network did with it. */
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, handOver, setup } from '../people.ts';
import { brokenWhile, whileFailing } from './failing.ts';

onEveryDatabase('an answer', (open) => {
	test('is a refusal when the PC was given elsewhere', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		mina.goesOffline();
		const claim = await mina.assigns(1, 3);
		expect((await mina.sees('pc', 'pc-003'))?.assignmentId).toBe('promise-1');
		await suho.assigns(2, 3);
		await suho.syncs();
		await mina.comesBack();
		expect(await mina.hears(claim)).toMatchObject({
			state: 'refused',
			code: 'PC_TAKEN',
			params: { tag: 'LP-2021-003' }
		});
		expect(await mina.sees('assignment', 'promise-1')).toBeUndefined();
		expect((await mina.sees('pc', 'pc-003'))?.assignmentId).toBe('promise-2');
		expect((await office.row('pc', 'pc-003'))?.assignmentId).toBe('promise-2');
		await office.database.close();
	});

	test('undoes on the tablet what was refused because of another row, though its own never changed', async () => {
		const { mina, office } = await setup(['mina'], { database: await open(), quota: 1 });
		mina.goesOffline();
		const claim = await mina.assigns(1);
		await office.assigns(2);
		expect((await mina.sees('pc', 'pc-001'))?.assignmentId).toBe('promise-1');
		await mina.comesBack();
		expect(await mina.hears(claim)).toMatchObject({ state: 'refused', code: 'QUOTA_FULL' });
		expect((await mina.sees('pc', 'pc-001'))?.assignmentId).toBeNull();
		expect(await mina.sees('assignment', 'promise-1')).toBeUndefined();
		expect(mina.disk.shadows.size).toBe(0);
		await office.database.close();
	});

	test('that is lost on the way lets the work count once', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		mina.mishaps = ['answer lost'];
		expect((await mina.syncs()).kind).toBe('offline');
		expect(mina.waiting()).toBe(1);
		await mina.syncs();
		expect(mina.waiting()).toBe(0);
		expect(await office.rows('receipt')).toHaveLength(1);
		expect(await office.rows('exception')).toEqual([]);
		expect(await office.log()).toHaveLength(1);
		await office.database.close();
	});

	test('is the same for ten copies that arrive at once', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const done = [await mina.handsOver(1), await mina.handsOver(2)];
		mina.mishaps = [{ copies: 10 }];
		await mina.syncs();
		for (const id of done) expect(await mina.hears(id)).toMatchObject({ state: 'accepted' });
		expect(await office.rows('receipt')).toHaveLength(2);
		expect(await office.log()).toHaveLength(2);
		await office.database.close();
	});

	test('lets one of two rivals win, and tells the other who did', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		const claims = [
			await mina.saves('assign', { ...assignment(1), assignmentId: 'by-mina' }),
			await suho.saves('assign', { ...assignment(1, 2), assignmentId: 'by-suho' })
		] as const;
		await Promise.all([mina.syncs(), suho.syncs()]);
		const said = [await mina.hears(claims[0]), await suho.hears(claims[1])];
		expect(said.map(({ state }) => state).sort()).toEqual(['accepted', 'refused']);
		expect(said.find(({ state }) => state === 'refused')?.code).toBe('HOUSEHOLD_HAS_ONE');
		await Promise.all([mina.syncs(), suho.syncs()]);
		const winner = said[0]?.state === 'accepted' ? 'by-mina' : 'by-suho';
		const loser = winner === 'by-mina' ? 'by-suho' : 'by-mina';
		for (const person of [mina, suho]) {
			expect(await person.sees('assignment', winner)).toBeDefined();
			expect(await person.sees('assignment', loser)).toBeUndefined();
		}
		await office.database.close();
	});

	test('that is an error of the server for another cause leaves the work waiting', async () => {
		const failing = { on: false };
		const database = await open({ wrap: (dialect) => brokenWhile(dialect, failing) });
		const { mina, office } = await setup(['mina'], { database });
		await mina.handsOver(1);
		failing.on = true;
		expect((await mina.syncs()).kind).not.toBe('still');
		expect(mina.waiting()).toBe(1);
		expect((await mina.sees('assignment', 'promise-1'))?.completedAt).not.toBeNull();
		mina.mishaps = ['busy'];
		expect(await mina.syncs()).toEqual({ kind: 'wait', afterMs: 5000 });
		expect(mina.waiting()).toBe(1);
		failing.on = false;
		await mina.syncs();
		expect(mina.waiting()).toBe(0);
		expect(await office.log()).toHaveLength(1);
		await office.database.close();
	});

	test('is signed by the session, whatever the tablet claims', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		mina.engine.actor = { ...mina.engine.actor, userId: 'suho' };
		await mina.handsOver(1);
		expect((await mina.sees('receipt', 'receipt-mina-1'))?.workerId).toBe('suho');
		await mina.syncs();
		expect((await office.rows('receipt')).map((row) => row.workerId)).toEqual(['mina']);
		expect((await office.log()).map((row) => row.userId)).toEqual(['mina']);
		expect((await mina.sees('receipt', 'receipt-mina-1'))?.workerId).toBe('mina');
		expect(suho.waiting()).toBe(0);
		await office.database.close();
	});

	test('from a captive portal counts as none', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		mina.mishaps = ['portal'];
		expect((await mina.syncs()).kind).toBe('offline');
		expect(mina.waiting()).toBe(1);
		await mina.syncs();
		expect(mina.waiting()).toBe(0);
		await office.database.close();
	});

	test('of a rule that fails on one action sets that one apart and blocks nobody', async () => {
		const database = await open({ report: () => {} });
		const { mina, suho, office } = await setup(['mina', 'suho'], { database });
		const first = await mina.handsOver(1);
		const bad = await mina.handsOver(2);
		const last = await mina.handsOver(3);
		await whileFailing(bad, () => mina.syncs());
		expect(await mina.hears(first)).toMatchObject({ state: 'accepted' });
		expect(await mina.hears(bad)).toMatchObject({ state: 'quarantined', code: 'BUG' });
		expect(await mina.hears(last)).toMatchObject({ state: 'accepted' });
		expect(await office.row('receipt', 'receipt-mina-2')).toBeUndefined();
		await suho.handsOver(4);
		await suho.syncs();
		expect(suho.waiting()).toBe(0);
		const alerts = await database.db.selectFrom('alert').select('kind').execute();
		expect(alerts.map(({ kind }) => kind)).toEqual(['BUG']);
		const kept = (await office.log()).find(({ id }) => id === bad);
		expect(JSON.parse(kept?.input ?? '{}')).toMatchObject({ receiptId: 'receipt-mina-2' });
		await database.close();
	});
});

onEveryDatabase('the screen', (open) => {
	test('keeps showing unsent work while news arrives', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await mina.syncs();
		await mina.handsOver(1);
		const shown = await mina.sees('assignment', 'promise-1');
		expect(shown?.completedAt).not.toBeNull();
		mina.mishaps = ['request lost'];
		await mina.syncs();
		await office.plans(1, 'mina');
		await office.assigns(2);
		// The news comes with an answer to an empty push: the hand-over itself stays behind.
		mina.engine.limit = 0;
		await mina.syncs();
		expect(await mina.sees('assignment', 'promise-2')).toBeDefined();
		expect(await mina.sees('visit', 'visit-1')).toBeDefined();
		expect((await mina.sees('assignment', 'promise-1'))?.completedAt).toBe(shown?.completedAt);
		expect((await mina.sees('pc', 'pc-001'))?.deliveredAt).not.toBeNull();
		await office.database.close();
	});

	test('does not flicker when work that it shows is accepted', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await mina.handsOver(1);
		mina.flicker.length = 0;
		await mina.syncs();
		expect(mina.flicker.filter((row) => row.startsWith('receipt'))).toEqual([]);
		await office.database.close();
	});

	test.each(['journal.append', 'store.commit'])(
		'shows nothing that could not be queued: %s fails',
		async (place) => {
			const { mina, office } = await setup(['mina'], { database: await open() });
			mina.diskRefuses = place;
			const acted = await mina.does('handOver', handOver(1));
			expect(acted).toEqual({ ok: false, refusal: 'NOT_SAVED' });
			mina.diskRefuses = null;
			expect(await mina.sees('receipt', 'receipt-1')).toBeUndefined();
			expect((await mina.sees('pc', 'pc-001'))?.deliveredAt).toBeNull();
			await mina.opens();
			await mina.syncs();
			expect(await office.rows('receipt')).toEqual([]);
			expect(mina.disk.outbox.size).toBe(0);
			await office.database.close();
		}
	);
});
