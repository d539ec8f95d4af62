/** From screening to the waitlist, and from there to a place: the next in rank, or with a reason. */
import { inState } from './application.ts';
import { release, promisedTo } from './assignment.ts';
import { noneRecent } from './award.ts';
import { needed } from './consent.ts';
import type { Context } from './context.ts';
import { verified } from './eligibility.ts';
import { known as knownHousehold, servable } from './household.ts';
import { dayOf } from './month.ts';
import { retract, tell } from './notice.ts';
import { queue, rankOf } from './queue.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { offerNext } from './withdrawal.ts';
import { open as openYear, tierOf } from './year.ts';

type Application = Rows['application'];

/** 대기: a verified proof of the day, the two consents nobody can do without, no recent award. */
export function waitlist(tx: Tx, { applicationId }: { applicationId: string }, ctx: Context): void {
	const row = judged(tx, inState(tx, applicationId, ctx, 'SCREENING'), ctx);
	tx.put('application', { ...row, waitlistedAt: ctx.at, waitlistYear: row.fiscalYear });
	tell(tx, ctx, row.householdId, 'WAITLISTED', {}, row.id);
}

export interface Choice {
	applicationId: string;
	/** why before others; null: it is next */
	outOfOrderReason: string | null;
}

/** 선정: their will is confirmed. The server asks `judgeNext` as well. */
export function select(tx: Tx, { applicationId }: Choice, ctx: Context): void {
	const row = judged(tx, inState(tx, applicationId, ctx, 'WAITLISTED', 'SCREENING'), ctx);
	const confirmed = { selectedAt: ctx.at, willConfirmedAt: ctx.at };
	tx.put('application', { ...row, ...confirmed, waitlistYear: null });
	tell(tx, ctx, row.householdId, 'SELECTED', {}, row.id);
}

/** Refuses with NOT_NEXT while others of the waitlist come first and nobody says why. */
export function judgeNext(tx: Tx, { applicationId, outOfOrderReason }: Choice): void {
	if (outOfOrderReason !== null) return;
	const row = tx.get('application', applicationId) as Application;
	const ahead = queue(tx, row.fiscalYear).filter((other) => rankOf(other) < rankOf(row));
	const [first] = ahead;
	if (!first) return;
	const { receiptNo } = knownHousehold(tx, first.householdId);
	throw new Refusal('NOT_NEXT', { ahead: ahead.length, receiptNo });
}

/** 순위 뒤로: behind all of its tier who wait now; a promise that it had is taken back. */
export function moveToEnd(
	tx: Tx,
	{ applicationId, reason }: { applicationId: string; reason: string },
	ctx: Context
): void {
	const row = inState(tx, applicationId, ctx, 'WAITLISTED', 'SELECTED');
	openYear(tx, row.fiscalYear);
	const promise = promisedTo(tx, row.householdId);
	const taken = promise?.fiscalYear === row.fiscalYear ? promise : undefined;
	if (taken) release(tx, taken, reason, ctx);
	const waits = { waitlistedAt: row.waitlistedAt ?? ctx.at, waitlistYear: row.fiscalYear };
	const open = { selectedAt: null, willConfirmedAt: null };
	tx.put('application', { ...row, ...waits, ...open, rankedAt: ctx.at });
	retract(tx, ctx, row.id);
	if (taken) offerNext(tx, ctx, row.fiscalYear);
}

/** The application with the tier and the settings by which it may go on, or why it may not. */
function judged(tx: Tx, row: Application, ctx: Context): Application {
	const year = openYear(tx, row.fiscalYear);
	servable(tx, row.householdId);
	needed(tx, row.householdId);
	const proof = verified(tx, row.householdId, dayOf(ctx.now));
	noneRecent(tx, row, year, ctx.now);
	// Who waits keeps the tier by which they were ranked.
	const tier = row.waitlistYear === null ? tierOf(year, proof.category) : row.tier;
	return { ...row, tier, versionId: year.versionId };
}
