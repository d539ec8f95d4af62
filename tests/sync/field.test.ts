/** Days in the field, as the programme knows them. (DOMAIN §5) */
import { expect, test } from 'vitest';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { verify } from '../../src/lib/server/audit.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, Person, setup } from '../people.ts';

onEveryDatabase('the programme', (open) => {
	test('gives the last place to the first that arrives and keeps the other delivery above it', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], {
			database: await open(),
			quota: 1
		});
		for (const person of [mina, suho]) person.goesOffline();
		office.minutes = 65;
		const later = await mina.handsOver(1);
		office.minutes = 62;
		const earlier = await suho.handsOver(2);
		office.minutes = 120;
		await mina.comesBack();
		await suho.comesBack();
		await mina.syncs();
		expect(await mina.hears(later)).toMatchObject({ state: 'accepted' });
		expect(await suho.hears(earlier)).toMatchObject({ state: 'exception', code: 'ABOVE_QUOTA' });
		const rows = await office.rows('assignment');
		expect(rows.filter(holdsPlace).map(({ id }) => id)).toEqual(['promise-1']);
		for (const person of [mina, suho]) {
			expect((await person.sees('assignment', 'promise-2'))?.aboveQuotaAt).not.toBeNull();
			expect(await person.sees('receipt', 'receipt-suho-1')).toBeDefined();
		}
		const [open_] = await office.rows('exception');
		await office.does('decideException', {
			exceptionId: open_?.id ?? '',
			decision: 'RECALL',
			reason: '초과분 회수'
		});
		await suho.syncs();
		expect((await suho.sees('assignment', 'promise-2'))?.recallOrderedAt).not.toBeNull();
		await office.database.close();
	});

	test('never has one unit in two households', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await office.assigns(1);
		await Promise.all([mina.syncs(), suho.syncs()]);
		for (const person of [mina, suho]) person.goesOffline();
		await mina.handsOver(1);
		const second = await suho.handsOver(2, { serial: 'SN2021001' });
		await mina.comesBack();
		await suho.comesBack();
		expect(await suho.hears(second)).toMatchObject({ state: 'exception', code: 'SAME_UNIT' });
		expect((await office.row('pc', 'pc-001'))?.householdId).toBe('home-0001');
		expect((await office.row('assignment', 'promise-2'))?.conflictedAt).not.toBeNull();
		expect(await suho.sees('receipt', 'receipt-suho-1')).toMatchObject({
			householdId: 'home-0002'
		});
		await office.database.close();
	});

	test('has eight results of a day offline with two restarts, a wrong clock and a lost answer', async () => {
		const { mina, office } = await setup(['mina'], { database: await open(), homes: 8 });
		for (let home = 1; home <= 8; home += 1) {
			await office.assigns(home);
			await office.plans(home, 'mina');
		}
		await mina.syncs();
		mina.goesOffline();
		mina.clockOff = 200;
		const hash = (home: number) => String(home).repeat(64);
		for (let home = 1; home <= 8; home += 1) {
			if (home === 3 || home === 6) await mina.opens();
			office.minutes += 30;
			await mina.handsOver(home, { visitId: `visit-${home}`, signatureHash: hash(home) });
		}
		mina.mishaps = ['answer lost'];
		await mina.comesBack();
		await mina.syncs();
		const receipts = await office.rows('receipt');
		expect(receipts.map((row) => row.signatureHash).sort()).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8].map(hash)
		);
		const log = (await office.log()).filter(({ name }) => name === 'handOver');
		expect(log).toHaveLength(8);
		expect(log.every(({ verdict }) => verdict === 'accepted')).toBe(true);
		expect(log.every(({ at, receivedAt }) => at !== receivedAt)).toBe(true);
		expect(Math.max(...log.map(({ clockOffMs }) => clockOffMs ?? 0))).toBe(200 * 60_000);
		expect(mina.engine.alerts).toContain('CLOCK');
		expect(await office.rows('exception')).toEqual([]);
		await office.database.close();
	});

	test('keeps one place for a unit that is swapped at the door', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await mina.handsOver(1, {
			visitId: 'visit-1',
			serial: 'SN2021002',
			swapReason: 'UNIT_DEFECT'
		});
		await mina.comesBack();
		const [bad, given] = [await office.row('pc', 'pc-001'), await office.row('pc', 'pc-002')];
		expect(bad).toMatchObject({ assignmentId: null, deliveredAt: null });
		expect(bad?.refurbishingAt).not.toBeNull();
		expect(given).toMatchObject({ householdId: 'home-0001', replacesId: 'pc-001' });
		expect(given?.deliveredAt).not.toBeNull();
		const [receipt] = await office.rows('receipt');
		expect(receipt).toMatchObject({ pcId: 'pc-002', warrantyUntil: '2022-04-05' });
		expect((await office.rows('assignment')).filter(holdsPlace)).toHaveLength(1);
		await office.database.close();
	});

	test('has unit and place free again after a refusal at the door', async () => {
		const { mina, office } = await setup(['mina'], { database: await open(), quota: 1 });
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await mina.fails(1, { reason: 'REFUSED' });
		expect((await mina.sees('pc', 'pc-001'))?.assignmentId).toBeNull();
		await mina.comesBack();
		expect(await office.row('assignment', 'promise-1')).toMatchObject({ releaseReason: 'REFUSED' });
		expect((await office.row('pc', 'pc-001'))?.assignmentId).toBeNull();
		expect(await office.assigns(2, 1)).toMatchObject({ verdict: 'accepted' });
		await office.database.close();
	});

	test('has somebody phone after the third absence', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await mina.fails(1, { nextOn: '2021-04-06', nextVisitId: 'visit-1b' });
		await mina.fails(1, { visitId: 'visit-1b', nextOn: '2021-04-07', nextVisitId: 'visit-1c' });
		const third = await mina.fails(1, { visitId: 'visit-1c' });
		await mina.comesBack();
		expect(await mina.hears(third)).toMatchObject({ state: 'accepted', code: null });
		const visits = await office.rows('visit');
		expect(visits.map(({ attempt, failReason }) => [attempt, failReason])).toEqual([
			[1, 'ABSENT'],
			[2, 'ABSENT'],
			[3, 'ABSENT']
		]);
		expect((await office.rows('task')).map(({ kind, householdId }) => [kind, householdId])).toEqual(
			[['CALL_HOUSEHOLD', 'home-0001']]
		);
		await office.database.close();
	});

	test('grants exactly 100 places to 30 tablets that claim 130, and keeps 3 deliveries above', async () => {
		const database = await open();
		const { office } = await setup([], { database, homes: 133 });
		const people: Person[] = [];
		for (let i = 0; i < 30; i += 1) people.push(await Person.join(office, `worker-${i}`));
		const claims = new Map<string, Person>();
		for (const [i, person] of people.entries()) {
			person.goesOffline();
			for (let home = i + 1; home <= 130; home += 30)
				claims.set(await person.saves('assign', assignment(home)), person);
		}
		expect(claims.size).toBe(130);
		await Promise.all(people.map((person) => person.comesBack()));
		const heard = await Promise.all([...claims].map(([id, person]) => person.hears(id)));
		expect(heard.filter(({ state }) => state === 'accepted')).toHaveLength(100);
		const refused = heard.filter(({ state }) => state === 'refused');
		expect(refused).toHaveLength(30);
		for (const { code, params } of refused)
			expect({ code, params }).toEqual({
				code: 'QUOTA_FULL',
				params: { year: '2021', quota: 100 }
			});
		const above = people.slice(0, 3).map((person, i) => person.handsOver(131 + i));
		const ids = await Promise.all(above);
		await Promise.all(people.map((person) => person.syncs()));
		for (const [i, id] of ids.entries())
			expect(await people[i]?.hears(id)).toMatchObject({ state: 'exception', code: 'ABOVE_QUOTA' });
		const rows = await office.rows('assignment');
		expect(rows.filter(holdsPlace)).toHaveLength(100);
		expect(rows.filter((row) => row.aboveQuotaAt !== null)).toHaveLength(3);
		expect((await verify(database)).ok).toBe(true);
		await database.close();
	}, 120_000);
});
