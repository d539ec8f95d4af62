/** The programme's stories that concern repairs, with people, tablets, an office and households. (DOMAIN §5) */
import { expect, test } from 'vitest';
import { stateOf as promiseState } from '../../src/lib/domain/assignment.ts';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { stateOf as visitState } from '../../src/lib/domain/repair-visit.ts';
import { stateOf, type TicketState } from '../../src/lib/domain/ticket.ts';
import { act, actFor } from '../../src/lib/server/act.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { handOver, Person, setup } from '../people.ts';
import { household, MARKER, pc } from './fixtures.ts';
import { TODAY } from './inputs.ts';
import type { Office } from './office.ts';

const homeOf = (n: number) => household(n, '').id;

/** What stands on the form: for the unit of ours with the same number, unless it is said otherwise. */
function form(n: number, of: Partial<Input<'openTicket'>> = {}): Input<'openTicket'> {
	return {
		...{ ticketId: `ticket-${n}`, householdId: homeOf(n), fiscalYear: '2021', pcId: pc(n).id },
		...{ form: 'DESKTOP', channel: 'PHONE', symptom: 'NO_BOOT', words: `${MARKER}안 켜져요` },
		...of
	};
}
const own = { pcId: null } as const;

function visit(n: number, workerId: string, on = TODAY): Input<'planRepair'> {
	const slot = { workerId, scheduledOn: on, scheduledAt: '14:00', note: '' };
	return { repairVisitId: `repair-${n}`, ticketId: `ticket-${n}`, ...slot };
}

function done(n: number, of: Partial<Input<'completeRepair'>> = {}): Input<'completeRepair'> {
	return {
		...{ ticketId: `ticket-${n}`, work: `${MARKER}SSD 교체`, parts: [], signatureHash: null },
		...{
			substitute: 'CONFIRMED_NAME',
			substituteReason: '이름을 확인함',
			recipientName: `${MARKER}님`
		},
		...of
	};
}

/** What stands behind a repair of their own PC: consents and a proof. */
async function proves(office: Office, n: number): Promise<void> {
	const householdId = homeOf(n);
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await office.does('giveConsent', {
			...{ consentId: `c-${n}-${kind}`, householdId, kind, textVersion: '1', method: 'PHONE' }
		});
	await office.does('verifyEligibility', {
		...{ eligibilityId: `e-${n}`, householdId, category: 'NEAR_POVERTY', method: 'SHARED_INFO' },
		...{ checkedOn: TODAY, validUntil: '2022-04-04' }
	});
}

/** A unit of ours is in the household. */
async function has(office: Office, who: Person, n: number): Promise<void> {
	await office.assigns(n);
	await who.syncs();
	await who.handsOver(n);
	await who.syncs();
}

const ticketState = async (office: Office, n: number): Promise<TicketState> =>
	stateOf((await office.row('ticket', `ticket-${n}`))!);
const seen = async (who: Person, n: number): Promise<TicketState | undefined> => {
	const row = await who.sees('ticket', `ticket-${n}`);
	return row && stateOf(row);
};
const told = async (office: Office, n: number) =>
	(await office.rows('notice'))
		.filter(({ about }) => about === `ticket-${n}`)
		.map(({ template }) => template)
		.sort();

/** A household at its own door. */
function says<N extends ActionName>(office: Office, n: number, name: N, input: Input<N>) {
	const id = `door-${n}-${name}-${(doors += 1)}`;
	return actFor(
		office.database,
		{ householdId: homeOf(n), from: 'phone' },
		{ id, name, input },
		office.now()
	);
}
let doors = 0;

/** Somebody else of the office. */
async function somebody(office: Office, role: 'approver' | 'intake') {
	await office.account(role, role, role === 'intake' ? ['가산동'] : []);
	let count = 0;
	return <N extends ActionName>(name: N, input: Input<N>) =>
		act(
			office.database,
			{ userId: role, from: 'desk' },
			{ id: `${role}-${(count += 1)}`, name, input },
			office.now()
		);
}

