/** The rules of repairs: who may have one, what it may cost, what follows from how it ends. */
import { describe, expect, it } from 'vitest';
import { stateOf as promiseState } from '../../src/lib/domain/assignment.ts';
import type { Input } from '../../src/lib/domain/actions.ts';
import type { Actor } from '../../src/lib/domain/context.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { earlierOf, promisedOn, stateOf, ticketNo } from '../../src/lib/domain/ticket.ts';
import { againstLimit } from '../../src/lib/domain/ticket-limits.ts';
import { Refusal } from '../../src/lib/domain/refusal.ts';
import { atTheDoor, clerk, home, promise, proven, worker, type Given } from './given.ts';
import {
	after,
	boss,
	counter,
	does,
	done,
	form,
	own,
	part,
	theirs,
	ticketOf,
	town
} from './repair.ts';

const refused = (code: string) => ({ verdict: 'refused', code });
const kept = (code: string) => ({ verdict: 'exception', code });
const fine = { verdict: 'accepted', code: null };
const custody = (office: Given) => office.rows('custody').map(({ kind, state }) => [kind, state]);
const tasks = (office: Given) => office.rows('task').map(({ kind }) => kind);
/** At the tablet, where a refusal is thrown. */
const tablet = (office: Given, ...[name, input]: Parameters<Given['when']>) =>
	office.when(name, input, worker, false);

describe('a PC of their own', () => {
	it('is repaired for whoever has a proof of that day, once a year, and without a warranty', async () => {
		const office = town();
		expect(await does.open(office, own)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({
			...{ pcId: null, eligibilityId: 'proof-h1', warrantyUntil: null, versionId: '2021.1' }
		});
		await does.complete(office);
		expect(await does.open(office, { ...own, ticketId: 't2' })).toMatchObject({
			...refused('REPAIRS_USED_UP'),
			params: { year: '2021', limit: 1 }
		});
	});
	it('is not one of the hundred', async () => {
		const office = town();
		const places = office.rows('assignment').filter(holdsPlace).length;
		await does.open(office, own);
		await does.complete(office);
		expect(office.rows('assignment').filter(holdsPlace)).toHaveLength(places);
	});
	it('does not count what was cancelled, nor a reopened one twice', async () => {
		const office = town();
		await does.open(office, own);
		await does.cancel(office);
		expect(await does.open(office, { ...own, ticketId: 't2' })).toMatchObject(fine);
	});
	it('counts what was done although it was opened again and then cancelled', async () => {
		const office = town();
		await does.open(office, own);
		await does.complete(office);
		await does.reopen(office);
		expect(await does.cancel(office)).toMatchObject(fine);
		expect(await does.open(office, { ...own, ticketId: 't2' })).toMatchObject(
			refused('REPAIRS_USED_UP')
		);
	});
	it('needs a proof that is valid on that day, and both agreements', async () => {
		const { eligibility, consent } = proven('h1');
		const late = town({ eligibility: [{ ...eligibility[0]!, validUntil: '2021-04-01' }], consent });
		expect(await does.open(late, own)).toMatchObject(refused('NO_PROOF'));
		const silent = town({ eligibility, consent: consent.slice(0, 1) });
		expect(await does.open(silent, own)).toMatchObject(refused('CONSENT_MISSING'));
		expect(await does.open(town(), { ...own, householdId: 'h2' })).toMatchObject(
			refused('NO_PROOF')
		);
	});
	it('gets no parts where it is a laptop, and nobody gets software without a licence', async () => {
		const office = town();
		const laptop = { ...own, form: 'LAPTOP' as const };
		expect(await does.open(office, { ...laptop, wish: 'PARTS' })).toMatchObject(
			refused('LAPTOP_PARTS')
		);
		for (const pcId of [null, 'p1'])
			expect(await does.open(office, { pcId, wish: 'UNLICENSED_SOFTWARE' })).toMatchObject(
				refused('UNLICENSED_SOFTWARE')
			);
		expect(await does.open(office, laptop)).toMatchObject(fine);
		const pause = { ticketId: 't1', reason: 'PARTS', note: '', parts: [part(10)] } as const;
		await expect(tablet(office, 'pauseRepair', pause)).rejects.toThrow('LAPTOP_PARTS');
		expect(await does.pause(office)).toMatchObject(kept('LAPTOP_PARTS'));
		expect(stateOf(ticketOf(office))).toBe('WAITING_PARTS');
	});
	it('counts the repairs of a record that was merged into it', async () => {
		const office = town({ household: [home('h1'), home('h2'), home('h3')] });
		await does.open(office, own);
		await does.complete(office);
		const merge = { householdId: 'h1', intoId: 'h3', note: '' };
		expect(await office.when('mergeHousehold', merge, clerk)).toMatchObject(fine);
		const { eligibility, consent } = proven('h3');
		const input = { ...eligibility[0]!, eligibilityId: 'e3' };
		const { householdId, category, method, checkedOn, validUntil, eligibilityId } = input;
		await office.when(
			'verifyEligibility',
			{ eligibilityId, householdId, category, method, checkedOn, validUntil },
			clerk
		);
		for (const { id: consentId, kind } of consent)
			await office.when(
				'giveConsent',
				{ consentId, householdId: 'h3', kind, textVersion: '1', method: 'PAPER' },
				clerk
			);
		expect(await does.open(office, { ...own, ticketId: 't2', householdId: 'h3' })).toMatchObject(
			refused('REPAIRS_USED_UP')
		);
	});
});

describe('a unit of ours', () => {
	it('is repaired when the year of the programme is closed', async () => {
		const office = town();
		await office.when('closeYear', { fiscalYear: '2021' }, clerk);
		expect(await does.open(office)).toMatchObject(fine);
	});
	it('needs no proof, and is free within its warranty', async () => {
		const office = town({ eligibility: [], consent: [] });
		expect(await does.open(office)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ warrantyUntil: '2022-03-10', eligibilityId: null });
		expect(await does.complete(office, { parts: [part(900_000)] })).toMatchObject(fine);
	});
	it('is that household’s', async () => {
		const office = town();
		for (const [pcId, code] of [
			['p2', 'NOT_THEIR_PC'],
			['p9', 'UNKNOWN_PC']
		] as const)
			expect(await does.open(office, { pcId })).toMatchObject(refused(code));
		expect(await does.open(office, { householdId: 'h2' })).toMatchObject(refused('NOT_THEIR_PC'));
	});
	it('is in the workshop only while it was brought in', async () => {
		const office = await after((o) => does.open(o));
		await does.start(office, 'VISIT');
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
		await does.start(office, 'BROUGHT_IN');
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_REPAIR');
		await does.complete(office);
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
		expect(custody(office)).toEqual([
			['REPAIR_IN', 'IN_REPAIR'],
			['REPAIR_OUT', 'DELIVERED']
		]);
	});
	it('goes back as it was where it could not be repaired and nothing follows', async () => {
		const office = await after((o) => does.open(o));
		await does.start(office, 'BROUGHT_IN');
		await does.giveUp(office);
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
		expect(tasks(office)).toEqual([]);
	});
});

