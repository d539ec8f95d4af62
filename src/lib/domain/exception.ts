/** What waits for a named person: decided once, with a reason. */
import type { Context } from './context.ts';
import { DISPUTE_DECISIONS, isDispute, settleDispute } from './dispute.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import { bookRepair } from './ticket-cost.ts';
import { costOf } from './ticket-limits.ts';
import type { Tx } from './tx.ts';

/**
 * APPROVE 초과 승인: the unit above the quota stays · RECALL 회수: it has to come back ·
 * ACKNOWLEDGE 확인: seen, with what was done about it in words · FIRST_STANDS, SECOND_STANDS: which
 * of two records stands.
 */
export const DECISIONS = [
	'APPROVE',
	'RECALL',
	'ACKNOWLEDGE',
	'FIRST_STANDS',
	'SECOND_STANDS'
] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decisions that an exception of this code can have. */
export function decisionsFor(code: string): readonly Decision[] {
	if (isDispute(code)) return DISPUTE_DECISIONS;
	if (code === 'PARTS_ABOVE_LIMIT') return ['APPROVE', 'ACKNOWLEDGE'];
	return code === 'ABOVE_QUOTA' ? ['APPROVE', 'RECALL'] : ['ACKNOWLEDGE'];
}

/** Decides an open exception and does what the decision means. */
export function decide(
	tx: Tx,
	input: { exceptionId: string; decision: Decision; reason: string },
	ctx: Context
): void {
	const row = tx.get('exception', input.exceptionId);
	if (!row) throw new Refusal('UNKNOWN_EXCEPTION');
	const { decision, reason } = input;
	if (row.decidedAt !== null)
		throw new Refusal('ALREADY_DECIDED', { at: row.decidedAt, decision: row.decision });
	if (!decisionsFor(row.code).includes(decision)) throw new Refusal('WRONG_DECISION', { decision });
	if (decision === 'APPROVE' && row.workerId === ctx.actor.userId) throw new Refusal('OWN_RECORD');
	if (isDispute(row.code)) settleDispute(tx, row, decision as never, ctx);
	else if (row.code === 'PARTS_ABOVE_LIMIT') judgeCost(tx, row, decision, ctx);
	else judgeExcess(tx, row, decision, ctx);
	tx.put('exception', { ...row, decidedAt: ctx.at, decision, decidedBy: ctx.actor.userId, reason });
}

/** Money above a limit is an approver's to give, and nobody's for their own record. */
function judgeCost(tx: Tx, row: Rows['exception'], decision: Decision, ctx: Context): void {
	const { role, userId } = ctx.actor;
	if (role !== 'approver') throw new Refusal('ROLE', { role });
	if (row.workerId === userId) throw new Refusal('OWN_RECORD');
	const ticket = row.ticketId === null ? undefined : tx.get('ticket', row.ticketId);
	if (!ticket || decision !== 'APPROVE') return;
	// What was asked about meanwhile is more than this; it has a question of its own.
	const { cost } = JSON.parse(row.params) as { cost: number };
	if (cost < costOf(ticket)) return;
	tx.put('ticket', { ...ticket, partsApprovedAt: ctx.at });
	bookRepair(tx, ctx, ticket.id);
}

/** The unit above the quota stays, or somebody has to fetch it. */
function judgeExcess(tx: Tx, row: Rows['exception'], decision: Decision, ctx: Context): void {
	const promise = row.assignmentId === null ? undefined : tx.get('assignment', row.assignmentId);
	if (!promise || decision === 'ACKNOWLEDGE') return;
	if (decision === 'APPROVE')
		return tx.put('assignment', { ...promise, aboveQuotaApprovedAt: ctx.at });
	tx.put('assignment', { ...promise, recallOrderedAt: ctx.at });
	const { id: assignmentId, adminDong, householdId, pcId, applicationId, fiscalYear } = promise;
	const subject = { assignmentId, adminDong, householdId, pcId, applicationId };
	openTask(tx, ctx, 'RECALL', fiscalYear, subject);
}
