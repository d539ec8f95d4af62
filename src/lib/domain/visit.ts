/** A visit at the door: planned, on the way, failed with its reason, or ended by a hand-over. */
import { closeAsked } from './another-day.ts';
import { noteArea } from './area.ts';
import { callOff, known as knownAssignment, openPromise } from './assignment.ts';
import { except, serves, type Context } from './context.ts';
import { tell } from './notice.ts';
import { bringBack, takeOut } from './possession.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { closePlan } from './task.ts';
import type { Tx } from './tx.ts';
import { fileMoved, isMoved, type Seen } from './visit-moved.ts';

type Visit = Rows['visit'];

/** SCHEDULED 방문예정 · DEPARTED 출발 · ACCEPTED 인수확인 · FAILED 방문실패 · CANCELLED 취소. */
export type VisitState = 'SCHEDULED' | 'DEPARTED' | 'ACCEPTED' | 'FAILED' | 'CANCELLED';

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
	if (row.cancelledAt !== null) return 'CANCELLED';
	return row.departedAt !== null ? 'DEPARTED' : 'SCHEDULED';
}

/** Neither ended nor cancelled. */
export function isOpen(row: Visit): boolean {
	return row.acceptedAt === null && row.failedAt === null && row.cancelledAt === null;
}

/** The visit, or Refusal UNKNOWN_VISIT. */
export function known(tx: Tx, id: string): Visit {
	const row = tx.get('visit', id);
	if (!row) throw new Refusal('UNKNOWN_VISIT');
	return row;
}

/** Who goes when, and in which place of the day's tour. */
export type Slot = Pick<Visit, 'workerId' | 'scheduledOn' | 'scheduledAt' | 'tourOrder'>;
export type Plan = Slot & { visitId: string; assignmentId: string; note: string };

/** Plans a visit for an assignment that still waits for its unit, by a worker of that dong. */
export function schedule(tx: Tx, plan: Plan, ctx: Context): void {
	if (!serves(ctx.actor, knownAssignment(tx, plan.assignmentId).adminDong))
		throw new Refusal('UNKNOWN_ASSIGNMENT');
	const { visitId: id, note, assignmentId: _, ...slot } = plan;
	const promise = openPromise(tx, plan.assignmentId);
	const { householdId, adminDong } = promise;
	needWorker(tx, slot.workerId, adminDong);
	const visits = tx.where('visit', 'assignmentId', promise.id);
	const open = visits.find(isOpen);
	if (open || tx.get('visit', id))
		throw new Refusal('VISIT_PLANNED', { on: open?.scheduledOn ?? plan.scheduledOn });
	tx.put('visit', {
		...{ id, assignmentId: promise.id, householdId, adminDong, ...slot, note },
		attempt: visits.length + 1,
		...{ acceptedAt: null, failedAt: null, failReason: null, failNote: '', cancelledAt: null },
		...{ departedAt: null, cancelReason: null }
	});
	tell(tx, ctx, householdId, 'DELIVERY_SET', said(slot), promise.id);
	if (promise.pcId !== null) closePlan(tx, ctx, promise);
}

/** What a household has to know of a visit: the day, and the hour where one is agreed. */
function said({ scheduledOn: on, scheduledAt: at }: Pick<Slot, 'scheduledOn' | 'scheduledAt'>) {
	return { on, at };
}

/** Refuses a worker who is not there any more, or does not serve that dong. */
export function needWorker(tx: Tx, workerId: string, adminDong: string): void {
	const worker = tx.get('worker', workerId);
	if (!worker || worker.disabledAt !== null) throw new Refusal('UNKNOWN_WORKER');
	if (!worker.dongs.split(',').includes(adminDong))
		throw new Refusal('WORKER_OUT_OF_AREA', { adminDong });
}

/** 방문 변경: another worker, day, time or place in the tour, before anybody has set out. */
export function reschedule(
	tx: Tx,
	{ visitId, ...slot }: Slot & { visitId: string },
	ctx: Context
): void {
	const row = stillOpen(tx, visitId);
	if (row.departedAt !== null) throw new Refusal('VISIT_UNDER_WAY', { at: row.departedAt });
	needWorker(tx, slot.workerId, row.adminDong);
	tx.put('visit', { ...row, ...slot });
	closeAsked(tx, ctx, row.householdId, row.id);
	const isMoved = slot.scheduledOn !== row.scheduledOn || slot.scheduledAt !== row.scheduledAt;
	if (isMoved) tell(tx, ctx, row.householdId, 'DELIVERY_CHANGED', said(slot), row.assignmentId);
}

/** 방문 취소: the promise stays, its unit comes back. */
export function cancel(
	tx: Tx,
	{ visitId, reason }: { visitId: string; reason: string },
	ctx: Context
): void {
	const row = stillOpen(tx, visitId);
	callOff(tx, ctx, row, reason);
	bringBack(tx, ctx, knownAssignment(tx, row.assignmentId).pcId, row.assignmentId);
}

function stillOpen(tx: Tx, visitId: string): Visit {
	const row = known(tx, visitId);
	if (!isOpen(row)) throw new Refusal('VISIT_CLOSED', { state: stateOf(row) });
	return row;
}

/** 출발: the worker sets out with the unit. */
export function depart(
	tx: Tx,
	{ visitId, ...seen }: { visitId: string } & Seen,
	ctx: Context
): void {
	const row = known(tx, visitId);
	const promise = knownAssignment(tx, row.assignmentId);
	const { adminDong, householdId } = row;
	const subject = { adminDong, householdId, assignmentId: promise.id, pcId: promise.pcId };
	noteArea(tx, ctx, subject, promise.fiscalYear);
	if (isMoved(row, seen, ctx)) return fileMoved(tx, ctx, promise.fiscalYear, subject, row, null);
	if (stateOf(row) === 'SCHEDULED') {
		tx.put('visit', { ...row, departedAt: ctx.at });
		tell(tx, ctx, householdId, 'DELIVERY_ON_THE_WAY', {}, promise.id);
		return takeOut(tx, ctx, promise.pcId, promise.id);
	}
	// On its way already: said twice, done once.
	if (stateOf(row) === 'DEPARTED') return;
	const params = { state: stateOf(row), reason: null };
	except(tx, ctx, promise.fiscalYear, 'VISIT_CLOSED', subject, params);
}