describe('a swap', () => {
	const world = () =>
		after(
			(o) => does.open(o),
			(o) => does.start(o)
		);
	const swap = (office: Given) => does.giveUp(office, { outcome: 'SWAP' });
	const give = (office: Given) =>
		office.when('replaceUnit', { assignmentId: 'a1', pcId: 'p2' }, clerk);
	const deliver = (office: Given) =>
		office.when('handOver', atTheDoor('h1', 'a1', 'SNP2', { receiptId: 'r2' }));

	it('takes the unit back and gives another one under the same award', async () => {
		const office = await world();
		expect(await swap(office)).toMatchObject(fine);
		expect(pcState(office.get('pc', 'p1')!)).toBe('RETURNED');
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('CONFIRMED');
		expect(tasks(office)).toEqual(['SWAP_UNIT']);
		expect(await give(office)).toMatchObject(fine);
		expect(await deliver(office)).toMatchObject(fine);
		expect(office.get('assignment', 'a1')).toMatchObject({
			// The award stays the one of March.
			...{ pcId: 'p2', completedAt: '2021-03-10T01:00:00.000Z', endedAt: null, swapDueAt: null }
		});
		expect(office.get('pc', 'p2')).toMatchObject({ householdId: 'h1', replacesId: 'p1' });
		expect(office.rows('assignment').filter(holdsPlace)).toHaveLength(1);
		expect(office.exceptions()).toEqual([]);
	});
	it('is free to be given up: the household had its unit, so the place stays used', async () => {
		const office = await world();
		await swap(office);
		await give(office);
		const release = { assignmentId: 'a1', reason: '원하지 않음' };
		expect(await office.when('release', release, clerk)).toMatchObject(fine);
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('COMPLETED');
		expect(pcState(office.get('pc', 'p2')!)).toBe('IN_STOCK');
		expect(office.rows('assignment').filter(holdsPlace)).toHaveLength(1);
	});
	it('ends where the household moves away meanwhile', async () => {
		const office = await world();
		await swap(office);
		await give(office);
		const left = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-01', note: '' } as const;
		expect(await office.when('closeHousehold', left, clerk)).toMatchObject(fine);
		expect(pcState(office.get('pc', 'p2')!)).toBe('IN_STOCK');
		expect(office.get('assignment', 'a1')).toMatchObject({ swapDueAt: null, releasedAt: null });
	});
	it('does not follow a unit that was to come back anyway', async () => {
		const recalled = promise('a1', 'h1', 'p1', {
			...{ completedAt: '2021-03-10T01:00:00.000Z', recallOrderedAt: '2021-04-01T00:00:00.000Z' }
		});
		const office = town({ assignment: [recalled] });
		await does.open(office);
		await swap(office);
		expect(pcState(office.get('pc', 'p1')!)).toBe('RETURNED');
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('COMPLETED');
		expect(tasks(office)).toEqual([]);
	});
	it('is not for a PC of their own, and an application not for ours', async () => {
		const office = town();
		await does.open(office, own);
		const wrong = { ticketId: 't1', reason: 'BEYOND_REPAIR', note: '', outcome: 'SWAP' } as const;
		await expect(tablet(office, 'giveUpRepair', wrong)).rejects.toThrow('WRONG_OUTCOME');
		expect(await swap(office)).toMatchObject(kept('WRONG_OUTCOME'));
		const ours = await world();
		expect(await does.giveUp(ours, { outcome: 'APPLICATION' })).toMatchObject(
			kept('WRONG_OUTCOME')
		);
	});
	it('is an invitation to apply for whoever owns what is beyond repair', async () => {
		const office = town();
		await does.open(office, own);
		expect(await does.giveUp(office, { outcome: 'APPLICATION' })).toMatchObject(fine);
		expect(tasks(office)).toEqual(['INVITE_APPLICATION']);
	});
});

