/** Repairs that were done away from the server, and that reach it late, twice or by a wrong clock. */
import { describe, expect, it } from 'vitest';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { earlierOf, stateOf } from '../../src/lib/domain/ticket.ts';
import {
	AT,
	atTheDoor,
	clerk,
	home,
	promise,
	unit,
	worker,
	given,
	year,
	type Given
} from './given.ts';
import { after, does, done, form, own, part, ticketOf, town } from './repair.ts';

const SIGNATURE = 'cd'.repeat(32);
const exceptionsOf = (office: Given) =>
	office.exceptions().map(({ code, ticketId, householdId }) => ({ code, ticketId, householdId }));

/** A deed of the worker's by a tablet whose clock says `at`, heard at `now`. */
const late = <N extends ActionName>(
	office: Given,
	name: N,
	input: Input<N>,
	at: string,
	now: string
) => office.when(name, input, worker, true, at, now);

describe('a repair that was taken in at the door while it stood at the office already', () => {
	const t2 = { ticketId: 't2' } as const;
	async function bothTook() {
		const office = await after((o) => does.open(o));
		const verdict = await office.when('openTicket', form({ ...t2, channel: 'FIELD' }), worker);
		return { office, verdict };
	}
	it('is told of, and kept as not taken', async () => {
		const { office, verdict } = await bothTook();
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'TICKET_OPEN' });
		expect(stateOf(office.get('ticket', 't2')!)).toBe('CANCELLED');
		expect(stateOf(ticketOf(office))).toBe('RECEIVED');
		expect(exceptionsOf(office)).toEqual([
			{ code: 'TICKET_OPEN', ticketId: 't2', householdId: 'h1' }
		]);
	});
	it('is done there with its parts and signature, and nobody goes a second time', async () => {
		const { office } = await bothTook();
		await office.when('startRepair', { ...t2, way: 'VISIT' }, worker);
		await does.complete(office, { ...t2, parts: [part(40_000)] });
		expect(office.get('ticket', 't2')).toMatchObject({
			...{ completedAt: AT, partsCost: 40_000, signatureHash: SIGNATURE, cancelledAt: null }
		});
		expect(ticketOf(office)).toMatchObject({ cancelReason: 'MERGED' });
		expect(exceptionsOf(office)).toHaveLength(1);
	});
	it('is given up there, and its unit comes back', async () => {
		const { office } = await bothTook();
		await does.giveUp(office, { ...t2, outcome: 'SWAP' });
		expect(stateOf(office.get('ticket', 't2')!)).toBe('UNREPAIRABLE');
		expect(office.get('pc', 'p1')!.returnedAt).not.toBeNull();
		expect(stateOf(ticketOf(office))).toBe('CANCELLED');
	});
	it('never takes the place of one that is on record', async () => {
		const office = await after((o) => does.open(o));
		const before = ticketOf(office);
		for (const other of [{ householdId: 'h2', ...own }, { fiscalYear: '2099' }, own])
			await office.when('openTicket', form({ ...other, channel: 'FIELD' }), worker);
		expect(ticketOf(office)).toEqual(before);
	});
	it('is simply refused where nobody can have done anything: at the counter, and on the tablet', async () => {
		const office = await after((o) => does.open(o));
		expect((await office.when('openTicket', form(t2), clerk)).verdict).toBe('refused');
		await expect(office.when('openTicket', form(t2), worker, false)).rejects.toThrow('TICKET_OPEN');
		expect(office.get('ticket', 't2')).toBeUndefined();
	});
	it('counts where the year’s repairs were used up, above the limit and before somebody', async () => {
		const office = town();
		await does.open(office, own);
		await does.complete(office);
		const again = form({ ...own, ...t2, channel: 'FIELD' });
		expect(await office.when('openTicket', again, worker)).toMatchObject({
			...{ verdict: 'exception', code: 'REPAIRS_USED_UP' }
		});
		await does.complete(office, t2);
		expect(stateOf(office.get('ticket', 't2')!)).toBe('COMPLETED');
	});
});

describe('what was ordered at a door where nothing was taken in', () => {
	it('is known when it is done', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.cancel(o),
			(o) => does.pause(o, 'PARTS', [part(45_000)]),
			(o) => does.complete(o, { parts: null })
		);
		expect(ticketOf(office)).toMatchObject({ partsCost: 45_000, completedAt: AT });
	});
});

describe('two PCs of their own', () => {
	it('are two repairs: one that is done late ends no other', async () => {
		const office = await after(
			(o) => does.open(o, own),
			(o) => does.cancel(o),
			(o) => does.open(o, { ...own, ticketId: 't2', form: 'LAPTOP' }),
			(o) => does.complete(o)
		);
		expect(stateOf(office.get('ticket', 't2')!)).toBe('RECEIVED');
	});
});

