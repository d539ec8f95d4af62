/** What happens between a tablet's leaving and its return, and other cases that lost something once. */
import { describe, expect, it } from 'vitest';
import { stateOf as applicationState } from '../../src/lib/domain/application.ts';
import { isAwarded, stateOf as promiseState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { yearFor } from '../../src/lib/domain/year.ts';
import { Cache, withRows } from '../../src/lib/domain/tx.ts';
import {
	AT,
	atTheDoor,
	clerk,
	given,
	home,
	promise,
	proven,
	unit,
	visit,
	wish,
	worker,
	type Given
} from './given.ts';

const boss = { userId: 'b1', role: 'office', dongs: [] } as const;
const ask = (n: number) => ({
	...{ assignmentId: `a${n}`, householdId: `h${n}`, pcId: `p${n}`, fiscalYear: '2021' }
});
const world = () =>
	given(
		{
			household: [home('h1'), home('h2'), home('h3')],
			pc: [unit('p1', { assignmentId: 'a1' }), unit('p2'), unit('p3')],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: [visit('v1', 'a1', 'h1')]
		},
		5
	);
const takeBack = (office: Given, pcId: string) =>
	office.when('returnPc', { pcId, reason: 'RECALL', note: '' }, clerk);

describe('a hand-over that was right when the tablet left', () => {
	it('stays on record with its receipt when the office replaced the unit meanwhile', async () => {
		const office = world();
		await office.when('replaceUnit', { assignmentId: 'a1', pcId: 'p2' }, clerk);
		const done = atTheDoor('h1', 'a1', 'SNP1', { visitId: 'v1', receiptId: 'r1' });
		expect(await office.when('handOver', done)).toMatchObject({
			...{ verdict: 'exception', code: 'SERIAL_MISMATCH' },
			params: { tag: 'LP-p2', expected: 'SNP2', read: 'SNP1' }
		});
		expect(office.get('receipt', 'r1')).toMatchObject({
			...{ pcId: 'p1', replacedPcId: 'p2', swapReason: 'WRONG_UNIT' }
		});
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
		expect(pcState(office.get('pc', 'p2')!)).toBe('IN_STOCK');
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('COMPLETED');
		expect(office.get('visit', 'v1')!.acceptedAt).toBe(AT);
	});
	it('asks about the unit that the same people are promised under the record that lives on', async () => {
		const office = given(
			{
				household: [home('h1'), home('h2')],
				pc: [unit('p1', { assignmentId: 'a1' }), unit('p2', { assignmentId: 'a2' })],
				assignment: [promise('a1', 'h1', 'p1'), promise('a2', 'h2', 'p2')],
				visit: [visit('v1', 'a1', 'h1')]
			},
			5
		);
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', { receiptId: 'r1' }));
		expect(office.rows('task')).toContainEqual(
			expect.objectContaining({ kind: 'CHECK_HOUSEHOLD', householdId: 'h2', assignmentId: 'a2' })
		);
	});
	it('is kept without a signature too, and flagged', async () => {
		const office = world();
		const blank = { signatureHash: null, substitute: null, substituteReason: '' };
		const verdict = await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', blank));
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'SIGNATURE_NEEDED' });
		expect(office.rows('receipt')).toHaveLength(1);
	});
	it('keeps the office from replacing a unit that is on its way', async () => {
		const office = world();
		await office.when('departVisit', { visitId: 'v1' });
		const replaced = office.when('replaceUnit', { assignmentId: 'a1', pcId: 'p2' }, clerk);
		expect((await replaced).code).toBe('VISIT_UNDER_WAY');
	});
});

describe('a hand-over on the spot', () => {
	it('takes over what the office promised meanwhile, instead of standing beside it', async () => {
		const office = world();
		const verdict = await office.when('handOver', atTheDoor('h1', 'on-the-spot', 'SNP3'));
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'SERIAL_MISMATCH' });
		expect(office.get('assignment', 'on-the-spot')).toBeUndefined();
		expect(office.get('assignment', 'a1')).toMatchObject({ pcId: 'p3', completedAt: AT });
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_STOCK');
		expect(office.exceptions().map(({ code }) => code)).toEqual(['SERIAL_MISMATCH']);
	});
});

describe('two units recorded for one household', () => {
	it('are one award, which stands when the other unit is fetched', async () => {
		const office = world();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', { receiptId: 'r1' }));
		const other = { receiptId: 'r2', swapReason: 'OTHER' } as const;
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP2', other));
		const dispute = office.exceptions().find(({ code }) => code === 'SAME_HOUSEHOLD');
		const decision = { decision: 'FIRST_STANDS', reason: '확인' } as const;
		await office.when('decideException', { exceptionId: dispute!.id, ...decision }, boss);
		await takeBack(office, 'p2');
		expect(isAwarded(office.get('assignment', 'a1')!)).toBe(true);
		const release = office.when('release', { assignmentId: 'a1', reason: '착오' }, clerk);
		expect((await release).code).toBe('ALREADY_DELIVERED');
		await takeBack(office, 'p1');
		expect(isAwarded(office.get('assignment', 'a1')!)).toBe(false);
	});
	it('leave the household without a third while a recalled one is still there', async () => {
		const office = given(
			{
				household: [home('h1'), home('h2')],
				pc: [unit('p1', { assignmentId: 'a1' }), unit('p2')],
				assignment: [promise('a1', 'h1', 'p1')]
			},
			5
		);
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		await office.when('handOver', atTheDoor('h2', 'a9', 'SNP1', { receiptId: 'r9' }));
		const dispute = office.exceptions().find(({ code }) => code === 'SAME_UNIT');
		const recall = { exceptionId: dispute!.id, decision: 'RECALL', reason: '확인' } as const;
		await office.when('decideException', recall, boss);
		const again = { ...ask(2), assignmentId: 'b1', householdId: 'h1' };
		expect((await office.when('assign', again, clerk)).code).toBe('HOUSEHOLD_HAS_ONE');
		await takeBack(office, 'p1');
		expect((await office.when('assign', again, clerk)).code).toBeNull();
	});
});