describe('parts above the year’s limit', () => {
	const costly = async (more: Partial<Parameters<typeof does.complete>[1]> = {}) => {
		const office = town();
		await does.open(office, own);
		const verdict = await does.complete(office, { parts: [part(150_001)], ...more });
		return { office, verdict };
	};
	const decide = (office: Given, decision: 'APPROVE' | 'ACKNOWLEDGE', as: Actor) => {
		const [row] = office.exceptions();
		const input = { exceptionId: row?.id ?? '', decision, reason: '수리가 급했음' };
		return office.when('decideException', input, as);
	};
	it('is kept, and decided by an approver', async () => {
		const { office, verdict } = await costly();
		expect(verdict).toMatchObject({
			...kept('PARTS_ABOVE_LIMIT'),
			params: { limit: 150_000, used: 0, cost: 150_001 }
		});
		expect(stateOf(ticketOf(office))).toBe('COMPLETED');
		expect(await decide(office, 'APPROVE', clerk)).toMatchObject(refused('ROLE'));
		expect(await decide(office, 'APPROVE', boss)).toMatchObject(fine);
		expect(ticketOf(office).partsApprovedAt).not.toBeNull();
	});
	it('can be noted without being approved', async () => {
		const { office } = await costly();
		expect(await decide(office, 'ACKNOWLEDGE', boss)).toMatchObject(fine);
		expect(ticketOf(office).partsApprovedAt).toBeNull();
	});
	it('is nobody’s to decide about their own record', async () => {
		const { office } = await costly();
		const both: Actor = { ...boss, userId: worker.userId };
		for (const decision of ['APPROVE', 'ACKNOWLEDGE'] as const)
			expect(await decide(office, decision, both)).toMatchObject(refused('OWN_RECORD'));
	});
	it('is asked once, and again only for more', async () => {
		const office = town();
		await does.open(office, own);
		expect(await does.pause(office, 'PARTS', [part(160_000)])).toMatchObject(
			kept('PARTS_ABOVE_LIMIT')
		);
		expect(await does.complete(office, { parts: [part(160_000)] })).toMatchObject(fine);
		await does.reopen(office);
		expect(await does.complete(office, { parts: [] })).toMatchObject(fine);
		await does.reopen(office);
		expect(await does.complete(office, { parts: [part(1)] })).toMatchObject({
			...kept('PARTS_ABOVE_LIMIT'),
			params: { used: 0, cost: 160_001 }
		});
	});
	it('is what was ordered, where nobody says anything else at the end', async () => {
		const office = town();
		await does.open(office, own);
		await does.pause(office, 'PARTS', [part(48_000)]);
		await does.complete(office, { parts: null });
		expect(ticketOf(office)).toMatchObject({ partsCost: 48_000 });
		await does.reopen(office);
		await does.pause(office, 'PARTS', [part(9_000)]);
		await does.complete(office, { parts: [] });
		expect(ticketOf(office)).toMatchObject({ partsCost: 0 });
	});
	it('is not approved by the answer to a smaller question', async () => {
		const office = town();
		await does.open(office, own);
		await does.pause(office, 'PARTS', [part(160_000)]);
		await does.complete(office, { parts: [part(300_000)] });
		expect(await decide(office, 'APPROVE', boss)).toMatchObject(fine);
		expect(ticketOf(office).partsApprovedAt).toBeNull();
		const [, bigger] = office.exceptions();
		const input = { exceptionId: bigger?.id ?? '', decision: 'APPROVE', reason: '급함' } as const;
		expect(await office.when('decideException', input, boss)).toMatchObject(fine);
		expect(ticketOf(office).partsApprovedAt).not.toBeNull();
	});
	it('is the limit to the last 원, over all tickets of the year', async () => {
		const year = town().get('programmeYear', '2021')!;
		const generous = town({ programmeYear: [{ ...year, repairsPerYear: 2 }] });
		await does.open(generous, own);
		expect(await does.complete(generous, { parts: [part(100_000)] })).toMatchObject(fine);
		await does.open(generous, { ...own, ticketId: 't2' });
		const second = { ticketId: 't2', parts: [part(50_000)] };
		expect(await does.complete(generous, second)).toMatchObject(fine);
		const tx = {
			get: (table: never, id: string) => generous.get(table, id),
			where: (table: never, column: string, value: string) =>
				generous.rows(table).filter((row) => (row as never)[column] === value),
			put: () => undefined
		};
		expect(againstLimit(tx as never, generous.get('ticket', 't2')!)).toEqual({
			...{ limit: 150_000, used: 100_000, cost: 50_000 }
		});
	});
});

