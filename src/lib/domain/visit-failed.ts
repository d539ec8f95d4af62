/** A visit at which the unit could not be handed over, and what follows from the reason. */
import { closeAsked } from './another-day.ts';
import { noteArea } from './area.ts';
import { isPromise, known as knownAssignment, release } from './assignment.ts';
import { except, type Context } from './context.ts';
import { dayOf } from './month.ts';
import { tell } from './notice.ts';
import { bringBack, sendToRefurbish } from './possession.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { isOpen, known, schedule, stateOf, type FailReason } from './visit.ts';
import { attemptOf, fileMoved, isMoved, type Seen } from './visit-moved.ts';
import { offerNext } from './withdrawal.ts';

type Visit = Rows['visit'];
type Assignment = Rows['assignment'];

export interface Failure extends Seen {
	visitId: string;
	reason: FailReason;
	note: string;
	/** day of the next try, and the id its visit will have */
	nextOn: string | null;
	nextVisitId: string | null;
}

/** Records that the unit could not be handed over. */
export function fail(tx: Tx, input: Failure, ctx: Context): void {
	const row = known(tx, input.visitId);
	const promise = knownAssignment(tx, row.assignmentId);
	noteArea(tx, ctx, subjectOf(promise), promise.fiscalYear);
	if (!isOpen(row)) {
		const params = { state: stateOf(row), reason: input.reason };
		return except(tx, ctx, promise.fiscalYear, 'VISIT_CLOSED', subjectOf(promise), params);
	}
	const failed = { failedAt: ctx.at, failReason: input.reason, failNote: input.note };
	if (isMoved(row, input, ctx)) {
		tx.put('visit', { ...attemptOf(row, input, ctx), ...failed });
		tx.put('visit', { ...row, attempt: row.attempt + 1 });
		fileMoved(tx, ctx, promise.fiscalYear, subjectOf(promise), row, input.reason);
		// A unit that did not work does not work tomorrow either.
		if (input.reason === 'UNIT_DEFECT') followUp(tx, input.reason, ctx, promise);
		return askOffice(tx, input.reason, ctx, promise);
	}
	tx.put('visit', { ...row, ...failed });
	closeAsked(tx, ctx, row.householdId, row.id);
	if (input.reason === 'ABSENT')
		tell(tx, ctx, row.householdId, 'DELIVERY_MISSED', { on: dayOf(ctx.at) }, promise.id);
	if (isPromise(promise)) followUp(tx, input.reason, ctx, promise);
	if (isPromise(knownAssignment(tx, promise.id))) planNext(tx, input, ctx, row, promise);
	askOffice(tx, input.reason, ctx, promise);
}

function subjectOf({ id: assignmentId, adminDong, householdId, pcId, applicationId }: Assignment) {
	return { assignmentId, adminDong, householdId, pcId, applicationId };
}

/** What happens to unit and promise: nobody waits for it, it does not work, or it is tried again. */
function followUp(tx: Tx, reason: FailReason, ctx: Context, promise: Assignment): void {
	if (reason === 'REFUSED') {
		release(tx, promise, 'REFUSED', ctx);
		if (promise.swapDueAt === null) offerNext(tx, ctx, promise.fiscalYear);
		return;
	}
	if (reason !== 'UNIT_DEFECT') return bringBack(tx, ctx, promise.pcId, promise.id);
	sendToRefurbish(tx, ctx, promise.pcId, promise.id);
	tx.put('assignment', { ...promise, pcId: null });
}

/** A next visit that cannot be planned does not undo the failed one: the office is told instead. */
function planNext(tx: Tx, input: Failure, ctx: Context, row: Visit, promise: Assignment): void {
	if (input.nextOn === null || input.nextVisitId === null) return;
	const { assignmentId, workerId, note } = row;
	const plan = { assignmentId, workerId, note, visitId: input.nextVisitId };
	try {
		schedule(tx, { ...plan, scheduledOn: input.nextOn, scheduledAt: null, tourOrder: null }, ctx);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		except(tx, ctx, promise.fiscalYear, error.code, subjectOf(promise), error.params);
	}
}

/** What the office has to do next. */
function askOffice(tx: Tx, reason: FailReason, ctx: Context, promise: Assignment): void {
	const open = (kind: Parameters<typeof openTask>[2]) =>
		openTask(tx, ctx, kind, promise.fiscalYear, subjectOf(promise));
	// Who gives back what was to replace their unit withdraws nothing.
	if (reason === 'REFUSED' && promise.swapDueAt === null) open('CONFIRM_WITHDRAWAL');
	if (reason === 'MOVED' || reason === 'DECEASED') return open('CHECK_HOUSEHOLD');
	const visits = tx.where('visit', 'assignmentId', promise.id);
	const absences = visits.filter((visit) => visit.failReason === 'ABSENT').length;
	if (reason === 'ABSENT' && absences === 3) return open('CALL_HOUSEHOLD');
	// Without a unit or a day the promise would be in nobody's list.
	const left = knownAssignment(tx, promise.id);
	if (isPromise(left) && (left.pcId === null || !visits.some(isOpen))) open('PLAN_AGAIN');
}
