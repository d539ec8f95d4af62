/** An assignment: one unit promised to one household, and with it a place in the quota. */
import { closeAsked } from './another-day.ts';
import { liveOf as applicationOf, stateOf as applicationState } from './application.ts';
import { noneRecent } from './award.ts';
import { serves, type Context } from './context.ts';
import { servable } from './household.ts';
import { retract, tell } from './notice.ts';
import { putBack, reserve } from './possession.ts';
import { Refusal } from './refusal.ts';
import { endSwap } from './support-check.ts';
import type { Rows } from './tables.ts';
import { closePlan } from './task.ts';
import type { Tx } from './tx.ts';
import { open as openYear } from './year.ts';

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
	if (row.completedAt !== null && row.swapDueAt === null) return 'COMPLETED';
	return row.confirmedAt !== null ? 'CONFIRMED' : 'PROPOSED';
}

/** Not released and not in dispute. */
export function isLive(row: Assignment): boolean {
	return row.releasedAt === null && row.conflictedAt === null;
}

/** Still waits for its unit to be handed over: the first one, or one instead of what was beyond repair. */
export function isPromise(row: Assignment): boolean {
	return isLive(row) && (row.completedAt === null || row.swapDueAt !== null);
}

/** The household has its unit now. */
export function isAwarded(row: Assignment): boolean {
	return isLive(row) && row.completedAt !== null && row.endedAt === null;
}

/** The assignment, or Refusal UNKNOWN_ASSIGNMENT. */
export function known(tx: Tx, id: string): Assignment {
	const row = tx.get('assignment', id);
	if (!row) throw new Refusal('UNKNOWN_ASSIGNMENT');
	return row;
}

/** What the household is promised and has not received, if anything. */
export function promisedTo(tx: Tx, householdId: string): Assignment | undefined {
	return tx.where('assignment', 'householdId', householdId).find(isPromise);
}

/** What stands in the way of another unit: an open promise, or an award of the same year. (I2) */
export function liveOf(tx: Tx, householdId: string, fiscalYear: string): Assignment | undefined {
	return tx
		.where('assignment', 'householdId', householdId)
		.find((row) => isPromise(row) || (isLive(row) && row.fiscalYear === fiscalYear));
}

/** A new assignment before anything has happened to it. */
export function draft(
	row: Pick<Assignment, 'id' | 'fiscalYear' | 'householdId' | 'pcId' | 'adminDong' | 'proposedAt'> &
		Partial<Assignment>
): Assignment {
	return {
		...{ confirmedAt: null, completedAt: null, releasedAt: null, releaseReason: null },
		...{ conflictedAt: null, aboveQuotaAt: null, aboveQuotaApprovedAt: null },
		...{ recallOrderedAt: null, applicationId: null, versionId: null, endedAt: null },
		swapDueAt: null,
		...row
	};
}

export interface Proposal {
	assignmentId: string;
	householdId: string;
	pcId: string;
	fiscalYear: string;
}

