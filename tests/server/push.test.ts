import { afterEach, beforeEach, expect, test } from 'vitest';
import { verify } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, device, furnish, handOver, tabletOf, Tablet } from './scene.ts';

onEveryDatabase('a push', (open) => {
	let database: Database;
	let tablet: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database);
		tablet = await tabletOf(database, 'mina');
	});
	afterEach(() => database.close());

	const audits = () => database.db.selectFrom('audit').selectAll().orderBy('seq').execute();
	const get = (table: 'assignment' | 'pc' | 'receipt', id: string) =>
		database.db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();

	test('is settled with verdicts, rows and one audit entry each', async () => {
		const answer = await tablet.sync([
			tablet.action('assign', assignment(1)),
			tablet.action('handOver', handOver(1))
		]);
		expect(answer.verdicts.map((v) => [v.n, v.verdict])).toEqual([
			[1, 'accepted'],
			[2, 'accepted']
		]);
		expect(answer.settled).toBe(2);
		expect(tablet.mirror.get('assignment/asg-1')).toMatchObject({
			completedAt: expect.any(String)
		});
		expect(await get('pc', 'pc-001')).toMatchObject({ householdId: 'home-0001' });
		expect((await audits()).map((row) => [row.actionId, row.subject, row.work])).toEqual([
			['dev-mina-a1', 'home-0001', 'assign accepted'],
			['dev-mina-a2', 'home-0001', 'handOver accepted']
		]);
		expect(await verify(database)).toEqual({ ok: true, count: 2 });
	});

	test('counts once when it comes again, and gets the stored verdict', async () => {
		const push = [tablet.action('assign', assignment(1))];
		const first = await tablet.ask(push);
		const again = await tablet.ask(push);
		expect(again.verdicts).toEqual(first.verdicts);
		expect(await audits()).toHaveLength(1);
	});

	test('counts once when ten copies come at once', async () => {
		const push = [tablet.action('assign', assignment(1)), tablet.action('handOver', handOver(1))];
		const answers = await Promise.all(Array.from({ length: 10 }, () => tablet.ask(push)));
		for (const answer of answers) expect(answer.verdicts).toEqual(answers[0]?.verdicts);
		expect(await audits()).toHaveLength(2);
	});

	test('stops at a gap and says what is settled', async () => {
		const one = tablet.action('assign', assignment(1));
		tablet.n++;
		const three = tablet.action('assign', assignment(3));
		const answer = await tablet.ask([one, three]);
		expect(answer.settled).toBe(1);
		expect(answer.verdicts.map((v) => v.n)).toEqual([1]);
		expect(await get('assignment', 'asg-3')).toBeUndefined();
	});

	test('of a cloned device is turned away and put on record', async () => {
		await tablet.ask([tablet.action('assign', assignment(1))]);
		const clone = new Tablet(database, tablet.id, 'mina');
		const other = clone.action('assign', assignment(2), 'other-id');
		await expect(clone.ask([other])).rejects.toThrow('CLONED');
		const sameId = new Tablet(database, tablet.id, 'mina').action('assign', assignment(2));
		await expect(clone.ask([sameId])).rejects.toThrow('CLONED');
		expect(await get('assignment', 'asg-2')).toBeUndefined();
		expect((await audits()).map((row) => row.work)).toEqual([
			'assign accepted',
			'CLONED n=1',
			'CLONED n=1'
		]);
	});

	test('of a clone with a new device id keeps the verdict of what was settled', async () => {
		const action = tablet.action('assign', assignment(1));
		await tablet.ask([action]);
		await device(database, 'dev-clone', 'mina');
		const clone = new Tablet(database, 'dev-clone', 'mina');
		const answer = await clone.ask([{ ...action, n: 1 }]);
		expect(answer.verdicts).toMatchObject([{ n: 1, id: action.id, verdict: 'accepted' }]);
		expect(answer.settled).toBe(1);
		expect(await audits()).toHaveLength(1);
	});

	test('from another user’s device is turned away and put on record', async () => {
		const thief = await tabletOf(database, 'suho');
		const stolen = new Tablet(database, tablet.id, thief.userId);
		await expect(stolen.ask([tablet.action('assign', assignment(1))])).rejects.toThrow('NOT_YOURS');
		expect(await get('assignment', 'asg-1')).toBeUndefined();
		expect((await audits()).at(-1)).toMatchObject({ userId: 'suho', work: 'NOT_YOURS dev-mina' });
	});

	test('from a revoked device is turned away', async () => {
		await database.db.updateTable('device').set({ revokedAt: '2021-04-05' }).execute();
		await expect(tablet.ask([tablet.action('assign', assignment(1))])).rejects.toThrow('REVOKED');
	});

	test('from a closed account is kept apart with an alert', async () => {
		await database.db.updateTable('user').set({ disabledAt: '2021-04-05' }).execute();
		const answer = await tablet.ask([tablet.action('handOver', handOver(1))]);
		expect(answer.verdicts).toMatchObject([{ verdict: 'quarantined', code: 'ACCOUNT_DISABLED' }]);
		expect(answer.rows).toEqual([]);
		const kept = await database.db.selectFrom('action_log').selectAll().executeTakeFirstOrThrow();
		expect(JSON.parse(kept.input ?? '')).toMatchObject({ receiptId: 'rcp-1' });
		expect(await database.db.selectFrom('alert').selectAll().execute()).toHaveLength(1);
	});

	test('with one refused claim settles the others, in order', async () => {
		const answer = await tablet.sync([
			tablet.action('assign', assignment(1)),
			tablet.action('assign', { ...assignment(2), pcId: 'pc-001' }),
			tablet.action('assign', assignment(3)),
			tablet.action('nonsense', {}),
			tablet.action('assign', { fiscalYear: 7 })
		]);
		expect(answer.verdicts.map((v) => [v.verdict, v.code])).toEqual([
			['accepted', null],
			['refused', 'PC_TAKEN'],
			['accepted', null],
			['refused', 'UNKNOWN_ACTION'],
			['refused', 'MALFORMED']
		]);
	});

	test('never stores a resident registration number', async () => {
		const rrn = '900101-1234567';
		const answer = await tablet.sync([
			tablet.action('handOver', handOver(1, { note: `번호 ${rrn}` })),
			tablet.action('nonsense', { deep: { [rrn]: 1 } }),
			tablet.action('handOver', handOver(1, { note: '900101\n1234567' }))
		]);
		const codes = ['RRN_FOUND', 'UNKNOWN_ACTION', 'RRN_FOUND'];
		expect(answer.verdicts.map((v) => v.code)).toEqual(codes);
		const kept = await database.db.selectFrom('action_log').selectAll().execute();
		expect(JSON.stringify(kept)).not.toContain('1234567');
		expect(kept.map((row) => row.input)).toEqual([null, null, null]);
		const again = await tablet.ask([
			{ ...tablet.action('handOver', handOver(1, { note: `번호 ${rrn}` }), 'dev-mina-a1'), n: 1 }
		]);
		expect(again.verdicts).toMatchObject([{ n: 1, code: 'RRN_FOUND' }]);
	});

	test('notes a device clock that cannot be right, and keeps both times', async () => {
		const late = { ...tablet.action('assign', assignment(1)), at: '2023-04-05T01:00:00.000Z' };
		const early = { ...tablet.action('assign', assignment(2)), at: '2019-04-05T01:00:00.000Z' };
		const fine = tablet.action('assign', assignment(3));
		await tablet.sync([late, early, fine]);
		const log = await database.db.selectFrom('action_log').selectAll().orderBy('id').execute();
		expect(log.map((row) => Math.sign(row.clockOffMs ?? 0))).toEqual([1, -1, 0]);
		expect(log[0]).toMatchObject({ at: late.at, receivedAt: '2021-04-05T01:00:00.000Z' });
	});

	test('may let two assignments of one chunk exchange their units', async () => {
		await tablet.sync([
			tablet.action('assign', assignment(1)),
			tablet.action('assign', assignment(2))
		]);
		const swap = { swapReason: 'WRONG_UNIT' };
		const answer = await tablet.sync([
			tablet.action('handOver', handOver(1, { serial: 'SN2021002', ...swap })),
			tablet.action('handOver', handOver(2, { serial: 'SN2021001', ...swap }))
		]);
		expect(answer.verdicts.map((v) => v.verdict)).not.toContain('quarantined');
		expect(await get('assignment', 'asg-1')).toMatchObject({ pcId: 'pc-002' });
		expect(await get('assignment', 'asg-2')).toMatchObject({ pcId: 'pc-001' });
	});

	test.each([
		['no JSON object', null],
		['a device that is not text', { device: 7 }],
		['input nested a thousand levels deep', deep()]
	])('of %s is malformed', async (_, change) => {
		const push = change && 'push' in change ? [{ ...tablet.action('x', change.push) }] : [];
		const body = change === null ? { push: 'x' } : { ...change, push };
		await expect(tablet.ask([], body)).rejects.toThrow('MALFORMED');
	});

	test('of more than 200 actions is too big, of another protocol outdated', async () => {
		const push = Array.from({ length: 201 }, () => tablet.action('x', {}));
		await expect(tablet.ask(push)).rejects.toThrow('TOO_BIG');
		await expect(tablet.ask([], { protocol: 0 })).rejects.toThrow('OUTDATED');
	});
});

function deep(): { push: unknown } {
	let push: unknown = null;
	for (let i = 0; i < 1000; i++) push = [push];
	return { push };
}
