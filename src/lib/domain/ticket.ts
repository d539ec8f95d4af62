/** A repair ticket (수리): received, assigned, planned, begun, waiting, done or not to be done. */
import { reaches, type Context } from './context.ts';
import { ALPHABET, checkCharacter } from './household.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { workdaysBetween, type Extra } from './workday.ts';

export type Ticket = Rows['ticket'];
export {
	FORMS,
	GIVE_UP_REASONS,
	OUTCOMES,
	PAUSE_REASONS,
	SYMPTOMS,
	TICKET_CHANNELS,
	WAYS,
	WISHES
} from './records/repairs.ts';

/**
 * RECEIVED 접수 · ASSIGNED 배정 · SCHEDULED 방문예정 · IN_PROGRESS 수리중 · WAITING_PARTS 부품대기 ·
 * WAITING_HOUSEHOLD 가구대기 · COMPLETED 완료 · UNREPAIRABLE 수리불가 · CANCELLED 취소 · REOPENED 재접수.
 */
export const TICKET_STATES = [
	'RECEIVED',
	'REOPENED',
	'ASSIGNED',
	'SCHEDULED',
	'IN_PROGRESS',
	'WAITING_PARTS',
	'WAITING_HOUSEHOLD',
	'COMPLETED',
	'UNREPAIRABLE',
	'CANCELLED'
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export function stateOf(row: Ticket): TicketState {
	if (row.cancelledAt !== null) return 'CANCELLED';
	if (row.unrepairableAt !== null) return 'UNREPAIRABLE';
	if (row.completedAt !== null) return 'COMPLETED';
	if (row.pausedAt !== null)
		return row.pauseReason === 'PARTS' ? 'WAITING_PARTS' : 'WAITING_HOUSEHOLD';
	if (row.workingAt !== null) return 'IN_PROGRESS';
	if (row.visitId !== null) return 'SCHEDULED';
	if (row.startedAt !== null) return 'IN_PROGRESS';
	if (row.assignedAt !== null) return 'ASSIGNED';
	return row.reopenedAt !== null ? 'REOPENED' : 'RECEIVED';
}

/** What a ticket is before anything has happened to it. */
export const NEW_TICKET = {
	...{ way: null, workerId: null, assignedAt: null, visitId: null, visitOn: null },
	...{ startedAt: null, workingAt: null, pausedAt: null, pauseReason: null, pauseNote: '' },
	...{ pausedDays: 0, completedAt: null, work: '', parts: '[]', partsCost: 0 },
	...{ partsApprovedAt: null, signatureHash: null, substitute: null, substituteReason: '' },
	...{ recipientName: '', donePhotoHash: null, unrepairableAt: null, unrepairableReason: null },
	...{ unrepairableNote: '', outcome: null, cancelledAt: null, cancelReason: null },
	...{ reopenedAt: null, reopenCount: 0, reopenNote: '', earlier: '[]' }
} as const;

/** Neither done nor given up nor cancelled. */
export function isOpen(row: Ticket): boolean {
	return row.cancelledAt === null && row.unrepairableAt === null && row.completedAt === null;
}

/** Waits for parts or for the household: the promise does not run. */
export function isWaiting(row: Ticket): boolean {
	return isOpen(row) && row.pausedAt !== null;
}

/** DONE: nothing is promised any more · PAUSED · LATE · TODAY · SOON: the next working day · AHEAD. */
export type Promised = 'DONE' | 'PAUSED' | 'LATE' | 'TODAY' | 'SOON' | 'AHEAD';

/** How a ticket stands to its promised day on `day`; `extra` are the days off the office noted. */
export function promisedOn(row: Ticket, day: string, extra?: Extra): Promised {
	if (!isOpen(row)) return 'DONE';
	if (row.pausedAt !== null) return 'PAUSED';
	if (row.dueOn < day) return 'LATE';
	if (row.dueOn === day) return 'TODAY';
	// A promised day that became a day off is as near as the last working day before it.
	return workdaysBetween(day, row.dueOn, extra) <= 1 ? 'SOON' : 'AHEAD';
}

/** The ticket, or Refusal UNKNOWN_TICKET: not on record, or out of the person's area. */
export function known(tx: Tx, id: string, { actor }: Pick<Context, 'actor'>): Ticket {
	const row = tx.get('ticket', id);
	if (!row || !reaches(actor, row)) throw new Refusal('UNKNOWN_TICKET');
	return row;
}

/** The ticket if it is in one of these states, or Refusal TICKET_CLOSED, TICKET_STATE. */
export function inState(
	tx: Tx,
	id: string,
	ctx: Context,
	...states: readonly TicketState[]
): Ticket {
	return needState(known(tx, id, ctx), ...states);
}

/** The same of a ticket that is known already. */
export function needState(row: Ticket, ...states: readonly TicketState[]): Ticket {
	const state = stateOf(row);
	if (states.includes(state)) return row;
	throw new Refusal(isOpen(row) ? 'TICKET_STATE' : 'TICKET_CLOSED', {
		ticketNo: row.ticketNo,
		state
	});
}

/** One part, with its price in 원. */
export interface Part {
	name: string;
	cost: number;
}

/** The parts of a ticket. */
export function partsOf(row: Pick<Ticket, 'parts'>): readonly Part[] {
	return JSON.parse(row.parts) as Part[];
}

/** A completion that did not hold, as it was signed for. */
export type Earlier = Pick<
	Ticket,
	| 'completedAt'
	| 'way'
	| 'work'
	| 'parts'
	| 'partsCost'
	| 'signatureHash'
	| 'substitute'
	| 'substituteReason'
	| 'recipientName'
	| 'donePhotoHash'
>;

/** Completions before the last reopening, oldest first. */
export function earlierOf(row: Pick<Ticket, 'earlier'>): readonly Earlier[] {
	return JSON.parse(row.earlier) as Earlier[];
}

/** 'R21-7K3M9-4' of a ticket's id: short enough to say on the phone, with a check character. */
export function ticketNo(id: string, fiscalYear: string): string {
	let mixed = 0x811c9dc5;
	for (let i = 0; i < id.length; i++) mixed = Math.imul(mixed ^ id.charCodeAt(i), 0x01000193);
	// Ids that differ in their last letter only get numbers that do not look alike.
	for (const by of [0x85ebca6b, 0xc2b2ae35]) mixed = Math.imul(mixed ^ (mixed >>> 15), by);
	mixed = (mixed ^ (mixed >>> 16)) >>> 0;
	const body = [0, 5, 10, 15, 20].map((by) => ALPHABET[(mixed >>> by) & 31]).join('');
	return `R${fiscalYear.slice(2)}-${body}-${checkCharacter(body)}`;
}