/** Promises a unit in stock to a household that was selected and has none. (I2, I3) */
export function propose(tx: Tx, input: Proposal, ctx: Context): void {
	const home = servable(tx, input.householdId);
	if (!serves(ctx.actor, home.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	const { receiptNo } = home;
	const year = openYear(tx, input.fiscalYear);
	const other = liveOf(tx, home.id, year.id);
	if (other || tx.get('assignment', input.assignmentId))
		throw new Refusal('HOUSEHOLD_HAS_ONE', { receiptNo, at: other?.proposedAt ?? null });
	if (isRecalled(tx, home.id)) throw new Refusal('HOUSEHOLD_HAS_ONE', { receiptNo, at: null });
	const chosen = applicationOf(tx, home.id, year.id);
	const state = chosen ? applicationState(chosen) : null;
	if (!chosen || state !== 'SELECTED') throw new Refusal('NOT_SELECTED', { receiptNo, state });
	noneRecent(tx, chosen, year, ctx.now);
	const { assignmentId: id, pcId } = input;
	reserve(tx, ctx, pcId, { id, householdId: home.id });
	tx.put(
		'assignment',
		draft({
			...{ id, pcId, fiscalYear: year.id, householdId: home.id, adminDong: home.adminDong },
			...{ proposedAt: ctx.at, applicationId: chosen.id, versionId: year.versionId }
		})
	);
}

/** A unit whose award was taken back is still in the household. */
function isRecalled(tx: Tx, householdId: string): boolean {
	return tx.where('assignment', 'householdId', householdId).some((row) => {
		if (row.releasedAt === null || row.completedAt === null || row.pcId === null) return false;
		const unit = tx.get('pc', row.pcId);
		return unit?.assignmentId === row.id && unit.deliveredAt !== null;
	});
}

/** The promise, or Refusal ALREADY_DELIVERED, ASSIGNMENT_CLOSED. */
export function openPromise(tx: Tx, id: string): Assignment {
	const row = known(tx, id);
	if (!isLive(row))
		throw new Refusal('ASSIGNMENT_CLOSED', { at: row.releasedAt ?? row.conflictedAt });
	if (!isPromise(row)) throw new Refusal('ALREADY_DELIVERED', { at: row.completedAt });
	return row;
}

/** 교체 배정: another unit for a promise; the one it had is free again. */
export function replaceUnit(
	tx: Tx,
	{ assignmentId, pcId }: { assignmentId: string; pcId: string },
	ctx: Context
): void {
	const row = openPromise(tx, assignmentId);
	const out = row.pcId === null ? null : (tx.get('pc', row.pcId)?.outAt ?? null);
	if (out !== null) throw new Refusal('VISIT_UNDER_WAY', { at: out });
	reserve(tx, ctx, pcId, row);
	putBack(tx, ctx, row.pcId, row.id);
	tx.put('assignment', { ...row, pcId });
	if (tx.where('visit', 'assignmentId', row.id).some(isComing)) closePlan(tx, ctx, row);
}

/** Somebody is to come, or on the way. */
function isComing({ acceptedAt, failedAt, cancelledAt }: Rows['visit']): boolean {
	return (acceptedAt ?? failedAt ?? cancelledAt) === null;
}

/**
 * Takes the promise back: the place is free, the unit in stock, open visits cancelled. One that was
 * handed over is released only after its unit has come back: that decision frees its place. One that
 * waits for another unit first stops waiting: the household had one that counts.
 */
export function release(tx: Tx, row: Assignment, reason: string, ctx: Context): void {
	if (row.releasedAt !== null) throw new Refusal('ASSIGNMENT_CLOSED', { at: row.releasedAt });
	if (row.completedAt !== null && row.endedAt === null)
		throw new Refusal('ALREADY_DELIVERED', { at: row.completedAt });
	const ended = { releasedAt: ctx.at, releaseReason: reason };
	const next = row.swapDueAt === null ? ended : { swapDueAt: null, pcId: null };
	tx.put('assignment', { ...row, ...next });
	putBack(tx, ctx, row.pcId, row.id);
	for (const visit of tx.where('visit', 'assignmentId', row.id).filter(isComing))
		callOff(tx, ctx, visit, reason);
	closePlan(tx, ctx, row);
	if (row.swapDueAt !== null) endSwap(tx, ctx, row);
}

/** They said so themselves, so nobody has to tell them. */
const OWN_WISH = ['REFUSED', 'CHANGED_MIND'];

/** Nobody comes on that day: the visit is cancelled, and the household is told. */
export function callOff(tx: Tx, ctx: Context, row: Rows['visit'], reason: string): void {
	tx.put('visit', { ...row, cancelledAt: ctx.at, cancelReason: reason });
	const { householdId, assignmentId, scheduledOn: on } = row;
	closeAsked(tx, ctx, householdId, row.id);
	if (OWN_WISH.includes(reason)) retract(tx, ctx, assignmentId);
	else tell(tx, ctx, householdId, 'DELIVERY_CANCELLED', { on }, assignmentId);
}