describe('the promised day', () => {
	const on = (day: string) => `${day}T03:00:00.000Z`;
	const when = (office: Given, name: 'pauseRepair' | 'resumeRepair', day: string) => {
		const at = on(day);
		return name === 'pauseRepair'
			? office.when(
					name,
					{ ticketId: 't1', reason: 'PARTS', note: '', parts: [] },
					worker,
					true,
					at
				)
			: office.when(name, { ticketId: 't1' }, worker, true, at);
	};
	it('is three working days after a Friday, and stands still while parts are waited for', async () => {
		const office = town();
		await does.open(office);
		expect(ticketOf(office).dueOn).toBe('2021-04-07');
		await when(office, 'pauseRepair', '2021-04-05');
		await when(office, 'resumeRepair', '2021-04-08');
		expect(ticketOf(office)).toMatchObject({ dueOn: '2021-04-12', pausedDays: 3, pausedAt: null });
		await when(office, 'pauseRepair', '2021-04-09');
		await when(office, 'resumeRepair', '2021-04-12');
		expect(ticketOf(office)).toMatchObject({ dueOn: '2021-04-13', pausedDays: 4 });
	});
	it('is what the year’s settings say, with the days off that the office noted', async () => {
		const office = town();
		await office.when('noteHoliday', { day: '2021-04-06', name: '임시공휴일' }, clerk);
		await does.open(office);
		expect(ticketOf(office).dueOn).toBe('2021-04-08');
	});
	it('is told before it is missed', async () => {
		const office = await after((o) => does.open(o));
		const row = ticketOf(office);
		expect(promisedOn(row, '2021-04-02')).toBe('AHEAD');
		expect(promisedOn(row, '2021-04-06')).toBe('SOON');
		expect(promisedOn(row, '2021-04-07')).toBe('TODAY');
		expect(promisedOn(row, '2021-04-08')).toBe('LATE');
		await does.pause(office);
		expect(promisedOn(ticketOf(office), '2021-04-08')).toBe('PAUSED');
		await does.complete(office);
		expect(promisedOn(ticketOf(office), '2021-04-08')).toBe('DONE');
		// Over a weekend the next working day is soon enough to be told on Friday.
		expect(promisedOn({ ...row, dueOn: '2021-04-12' }, '2021-04-09')).toBe('SOON');
		// The office noted the promised day as a day off afterwards.
		expect(promisedOn(row, '2021-04-06', new Set(['2021-04-07']))).toBe('SOON');
	});
	it('begins anew when it is reopened', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.complete(o)
		);
		const again = { ticketId: 't1', words: '또 꺼져요' };
		await office.when('reopenTicket', again, clerk, true, on('2021-04-12'));
		expect(ticketOf(office)).toMatchObject({ dueOn: '2021-04-15', pausedDays: 0 });
	});
});

describe('reopening', () => {
	const again = (office: Given, day: string, as = clerk) =>
		office.when('reopenTicket', { ticketId: 't1', words: '또' }, as, true, `${day}T03:00:00.000Z`);
	const finished = () =>
		after(
			(o) => does.open(o),
			(o) => does.complete(o)
		);
	it('is possible for fourteen days, the last of them included', async () => {
		expect(await again(await finished(), '2021-04-16')).toMatchObject(fine);
		expect(await again(await finished(), '2021-04-17')).toMatchObject({
			...refused('REOPEN_TOO_LATE'),
			params: { until: '2021-04-16' }
		});
	});
	it('is possible after the year was closed, as it is no new repair', async () => {
		const office = await finished();
		await office.when('closeYear', { fiscalYear: '2021' }, clerk);
		expect(await again(office, '2021-04-05')).toMatchObject(fine);
		expect(await does.open(office, { ...own, ticketId: 't2' })).toMatchObject(
			refused('YEAR_CLOSED')
		);
	});
	it('keeps what was done and signed for before', async () => {
		const office = await finished();
		await again(office, '2021-04-05');
		expect(ticketOf(office)).toMatchObject({ reopenCount: 1, completedAt: null, work: '' });
		expect(earlierOf(ticketOf(office))).toMatchObject([
			{ work: 'SSD를 바꿨습니다.', signatureHash: 'cd'.repeat(32), way: 'VISIT' }
		]);
		await does.complete(office, { work: '다시 고쳤습니다.' });
		await again(office, '2021-04-06');
		expect(earlierOf(ticketOf(office)).map(({ work }) => work)).toEqual([
			'SSD를 바꿨습니다.',
			'다시 고쳤습니다.'
		]);
	});
	it('is refused where the household is closed or the unit gone', async () => {
		const moved = await finished();
		const left = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-01', note: '' } as const;
		await moved.when('closeHousehold', left, clerk);
		expect(await again(moved, '2021-04-05')).toMatchObject(refused('HOUSEHOLD_CLOSED'));
		const gone = await finished();
		await gone.when('returnPc', { pcId: 'p1', reason: 'UNUSED', note: '' }, clerk);
		expect(await again(gone, '2021-04-05')).toMatchObject(refused('NOT_THEIR_PC'));
	});
});

