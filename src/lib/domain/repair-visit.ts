/** A visit for a repair: planned, on the way, done, or failed with its reason. */
import { closeAsked } from './another-day.ts';
import { noteArea } from './area.ts';
import { except, type Context } from './context.ts';
import { tell } from './notice.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import { inState, type Ticket } from './ticket.ts';
import { needOwn } from './ticket-limits.ts';
import { resumed } from './ticket-pause.ts';
import type { Tx } from './tx.ts';
import { needWorker } from './visit.ts';
import { attemptOf, fileMoved, isMoved, type Seen } from './visit-moved.ts';

export type RepairVisit = Rows['repairVisit'];

/** SCHEDULED 방문예정 · DEPARTED 출발 · DONE 방문함 · FAILED 방문실패 · CANCELLED 취소. */
export type RepairVisitState = 'SCHEDULED' | 'DEPARTED' | 'DONE' | 'FAILED' | 'CANCELLED';

/** 부재 · 수리 거부 · 주소 오류 · 전출 · 사망 · 기타 */
export const REPAIR_FAIL_REASONS = [
	'ABSENT',
	'REFUSED',
	'WRONG_ADDRESS',
	'MOVED',
	'DECEASED',
	'OTHER'
] as const;
export type RepairFailReason = (typeof REPAIR_FAIL_REASONS)[number];

export function stateOf(row: RepairVisit): RepairVisitState {
	if (row.doneAt !== null) return 'DONE';
	if (row.failedAt !== null) return 'FAILED';
	if (row.cancelledAt !== null) return 'CANCELLED';
	return row.departedAt !== null ? 'DEPARTED' : 'SCHEDULED';
}

/** Neither ended nor cancelled. */
export function isOpen(row: RepairVisit): boolean {
	return row.doneAt === null && row.failedAt === null && row.cancelledAt === null;
}

/** The visit, or Refusal UNKNOWN_VISIT. */
export function known(tx: Tx, id: string): RepairVisit {
	const row = tx.get('repairVisit', id);
	if (!row) throw new Refusal('UNKNOWN_VISIT');
	return row;
}

/** Who goes when. */
export type RepairSlot = Pick<RepairVisit, 'workerId' | 'scheduledOn' | 'scheduledAt'>;
export type RepairPlan = RepairSlot & { repairVisitId: string; ticketId: string; note: string };

/** 방문 예정: the ticket goes to that worker; what it waited for is over. */
export function plan(tx: Tx, input: RepairPlan, ctx: Context): void {
	const { repairVisitId: id, ticketId, note, ...slot } = input;
	const row = plannable(tx, ticketId, ctx);
	needOwn(row, slot.workerId, ctx);
	needWorker(tx, slot.workerId, row.adminDong);
	const open = row.visitId === null ? undefined : tx.get('repairVisit', row.visitId);
	if (open || tx.get('repairVisit', id))
		throw new Refusal('VISIT_PLANNED', { on: open?.scheduledOn ?? slot.scheduledOn });
	const { householdId, adminDong } = row;
	const attempt = tx.where('repairVisit', 'ticketId', ticketId).length + 1;
	tx.put('repairVisit', {
		...{ id, ticketId, householdId, adminDong, ...slot, attempt, note, departedAt: null },
		...{ doneAt: null, failedAt: null, failReason: null, failNote: '' },
		...{ cancelledAt: null, cancelReason: null }
	});
	const { workerId, scheduledOn: visitOn } = slot;
	const ahead = { workerId, visitId: id, visitOn, workingAt: null };
	tx.put('ticket', { ...resumed(tx, row, ctx), ...ahead, assignedAt: row.assignedAt ?? ctx.at });
	tell(tx, ctx, householdId, 'VISIT_SET', { on: visitOn, at: slot.scheduledAt }, ticketId);
}

