/** The programme's stories that concern PCs, with people, tablets and an office. (DOMAIN §5) */
import { expect, test } from 'vitest';
import { stateOf as applicationState } from '../../src/lib/domain/application.ts';
import { stateOf as promiseState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import type { Input } from '../../src/lib/domain/actions.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { stateOf as visitState } from '../../src/lib/domain/visit.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, handOver, setup } from '../people.ts';
import { household } from './fixtures.ts';
import type { Office } from './office.ts';

const wish = (n: number) => `wish-${n}`;

/** Moves the applications of some households onto the waitlist, in their order. */
async function waits(office: Office, ...homes: number[]): Promise<void> {
	for (const [i, n] of homes.entries()) {
		const row = (await office.row('application', wish(n))) as Rows['application'];
		const rankedAt = `2021-03-0${i + 4}T00:00:00.000Z`;
		const waiting = { selectedAt: null, willConfirmedAt: null, waitlistYear: '2021', rankedAt };
		await office.records([{ table: 'application', row: { ...row, ...waiting } }]);
	}
}

/** What stands behind a household's choice: consents and a proof. */
async function proves(office: Office, n: number): Promise<void> {
	const householdId = household(n, '').id;
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await office.does('giveConsent', {
			...{ consentId: `c-${n}-${kind}`, householdId, kind, textVersion: '1', method: 'PAPER' }
		});
	await office.does('verifyEligibility', {
		...{ eligibilityId: `e-${n}`, householdId, category: 'BASIC_LIVELIHOOD', method: 'DOCUMENT' },
		...{ checkedOn: '2021-04-05', validUntil: '2022-04-04' }
	});
}

async function kindsOf(office: Office): Promise<string[]> {
	return (await office.rows('task')).map((row) => row.kind).sort();
}

const decide = async (office: Office, code: string, decision: 'FIRST_STANDS' | 'SECOND_STANDS') => {
	const row = (await office.rows('exception')).find((one) => one.code === code);
	const input = { exceptionId: row?.id ?? '', decision, reason: '현장에서 확인' };
	return office.does('decideException', input);
};