describe('an award', () => {
	const merge = (office: Given, from: string, into: string) =>
		office.when('mergeHousehold', { householdId: from, intoId: into, note: '' }, clerk);
	it('is found through any number of mergers', async () => {
		const office = world();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		await merge(office, 'h1', 'h2');
		await merge(office, 'h2', 'h3');
		expect((await office.when('assign', ask(3), clerk)).code).toBe('RECENT_AWARD');
		const left = { householdId: 'h3', cause: 'MOVED_OUT', on: '2021-04-01', note: '' } as const;
		await office.when('closeHousehold', left, clerk);
		expect(office.rows('task')).toMatchObject([{ kind: 'RECALL', pcId: 'p1' }]);
	});
	it('keeps a household from being merged into one that waits for its own', async () => {
		const office = world();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		await office.when('assign', ask(2), clerk);
		expect((await merge(office, 'h1', 'h2')).code).toBe('HOUSEHOLD_HAS_ONE');
	});
	it('of a tablet whose clock is ahead blocks all the same', async () => {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' }), unit('p2')],
			assignment: [promise('a1', 'h1', 'p1')]
		});
		const ahead = '2023-04-02T01:00:00.000Z';
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'), worker, true, ahead);
		await office.when('returnPc', { pcId: 'p1', reason: 'DEFECT', note: '' }, clerk);
		await office.when('release', { assignmentId: 'a1', reason: '회수' }, clerk);
		office.get('application', 'wish-h1')!.fulfilledAt = null;
		const again = { ...ask(2), householdId: 'h1' };
		expect(await office.when('assign', again, clerk)).toMatchObject({
			...{ code: 'RECENT_AWARD', params: { until: '2025-04-02' } }
		});
	});
});

describe('what belongs to no year', () => {
	it('is filed where somebody looks, whatever the clock says', async () => {
		for (const at of ['2019-06-01T00:00:00.000Z', '2022-01-03T00:00:00.000Z', AT]) {
			const office = given({ household: [home('h1')], ...proven('h1') });
			await office.when('reportScan', { text: 'LP-2019-1', where: '' }, worker, true, at);
			await office.when('withdrawConsent', { consentId: 'consent-h1-COLLECT' }, worker, true, at);
			const lost = { visitId: 'none', reason: 'ABSENT', note: '' } as const;
			await office.when(
				'failVisit',
				{ ...lost, nextOn: null, nextVisitId: null },
				worker,
				true,
				at
			);
			const years = [...office.exceptions(), ...office.rows('task')].map((row) => row.fiscalYear);
			expect(years).toEqual(['2021', '2021', '2021']);
		}
	});
	it('says its own year where there are no settings near', async () => {
		const none = async () => [];
		const { result } = await withRows(new Cache(), none, (tx) => yearFor(tx, AT));
		expect(result).toBe('2021');
	});
});

describe('a device’s clock', () => {
	const form = {
		...{ applicationId: 'w1', householdId: 'h1', fiscalYear: '2021', channel: 'FIELD' as const },
		...{ learners: 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
	};
	it.each([
		['2019-01-01T00:00:00.000Z', '2021-03-30T01:00:00.000Z'],
		['2031-01-01T00:00:00.000Z', AT],
		['2021-04-01T01:00:00.000Z', '2021-04-01T01:00:00.000Z']
	])('of %s gives a place in the queue of %s at most', async (at, place) => {
		const office = given({ household: [home('h1')], application: [] });
		await office.when('receiveApplication', form, worker, true, at, AT);
		expect(office.get('application', 'w1')).toMatchObject({ rankedAt: place, receivedAt: place });
	});
	it('that is behind does not end a block', async () => {
		const office = given({
			household: [home('h1')],
			application: [wish('h1', { elsewhereAwardOn: '2020-01-01' })],
			pc: [unit('p1')]
		});
		const early = '2019-12-01T00:00:00.000Z';
		const claim = office.when('assign', { ...ask(1) }, worker, true, early, AT);
		expect((await claim).code).toBe('RECENT_AWARD');
	});
});

describe('the waitlist', () => {
	it('keeps the tier of whoever waits when the tiers change', async () => {
		const waits = (id: string, at: string) =>
			wish(id, { selectedAt: null, waitlistedAt: AT, waitlistYear: '2021', rankedAt: at });
		const office = given({
			household: [home('h1'), home('h2')],
			application: [
				waits('h1', '2021-03-01T00:00:00.000Z'),
				waits('h2', '2021-03-02T00:00:00.000Z')
			],
			...proven('h1')
		});
		const year = office.get('programmeYear', '2021')!;
		year.tiers = JSON.stringify({ NEAR_POVERTY: 3 });
		const first = { applicationId: 'wish-h1', outOfOrderReason: null };
		expect((await office.when('selectApplication', first, clerk)).code).toBeNull();
		expect(office.get('application', 'wish-h1')).toMatchObject({ tier: 2 });
	});
	it('does not take back a promise of another year', async () => {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' })],
			assignment: [promise('a1', 'h1', 'p1', { fiscalYear: '2020' })],
			application: [wish('h1', { selectedAt: null, waitlistedAt: AT, waitlistYear: '2021' })]
		});
		await office.when('moveToEnd', { applicationId: 'wish-h1', reason: '부재' }, clerk);
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('CONFIRMED');
		expect(applicationState(office.get('application', 'wish-h1')!)).toBe('WAITLISTED');
	});
});