/** Open and with no visit ahead; a second one is refused with its day. */
function plannable(tx: Tx, ticketId: string, ctx: Context): Ticket {
	const states = ['RECEIVED', 'REOPENED', 'ASSIGNED', 'SCHEDULED', 'IN_PROGRESS'] as const;
	return inState(tx, ticketId, ctx, ...states, 'WAITING_PARTS', 'WAITING_HOUSEHOLD');
}

/** 방문 변경: another worker, day or time, before anybody has set out. */
export function move(
	tx: Tx,
	{ repairVisitId, ...slot }: RepairSlot & { repairVisitId: string },
	ctx: Context
): void {
	const row = stillOpen(tx, repairVisitId);
	if (row.departedAt !== null) throw new Refusal('VISIT_UNDER_WAY', { at: row.departedAt });
	const ticket = inOrder(tx, row, ctx);
	needOwn(ticket, slot.workerId, ctx);
	needWorker(tx, slot.workerId, row.adminDong);
	tx.put('repairVisit', { ...row, ...slot });
	const { scheduledOn: on, scheduledAt: at } = slot;
	tx.put('ticket', { ...ticket, workerId: slot.workerId, visitOn: on });
	closeAsked(tx, ctx, row.householdId, row.id);
	// Who comes is the office's affair; when they come is the household's.
	if (on !== row.scheduledOn || at !== row.scheduledAt)
		tell(tx, ctx, row.householdId, 'VISIT_CHANGED', { on, at }, row.ticketId);
}

/** 방문 취소: the ticket is with its worker, without a day. */
export function cancel(
	tx: Tx,
	{ repairVisitId, reason }: { repairVisitId: string; reason: string },
	ctx: Context
): void {
	const row = stillOpen(tx, repairVisitId);
	const ticket = inOrder(tx, row, ctx);
	tx.put('repairVisit', { ...row, cancelledAt: ctx.at, cancelReason: reason });
	tx.put('ticket', { ...ticket, visitId: null, visitOn: null });
	closeAsked(tx, ctx, row.householdId, row.id);
	tell(tx, ctx, row.householdId, 'VISIT_CANCELLED', { on: row.scheduledOn }, row.ticketId);
}

function stillOpen(tx: Tx, id: string): RepairVisit {
	const row = known(tx, id);
	if (!isOpen(row)) throw new Refusal('VISIT_CLOSED', { state: stateOf(row) });
	return row;
}

/** The ticket of an open visit, which is open itself. */
function inOrder(tx: Tx, row: RepairVisit, ctx: Context): Ticket {
	const states = ['SCHEDULED', 'IN_PROGRESS', 'WAITING_PARTS', 'WAITING_HOUSEHOLD'] as const;
	return inState(tx, row.ticketId, ctx, ...states);
}

/** 출발. */
export function depart(
	tx: Tx,
	{ repairVisitId, ...seen }: { repairVisitId: string } & Seen,
	ctx: Context
): void {
	const row = known(tx, repairVisitId);
	const ticket = tx.get('ticket', row.ticketId);
	noteArea(tx, ctx, row, ticket?.fiscalYear);
	if (ticket && isOpen(row) && isMoved(row, seen, ctx))
		return fileMoved(tx, ctx, ticket.fiscalYear, subjectOf(ticket), row, null);
	// On its way already: said twice, done once.
	if (stateOf(row) === 'DEPARTED') return;
	if (!isOpen(row)) return closed(tx, row, ctx, null);
	tx.put('repairVisit', { ...row, departedAt: ctx.at });
	tell(tx, ctx, row.householdId, 'ON_THE_WAY', { at: row.scheduledAt }, row.ticketId);
}

export interface RepairFailure extends Seen {
	repairVisitId: string;
	reason: RepairFailReason;
	note: string;
	/** day of the next try, and the id its visit will have */
	nextOn: string | null;
	nextVisitId: string | null;
}

