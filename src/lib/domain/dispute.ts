/**
 * Two records of one unit or of one household: a named person says which of them stands. The other's
 * receipt loses its force, and keeps its photo and signature. (DOMAIN §2.2 Sync conflict rules, §5.2)
 */
import { isLive as isLiveApplication } from './application.ts';
import { isAwarded, liveOf } from './assignment.ts';
import { stands } from './award.ts';
import type { Context } from './context.ts';
import { move } from './custody.ts';
import { stateOf as pcState } from './pc.ts';
import { putBack } from './possession.ts';
import { holdsPlace, takePlace } from './quota.ts';
import { newest } from './receipt.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { confirmSupport } from './support-check.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';

type Exception = Rows['exception'];
type Receipt = Rows['receipt'];

/** FIRST_STANDS 먼저 기록 유지 · SECOND_STANDS 나중 기록 채택 · RECALL 모두 회수. */
export const DISPUTE_DECISIONS = ['FIRST_STANDS', 'SECOND_STANDS', 'RECALL'] as const;
export type DisputeDecision = (typeof DISPUTE_DECISIONS)[number];

/** True for an exception that has two records. */
export function isDispute(code: string): boolean {
	return code === 'SAME_UNIT' || code === 'SAME_HOUSEHOLD';
}

/** The two records of a dispute as they are now: the one that was first on record, and the other. */
export function recordsOf(
	tx: Tx,
	row: Exception
): { first: Receipt | undefined; second: Receipt | undefined } {
	const second = row.receiptId === null ? undefined : newest(tx, row.receiptId);
	const found =
		row.code === 'SAME_UNIT'
			? tx.where('receipt', 'pcId', row.pcId ?? '')
			: tx.where('receipt', 'householdId', row.householdId ?? '');
	const first = found.filter(
		(other) =>
			stands(other) &&
			other.id !== second?.id &&
			other.fiscalYear === row.fiscalYear &&
			awarded(tx, other)
	);
	return { first: first[0], second };
}

/** A record on which an assignment rests, and no other dispute. */
function awarded(tx: Tx, { assignmentId, pcId }: Receipt): boolean {
	const row = tx.get('assignment', assignmentId);
	return row !== undefined && isAwarded(row) && (row.pcId === pcId || row.pcId === null);
}

/**
 * Does what a decision means to both records. Refuses OWN_RECORD, WRONG_DECISION,
 * HOUSEHOLD_HAS_ONE, UNIT_MOVED_ON.
 */
export function settleDispute(
	tx: Tx,
	row: Exception,
	decision: DisputeDecision,
	ctx: Context
): void {
	const { first, second } = recordsOf(tx, row);
	const recorders = [row.workerId, first?.workerId, second?.workerId];
	if (recorders.includes(ctx.actor.userId)) throw new Refusal('OWN_RECORD');
	const winner = decision === 'FIRST_STANDS' ? first : decision === 'SECOND_STANDS' ? second : null;
	if (winner === undefined || (winner && !stands(winner)))
		throw new Refusal('WRONG_DECISION', { decision });
	for (const loser of [first, second])
		if (loser && loser.id !== winner?.id) lose(tx, loser, winner, ctx);
	if (winner && winner.id === second?.id) win(tx, winner, first, ctx);
}

function lose(tx: Tx, receipt: Receipt, winner: Receipt | null, ctx: Context): void {
	tx.put('receipt', { ...receipt, voidedAt: ctx.at });
	const promise = tx.get('assignment', receipt.assignmentId);
	if (promise && promise.id !== winner?.assignmentId) {
		const released = { releasedAt: ctx.at, releaseReason: 'DISPUTE', swapDueAt: null };
		putBack(tx, ctx, promise.pcId, promise.id);
		tx.put('assignment', { ...promise, ...released });
	}
	if (receipt.householdId !== winner?.householdId) {
		unfulfil(tx, receipt);
		confirmSupport(tx, ctx, receipt.householdId);
	}
	const unit = receipt.pcId === null ? undefined : tx.get('pc', receipt.pcId);
	if (!unit || unit.id === winner?.pcId || unit.householdId !== receipt.householdId) return;
	const { adminDong, householdId, assignmentId, pcId } = receipt;
	const subject = { adminDong, householdId, assignmentId, pcId };
	openTask(tx, ctx, 'RECALL', receipt.fiscalYear, subject);
}

/** The household has nothing after all: its application is where it was before the hand-over. */
function unfulfil(tx: Tx, { householdId, fiscalYear }: Receipt): void {
	for (const row of tx.where('application', 'householdId', householdId))
		if (row.fiscalYear === fiscalYear && isLiveApplication(row))
			tx.put('application', { ...row, fulfilledAt: null, waitlistYear: waitsIn(row) });
}

/** The waitlist that an application stood on when it was fulfilled without having been selected. */
function waitsIn(row: Rows['application']): string | null {
	return row.waitlistedAt !== null && row.selectedAt === null ? row.fiscalYear : null;
}

function win(tx: Tx, receipt: Receipt, first: Receipt | undefined, ctx: Context): void {
	const { assignmentId, householdId, pcId, deliveredAt, fiscalYear } = receipt;
	const promise = tx.get('assignment', assignmentId);
	if (!promise) throw new Refusal('UNKNOWN_ASSIGNMENT');
	const other = liveOf(tx, householdId, fiscalYear);
	if (other && other.id !== assignmentId)
		throw new Refusal('HOUSEHOLD_HAS_ONE', { receiptNo: null, at: other.proposedAt });
	const unit = pcId === null ? undefined : tx.get('pc', pcId);
	const holders = [assignmentId, first?.assignmentId];
	// Returned, lost or given to somebody else since: no decision puts it back.
	if (unit && (unit.deliveredAt === null || !holders.includes(unit.assignmentId ?? undefined)))
		throw new Refusal('UNIT_MOVED_ON', { tag: unit.tag, state: pcState(unit) });
	const open = { releasedAt: null, releaseReason: null, conflictedAt: null, endedAt: null };
	// The place it may have had before the dispute can be somebody else's by now.
	const confirmedAt = holdsPlace(promise) ? promise.confirmedAt : null;
	const revived = { ...promise, ...open, confirmedAt, completedAt: deliveredAt, pcId };
	tx.put('assignment', revived);
	takePlace(tx, ctx, revived, receipt.id);
	for (const row of tx.where('application', 'householdId', householdId))
		if (row.fiscalYear === fiscalYear && isLiveApplication(row) && row.fulfilledAt === null)
			tx.put('application', { ...row, fulfilledAt: deliveredAt, waitlistYear: null });
	if (!unit || unit.assignmentId === assignmentId) return;
	const there = { ...unit, assignmentId, householdId, deliveredAt };
	move(tx, ctx, there, { kind: 'REASSIGNED', assignmentId, householdId });
}
