/** An assignment: one unit promised to one household, and with it a place in the quota. */
import { serves, type Context } from './context.ts';
import { servable } from './household.ts';
import { putBack, reserve } from './pc.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Assignment = Rows['assignment'];

/**
 * PROPOSED 임시: asked for, the server has not granted it · CONFIRMED 확정: holds a place ·
 * COMPLETED 완료: handed over · RELEASED 해제: the place is free again · CONFLICTED 충돌: a
 * named person has to decide.
 */
export type AssignmentState = 'PROPOSED' | 'CONFIRMED' | 'COMPLETED' | 'RELEASED' | 'CONFLICTED';

export function stateOf(row: Assignment): AssignmentState {
	if (row.releasedAt !== null) return 'RELEASED';
	if (row.conflictedAt !== null) return 'CONFLICTED';
	if (row.completedAt !== null) return 'COMPLETED';
	return row.confirmedAt !== null ? 'CONFIRMED' : 'PROPOSED';
}

/** Not released and not in dispute: it stands in the way of a second one. */
export function isLive(row: Assignment): boolean {
	return row.releasedAt === null && row.conflictedAt === null;
}

/** The assignment, or Refusal UNKNOWN_ASSIGNMENT. */
export function known(tx: Tx, id: string): Assignment {
	const row = tx.get('assignment', id);
	if (!row) throw new Refusal('UNKNOWN_ASSIGNMENT');
	return row;
}

/** The household's live assignment, if it has one. */
export function liveOf(tx: Tx, householdId: string): Assignment | undefined {
	return tx.where('assignment', 'householdId', householdId).find(isLive);
}

/** A new assignment before anything has happened to it. */
export function draft(
	row: Pick<Assignment, 'id' | 'fiscalYear' | 'householdId' | 'pcId' | 'adminDong' | 'proposedAt'>
): Assignment {
	return {
		...row,
		confirmedAt: null,
		completedAt: null,
		releasedAt: null,
		releaseReason: null,
		conflictedAt: null,
		aboveQuotaAt: null,
		aboveQuotaApprovedAt: null,
		recallOrderedAt: null
	};
}

/** Promises a unit in stock to a household that has none. (I2) */
export function propose(
	tx: Tx,
	input: { assignmentId: string; householdId: string; pcId: string; fiscalYear: string },
	{ at, actor }: Context
): void {
	const home = servable(tx, input.householdId);
	if (!serves(actor, home.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	const other = liveOf(tx, home.id);
	if (other || tx.get('assignment', input.assignmentId)) {
		throw new Refusal('HOUSEHOLD_HAS_ONE', {
			receiptNo: home.receiptNo,
			at: other?.proposedAt ?? null
		});
	}
	reserve(tx, input.pcId, input.assignmentId);
	tx.put(
		'assignment',
		draft({
			id: input.assignmentId,
			fiscalYear: input.fiscalYear,
			householdId: home.id,
			pcId: input.pcId,
			adminDong: home.adminDong,
			proposedAt: at
		})
	);
}

/** Takes the promise back: the place is free, the unit in stock, open visits cancelled. */
export function release(tx: Tx, row: Assignment, reason: string, at: string): void {
	if (row.completedAt !== null) throw new Refusal('ALREADY_DELIVERED', { at: row.completedAt });
	if (row.releasedAt !== null) throw new Refusal('ASSIGNMENT_CLOSED', { at: row.releasedAt });
	tx.put('assignment', { ...row, releasedAt: at, releaseReason: reason });
	putBack(tx, row.pcId, row.id);
	for (const visit of tx.where('visit', 'assignmentId', row.id)) {
		if (!visit.acceptedAt && !visit.failedAt && !visit.cancelledAt)
			tx.put('visit', { ...visit, cancelledAt: at });
	}
}
