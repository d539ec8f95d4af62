/**
 * A household's case closes: moved out, deceased, ineligible, merged. Everything that follows from
 * it follows here: promises, applications, units and messages. (DOMAIN §2.2 Household, §5.7, §5.8)
 */
import { isLive as isLiveApplication, isOver } from './application.ts';
import { isAwarded, promisedTo, release } from './assignment.ts';
import { serves, type Context } from './context.ts';
import { stopFees } from './fee-end.ts';
import { mergeFees } from './fee-merge.ts';
import { allOf, known, servable, stateOf } from './household.ts';
import { dayOf } from './month.ts';
import type { WithdrawReason } from './records/people.ts';
import { retract } from './notice.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import { bringAll } from './household-moved.ts';
import { adoptTickets, endTickets } from './ticket-follow.ts';
import type { Tx } from './tx.ts';
import { offerNext } from './withdrawal.ts';

type Household = Rows['household'];

export const CAUSES = ['MOVED_OUT', 'DECEASED', 'INELIGIBLE'] as const;
type Cause = (typeof CAUSES)[number];

const COLUMN = {
	MOVED_OUT: 'movedOutAt',
	DECEASED: 'deceasedAt',
	INELIGIBLE: 'ineligibleAt'
} as const;

export interface Closing {
	householdId: string;
	cause: Cause;
	/** day of the event */
	on: string;
	note: string;
}

/** Closes an active household, with what follows from the cause. */
export function close(tx: Tx, { householdId, cause, on, note }: Closing, ctx: Context): void {
	const row = mine(tx, householdId, cause, ctx);
	if (on > dayOf(ctx.at)) throw new Refusal('DATE_AHEAD', { field: 'on' });
	// Nothing is sent to a dead person's phone.
	const phoneBlockedAt = cause === 'DECEASED' ? ctx.at : row.phoneBlockedAt;
	const closed = { [COLUMN[cause]]: ctx.at, closedOn: on, closedNote: note, phoneBlockedAt };
	tx.put('household', { ...row, ...closed });
	endPromises(tx, row, cause, ctx);
	stopFees(tx, row, cause, on, ctx);
	endTickets(tx, ctx, { householdId: row.id }, cause);
	const kind = cause === 'DECEASED' ? 'KEEP_OR_RETURN' : 'RECALL';
	for (const award of awardsHeldBy(tx, row.id)) {
		const { adminDong, householdId, pcId } = award;
		const subject = { adminDong, householdId, pcId, assignmentId: award.id };
		openTask(tx, ctx, kind, award.fiscalYear, subject);
	}
}

/** What a household holds, also what it received under a record that was merged into it. */
function awardsHeldBy(tx: Tx, id: string): Rows['assignment'][] {
	const ids = allOf(tx, id);
	return ids.flatMap((one) => tx.where('assignment', 'householdId', one)).filter(isAwarded);
}

/** 병합: recorded twice; the other record lives on, awards of this one count for it. */
export function merge(
	tx: Tx,
	{ householdId, intoId, note }: { householdId: string; intoId: string; note: string },
	ctx: Context
): void {
	if (householdId === intoId) throw new Refusal('MERGED_WITH_ITSELF');
	const row = servable(tx, householdId);
	const into = servable(tx, intoId);
	const promise = promisedTo(tx, intoId);
	if (promise && awardsHeldBy(tx, householdId).length > 0)
		throw new Refusal('HOUSEHOLD_HAS_ONE', { receiptNo: into.receiptNo, at: promise.proposedAt });
	const closed = { mergedIntoId: intoId, closedOn: dayOf(ctx.at), closedNote: note };
	tx.put('household', { ...row, ...closed });
	keepBlocked(tx, row, into);
	endPromises(tx, row, 'MERGED', ctx);
	mergeFees(tx, row, into, ctx);
	adoptTickets(tx, ctx, row.id, into);
	for (const one of allOf(tx, row.id)) bringAll(tx, one, into.adminDong);
}

/** A number that turned out to be somebody else's does not come back with the other record. */
function keepBlocked(tx: Tx, { phone, phoneBlockedAt }: Household, into: Household): void {
	if (phoneBlockedAt === null || phone !== into.phone || into.phoneBlockedAt !== null) return;
	tx.put('household', { ...into, phoneBlockedAt });
}

/** 다시 열기: after a re-check, for those who moved or had lost their eligibility. */
export function reopen(
	tx: Tx,
	{ householdId, note }: { householdId: string; note: string },
	ctx: Context
): void {
	const row = known(tx, householdId);
	const state = stateOf(row);
	const { receiptNo } = row;
	if (state === 'ACTIVE') throw new Refusal('HOUSEHOLD_OPEN', { receiptNo });
	if (state !== 'MOVED_OUT' && state !== 'INELIGIBLE')
		throw new Refusal('CANNOT_REOPEN', { receiptNo, state });
	const open = { movedOutAt: null, ineligibleAt: null, closedOn: null };
	tx.put('household', { ...row, ...open, closedNote: note, editedAt: ctx.at });
}

/** 번호 차단: nothing is sent there until the number is corrected. (DOMAIN §5.11) */
export function blockPhone(
	tx: Tx,
	{ householdId }: { householdId: string; reason: string },
	ctx: Context
): void {
	const row = known(tx, householdId);
	if (!serves(ctx.actor, row.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	if (row.phoneBlockedAt !== null) throw new Refusal('PHONE_BLOCKED', { at: row.phoneBlockedAt });
	tx.put('household', { ...row, phoneBlockedAt: ctx.at });
}

/** Who moved away or lost their eligibility may die; nobody closes twice otherwise. */
function mine(tx: Tx, householdId: string, cause: Cause, { actor }: Context): Household {
	const state = stateOf(known(tx, householdId));
	const left = state === 'MOVED_OUT' || state === 'INELIGIBLE';
	const row = cause === 'DECEASED' && left ? known(tx, householdId) : servable(tx, householdId);
	if (!serves(actor, row.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	return row;
}

/** The promise is taken back, its visits cancelled, the application withdrawn; the next is offered. */
function endPromises(tx: Tx, row: Household, cause: WithdrawReason, ctx: Context): void {
	const promise = promisedTo(tx, row.id);
	if (promise) release(tx, promise, cause, ctx);
	for (const one of tx.where('application', 'householdId', row.id)) {
		if (!isLiveApplication(one) || isOver(one)) continue;
		const ended = { withdrawnAt: ctx.at, withdrawReason: cause, waitlistYear: null };
		tx.put('application', { ...one, ...ended });
		retract(tx, ctx, one.id);
	}
	if (promise && promise.swapDueAt === null) offerNext(tx, ctx, promise.fiscalYear);
}