/** 방문 실패: nobody there, not wanted, … The ticket stays with its worker. */
export function fail(tx: Tx, input: RepairFailure, ctx: Context): void {
	const row = known(tx, input.repairVisitId);
	noteArea(tx, ctx, row, tx.get('ticket', row.ticketId)?.fiscalYear);
	if (!isOpen(row)) return closed(tx, row, ctx, input.reason);
	const { reason: failReason, note: failNote } = input;
	const failed = { failedAt: ctx.at, failReason, failNote };
	const ticket = tx.get('ticket', row.ticketId);
	if (ticket && isMoved(row, input, ctx)) {
		tx.put('repairVisit', { ...attemptOf(row, input, ctx), ...failed });
		tx.put('repairVisit', { ...row, attempt: row.attempt + 1 });
		fileMoved(tx, ctx, ticket.fiscalYear, subjectOf(ticket), row, failReason);
		return askOffice(tx, failReason, ticket, ctx);
	}
	tx.put('repairVisit', { ...row, ...failed });
	closeAsked(tx, ctx, row.householdId, row.id);
	if (!ticket) return;
	if (ticket.visitId === row.id) tx.put('ticket', { ...ticket, visitId: null, visitOn: null });
	if (input.reason === 'ABSENT')
		tell(tx, ctx, row.householdId, 'VISIT_MISSED', { on: row.scheduledOn }, row.ticketId);
	planNext(tx, input, row, ctx);
	askOffice(tx, input.reason, ticket, ctx);
}

/** A next visit that cannot be planned does not undo the failed one: the office is told instead. */
function planNext(tx: Tx, input: RepairFailure, row: RepairVisit, ctx: Context): void {
	if (input.nextOn === null || input.nextVisitId === null) return;
	const { ticketId, workerId, note } = row;
	const next = { repairVisitId: input.nextVisitId, ticketId, workerId, note };
	try {
		plan(tx, { ...next, scheduledOn: input.nextOn, scheduledAt: null }, ctx);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const ticket = tx.get('ticket', ticketId);
		if (ticket) except(tx, ctx, ticket.fiscalYear, error.code, subjectOf(ticket), error.params);
	}
}

function askOffice(tx: Tx, reason: RepairFailReason, ticket: Ticket, ctx: Context): void {
	const open = (kind: Parameters<typeof openTask>[2]) =>
		openTask(tx, ctx, kind, ticket.fiscalYear, subjectOf(ticket));
	if (reason === 'MOVED' || reason === 'DECEASED') open('CHECK_HOUSEHOLD');
	if (reason === 'REFUSED') open('CALL_HOUSEHOLD');
	if (reason !== 'ABSENT') return;
	const visits = tx.where('repairVisit', 'ticketId', ticket.id);
	if (visits.filter((visit) => visit.failReason === 'ABSENT').length === 3) open('CALL_HOUSEHOLD');
}

/** Whom something about a ticket concerns. */
export function subjectOf({ id: ticketId, adminDong, householdId, pcId }: Ticket) {
	return { ticketId, adminDong, householdId, pcId };
}

/** It has happened although the visit had its outcome: kept for somebody to look at. */
function closed(tx: Tx, row: RepairVisit, ctx: Context, reason: string | null): void {
	const ticket = tx.get('ticket', row.ticketId);
	if (!ticket) return;
	const params = { state: stateOf(row), reason };
	except(tx, ctx, ticket.fiscalYear, 'VISIT_CLOSED', subjectOf(ticket), params);
}

/** The visit at which something was done, if one is planned or under way, has had its purpose. */
export function endVisit(tx: Tx, ticket: Ticket, ctx: Context): void {
	const row = ticket.visitId === null ? undefined : tx.get('repairVisit', ticket.visitId);
	if (!row || !isOpen(row)) return;
	tx.put('repairVisit', { ...row, doneAt: ctx.at });
	closeAsked(tx, ctx, row.householdId, row.id);
}

/** Nobody sets out any more. */
export function cancelVisits(tx: Tx, ticketId: string, reason: string, ctx: Context): void {
	for (const row of tx.where('repairVisit', 'ticketId', ticketId).filter(isOpen)) {
		tx.put('repairVisit', { ...row, cancelledAt: ctx.at, cancelReason: reason });
		closeAsked(tx, ctx, row.householdId, row.id);
	}
}