describe('reopening for a household that', () => {
	const finished = () =>
		after(
			(o) => does.open(o),
			(o) => does.assign(o),
			(o) => does.complete(o)
		);
	it('was merged is for the record that lives on', async () => {
		const office = await finished();
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		const again = { ticketId: 't1', words: '또' };
		expect(await office.when('reopenTicket', again, theirs)).toMatchObject(
			refused('UNKNOWN_TICKET')
		);
		const living: Actor = { ...theirs, userId: 'household:h2' };
		expect(await office.when('reopenTicket', again, living)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ householdId: 'h2', workerId: 'w1' });
	});
	it('moved within the district is for the new dong’s workers', async () => {
		const office = await finished();
		const changes = { adminDong: { from: '독산1동', to: '가산동' } } as const;
		await office.when('editHousehold', { householdId: 'h1', changes }, clerk);
		expect(await does.reopen(office)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ adminDong: '가산동', workerId: null });
	});
});

describe('who does what', () => {
	it('lets a household speak of itself and of nobody else', async () => {
		const office = town();
		const mine = { ...form({ channel: 'ONLINE' }) };
		expect(await office.when('openTicket', { ...mine, householdId: 'h2' }, theirs)).toMatchObject(
			refused('UNKNOWN_HOUSEHOLD')
		);
		expect(await office.when('openTicket', mine, theirs)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ receivedBy: 'household:h1', channel: 'ONLINE' });
		await does.complete(office);
		const stranger: Actor = { ...theirs, userId: 'household:h2' };
		const again = { ticketId: 't1', words: '또' };
		expect(await office.when('reopenTicket', again, stranger)).toMatchObject(
			refused('UNKNOWN_TICKET')
		);
		expect(await office.when('reopenTicket', again, theirs)).toMatchObject(fine);
		expect(await office.when('assignTicket', { ticketId: 't1', workerId: 'w1' }, theirs)).toEqual(
			expect.objectContaining(refused('ROLE'))
		);
	});
	it('lets a household withdraw its own consent, and no other’s', async () => {
		const office = town();
		const consentId = 'consent-h1-COLLECT';
		const stranger: Actor = { ...theirs, userId: 'household:h2' };
		expect(await office.when('withdrawConsent', { consentId }, stranger)).toMatchObject(
			kept('UNKNOWN_CONSENT')
		);
		expect(office.get('consent', consentId)?.withdrawnAt).toBeNull();
		expect(await office.when('withdrawConsent', { consentId }, theirs)).toMatchObject(fine);
		expect(tasks(office)).toEqual(['CONSENT_WITHDRAWN']);
	});
	it('tells the office whichever consent a household takes back: it was told that somebody will call', async () => {
		const office = town();
		const given = {
			householdId: 'h1',
			kind: 'SHARED_INFO',
			textVersion: '1',
			method: 'SCREEN'
		} as const;
		await office.when('giveConsent', { consentId: 'shared', ...given }, clerk);
		await office.when('withdrawConsent', { consentId: 'shared' }, theirs);
		expect(tasks(office)).toEqual(['CONSENT_WITHDRAWN']);
	});
	it('keeps a counter to its dongs', async () => {
		const office = town();
		const elsewhere: Actor = { ...counter, dongs: ['가산동'] };
		expect(await office.when('openTicket', form(), elsewhere)).toMatchObject(
			refused('UNKNOWN_HOUSEHOLD')
		);
		expect(await office.when('openTicket', form(), counter)).toMatchObject(fine);
		const cancel = { ticketId: 't1', reason: '오접수' };
		expect(await office.when('cancelTicket', cancel, elsewhere)).toMatchObject(
			refused('UNKNOWN_TICKET')
		);
	});
	it('lets a worker plan for themselves, and take what nobody has', async () => {
		const office = await after((o) => does.open(o));
		const colleague: Actor = { userId: 'w2', role: 'field', dongs: ['독산1동'] };
		expect(await does.plan(office, 'v1', colleague)).toMatchObject(refused('NOT_YOUR_TICKET'));
		expect(await does.plan(office, 'v1', worker)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ workerId: 'w1', visitOn: '2021-04-05' });
		const take = { repairVisitId: 'v1', workerId: 'w2', scheduledOn: '2021-04-05' };
		expect(
			await office.when('moveRepair', { ...take, scheduledAt: null }, colleague)
		).toMatchObject(refused('NOT_YOUR_TICKET'));
	});
	it('refuses a worker who is gone or serves other dongs', async () => {
		const office = await after((o) => does.open(o));
		const give = (workerId: string) =>
			office.when('assignTicket', { ticketId: 't1', workerId }, clerk);
		expect(await give('w3')).toMatchObject(refused('WORKER_OUT_OF_AREA'));
		expect(await give('w9')).toMatchObject(refused('UNKNOWN_WORKER'));
	});
	it('moves a visit that is planned instead of giving the ticket to somebody else', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o),
			(o) => does.pause(o, 'HOUSEHOLD', [])
		);
		const give = { ticketId: 't1', workerId: 'w2' };
		expect(await office.when('assignTicket', give, clerk)).toMatchObject({
			...refused('VISIT_PLANNED'),
			params: { on: '2021-04-05' }
		});
		expect(await does.assign(office)).toMatchObject(fine);
	});
	it('keeps and flags what was done outside one’s dongs', async () => {
		const office = await after((o) => does.open(o));
		const elsewhere: Actor = { ...worker, dongs: ['가산동'] };
		expect(
			await office.when('startRepair', { ticketId: 't1', way: 'VISIT' }, elsewhere)
		).toMatchObject(kept('OUT_OF_AREA'));
		expect(stateOf(ticketOf(office))).toBe('IN_PROGRESS');
	});
});

