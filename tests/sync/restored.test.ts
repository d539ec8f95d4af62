/** A server restored from a backup that is older than a tablet, or than what it told a tablet. */
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../stand/database.ts';
import { Person, setup } from '../people.ts';

onEveryDatabase('a tablet that is younger than the backup', (open) => {
	/** 수호 has an account when the backup is made, and enrols and works after it. */
	async function begin() {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.account('suho', 'field', ['가산동']);
		const restore = await office.backsUp();
		const suho = await Person.enrolled(office, 'suho');
		const done = await suho.handsOver(1);
		await suho.syncs();
		suho.goesOffline();
		const unsent = await suho.handsOver(2);
		await restore();
		return { mina, suho, office, done, unsent };
	}

	test('sends everything once its person has signed in again, under a new id with its own key', async () => {
		const { mina, suho, office, done, unsent } = await begin();
		const { device } = suho;
		suho.session = null;
		expect(await suho.comesBack()).toEqual({ kind: 'stop' });
		expect(suho.engine.alerts).toContain('SIGN_IN');
		suho.session = 'suho';
		expect(await suho.syncs()).toEqual({ kind: 'still' });
		expect(suho.engine.alerts).not.toContain('SIGN_IN');
		expect(suho.waiting()).toBe(0);
		for (const id of [done, unsent])
			expect(await suho.hears(id)).toMatchObject({ state: 'accepted' });
		expect((await office.log()).map(({ id, userId }) => [id, userId])).toEqual([
			[done, 'suho'],
			[unsent, 'suho']
		]);
		expect(suho.disk.meta?.device).not.toBe(device);
		expect(await suho.keyInEscrow()).toBe(suho.dataKey);
		await mina.syncs();
		expect(await mina.sees('receipt', 'receipt-suho-2')).toBeDefined();
		const audit = await office.database.db.selectFrom('audit').select(['userId', 'work']).execute();
		const work = `DEVICE_ENROLLED_AGAIN ${device} ${suho.disk.meta?.device}`;
		expect(audit).toContainEqual({ userId: 'suho', work });
		await office.database.close();
	});

	test('waits while somebody else is signed in on it', async () => {
		const { suho, office, unsent } = await begin();
		suho.session = 'mina';
		expect(await suho.comesBack()).toEqual({ kind: 'stop' });
		expect(suho.engine.alerts).toContain('SIGN_IN');
		expect(suho.disk.meta?.device).toBe(suho.device);
		expect(await office.log()).toEqual([]);
		suho.session = 'suho';
		await suho.syncs();
		expect(await suho.hears(unsent)).toMatchObject({ state: 'accepted' });
		await office.database.close();
	});

	test('comes through lost answers and a copy of itself with one effect of each', async () => {
		const { suho, office } = await begin();
		const twin = await suho.isCopied();
		await twin.handsOver(3, { receiptId: 'twin' });
		suho.online = true;
		suho.mishaps = ['answer lost', 'answer lost'];
		for (const person of [suho, suho, suho, twin, suho]) await person.syncs();
		expect([suho.waiting(), twin.waiting()]).toEqual([0, 0]);
		expect(suho.disk.meta?.device).not.toBe(twin.disk.meta?.device);
		expect(await office.rows('receipt')).toHaveLength(3);
		expect(await office.log()).toHaveLength(3);
		await office.database.close();
	});

	test('hands in what it has when the account was closed, not in the name of somebody else', async () => {
		const { mina, suho, office, done, unsent } = await begin();
		await office.closesAccount(mina);
		suho.session = 'mina';
		expect(await suho.comesBack()).toEqual({ kind: 'stop' });
		expect(suho.waiting()).toBe(1);
		expect(suho.engine.alerts).not.toContain('REVOKED');
		await office.closesAccount(suho);
		suho.session = 'suho';
		expect(await suho.syncs()).toEqual({ kind: 'gone' });
		const [kept] = await office.database.db.selectFrom('quarantine').selectAll().execute();
		expect(kept).toMatchObject({ userId: 'suho', deviceId: suho.device });
		for (const id of [done, unsent]) expect(kept?.payload).toContain(id);
		await office.database.close();
	});
});

onEveryDatabase('a backup', (open) => {
	test('that is older than the one before it gets again what the newer one covered', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const restoreOlder = await office.backsUp();
		const done = await mina.handsOver(1);
		await mina.syncs();
		await office.backsUp();
		await mina.syncs();
		expect(mina.disk.outbox.get(done)).toMatchObject({ state: 'accepted', covered: 1 });
		await restoreOlder();
		await mina.syncs();
		expect(await mina.hears(done)).toMatchObject({ state: 'accepted' });
		expect(await office.rows('receipt')).toHaveLength(1);
		await office.database.close();
	});
});
