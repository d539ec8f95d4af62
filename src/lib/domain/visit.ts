/** A visit at the door: planned, failed with its reason, or ended by a hand-over. */
import { isLive, known as knownAssignment, release } from './assignment.ts';
import { except, serves, type Context } from './context.ts';
import { sendToRefurbish } from './pc.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Visit = Rows['visit'];

/** SCHEDULED 방문예정 · ACCEPTED 인수확인 · FAILED 방문실패 · CANCELLED 취소. */
export type VisitState = 'SCHEDULED' | 'ACCEPTED' | 'FAILED' | 'CANCELLED';

/** 부재 · 수령 거부 · 주소 오류 · 기기 불량 · 전출 · 사망 · 기타 (DOMAIN §2.2 Delivery) */
export const FAIL_REASONS = [
	'ABSENT',
	'REFUSED',
	'WRONG_ADDRESS',
	'UNIT_DEFECT',
	'MOVED',
	'DECEASED',
	'OTHER'
] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

export function stateOf(row: Visit): VisitState {
	if (row.acceptedAt !== null) return 'ACCEPTED';
	if (row.failedAt !== null) return 'FAILED';
	return row.cancelledAt !== null ? 'CANCELLED' : 'SCHEDULED';
}

/** The visit, or Refusal UNKNOWN_VISIT. */
export function known(tx: Tx, id: string): Visit {
	const row = tx.get('visit', id);
	if (!row) throw new Refusal('UNKNOWN_VISIT');
	return row;
}

interface Plan {
	visitId: string;
	assignmentId: string;
	workerId: string;
	scheduledOn: string;
	scheduledAt: string | null;
	note: string;
}

/** Plans a visit for an assignment that still waits for its unit, by a worker of that dong. */
export function schedule(tx: Tx, plan: Plan, { actor }: Context): void {
	const promise = knownAssignment(tx, plan.assignmentId);
	if (!serves(actor, promise.adminDong)) throw new Refusal('UNKNOWN_ASSIGNMENT');
	if (promise.completedAt !== null)
		throw new Refusal('ALREADY_DELIVERED', { at: promise.completedAt });
	if (!isLive(promise))
		throw new Refusal('ASSIGNMENT_CLOSED', { at: promise.releasedAt ?? promise.conflictedAt });
	const worker = tx.get('worker', plan.workerId);
	if (!worker || worker.disabledAt !== null) throw new Refusal('UNKNOWN_WORKER');
	if (!worker.dongs.split(',').includes(promise.adminDong))
		throw new Refusal('WORKER_OUT_OF_AREA', { adminDong: promise.adminDong });
	const visits = tx.where('visit', 'assignmentId', promise.id);
	const open = visits.find((row) => stateOf(row) === 'SCHEDULED');
	if (open || tx.get('visit', plan.visitId))
		throw new Refusal('VISIT_PLANNED', { on: open?.scheduledOn ?? plan.scheduledOn });
	tx.put('visit', {
		id: plan.visitId,
		assignmentId: promise.id,
		householdId: promise.householdId,
		workerId: plan.workerId,
		adminDong: promise.adminDong,
		scheduledOn: plan.scheduledOn,
		scheduledAt: plan.scheduledAt,
		attempt: visits.length + 1,
		note: plan.note,
		acceptedAt: null,
		failedAt: null,
		failReason: null,
		failNote: '',
		cancelledAt: null
	});
}

interface Failure {
	visitId: string;
	reason: FailReason;
	note: string;
	/** day of the next try, and the id its visit will have */
	nextOn: string | null;
	nextVisitId: string | null;
}

/** Records that the unit could not be handed over, and what follows from the reason. */
export function fail(tx: Tx, input: Failure, ctx: Context): void {
	const row = known(tx, input.visitId);
	const promise = knownAssignment(tx, row.assignmentId);
	const subject = {
		adminDong: row.adminDong,
		assignmentId: promise.id,
		householdId: row.householdId,
		pcId: promise.pcId
	};
	const state = stateOf(row);
	if (state !== 'SCHEDULED') {
		return except(tx, ctx, promise.fiscalYear, 'VISIT_CLOSED', subject, {
			state,
			reason: input.reason
		});
	}
	tx.put('visit', { ...row, failedAt: ctx.at, failReason: input.reason, failNote: input.note });
	followUp(tx, input, ctx, promise, subject);
	if (isOpen(tx, promise.id)) planNext(tx, input, ctx, row, promise.fiscalYear);
}

/** A next visit that cannot be planned does not undo the failed one: the office is told instead. */
function planNext(tx: Tx, input: Failure, ctx: Context, row: Visit, fiscalYear: string): void {
	if (input.nextOn === null || input.nextVisitId === null) return;
	const { assignmentId, workerId, note, adminDong, householdId } = row;
	const plan = { assignmentId, workerId, note, visitId: input.nextVisitId };
	try {
		schedule(tx, { ...plan, scheduledOn: input.nextOn, scheduledAt: null }, ctx);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const subject = { adminDong, assignmentId, householdId };
		except(tx, ctx, fiscalYear, error.code, subject, error.params);
	}
}

function followUp(
	tx: Tx,
	input: Failure,
	ctx: Context,
	promise: Rows['assignment'],
	subject: Parameters<typeof except>[4]
): void {
	const live = isOpen(tx, promise.id);
	if (input.reason === 'REFUSED' && live) return release(tx, promise, 'REFUSED', ctx.at);
	if (input.reason === 'UNIT_DEFECT' && live) {
		sendToRefurbish(tx, promise.pcId, promise.id, ctx.at);
		return tx.put('assignment', { ...promise, pcId: null });
	}
	if (input.reason === 'MOVED')
		return except(tx, ctx, promise.fiscalYear, 'HOUSEHOLD_MOVED', subject);
	if (input.reason === 'DECEASED')
		return except(tx, ctx, promise.fiscalYear, 'HOUSEHOLD_DECEASED', subject);
	const absences = tx
		.where('visit', 'assignmentId', promise.id)
		.filter((visit) => visit.failReason === 'ABSENT');
	if (input.reason === 'ABSENT' && absences.length === 3)
		except(tx, ctx, promise.fiscalYear, 'ABSENT_THREE_TIMES', subject);
}

function isOpen(tx: Tx, assignmentId: string): boolean {
	const promise = tx.get('assignment', assignmentId);
	return promise !== undefined && promise.completedAt === null && isLive(promise);
}