describe('what is signed', () => {
	const bare = { signatureHash: null };
	it('is needed at the door, or a reason why not; afar it is not', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.start(o)
		);
		const unsigned = {
			...{ ticketId: 't1', work: '', parts: [], ...bare, substitute: null },
			...{ substituteReason: '', recipientName: '' }
		};
		await expect(tablet(office, 'completeRepair', unsigned)).rejects.toBeInstanceOf(Refusal);
		expect(await does.complete(office, bare)).toMatchObject(kept('SIGNATURE_NEEDED'));
		const typed = await after(
			(o) => does.open(o),
			(o) => does.start(o)
		);
		const name = { ...bare, substitute: 'CONFIRMED_NAME' as const, substituteReason: '손이 떨림' };
		const nobody = { ...name, recipientName: ' ' };
		await expect(tablet(typed, 'completeRepair', { ...unsigned, ...nobody })).rejects.toMatchObject(
			{ code: 'SIGNATURE_NEEDED' }
		);
		expect(await does.complete(typed, name)).toMatchObject(fine);
		const unnamed = await after(
			(o) => does.open(o),
			(o) => does.start(o)
		);
		expect(await does.complete(unnamed, nobody)).toMatchObject(kept('SIGNATURE_NEEDED'));
		const afar = await after(
			(o) => does.open(o),
			(o) => does.start(o, 'REMOTE')
		);
		expect(await does.complete(afar, { ...bare, recipientName: '' })).toMatchObject(fine);
	});
});

it('takes a repair at the tablet that was cancelled meanwhile, and the server keeps and flags it', async () => {
	const cancelled = () =>
		after(
			(o) => does.open(o),
			(o) => does.cancel(o)
		);
	expect(await tablet(await cancelled(), 'completeRepair', done)).toMatchObject(fine);
	expect(await does.complete(await cancelled())).toMatchObject(kept('TICKET_CLOSED'));
	const twice = await after(
		(o) => does.open(o),
		(o) => does.complete(o)
	);
	await expect(tablet(twice, 'completeRepair', done)).rejects.toThrow('TICKET_CLOSED');
});

