/** Repairs: every deed from every state. (DOMAIN §2.2 RepairTicket) */
import { expect, it } from 'vitest';
import { stateOf as visitState } from '../../src/lib/domain/repair-visit.ts';
import { isOpen, stateOf, TICKET_STATES, type TicketState } from '../../src/lib/domain/ticket.ts';
import type { RefusalCode } from '../../src/lib/domain/refusal.ts';
import type { Given } from './given.ts';
import { walk, type Deed } from './matrix.ts';
import { after, does, own, ticketOf } from './repair.ts';

const { open, assign, plan, start, complete, giveUp, cancel, reopen } = does;
const opened = (office: Given) => open(office);
const started = (office: Given) => start(office);
const waits = (office: Given) => does.pause(office);
const waitsForThem = (office: Given) => does.pause(office, 'HOUSEHOLD', []);
const completed = (office: Given) => complete(office);
const planned = (office: Given) => plan(office);

const over: readonly TicketState[] = ['COMPLETED', 'UNREPAIRABLE', 'CANCELLED'];
const closed = (state: TicketState): RefusalCode =>
	over.includes(state) ? 'TICKET_CLOSED' : 'TICKET_STATE';
const claim = (
	run: Deed<TicketState>['does'],
	leads: Deed<TicketState>['leads'],
	refused: Deed<TicketState>['refused'] = closed
): Deed<TicketState> => ({ does: run, leads, refused });
/** From every open state to one; kept as an exception beside what is over. */
const fact = (
	run: Deed<TicketState>['does'],
	to: TicketState,
	but: { [from in TicketState]?: TicketState } = {},
	revived: { [from in TicketState]?: TicketState } = {}
): Deed<TicketState> => ({
	does: run,
	leads: {
		...Object.fromEntries(TICKET_STATES.filter((s) => !over.includes(s)).map((s) => [s, to])),
		...but
	},
	refused: closed,
	fact: revived
});

