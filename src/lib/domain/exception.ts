/** What waits for a named person: decided once, with a reason. */
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';
import type { Tx } from './tx.ts';

/**
 * APPROVE 초과 승인: the unit above the quota stays · RECALL 회수: it has to come back ·
 * ACKNOWLEDGE 확인: seen, with what was done about it in words.
 */
export const DECISIONS = ['APPROVE', 'RECALL', 'ACKNOWLEDGE'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decisions that an exception of this code can have. */
export function decisionsFor(code: string): readonly Decision[] {
	return code === 'ABOVE_QUOTA' ? ['APPROVE', 'RECALL'] : ['ACKNOWLEDGE'];
}

/** Decides an open exception and does what the decision means to its assignment. */
export function decide(
	tx: Tx,
	input: { exceptionId: string; decision: Decision; reason: string },
	ctx: Context
): void {
	const row = tx.get('exception', input.exceptionId);
	if (!row) throw new Refusal('UNKNOWN_EXCEPTION');
	if (row.decidedAt !== null)
		throw new Refusal('ALREADY_DECIDED', { at: row.decidedAt, decision: row.decision });
	if (!decisionsFor(row.code).includes(input.decision))
		throw new Refusal('WRONG_DECISION', { decision: input.decision });
	if (input.decision === 'APPROVE' && row.workerId === ctx.actor.userId)
		throw new Refusal('OWN_RECORD');
	const { decision, reason } = input;
	tx.put('exception', { ...row, decidedAt: ctx.at, decision, decidedBy: ctx.actor.userId, reason });
	const promise = row.assignmentId === null ? undefined : tx.get('assignment', row.assignmentId);
	if (!promise) return;
	if (decision === 'APPROVE') tx.put('assignment', { ...promise, aboveQuotaApprovedAt: ctx.at });
	if (decision === 'RECALL') tx.put('assignment', { ...promise, recallOrderedAt: ctx.at });
}