describe('visits', () => {
	it('end with the repair, the wait, and the ticket', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o),
			does.depart
		);
		await does.pause(office);
		expect(office.get('repairVisit', 'v1')?.doneAt).not.toBeNull();
		expect(ticketOf(office).visitId).toBeNull();
		await does.plan(office, 'v2');
		expect(stateOf(ticketOf(office))).toBe('SCHEDULED');
		await does.start(office);
		expect(stateOf(ticketOf(office))).toBe('IN_PROGRESS');
		await does.complete(office);
		expect(office.get('repairVisit', 'v2')).toMatchObject({ attempt: 2, cancelledAt: null });
		expect(office.get('repairVisit', 'v2')?.doneAt).not.toBeNull();
	});
	it('keep the day that was agreed where the household is waited for before it', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		await does.pause(office, 'HOUSEHOLD', []);
		expect(office.get('repairVisit', 'v1')?.doneAt).toBeNull();
		await does.resume(office);
		expect(stateOf(ticketOf(office))).toBe('SCHEDULED');
	});
	it('end with a second wait too, which orders its parts', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		await does.pause(office, 'HOUSEHOLD', []);
		await does.depart(office);
		expect(await does.pause(office, 'PARTS', [part(30_000)])).toMatchObject(fine);
		expect(office.get('repairVisit', 'v1')?.doneAt).not.toBeNull();
		expect(ticketOf(office)).toMatchObject({ visitId: null, partsCost: 30_000 });
	});
	it('that fail three times for nobody there make somebody phone', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		await does.fail(office, { nextOn: '2021-04-06', nextVisitId: 'v2' });
		expect(ticketOf(office)).toMatchObject({ visitId: 'v2', visitOn: '2021-04-06' });
		await does.fail(office, { repairVisitId: 'v2', nextOn: '2021-04-07', nextVisitId: 'v3' });
		expect(tasks(office)).toEqual([]);
		await does.fail(office, { repairVisitId: 'v3' });
		expect(tasks(office)).toEqual(['CALL_HOUSEHOLD']);
		expect(stateOf(ticketOf(office))).toBe('ASSIGNED');
	});
	it('that find nobody of that name any more make somebody look', async () => {
		for (const reason of ['MOVED', 'DECEASED'] as const) {
			const office = await after(
				(o) => does.open(o),
				(o) => does.plan(o)
			);
			await does.fail(office, { reason });
			expect(tasks(office)).toEqual(['CHECK_HOUSEHOLD']);
		}
	});
	it('whose next try cannot be planned are failed all the same', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		expect(await does.fail(office, { nextOn: '2021-04-06', nextVisitId: 'v1' })).toMatchObject(
			kept('VISIT_PLANNED')
		);
		expect(office.get('repairVisit', 'v1')?.failedAt).not.toBeNull();
	});
});

describe('another day', () => {
	const ask = (office: Given, as: Actor = theirs) =>
		office.when('askAnotherDay', { about: 'REPAIR', visitId: 'v1', words: '병원에 가요' }, as);
	const planned = () =>
		after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
	it('is asked for once, and done when the visit is moved', async () => {
		const office = await planned();
		expect(await ask(office)).toMatchObject(fine);
		expect(office.rows('task')).toMatchObject([
			{
				...{ kind: 'RESCHEDULE', visitId: 'v1', words: '병원에 가요', fiscalYear: '2021' },
				...{ dueOn: '2021-04-05', doneAt: null }
			}
		]);
		expect(await ask(office)).toMatchObject(refused('ALREADY_ASKED'));
		await does.move(office);
		expect(office.rows('task')[0]?.doneAt).not.toBeNull();
		expect(await ask(office, counter)).toMatchObject(fine);
		await does.callOff(office);
		expect(office.rows('task').every((row) => row.doneAt !== null)).toBe(true);
	});
	it('is settled by whatever becomes of the visit', async () => {
		const changes = { adminDong: { from: '독산1동', to: '가산동' } } as const;
		for (const deed of [
			(office: Given) => does.fail(office),
			(office: Given) => does.complete(office),
			(office: Given) => does.cancel(office),
			(office: Given) => office.when('editHousehold', { householdId: 'h1', changes }, clerk)
		]) {
			const office = await planned();
			await ask(office);
			await deed(office);
			const wishes = office.rows('task').filter(({ kind }) => kind === 'RESCHEDULE');
			expect(wishes.map(({ doneAt }) => doneAt)).not.toContain(null);
		}
	});
	it('is settled under the record that lives on', async () => {
		const office = await planned();
		await ask(office);
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		await does.move(office);
		expect(office.rows('task')[0]?.doneAt).not.toBeNull();
	});
	it('is not for others to ask', async () => {
		const stranger: Actor = { ...theirs, userId: 'household:h2' };
		expect(await ask(await planned(), stranger)).toMatchObject(refused('UNKNOWN_VISIT'));
	});
});

