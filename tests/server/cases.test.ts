/** What the office is shown of an application, the waitlist, tasks, duplicates and settings. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { CATEGORIES } from '../../src/lib/domain/tables.ts';
import { inOrder } from '../../src/lib/domain/queue.ts';
import { checklistOf } from '../../src/lib/domain/year.ts';
import { act } from '../../src/lib/server/act.ts';
import { applicationRecord } from '../../src/lib/server/reports/application.ts';
import { mayLook, sideBySide, twins } from '../../src/lib/server/reports/duplicates.ts';
import { household } from '../../src/lib/server/reports/household.ts';
import { changesOf, checksOf, effectsOf, settings } from '../../src/lib/server/reports/settings.ts';
import { loggedAction } from '../../src/lib/server/reports/logged.ts';
import { openTasks, task, tasks, taskWords } from '../../src/lib/server/reports/tasks.ts';
import { waitlist } from '../../src/lib/server/reports/waitlist.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { household as home, year } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW, person, put } from './scene.ts';

const DAY = '2021-04-05';
const OFFICE = { userId: 'office', from: '192.0.2.9' };
const EVERYWHERE = { userId: 'office', role: 'office', dongs: [] } as const;

onEveryDatabase('the desk sees', (open, kind) => {
	let database: Database;
	let count = 0;
	beforeEach(async () => {
		database = await open();
		await put(database, [{ table: 'programmeYear', row: year(100) }]);
		await person(database, 'office', 'office', []);
	});
	afterEach(() => database.close());

	async function does<N extends ActionName>(name: N, input: Input<N>, now = NOW) {
		const id = `act-${(count += 1)}`;
		const { verdict, code } = await act(database, OFFICE, { id, name, input }, now);
		return code ?? verdict;
	}

	/** A household that has applied and stands on the waitlist, in a minute of its own. */
	async function waits(
		n: number,
		of: { learners?: number; category?: (typeof CATEGORIES)[number]; dong?: string } = {}
	): Promise<string> {
		const row = home(n, of.dong ?? '가산동');
		const at = `2021-04-05T0${n}:00:00.000Z`;
		const category = of.category ?? 'BASIC_LIVELIHOOD';
		await put(database, [{ table: 'household', row: { ...row, category } }]);
		for (const kind of ['COLLECT', 'SENSITIVE'] as const)
			await does('giveConsent', {
				...{ consentId: `${row.id}.${kind}`, householdId: row.id, kind },
				...{ textVersion: '2021-1', method: 'PAPER' }
			});
		const dates = { checkedOn: DAY, validUntil: '2022-04-04' };
		const proof = { eligibilityId: `proof-${n}`, householdId: row.id, category, ...dates };
		await does('verifyEligibility', { ...proof, method: 'DOCUMENT' }, at);
		const applicationId = `app-${n}`;
		await does(
			'receiveApplication',
			{
				...{ applicationId, householdId: row.id, fiscalYear: '2021', channel: 'COUNTER' },
				...{ learners: of.learners ?? 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
			},
			at
		);
		await does('startScreening', { applicationId }, at);
		expect(await does('waitlistApplication', { applicationId }, at)).toBe('accepted');
		return applicationId;
	}

	test('a waitlist in the order of tier, pupils without a PC and time, and why', async () => {
		await waits(1, { category: 'WELFARE_ORG' });
		await waits(2);
		await waits(3, { learners: 2 });
		const { waiting, free, version } = await waitlist(database.db, '2021');
		expect(waiting.map(({ id, place, rank }) => [id, place, rank.learnerWithoutPc])).toEqual([
			['app-3', 1, true],
			['app-2', 2, false],
			['app-1', 3, false]
		]);
		expect(waiting.map(({ rank }) => rank.tier).sort()).toEqual(
			waiting.map(({ rank }) => rank.tier)
		);
		expect([free, version]).toEqual([100, 1]);
		expect(JSON.stringify(waiting)).not.toContain(home(1, '').name);
		await does('moveToEnd', { applicationId: 'app-3', reason: '세 번 부재' });
		const rows = await database.db.selectFrom('application').selectAll().execute();
		const after = await waitlist(database.db, '2021');
		expect(after.waiting.map(({ id }) => id)).toEqual(inOrder(rows).map(({ id }) => id));
	});

	test('what the rules would say of an application, and the history of it all', async () => {
		const id = await waits(1, { learners: 1 });
		const found = (await applicationRecord(database.db, id, DAY))!;
		expect(found).toMatchObject({
			state: 'WAITLISTED',
			version: 1,
			place: { place: 1, total: 1 },
			checks: { proof: { state: 'VERIFIED' }, COLLECT: true, hasOne: false, blockedUntil: null }
		});
		expect(found.deeds.map(({ name }) => name)).toContain('waitlistApplication');
		const consentId = `${home(1, '').id}.COLLECT`;
		await does('withdrawConsent', { consentId });
		await does('revokeEligibility', { eligibilityId: 'proof-1', reason: '잘못 확인' });
		const after = (await applicationRecord(database.db, id, DAY))!;
		expect(after.checks).toMatchObject({ proof: { state: 'REVOKED' }, COLLECT: false });
		expect(await does('selectApplication', { applicationId: id, outOfOrderReason: null })).toBe(
			'CONSENT_MISSING'
		);
		const record = (await household(database.db, home(1, '').id, DAY))!;
		expect(record.deeds.map(({ name, code }) => [name, code])).toContainEqual([
			'withdrawConsent',
			null
		]);
		expect(record.tasks.map(({ kind }) => kind).sort()).toEqual([
			'CONSENT_WITHDRAWN',
			'EXPIRED_PROOF'
		]);
	});

	test('tasks by kind, and a counter those of its own dong only', async () => {
		await waits(1);
		await waits(2, { dong: '시흥5동' });
		for (const n of [1, 2])
			await does('withdrawConsent', { consentId: `${home(n, '').id}.SENSITIVE` });
		const all = await tasks(database.db, EVERYWHERE, '2021', { which: 'open', page: 1 }, DAY);
		expect([all.open, all.total, all.counts.CONSENT_WITHDRAWN]).toEqual([2, 2, 2]);
		const counter = { userId: 'intake', role: 'intake', dongs: ['가산동'] } as const;
		expect(await openTasks(database.db, counter)).toBe(1);
		// What is open stays on the desk over New Year.
		const next = await tasks(database.db, EVERYWHERE, '2022', { which: 'open' }, DAY);
		expect([next.open, next.ofOthers]).toEqual([2, 2]);
		expect(await openTasks(database.db, counter)).toBe(1);
		const taskId = all.lines[0]?.id ?? '';
		await does('finishTask', { taskId, outcome: '파기 대상으로 넘김' });
		expect(await does('finishTask', { taskId, outcome: '한 번 더' })).toBe('TASK_DONE');
		const done = await tasks(database.db, EVERYWHERE, '2021', { which: 'done', page: 1 }, DAY);
		expect(done.lines.map(({ id, doneBy }) => [id, doneBy])).toEqual([[taskId, 'office']]);
		// What was done may tell of the household: it is not sent before somebody says why.
		expect((await task(database.db, taskId))?.outcome).toBeNull();
		expect((await taskWords(database.db, taskId))?.outcome).toBe('파기 대상으로 넘김');
	});

	test('a correction in the log without a word of the person, old or new', async () => {
		await waits(1);
		const { id: householdId, name, phone } = home(1, '');
		const changes = {
			name: { from: name, to: '새이름표식' },
			phone: { from: phone, to: '01000008888' }
		};
		expect(await does('editHousehold', { householdId, changes })).toBe('accepted');
		const shown = (await loggedAction(database.db, `act-${count}`))!;
		for (const secret of [name, phone, '새이름표식', '01000008888'])
			expect(JSON.stringify(shown)).not.toContain(secret);
		const open = (await loggedAction(database.db, `act-${count}`, 'open'))!;
		expect(open.input).toMatchObject({ phone: `${phone} → 01000008888` });
	});

	test('who may be the same household, masked, the closest first', async () => {
		await waits(1);
		const { name, phone, roadAddress } = home(1, '');
		const found = await twins(database.db, EVERYWHERE, { name, phone, roadAddress: '' });
		expect(found).toMatchObject([{ id: home(1, '').id, because: 'NAME_PHONE', mine: true }]);
		expect(JSON.stringify(found)).not.toContain(name);
		const elsewhere = { userId: 'intake', role: 'intake', dongs: ['시흥5동'] } as const;
		const [seen] = await twins(database.db, elsewhere, { name, phone: '', roadAddress });
		expect(seen).toMatchObject({ because: 'NAME_ADDRESS', mine: false });
		await put(database, [{ table: 'household', row: { ...home(2, '가산동'), phone } }]);
		const pair = (await sideBySide(database.db, home(1, '').id, home(2, '').receiptNo))!;
		const same = pair.lines.filter((line) => line.same).map(({ field }) => field);
		expect(same).toContain('phone');
		expect(same).not.toContain('receiptNo');
	});

	test('no more look-ups than a form can ask', () => {
		const at = Date.parse(NOW);
		const answers = Array.from({ length: 60 }, () => mayLook(`hasty on ${kind}`, at));
		expect(answers.filter(Boolean)).toHaveLength(40);
		expect(mayLook(`hasty on ${kind}`, at + 61_000)).toBe(true);
	});

	test('each version of the settings with what it changed, and what a change would touch', async () => {
		await waits(1);
		const before = (await settings(database.db, '2021'))!;
		const tiers = Object.fromEntries(
			CATEGORIES.map((name) => [name, 1])
		) as Input<'setYear'>['tiers'];
		const { specMemoryGb, specSsdGb, specMonitor, specOs, specOffice, specExtras } = before.year;
		const given = {
			...{ fiscalYear: '2021', quota: 120, tiers, reason: '방침 제12호' },
			...{ specMemoryGb, specSsdGb, specMonitor, specOs, specOffice, specExtras },
			...{ warrantyYears: before.year.warrantyYears, cooldownMonths: 24 },
			checklist: [...checklistOf(before.year)]
		};
		const to = { ...before.year, quota: 120, tiers: JSON.stringify(tiers) };
		expect(changesOf(before.year, to).map(({ setting }) => setting)).toEqual(['quota', 'tiers']);
		expect(await effectsOf(database.db, before.year, to)).toMatchObject({ free: 120, waiting: 1 });
		expect(await does('setYear', given)).toBe('accepted');
		const after = (await settings(database.db, '2021'))!;
		expect(after.number).toBe(before.number + 1);
		expect(after.versions[0]).toMatchObject({ reason: '방침 제12호', who: 'office' });
	});

	test('checks that stay keep their keys', () => {
		const known = [{ key: 'boot', label: '전원·부팅' }];
		expect(checksOf([' 전원·부팅 ', '', '스피커', '스피커'], known, () => 'new')).toEqual([
			{ key: 'boot', label: '전원·부팅' },
			{ key: 'new', label: '스피커' }
		]);
	});
});