onEveryDatabase('the programme', (open) => {
	test('1 recalls the delivery above the last place, and both tablets hear of it', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], {
			database: await open(),
			quota: 1
		});
		for (const person of [mina, suho]) person.goesOffline();
		await mina.handsOver(1);
		const later = await suho.handsOver(2);
		await mina.comesBack();
		await suho.comesBack();
		expect(await suho.hears(later)).toMatchObject({ code: 'ABOVE_QUOTA' });
		const [row] = await office.rows('exception');
		const input = { exceptionId: row?.id ?? '', decision: 'RECALL', reason: '초과분' } as const;
		await office.does('decideException', input);
		expect(await kindsOf(office)).toEqual(['RECALL']);
		await office.does('returnPc', { pcId: 'pc-002', reason: 'RECALL', note: '' });
		expect((await office.rows('task'))[0]?.doneBy).toBe('office');
		for (const person of [mina, suho]) {
			await person.syncs();
			expect((await person.sees('assignment', 'promise-2'))?.endedAt).not.toBeNull();
			expect(pcState((await person.sees('pc', 'pc-002'))!)).toBe('RETURNED');
		}
		expect((await office.rows('assignment')).filter(holdsPlace)).toHaveLength(1);
		await office.database.close();
	});

	test('2 lets a named person say which of two records of one unit stands', async () => {
		for (const decision of ['FIRST_STANDS', 'SECOND_STANDS'] as const) {
			const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
			await office.assigns(1);
			await office.assigns(2);
			await Promise.all([mina.syncs(), suho.syncs()]);
			for (const person of [mina, suho]) person.goesOffline();
			await mina.handsOver(1);
			await suho.handsOver(2, { serial: 'SN2021001', swapReason: 'WRONG_UNIT' });
			await mina.comesBack();
			await suho.comesBack();
			expect(pcState((await office.row('pc', 'pc-002'))!)).toBe('IN_STOCK');
			expect((await decide(office, 'SAME_UNIT', decision)).verdict).toBe('accepted');
			const first = decision === 'FIRST_STANDS';
			expect(await office.row('pc', 'pc-001')).toMatchObject({
				householdId: first ? 'home-0001' : 'home-0002'
			});
			const states = (await office.rows('assignment')).map(promiseState);
			expect(states).toEqual(first ? ['COMPLETED', 'RELEASED'] : ['RELEASED', 'COMPLETED']);
			const wishes = await Promise.all([1, 2].map((n) => office.row('application', wish(n))));
			expect(wishes.map((row) => applicationState(row!))).toEqual(
				first ? ['FULFILLED', 'SELECTED'] : ['SELECTED', 'FULFILLED']
			);
			const voided = (await office.rows('receipt')).filter((row) => row.voidedAt !== null);
			expect(voided.map((row) => row.householdId)).toEqual([first ? 'home-0002' : 'home-0001']);
			expect(voided[0]?.substituteReason).not.toBe('');
			await Promise.all([mina.syncs(), suho.syncs()]);
			const loser = first ? suho : mina;
			const [lost] = voided;
			expect((await loser.sees('receipt', lost?.id ?? ''))?.voidedAt).not.toBeNull();
			await office.database.close();
		}
	});

	test('2b keeps two units of one household as facts, and recalls the one that does not stand', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await office.assigns(1);
		await Promise.all([mina.syncs(), suho.syncs()]);
		for (const person of [mina, suho]) person.goesOffline();
		await mina.handsOver(1);
		await suho.handsOver(1, { serial: 'SN2021002', swapReason: 'OTHER' });
		await mina.comesBack();
		await suho.comesBack();
		expect((await decide(office, 'SAME_HOUSEHOLD', 'SECOND_STANDS')).verdict).toBe('accepted');
		expect(await office.row('assignment', 'promise-1')).toMatchObject({ pcId: 'pc-002' });
		expect((await office.rows('task')).map(({ kind, pcId }) => [kind, pcId])).toEqual([
			['RECALL', 'pc-001']
		]);
		expect((await office.rows('assignment')).filter(holdsPlace)).toHaveLength(1);
		await office.database.close();
	});

	test('3 and 4 takes a spare along, swaps it at the door offline, and tells both units’ custody', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await office.plans(1, 'mina');
		await office.does('loadSpare', { pcId: 'pc-002', workerId: 'mina' });
		await mina.syncs();
		mina.goesOffline();
		await mina.saves('departVisit', { visitId: 'visit-1' });
		expect(pcState((await mina.sees('pc', 'pc-001'))!)).toBe('OUT');
		await mina.opens();
		await mina.handsOver(1, {
			...{ visitId: 'visit-1', serial: 'SN2021002', swapReason: 'UNIT_DEFECT' }
		});
		mina.mishaps = ['answer lost'];
		await mina.comesBack();
		await mina.syncs();
		const chain = async (id: string) =>
			(await office.rows('custody'))
				.filter((link) => link.pcId === id)
				.sort((a, b) => a.n - b.n)
				.map(({ n, kind }) => `${n} ${kind}`);
		expect(await chain('pc-001')).toEqual(['1 RESERVED', '2 OUT', '3 SWAPPED_OUT']);
		expect(await chain('pc-002')).toEqual(['1 LOADED', '2 DELIVERED']);
		expect(pcState((await office.row('pc', 'pc-001'))!)).toBe('REFURBISHING');
		const [receipt] = await office.rows('receipt');
		expect(receipt).toMatchObject({ tag: 'LP-2021-002', replacedPcId: 'pc-001', edition: 1 });
		expect(await office.rows('exception')).toEqual([]);
		expect(await mina.sees('custody' as never, 'pc-001.1')).toBeUndefined();
		await office.database.close();
	});

	test('5 offers a refused unit to the next of the waitlist, and blocks nobody for two years', async () => {
		const { mina, office } = await setup(['mina'], { database: await open(), quota: 1 });
		await waits(office, 2, 3);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await mina.fails(1, { reason: 'REFUSED', note: '필요 없다고 함' });
		await mina.comesBack();
		expect(pcState((await office.row('pc', 'pc-001'))!)).toBe('IN_STOCK');
		expect(await kindsOf(office)).toEqual(['CONFIRM_WITHDRAWAL', 'OFFER_NEXT']);
		const offer = (await office.rows('task')).find(({ kind }) => kind === 'OFFER_NEXT');
		expect(offer?.householdId).toBe('home-0002');
		await office.does('withdrawApplication', { applicationId: wish(1), reason: 'REFUSED' });
		await proves(office, 2);
		await proves(office, 3);
		const choose = (n: number) =>
			office.does('selectApplication', { applicationId: wish(n), outOfOrderReason: null });
		expect(await choose(3)).toMatchObject({ code: 'NOT_NEXT', params: { ahead: 1 } });
		expect((await choose(2)).verdict).toBe('accepted');
		expect((await office.assigns(2, 1)).verdict).toBe('accepted');
		await office.does('receiveApplication', {
			...{ applicationId: 'again', householdId: 'home-0001', fiscalYear: '2021' },
			...{ channel: 'PHONE', learners: 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
		});
		await office.does('startScreening', { applicationId: 'again' });
		await proves(office, 1);
		const again = await office.does('waitlistApplication', { applicationId: 'again' });
		expect(again.verdict).toBe('accepted');
		await office.database.close();
	});

	test('6 has somebody phone after the third absence, and moves it to the waitlist’s end', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await waits(office, 2);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await mina.fails(1, { nextOn: '2021-04-06', nextVisitId: 'visit-1b' });
		await mina.fails(1, { visitId: 'visit-1b', nextOn: '2021-04-07', nextVisitId: 'visit-1c' });
		await mina.fails(1, { visitId: 'visit-1c' });
		await mina.comesBack();
		expect(await kindsOf(office)).toEqual(['CALL_HOUSEHOLD']);
		const moved = await office.does('moveToEnd', { applicationId: wish(1), reason: '연락 안 됨' });
		expect(moved.verdict).toBe('accepted');
		expect(promiseState((await office.row('assignment', 'promise-1'))!)).toBe('RELEASED');
		const row = (await office.row('application', wish(1)))!;
		expect(applicationState(row)).toBe('WAITLISTED');
		expect(row.rankedAt > row.receivedAt).toBe(true);
		await office.does('finishTask', {
			taskId: (await office.rows('task'))[0]?.id ?? '',
			outcome: '다음 주에 다시 전화'
		});
		expect((await office.rows('task'))[0]).toMatchObject({ doneBy: 'office' });
		await office.database.close();
	});

	test('7 recalls the unit of a household that moved away, and a delivery that was under way is kept', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await office.assigns(2);
		await mina.syncs();
		await mina.handsOver(1);
		await mina.syncs();
		mina.goesOffline();
		const late = await mina.handsOver(2);
		const moved = { cause: 'MOVED_OUT', on: '2021-04-04', note: '전입지 확인' } as const;
		for (const n of [1, 2])
			await office.does('closeHousehold', { householdId: household(n, '').id, ...moved });
		expect(promiseState((await office.row('assignment', 'promise-2'))!)).toBe('RELEASED');
		await mina.comesBack();
		expect(await mina.hears(late)).toMatchObject({ state: 'exception' });
		const codes = (await office.rows('exception')).map(({ code }) => code).sort();
		expect(codes).toEqual(['ASSIGNMENT_RELEASED', 'HOUSEHOLD_CLOSED']);
		expect((await office.rows('task')).map(({ kind, pcId }) => [kind, pcId])).toEqual([
			['RECALL', 'pc-001']
		]);
		expect(await office.rows('receipt')).toHaveLength(2);
		await office.database.close();
	});

	test('8 stops everything for one who died, before the delivery and after it', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await waits(office, 3);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await office.assigns(2);
		await mina.syncs();
		await mina.handsOver(2);
		await mina.syncs();
		const died = { cause: 'DECEASED', on: '2021-04-03', note: '유족이 알림' } as const;
		for (const n of [1, 2])
			await office.does('closeHousehold', { householdId: household(n, '').id, ...died });
		expect(promiseState((await office.row('assignment', 'promise-1'))!)).toBe('RELEASED');
		expect(visitState((await office.row('visit', 'visit-1'))!)).toBe('CANCELLED');
		expect(await kindsOf(office)).toEqual(['KEEP_OR_RETURN', 'OFFER_NEXT']);
		await mina.syncs();
		for (const n of [1, 2]) {
			const home = await mina.sees('household', household(n, '').id);
			expect(home?.phoneBlockedAt).not.toBeNull();
		}
		await office.database.close();
	});

	test('11 sends nothing to a wrong number, until it is corrected', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const householdId = 'home-0001';
		await office.does('blockPhone', { householdId, reason: '다른 사람이 받음' });
		expect((await office.row('household', householdId))?.phoneBlockedAt).not.toBeNull();
		await mina.syncs();
		mina.goesOffline();
		const before = (await mina.sees('household', householdId))!.phone;
		const changes = { phone: { from: before, to: '00000990001' } };
		const mine = await mina.saves('editHousehold', { householdId, changes });
		const other = { phone: { from: before, to: '00000990002' } };
		await office.does('editHousehold', { householdId, changes: other });
		await mina.comesBack();
		expect(await mina.hears(mine)).toMatchObject({ state: 'refused', code: 'EDIT_CONFLICT' });
		expect(await office.row('household', householdId)).toMatchObject({
			...{ phone: '00000990002', phoneBlockedAt: null }
		});
		expect((await mina.sees('household', householdId))?.phone).toBe('00000990002');
		await office.database.close();
	});

	test('14 keeps what a lost tablet hands in, and takes it again by hand as lost and entered anew', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await office.assigns(1);
		await mina.syncs();
		mina.goesOffline();
		await mina.handsOver(1);
		await office.revokes(mina);
		await suho.syncs();
		const again = handOver(1, { receiptId: 'paper-1', note: '분실 후 재입력' });
		await suho.saves('handOver', again);
		await suho.syncs();
		expect(await office.row('receipt', 'paper-1')).toMatchObject({ note: '분실 후 재입력' });
		expect(pcState((await office.row('pc', 'pc-001'))!)).toBe('DELIVERED');
		await mina.comesBack();
		const kept = await office.database.db.selectFrom('quarantine').selectAll().execute();
		expect(kept.map(({ userId, payload }) => [userId, payload.includes('handOver')])).toEqual([
			['mina', true]
		]);
		expect(await office.rows('receipt')).toHaveLength(1);
		await office.database.close();
	});

	test('lets the quota fall to what is used and no further, and keeps every version of the settings', async () => {
		const { office } = await setup([], { database: await open(), quota: 3 });
		await office.assigns(1);
		await office.assigns(2);
		const year = (await office.row('programmeYear', '2021'))!;
		const settings: Omit<Input<'setYear'>, 'quota'> = {
			...{ fiscalYear: '2021', checklist: JSON.parse(year.checklist) as never, reason: '추경' },
			...{ specMemoryGb: 8, specSsdGb: 240, specMonitor: '24"', specOs: 'Windows 10' },
			...{ specOffice: 'Office 2019', specExtras: '', warrantyYears: 2, cooldownMonths: 24 },
			tiers: {
				...{ BASIC_LIVELIHOOD: 1, NEAR_POVERTY: 2, DISABLED: 2, SINGLE_PARENT: 2, VETERAN: 2 },
				...{ MULTICULTURAL: 2, NORTH_KOREAN_DEFECTOR: 2, CARE_LEAVER: 1, WELFARE_ORG: 3 }
			}
		};
		expect(await office.does('setYear', { ...settings, quota: 1 })).toMatchObject({
			...{ code: 'QUOTA_BELOW_USED', params: { quota: 1, used: 2 } }
		});
		expect((await office.does('setYear', { ...settings, quota: 2 })).verdict).toBe('accepted');
		expect(await office.row('programmeYear', '2021')).toMatchObject({
			...{ versionId: '2021.2', quota: 2, warrantyYears: 2 }
		});
		expect((await office.rows('yearVersion')).map(({ id, reason }) => [id, reason])).toEqual([
			['2021.2', '추경']
		]);
		expect((await office.does('assign', assignment(3))).code).toBe('QUOTA_FULL');
		await office.does('openYear', { fiscalYear: '2022', from: '2021' });
		// The first year of a house is copied from none.
		await office.does('openYear', { fiscalYear: '2030', from: null });
		expect(await office.row('programmeYear', '2030')).toMatchObject({
			...{ versionId: '2030.1', quota: 100, monthlyCap: 26_400, firstMonth: '2030-03' }
		});
		await office.does('closeYear', { fiscalYear: '2021' });
		expect((await office.does('assign', assignment(3))).code).toBe('YEAR_CLOSED');
		expect(await office.row('programmeYear', '2022')).toMatchObject({
			...{ versionId: '2022.1', firstMonth: '2022-03', closedAt: null }
		});
		const again = { fiscalYear: '2021', reason: '누락된 배정' };
		await office.account('sora', 'approver', []);
		expect((await office.does('reopenYear', again)).code).toBe('ROLE');
		expect((await office.does('reopenYear', again, 'sora')).verdict).toBe('accepted');
		expect((await office.does('reopenYear', again, 'sora')).code).toBe('YEAR_OPEN');
		expect((await office.does('assign', assignment(3))).code).toBe('QUOTA_FULL');
		expect(await office.row('yearVersion', '2021.3')).toMatchObject({ reason: '누락된 배정' });
		await office.database.close();
	});
});