describe('what happens to the household', () => {
	it('moves its ticket to the new dong, and to its workers', async () => {
		const move = (to: '가산동' | '독산2동') => ({
			householdId: 'h1',
			changes: { adminDong: { from: '독산1동', to } as const }
		});
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		await office.when('editHousehold', move('가산동'), clerk);
		expect(ticketOf(office)).toMatchObject({ adminDong: '가산동', workerId: null, visitId: null });
		expect(stateOf(ticketOf(office))).toBe('RECEIVED');
		expect(office.get('repairVisit', 'v1')).toMatchObject({ cancelReason: 'MOVED' });
		expect(tasks(office)).toEqual(['CHECK_HOUSEHOLD']);
		expect(office.rows('notice').at(-1)).toMatchObject({
			...{ template: 'VISIT_CANCELLED', params: '{"on":"2021-04-05"}', about: 't1' }
		});
	});
	it('ends a ticket of the record that lives on when its unit comes back', async () => {
		const office = await after((o) => does.open(o));
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		await office.when('returnPc', { pcId: 'p1', reason: 'UNUSED', note: '' }, clerk);
		expect(ticketOf(office)).toMatchObject({ householdId: 'h2', cancelReason: 'UNIT_RETURNED' });
	});
	it('carries an open ticket to the record that lives on', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		const merge = { householdId: 'h1', intoId: 'h2', note: '' };
		expect(await office.when('mergeHousehold', merge, clerk)).toMatchObject(fine);
		expect(ticketOf(office)).toMatchObject({ householdId: 'h2', visitId: 'v1' });
		expect(office.get('repairVisit', 'v1')?.householdId).toBe('h2');
		expect(await does.complete(office)).toMatchObject(fine);
	});
	it('ends it where the record that lives on has said the same', async () => {
		const two = proven('h2');
		const one = proven('h1');
		const office = town({
			eligibility: [...one.eligibility, ...two.eligibility],
			consent: [...one.consent, ...two.consent]
		});
		await does.open(office, own);
		await does.open(office, { ...own, ticketId: 't2', householdId: 'h2' });
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		expect(ticketOf(office)).toMatchObject({ cancelReason: 'MERGED' });
		expect(stateOf(office.get('ticket', 't2')!)).toBe('RECEIVED');
		// Their repair goes on: nobody is told that it was cancelled.
		const told = office.rows('notice').map(({ template }) => template);
		expect(told).not.toContain('TICKET_CANCELLED');
	});
	it('sends nobody to a closed one, and tells nobody who died', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.plan(o)
		);
		const died = { householdId: 'h1', cause: 'DECEASED', on: '2021-04-01', note: '' } as const;
		await office.when('closeHousehold', died, clerk);
		expect(office.get('repairVisit', 'v1')).toMatchObject({ cancelReason: 'DECEASED' });
		const told = office.rows('notice').filter(({ template }) => template === 'TICKET_CANCELLED');
		expect(told.map(({ heldBack }) => heldBack)).toEqual(['DECEASED']);
	});
});

it('tells the household once at each step', async () => {
	const office = await after(
		(o) => does.open(o),
		(o) => does.plan(o),
		does.move,
		does.depart
	);
	await does.start(office);
	await does.pause(office);
	await does.complete(office);
	expect(office.rows('notice').map(({ template, params }) => [template, params])).toEqual([
		['TICKET_RECEIVED', '{"on":"2021-04-07"}'],
		['VISIT_SET', '{"on":"2021-04-05","at":"14:00"}'],
		['VISIT_CHANGED', '{"on":"2021-04-06","at":"14:00"}'],
		['ON_THE_WAY', '{"at":"14:00"}'],
		['REPAIR_WAITING', '{"reason":"PARTS"}'],
		['REPAIR_DONE', '{}']
	]);
});

describe('the number that people say on the phone', () => {
	it('follows from the id, and one letter changes it', () => {
		expect(ticketNo('01J0000000000000000000000A', '2021')).toMatch(
			/^R21-[0-9A-HJKMNP-TV-Z]{5}-\w$/
		);
		const ids = Array.from({ length: 3000 }, (_, i) => `01J00000000000000000000${i}`);
		expect(new Set(ids.map((id) => ticketNo(id, '2021'))).size).toBe(ids.length);
	});
});

it('keeps settings that a form of before does not name', async () => {
	const office = town();
	const now = office.get('programmeYear', '2021')!;
	const tiers: Input<'setYear'>['tiers'] = {
		...{ BASIC_LIVELIHOOD: 1, NEAR_POVERTY: 2, DISABLED: 2, SINGLE_PARENT: 2, VETERAN: 2 },
		...{ MULTICULTURAL: 2, NORTH_KOREAN_DEFECTOR: 2, CARE_LEAVER: 2, WELFARE_ORG: 3 }
	};
	const old = {
		...{ fiscalYear: '2021', quota: 2, tiers, checklist: [{ key: 'boot', label: '부팅' }] },
		...{ specMemoryGb: 4, specSsdGb: 240, specMonitor: '', specOs: '윈도우10', specOffice: '한컴' },
		...{ specExtras: '', warrantyYears: 1, cooldownMonths: 24, reason: '변경' }
	};
	await office.when('setYear', old, clerk);
	expect(office.get('programmeYear', '2021')).toMatchObject({
		...{ repairVisitDays: now.repairVisitDays, repairPartsLimit: now.repairPartsLimit }
	});
	await office.when('setYear', { ...old, repairVisitDays: 5, repairPartsLimit: 200_000 }, clerk);
	expect(office.get('programmeYear', '2021')).toMatchObject({
		...{ repairVisitDays: 5, repairPartsLimit: 200_000, repairsPerYear: 1, reopenDays: 14 }
	});
	expect(office.rows('yearVersion').at(-1)).toMatchObject({ repairVisitDays: 5 });
	await does.open(office);
	expect(ticketOf(office).dueOn).toBe('2021-04-09');
});
