/** 취하: the household does not want it any more, or cannot have it; the place goes to the next. */
import { inState } from './application.ts';
import { promisedTo, release } from './assignment.ts';
import type { Context } from './context.ts';
import { retract } from './notice.ts';
import { queue } from './queue.ts';
import type { WithdrawReason } from './records/people.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';

/** Withdraws an application that is not over, and takes back the promise that it had. */
export function withdraw(
	tx: Tx,
	{ applicationId, reason }: { applicationId: string; reason: WithdrawReason },
	ctx: Context
): void {
	const states = ['RECEIVED', 'SCREENING', 'NEEDS_INFO', 'WAITLISTED', 'SELECTED'] as const;
	const row = inState(tx, applicationId, ctx, ...states);
	const promise = promisedTo(tx, row.householdId);
	if (promise?.fiscalYear === row.fiscalYear) release(tx, promise, reason, ctx);
	const ended = { withdrawnAt: ctx.at, withdrawReason: reason, waitlistYear: null };
	tx.put('application', { ...row, ...ended });
	retract(tx, ctx, row.id);
	if (row.selectedAt !== null) offerNext(tx, ctx, row.fiscalYear);
}

/** A place is free: somebody has to offer it to the first of the waitlist, if anybody waits. */
export function offerNext(tx: Tx, ctx: Context, fiscalYear: string): void {
	if (!ctx.judges) return;
	const [first] = queue(tx, fiscalYear);
	if (!first) return;
	const { id: applicationId, householdId, adminDong } = first;
	openTask(tx, ctx, 'OFFER_NEXT', fiscalYear, { applicationId, householdId, adminDong });
}