const pairs = walk<TicketState>('a repair', {
	reach: {
		RECEIVED: () => after(opened),
		ASSIGNED: () => after(opened, assign),
		SCHEDULED: () => after(opened, planned),
		IN_PROGRESS: () => after(opened, planned, started),
		WAITING_PARTS: () => after(opened, planned, started, waits),
		WAITING_HOUSEHOLD: () => after(opened, waitsForThem),
		COMPLETED: () => after(opened, planned, started, completed),
		UNREPAIRABLE: () => after(opened, planned, started, (office) => giveUp(office)),
		CANCELLED: () => after(opened, cancel),
		REOPENED: () => after(opened, started, completed, reopen)
	},
	now: (office) => stateOf(ticketOf(office)),
	deeds: {
		assignTicket: claim(assign, {
			...{ RECEIVED: 'ASSIGNED', REOPENED: 'ASSIGNED', ASSIGNED: 'ASSIGNED' },
			...{ WAITING_PARTS: 'WAITING_PARTS', WAITING_HOUSEHOLD: 'WAITING_HOUSEHOLD' }
		}),
		planRepair: claim(
			(office) => plan(office, 'v2'),
			{
				...{ RECEIVED: 'SCHEDULED', REOPENED: 'SCHEDULED', ASSIGNED: 'SCHEDULED' },
				...{ WAITING_PARTS: 'SCHEDULED', WAITING_HOUSEHOLD: 'SCHEDULED' }
			},
			(state) => (over.includes(state) ? 'TICKET_CLOSED' : 'VISIT_PLANNED')
		),
		startRepair: fact(started, 'IN_PROGRESS'),
		'pauseRepair for parts': fact(waits, 'WAITING_PARTS'),
		'pauseRepair for the household': fact(waitsForThem, 'WAITING_HOUSEHOLD'),
		resumeRepair: fact(does.resume, 'IN_PROGRESS', {
			...{ RECEIVED: 'RECEIVED', ASSIGNED: 'ASSIGNED', SCHEDULED: 'SCHEDULED' },
			// Never begun: it is where it was before it waited.
			...{ WAITING_HOUSEHOLD: 'RECEIVED', REOPENED: 'REOPENED' }
		}),
		completeRepair: fact(completed, 'COMPLETED', {}, { CANCELLED: 'COMPLETED' }),
		giveUpRepair: fact(
			(office) => giveUp(office),
			'UNREPAIRABLE',
			{},
			{ CANCELLED: 'UNREPAIRABLE' }
		),
		cancelTicket: claim(
			cancel,
			{
				...{ RECEIVED: 'CANCELLED', REOPENED: 'CANCELLED', ASSIGNED: 'CANCELLED' },
				...{ SCHEDULED: 'CANCELLED', WAITING_HOUSEHOLD: 'CANCELLED' }
			},
			closed
		),
		reopenTicket: claim(reopen, { COMPLETED: 'REOPENED' }),
		'openTicket for the same unit': {
			does: (office) => open(office, { ticketId: 't2' }),
			leads: { COMPLETED: 'COMPLETED', UNREPAIRABLE: 'UNREPAIRABLE', CANCELLED: 'CANCELLED' },
			refused: () => 'TICKET_OPEN'
		},
		'openTicket for a PC of their own': claim(
			(office) => open(office, { ticketId: 't2', ...own }),
			Object.fromEntries(TICKET_STATES.map((state) => [state, state]))
		),
		closeHousehold: {
			does: (office) =>
				office.when(
					'closeHousehold',
					{ householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-01', note: '' },
					{ userId: 'o1', role: 'office', dongs: [] }
				),
			leads: Object.fromEntries(
				TICKET_STATES.map((state) => [state, over.includes(state) ? state : 'CANCELLED'])
			),
			refused: closed
		},
		'returnPc of its unit': {
			does: (office) =>
				office.when(
					'returnPc',
					{ pcId: 'p1', reason: 'UNUSED', note: '' },
					{ userId: 'o1', role: 'office', dongs: [] }
				),
			leads: Object.fromEntries(
				TICKET_STATES.map((state) => [state, over.includes(state) ? state : 'CANCELLED'])
			),
			refused: closed
		}
	}
});

it('has walked all pairs', () => expect(pairs).toBe(TICKET_STATES.length * 14));

it('is open in seven of its states', async () => {
	const office = await after(opened);
	const row = ticketOf(office);
	expect(isOpen(row)).toBe(true);
	expect(TICKET_STATES.filter((state) => !over.includes(state))).toHaveLength(7);
});

type VisitState = ReturnType<typeof visitState>;
const visitPairs = walk<VisitState>('a visit for a repair', {
	reach: {
		SCHEDULED: () => after(opened, planned),
		DEPARTED: () => after(opened, planned, does.depart),
		DONE: () => after(opened, planned, started, completed),
		FAILED: () => after(opened, planned, (office) => does.fail(office)),
		CANCELLED: () => after(opened, planned, does.callOff)
	},
	now: (office) => visitState(office.get('repairVisit', 'v1')!),
	deeds: {
		moveRepair: {
			does: does.move,
			leads: { SCHEDULED: 'SCHEDULED' },
			refused: (state) => (state === 'DEPARTED' ? 'VISIT_UNDER_WAY' : 'VISIT_CLOSED')
		},
		cancelRepairVisit: {
			does: does.callOff,
			leads: { SCHEDULED: 'CANCELLED', DEPARTED: 'CANCELLED' },
			refused: () => 'VISIT_CLOSED'
		},
		departRepair: {
			does: does.depart,
			leads: { SCHEDULED: 'DEPARTED', DEPARTED: 'DEPARTED' },
			refused: () => 'VISIT_CLOSED',
			fact: {}
		},
		failRepair: {
			does: (office) => does.fail(office),
			leads: { SCHEDULED: 'FAILED', DEPARTED: 'FAILED' },
			refused: () => 'VISIT_CLOSED',
			fact: {}
		},
		askAnotherDay: {
			does: (office) =>
				office.when(
					'askAnotherDay',
					{ about: 'REPAIR', visitId: 'v1', words: '병원에 가요' },
					{ userId: 'household:h1', role: 'household', dongs: [] }
				),
			leads: { SCHEDULED: 'SCHEDULED' },
			refused: (state) => (state === 'DEPARTED' ? 'VISIT_UNDER_WAY' : 'VISIT_CLOSED')
		}
	}
});

it('has walked all pairs of a visit', () => expect(visitPairs).toBe(25));