onEveryDatabase('repairs', (open) => {
	test('12 repairs a resident’s own PC: proof, no warranty, once a year, not of the hundred', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const counter = await somebody(office, 'intake');
		expect((await counter('openTicket', form(1, own))).code).toBe('NO_PROOF');
		await proves(office, 1);
		for (const [wish, code] of [
			['PARTS', 'LAPTOP_PARTS'],
			['UNLICENSED_SOFTWARE', 'UNLICENSED_SOFTWARE']
		] as const) {
			const asked = { ...own, ticketId: `no-${wish}`, form: 'LAPTOP' as const, wish };
			expect(await counter('openTicket', form(1, asked))).toMatchObject({
				verdict: 'refused',
				code
			});
		}
		expect((await counter('openTicket', form(1, own))).verdict).toBe('accepted');
		expect(await office.row('ticket', 'ticket-1')).toMatchObject({
			// Monday, and three working days.
			...{ pcId: null, warrantyUntil: null, eligibilityId: 'e-1', dueOn: '2021-04-08' }
		});
		expect((await office.does('planRepair', visit(1, 'mina'))).verdict).toBe('accepted');
		await mina.syncs();
		expect(await seen(mina, 1)).toBe('SCHEDULED');
		mina.goesOffline();
		await mina.saves('departRepair', { repairVisitId: 'repair-1' });
		await mina.opens();
		await mina.saves('startRepair', { ticketId: 'ticket-1', way: 'VISIT' });
		await mina.saves('completeRepair', done(1, { parts: [{ name: 'SSD', cost: 48_000 }] }));
		expect(await seen(mina, 1)).toBe('COMPLETED');
		mina.mishaps = ['answer lost'];
		await mina.comesBack();
		await mina.syncs();
		expect(await ticketState(office, 1)).toBe('COMPLETED');
		expect(await office.row('ticket', 'ticket-1')).toMatchObject({ partsCost: 48_000 });
		expect(visitState((await office.row('repairVisit', 'repair-1'))!)).toBe('DONE');
		expect((await office.rows('assignment')).filter(holdsPlace)).toEqual([]);
		expect(await office.rows('exception')).toEqual([]);
		expect((await counter('openTicket', form(1, { ...own, ticketId: 'again' }))).code).toBe(
			'REPAIRS_USED_UP'
		);
		expect(await told(office, 1)).toEqual([
			...['ON_THE_WAY', 'REPAIR_DONE', 'TICKET_RECEIVED', 'VISIT_SET']
		]);
		await office.database.close();
	});

	test('3 carries a whole repair through a day offline, with a clock that is wrong', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await has(office, mina, 1);
		mina.goesOffline();
		mina.clockOff = 180;
		await mina.saves('openTicket', form(1, { channel: 'FIELD' }));
		await mina.saves('planRepair', visit(1, 'mina'));
		await mina.saves('startRepair', { ticketId: 'ticket-1', way: 'BROUGHT_IN' });
		expect(pcState((await mina.sees('pc', 'pc-001'))!)).toBe('IN_REPAIR');
		await mina.opens();
		const order = { ticketId: 'ticket-1', reason: 'PARTS', note: `${MARKER}SSD 주문` } as const;
		await mina.saves('pauseRepair', { ...order, parts: [{ name: 'SSD', cost: 48_000 }] });
		mina.mishaps = ['request lost', 'answer lost', { copies: 2 }];
		await mina.comesBack();
		await mina.syncs();
		await mina.syncs();
		expect(mina.waiting()).toBe(0);
		expect(await ticketState(office, 1)).toBe('WAITING_PARTS');
		const chain = (await office.rows('custody')).filter(({ pcId }) => pcId === 'pc-001');
		expect(chain.map(({ kind }) => kind)).toEqual(['RESERVED', 'DELIVERED', 'REPAIR_IN']);
		// Told by the server's clock, whatever the tablet's says.
		expect((await office.row('ticket', 'ticket-1'))?.receivedAt).toBe(office.now());
		office.minutes = 2 * 24 * 60;
		await mina.saves('resumeRepair', { ticketId: 'ticket-1' });
		mina.clockOff = 0;
		await mina.saves('completeRepair', done(1));
		await mina.syncs();
		expect(await ticketState(office, 1)).toBe('COMPLETED');
		expect(pcState((await office.row('pc', 'pc-001'))!)).toBe('DELIVERED');
		await office.database.close();
	});

	test('lets the household open its own ticket, which reaches the queue and the tablet', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await has(office, mina, 1);
		expect((await says(office, 2, 'openTicket', form(1))).code).toBe('UNKNOWN_HOUSEHOLD');
		const asked = await says(office, 1, 'openTicket', form(1, { channel: 'ONLINE' }));
		expect(asked.verdict).toBe('accepted');
		expect(await ticketState(office, 1)).toBe('RECEIVED');
		await mina.syncs();
		expect(await seen(mina, 1)).toBe('RECEIVED');
		await mina.saves('planRepair', visit(1, 'mina', '2021-04-07'));
		await mina.syncs();
		const wish = { about: 'REPAIR', visitId: 'repair-1', words: '병원에 가요' } as const;
		expect((await says(office, 2, 'askAnotherDay', wish)).code).toBe('UNKNOWN_VISIT');
		expect((await says(office, 1, 'askAnotherDay', wish)).verdict).toBe('accepted');
		expect((await says(office, 1, 'askAnotherDay', wish)).code).toBe('ALREADY_ASKED');
		const slot = { workerId: 'suho', scheduledOn: '2021-04-08', scheduledAt: '10:00' };
		await office.does('moveRepair', { repairVisitId: 'repair-1', ...slot });
		const tasks = await office.rows('task');
		expect(tasks.map(({ kind, doneBy }) => [kind, doneBy])).toEqual([['RESCHEDULE', 'office']]);
		await suho.syncs();
		expect(await suho.sees('ticket', 'ticket-1')).toMatchObject({ workerId: 'suho' });
		await suho.saves('startRepair', { ticketId: 'ticket-1', way: 'VISIT' });
		await suho.saves('completeRepair', done(1));
		await suho.syncs();
		office.minutes = 13 * 24 * 60;
		expect(
			(await says(office, 1, 'reopenTicket', { ticketId: 'ticket-1', words: '또' })).code
		).toBe(null);
		expect(await ticketState(office, 1)).toBe('REOPENED');
		await office.database.close();
	});

	test('keeps a repair that was done although the office had cancelled it', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await has(office, mina, 1);
		await office.does('openTicket', form(1));
		await office.does('planRepair', visit(1, 'mina'));
		await Promise.all([mina.syncs(), suho.syncs()]);
		mina.goesOffline();
		suho.goesOffline();
		const first = await mina.saves('completeRepair', done(1));
		const second = await suho.saves('completeRepair', done(1, { work: '전원 교체' }));
		expect(
			(await office.does('cancelTicket', { ticketId: 'ticket-1', reason: '오접수' })).code
		).toBe(null);
		await mina.comesBack();
		expect(await mina.hears(first)).toMatchObject({ state: 'exception', code: 'TICKET_CLOSED' });
		expect(await ticketState(office, 1)).toBe('COMPLETED');
		await suho.comesBack();
		expect(await suho.hears(second)).toMatchObject({ state: 'exception', code: 'TICKET_CLOSED' });
		// What was signed first stands; what came second is in the log, beside it.
		expect((await office.row('ticket', 'ticket-1'))?.work).toBe(`${MARKER}SSD 교체`);
		expect((await office.rows('exception')).map(({ ticketId }) => ticketId)).toEqual([
			...['ticket-1', 'ticket-1']
		]);
		await suho.syncs();
		expect((await suho.sees('ticket', 'ticket-1'))?.work).toBe(`${MARKER}SSD 교체`);
		await office.database.close();
	});

	test('gives another unit for one that is beyond repair, under the same award', async () => {
		const { mina, office } = await setup(['mina'], { database: await open(), quota: 1 });
		await has(office, mina, 1);
		await office.does('openTicket', form(1));
		await office.does('planRepair', visit(1, 'mina'));
		await mina.syncs();
		mina.goesOffline();
		await mina.saves('startRepair', { ticketId: 'ticket-1', way: 'VISIT' });
		const hopeless = { ticketId: 'ticket-1', reason: 'BEYOND_REPAIR', outcome: 'SWAP' } as const;
		await mina.saves('giveUpRepair', { ...hopeless, note: `${MARKER}메인보드` });
		await mina.comesBack();
		expect(await ticketState(office, 1)).toBe('UNREPAIRABLE');
		expect(pcState((await office.row('pc', 'pc-001'))!)).toBe('RETURNED');
		const [task] = await office.rows('task');
		expect(task).toMatchObject({ kind: 'SWAP_UNIT', assignmentId: 'promise-1' });
		await office.does('replaceUnit', { assignmentId: 'promise-1', pcId: 'pc-002' });
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		const serial = pc(2).serial;
		await mina.saves('handOver', handOver(1, { receiptId: 'second', visitId: 'visit-1', serial }));
		await mina.comesBack();
		const promise = (await office.row('assignment', 'promise-1'))!;
		expect(promiseState(promise)).toBe('COMPLETED');
		expect(promise).toMatchObject({ pcId: 'pc-002', endedAt: null, swapDueAt: null });
		expect(await office.row('pc', 'pc-002')).toMatchObject({ replacesId: 'pc-001' });
		expect((await office.rows('assignment')).filter(holdsPlace)).toHaveLength(1);
		expect(await office.rows('exception')).toEqual([]);
		await mina.syncs();
		expect(promiseState((await mina.sees('assignment', 'promise-1'))!)).toBe('COMPLETED');
		await office.database.close();
	});

	test('puts parts above the limit before an approver who did not record them', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const approver = await somebody(office, 'approver');
		await proves(office, 1);
		await office.does('openTicket', form(1, own));
		await mina.syncs();
		mina.goesOffline();
		const parts = [
			{ name: 'SSD', cost: 90_000 },
			{ name: 'RAM', cost: 60_001 }
		];
		const saved = await mina.saves('completeRepair', done(1, { parts }));
		await mina.comesBack();
		expect(await mina.hears(saved)).toMatchObject({
			state: 'exception',
			code: 'PARTS_ABOVE_LIMIT'
		});
		const exceptionId = (await office.rows('exception'))[0]?.id ?? '';
		const decision = { exceptionId, decision: 'APPROVE', reason: '학습용으로 급함' } as const;
		expect((await office.does('decideException', decision)).code).toBe('ROLE');
		expect((await approver('decideException', decision)).verdict).toBe('accepted');
		await mina.syncs();
		expect((await mina.sees('ticket', 'ticket-1'))?.partsApprovedAt).not.toBeNull();
		await office.database.close();
	});

	test('7 and 8 end the repairs of who moved away or died, and tell the dead nothing', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		for (const n of [1, 2]) {
			await has(office, mina, n);
			await office.does('openTicket', form(n));
			await office.does('planRepair', visit(n, 'mina'));
		}
		await mina.syncs();
		mina.goesOffline();
		const late = await mina.saves('completeRepair', done(1));
		for (const [n, cause] of [
			[1, 'MOVED_OUT'],
			[2, 'DECEASED']
		] as const)
			await office.does('closeHousehold', {
				householdId: homeOf(n),
				cause,
				on: '2021-04-04',
				note: ''
			});
		expect(await ticketState(office, 1)).toBe('CANCELLED');
		await mina.comesBack();
		expect(await mina.hears(late)).toMatchObject({ state: 'exception', code: 'TICKET_CLOSED' });
		// It was repaired before they left: that stays on record.
		expect(await ticketState(office, 1)).toBe('COMPLETED');
		expect(await ticketState(office, 2)).toBe('CANCELLED');
		await mina.syncs();
		expect(visitState((await mina.sees('repairVisit', 'repair-2'))!)).toBe('CANCELLED');
		const dead = (await office.rows('notice')).filter(
			({ about, template }) => about === 'ticket-2' && template === 'TICKET_CANCELLED'
		);
		expect(dead.map(({ heldBack }) => heldBack)).toEqual(['DECEASED']);
		await office.database.close();
	});

	test('14 keeps the repairs that a lost tablet hands in', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await has(office, mina, 1);
		await office.does('openTicket', form(1));
		await Promise.all([mina.syncs(), suho.syncs()]);
		mina.goesOffline();
		await mina.saves('completeRepair', done(1));
		await office.revokes(mina);
		await suho.saves('completeRepair', done(1, { work: '분실 후 재입력' }));
		await suho.syncs();
		await mina.comesBack();
		const kept = await office.database.db.selectFrom('quarantine').selectAll().execute();
		expect(kept.map(({ payload }) => payload.includes('completeRepair'))).toEqual([true]);
		expect((await office.row('ticket', 'ticket-1'))?.work).toBe('분실 후 재입력');
		await office.database.close();
	});

	test('sends a ticket after a household that moves within the district', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const nari = await Person.join(office, 'nari', ['독산1동']);
		await has(office, mina, 1);
		await office.does('openTicket', form(1));
		await office.does('planRepair', visit(1, 'mina'));
		await mina.syncs();
		const changes = { adminDong: { from: '가산동', to: '독산1동' } } as const;
		await office.does('editHousehold', { householdId: homeOf(1), changes });
		await Promise.all([mina.syncs(), nari.syncs()]);
		expect(await mina.sees('ticket', 'ticket-1')).toBeUndefined();
		expect(await nari.sees('ticket', 'ticket-1')).toMatchObject({ workerId: null, visitId: null });
		expect((await office.rows('task')).map(({ kind }) => kind)).toEqual(['CHECK_HOUSEHOLD']);
		await office.database.close();
	});
});
