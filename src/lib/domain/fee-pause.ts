/**
 * Support that is suspended and taken up again, and single months that came to nothing by mistake.
 * What one person has stopped, the same person does not give for months that are over. (DOMAIN §2.2 I8)
 */
import { takeOut } from './batch.ts';
import { givenBy } from './consent.ts';
import type { Context } from './context.ts';
import {
	consented,
	enrollmentsOf,
	entitlement,
	holdsLine,
	inState,
	known,
	type Enrollment
} from './enrollment.ts';
import { roomIn, takeLine } from './fee-lines.ts';
import { planRest } from './fee-start.ts';
import { livingId, servable } from './household.ts';
import { dayOf } from './month.ts';
import { tell } from './notice.ts';
import type { SUSPEND_REASONS } from './records/money.ts';
import { Refusal } from './refusal.ts';
import { monthsIn, monthsUsed, plan, skipped } from './subsidy.ts';
import { entitledOrKept } from './support-check.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

/** The carrier may be told nothing any more: what goes through it is suspended. */
export function consentWithdrawn(tx: Tx, householdId: string, ctx: Context): void {
	// What was taken back under a record that was merged counts for the one that lives on.
	const id = livingId(tx, householdId);
	if (givenBy(tx, id).has('THIRD_PARTY')) return;
	const month = dayOf(ctx.now).slice(0, 7);
	for (const row of enrollmentsOf(tx, id))
		if (row.payWay === 'CARRIER' && holdsLine(row, month))
			pause(tx, row, month, 'CONSENT_WITHDRAWN', ctx);
}

type SuspendReason = (typeof SUSPEND_REASONS)[number];

/** 지원 중지: nothing is planned from that month on, and its line is free for others. */
export function suspend(
	tx: Tx,
	input: { enrollmentId: string; from: string; reason: SuspendReason },
	ctx: Context
): void {
	const row = inState(tx, input.enrollmentId, ctx, 'ACTIVE');
	// The line is free for another at once, so no month before may still be paid.
	if (input.from > dayOf(ctx.now).slice(0, 7)) throw new Refusal('DATE_AHEAD', { field: 'from' });
	pause(tx, row, input.from, input.reason, ctx);
}

function pause(
	tx: Tx,
	row: Enrollment,
	from: string,
	suspendReason: SuspendReason,
	ctx: Context
): void {
	for (const month of monthsIn(tx, row)) {
		// An order of payment that was signed stays: its month was granted.
		if (month.month < from || month.skippedAt !== null || month.approvedAt !== null) continue;
		takeOut(tx, month, ctx);
		tx.put('subsidyMonth', skipped(month, 'SUSPENDED', ctx));
	}
	const paused = { suspendedAt: ctx.at, suspendedFrom: from, suspendReason, liveLine: null };
	tx.put('enrollment', { ...row, ...paused });
	tell(tx, ctx, row.householdId, 'INTERNET_SUSPENDED', {}, row.id);
}

/**
 * 지원 재개: from this month or a later one on, as many months as the household has left. Refuses
 * NO_UNIT where no unit is there any more and nobody has decided that support goes on without one, and
 * RESUME_PAST for a month that is over.
 */
export function resume(
	tx: Tx,
	{ enrollmentId, from }: { enrollmentId: string; from: string },
	ctx: Context
): void {
	const row = inState(tx, enrollmentId, ctx, 'SUSPENDED');
	servable(tx, row.householdId);
	consented(tx, row.householdId, row.payWay);
	if (!entitledOrKept(tx, row)) entitlement(tx, row.householdId);
	const year = knownYear(tx, from.slice(0, 4));
	const first = row.startMonth ?? from;
	if (from < first) throw new Refusal('START_TOO_EARLY', { earliest: first });
	if (year.closedThrough !== null && from <= year.closedThrough)
		throw new Refusal('MONTH_CLOSED', { month: from, through: year.closedThrough });
	// Months that are over are not granted by one person, as at a start.
	const now = dayOf(ctx.now).slice(0, 7);
	if (from < now) throw new Refusal('RESUME_PAST', { free: now });
	takeLine(tx, row, year, from, ctx);
	const none = { suspendedAt: null, suspendedFrom: null, suspendReason: null };
	const live: Enrollment = { ...row, ...none, liveLine: 'LIVE' };
	const last = planRest(tx, live, year, from, ctx);
	const endMonth = last === null || (row.endMonth ?? '') > last ? row.endMonth : last;
	tx.put('enrollment', { ...live, endMonth });
	tell(tx, ctx, row.householdId, 'INTERNET_ACTIVE', { month: from }, row.id);
}

/**
 * 월 다시 예정: a month that came to nothing by mistake is planned once more. One that is over and was
 * not theirs then, because support was suspended, is a second person's to give: Refusal SECOND_PERSON.
 */
export function replan(
	tx: Tx,
	{ enrollmentId, month }: { enrollmentId: string; month: string },
	ctx: Context
): void {
	const row = known(tx, enrollmentId, ctx);
	const year = knownYear(tx, month.slice(0, 4));
	if (!covers(row, month, year.finalMonthRule)) {
		const { startMonth: start, endMonth: end } = row;
		throw new Refusal('NO_MONTH', { month, start, end });
	}
	if (year.closedThrough !== null && month <= year.closedThrough)
		throw new Refusal('MONTH_CLOSED', { month, through: year.closedThrough });
	if (month < dayOf(ctx.now).slice(0, 7)) {
		if (!wasDue(tx, row, month) && ctx.actor.role !== 'approver')
			throw new Refusal('SECOND_PERSON', { month });
		roomIn(tx, row, month);
	}
	const most = year.maxMonthsPerHousehold;
	if (monthsUsed(tx, row.householdId) >= most)
		throw new Refusal('MONTHS_USED_UP', { months: most });
	if (plan(tx, row, { first: month, count: 1 }, ctx) !== month)
		throw new Refusal('MONTH_TAKEN', { month });
}

/** What was planned for a month, and came to nothing for a reason of its own. */
function wasDue(tx: Tx, row: Enrollment, month: string): boolean {
	const own = monthsIn(tx, row).filter((one) => one.month === month && one.lateOfId === null);
	const last = own.sort((a, b) => (a.id.length - b.id.length || a.id < b.id ? -1 : 1)).at(-1);
	return last !== undefined && DUE.includes(last.skipReason);
}

/** Reasons that say nothing about whether support was due. */
const DUE: readonly (string | null)[] = [null, 'NOTHING_DUE', 'NO_BILL', 'MISTAKE'];

/** Whether support is due for a month; the one of the end only where it counts in full. */
function covers(row: Enrollment, month: string, rule: string): boolean {
	const { startMonth, endMonth, endedOn } = row;
	if (row.suspendedAt !== null || startMonth === null || endMonth === null) return false;
	if (month < startMonth || month > endMonth) return false;
	return endedOn === null || month < endedOn.slice(0, 7) || rule === 'FULL';
}