describe('a repair that was opened again', () => {
	const EARLIER = '2021-04-02T01:30:00.000Z';
	const HEARD = '2021-04-03T05:00:00.000Z';
	async function reopened() {
		const office = await after(
			(o) => does.open(o),
			(o) =>
				does.complete(o, { signatureHash: null, substitute: 'PROXY', substituteReason: '전화' })
		);
		const again = { ticketId: 't1', words: '또 꺼져요' };
		await office.when('reopenTicket', again, clerk, true, '2021-04-03T01:00:00.000Z');
		return office;
	}
	it('is not ended by a completion of before, which is kept with its signature', async () => {
		const office = await reopened();
		const input = { ...done, parts: [part(30_000)] };
		const verdict = await late(office, 'completeRepair', input, EARLIER, HEARD);
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'TICKET_CLOSED' });
		expect(stateOf(ticketOf(office))).toBe('REOPENED');
		expect(earlierOf(ticketOf(office)).at(-1)).toMatchObject({
			...{ completedAt: EARLIER, signatureHash: SIGNATURE, partsCost: 30_000 }
		});
	});
	it('is not ended by what lay in a drawer for a week', async () => {
		const office = await reopened();
		await late(office, 'completeRepair', done, EARLIER, '2021-04-12T05:00:00.000Z');
		expect(stateOf(ticketOf(office))).toBe('REOPENED');
	});
	const pause: Input<'pauseRepair'> = { ticketId: 't1', reason: 'PARTS', note: '', parts: [] };
	const giveUp: Input<'giveUpRepair'> = {
		...{ ticketId: 't1', reason: 'BEYOND_REPAIR', note: '', outcome: 'SWAP' }
	};
	it.each<[string, (office: Given) => Promise<unknown>]>([
		[
			'a beginning',
			(o) => late(o, 'startRepair', { ticketId: 't1', way: 'VISIT' }, EARLIER, HEARD)
		],
		['a pause', (o) => late(o, 'pauseRepair', pause, EARLIER, HEARD)],
		['its being given up', (o) => late(o, 'giveUpRepair', giveUp, EARLIER, HEARD)]
	])('is not changed by %s of then', async (_, deed) => {
		const office = await reopened();
		const before = ticketOf(office);
		await deed(office);
		expect(ticketOf(office)).toEqual(before);
	});
});

describe('a tablet whose clock is wrong', () => {
	const NOW = '2021-04-05T02:00:00.000Z';
	it.each(['2019-04-05T02:00:00.000Z', '2029-04-05T02:00:00.000Z'])(
		'at %s neither takes the right to have it opened again nor gives it for years',
		async (clock) => {
			const office = await after((o) => does.open(o));
			await late(office, 'completeRepair', done, clock, NOW);
			const { completedAt } = ticketOf(office);
			expect(completedAt! >= AT && completedAt! <= NOW).toBe(true);
		}
	);
	it('does not move the promised day by years', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.pause(o)
		);
		await late(office, 'resumeRepair', { ticketId: 't1' }, '2023-04-05T02:00:00.000Z', NOW);
		expect(ticketOf(office)).toMatchObject({ dueOn: '2021-04-08', pausedDays: 1 });
	});
	it.each(['2020-01-01T02:00:00.000Z', '2023-04-05T02:00:00.000Z'])(
		'at %s dates no hand-over, warranty or support by it',
		async (clock) => {
			const office = given({
				household: [home('h1')],
				pc: [unit('p1')],
				assignment: [promise('a1', 'h1', 'p1', { confirmedAt: AT })]
			});
			await late(office, 'handOver', handedOver, clock, NOW);
			const { deliveredAt, warrantyUntil } = office.get('receipt', 'r1')!;
			expect(deliveredAt >= AT && deliveredAt <= NOW).toBe(true);
			expect(warrantyUntil.slice(0, 7)).toBe('2022-04');
			expect(office.get('assignment', 'a1')!.completedAt).toBe(deliveredAt);
		}
	);
	const handedOver: Input<'handOver'> = {
		...{ receiptId: 'r1', visitId: null, assignmentId: 'a1', householdId: 'h1' },
		...{ fiscalYear: '2021', serial: 'SNP1', swapReason: null, bootCheckedAt: AT },
		...{ licenceCheckedAt: AT, officeCheckedAt: AT, internetCheckedAt: null },
		...{ recipientName: '홍가람', recipientRelation: 'SELF', signatureHash: SIGNATURE },
		...{ substitute: null, substituteReason: '', note: '', photoHash: null }
	};
});

describe('a tablet whose clock began anew in 1970', () => {
	const CLOCK = '1970-01-01T00:10:00.000Z';
	const NOW = '2021-04-05T02:00:00.000Z';
	it('files nothing under a year that nobody can open', async () => {
		const office = town();
		await late(office, 'reportScan', { text: '??', where: '금천구청' }, CLOCK, NOW);
		await late(office, 'startRepair', { ticketId: 'nowhere', way: 'VISIT' }, CLOCK, NOW);
		await late(office, 'withdrawConsent', { consentId: 'consent-h1-COLLECT' }, CLOCK, NOW);
		const waiting = [...office.exceptions(), ...office.rows('task')];
		expect(waiting.map(({ fiscalYear }) => fiscalYear)).toEqual(['2021', '2021', '2021']);
	});
});

describe('a fact that no rule would take', () => {
	it('is put before somebody with the household that it names', async () => {
		const office = town();
		const away = { householdId: 'h1', assignmentId: 'a2', visitId: null, receiptId: 'r1' };
		await office.when('handOver', atTheDoor('h1', 'a2', 'SNP2', away), worker);
		expect(office.exceptions()).toMatchObject([
			{ code: 'ALREADY_REGISTERED', householdId: 'h1', adminDong: '독산1동' }
		]);
	});
});

describe('where two years are open', () => {
	it('counts a repair for the year of the day on which it came in', async () => {
		const office = town({ programmeYear: [{ ...year(2), id: '2020', versionId: '2020.1' }] });
		await does.open(office, { fiscalYear: '2020' });
		expect(ticketOf(office)).toMatchObject({ fiscalYear: '2021', versionId: '2021.1' });
	});
});
