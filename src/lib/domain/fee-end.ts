/**
 * Support that stops: ended, suspended, taken up again. Months after the end become impossible, and
 * what was paid for them has to come back. (DOMAIN §2.2 I8, §5.7, §5.8, §5.10)
 */
import { takeOut } from './batch.ts';
import type { Context } from './context.ts';
import {
	consented,
	enrollmentsOf,
	holdsLine,
	inState,
	known,
	type Enrollment
} from './enrollment.ts';
import { planRest, takeLine } from './fee-start.ts';
import { allOf, servable } from './household.ts';
import { addMonths, dayOf } from './month.ts';
import { retract, tell } from './notice.ts';
import { FINAL_MONTH_RULES, type EndReason, type SUSPEND_REASONS } from './records/money.ts';
import { Refusal } from './refusal.ts';
import {
	claimed,
	daysIn,
	isLive,
	monthsIn,
	monthsOf,
	monthsUsed,
	netOf,
	plan,
	skipped,
	supportFor,
	type Month
} from './subsidy.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

export { FINAL_MONTH_RULES };

interface End {
	enrollmentId: string;
	/** day */
	on: string;
	reason: EndReason;
}

/** 지원 종료. */
export function end(tx: Tx, { enrollmentId, on, reason }: End, ctx: Context): void {
	const row = inState(tx, enrollmentId, ctx, 'ACTIVE', 'SUSPENDED');
	if (on > dayOf(ctx.at)) throw new Refusal('DATE_AHEAD', { field: 'on' });
	stop(tx, row, on, reason, ctx);
}

/**
 * The household's case closes: what was only wished for ends with it, what is supported stops on that
 * day, and what was paid for later months is claimed back, also where support had ended before.
 */
export function stopFees(
	tx: Tx,
	household: Rows['household'],
	cause: EndReason,
	on: string,
	ctx: Context
): void {
	for (const row of enrollmentsOf(tx, household.id)) {
		if (row.rejectedAt !== null) continue;
		if (row.activatedAt === null) {
			if (row.endedAt === null) tx.put('enrollment', ended(row, on, cause, ctx));
			retract(tx, ctx, row.id);
		} else if (reaches(row, on)) stop(tx, row, on, cause, ctx);
	}
}

/** Whether an end on that day changes anything: not where support was over before. */
function reaches({ endedOn, endMonth }: Enrollment, on: string): boolean {
	if (endedOn !== null) return on < endedOn;
	return endMonth === null || endMonth >= on.slice(0, 7);
}

/**
 * Recorded twice: the record that does not live on loses its support, and a month that both have stays
 * with the one that was paid, or with the record that lives on. Both together have no more months than
 * one household. (I6)
 */
export function mergeFees(
	tx: Tx,
	from: Rows['household'],
	into: Rows['household'],
	ctx: Context
): void {
	stopFees(tx, from, 'MERGED', dayOf(ctx.at), ctx);
	const gone = new Set(allOf(tx, from.id));
	const rows = monthsOf(tx, into.id);
	const all = rows.filter((row) => isLive(row) && row.lateOfId === null);
	const theirs = all.filter((row) => gone.has(row.householdId));
	for (const ours of all.filter((row) => !gone.has(row.householdId))) {
		const same = theirs.find((row) => row.month === ours.month);
		if (!same) continue;
		const double = same.approvedAt !== null && ours.approvedAt === null ? ours : same;
		drop(tx, double, ctx);
		// What its first payment lacked is no more due than the payment itself.
		for (const late of rows) if (late.lateOfId === double.id) drop(tx, late, ctx);
	}
	shorten(tx, into.id, gone, ctx);
}

/** What the other record has had counts: the latest months above the most of a household go. */
function shorten(tx: Tx, into: string, gone: ReadonlySet<string>, ctx: Context): void {
	const rows = tx.where('enrollment', 'householdId', into);
	const start = rows.reduce((last, row) => max(last, row.startMonth ?? ''), '');
	if (start === '') return;
	// A payment that is claimed back in full, as a double one is, is no month that they have had.
	const kept = (row: Month) => isLive(row) && (row.support === null || netOf(row) > 0);
	const live = monthsOf(tx, into).filter((row) => kept(row) && row.lateOfId === null);
	const had = live.filter((row) => gone.has(row.householdId)).length;
	const { maxMonthsPerHousehold } = knownYear(tx, start.slice(0, 4));
	const over = Math.max(0, Math.min(live.length - maxMonthsPerHousehold, had));
	const latest = live
		.filter((row) => row.householdId === into && row.approvedAt === null)
		.sort((a, b) => (a.month < b.month ? 1 : -1))
		.slice(0, over);
	for (const month of latest) drop(tx, month, ctx);
	for (const row of rows)
		if (latest.some((month) => month.enrollmentId === row.id))
			tx.put('enrollment', { ...row, endMonth: lastOf(tx, row) });
}

/** Its last month that is not skipped; the one before its start where there is none. */
function lastOf(tx: Tx, row: Enrollment): string {
	const left = monthsIn(tx, row).filter((month) => month.skippedAt === null);
	return left.at(-1)?.month ?? addMonths(row.startMonth as string, -1);
}

function max(a: string, b: string): string {
	return a > b ? a : b;
}

/** The enrolments of a household that moves within the district go with it. */
export function moveFees(tx: Tx, householdId: string, adminDong: string): void {
	for (const row of tx.where('enrollment', 'householdId', householdId))
		tx.put('enrollment', { ...row, adminDong });
	for (const row of tx.where('subsidyMonth', 'householdId', householdId))
		tx.put('subsidyMonth', { ...row, adminDong });
}

/** The carrier may be told nothing any more: what goes through it is suspended. */
export function consentWithdrawn(tx: Tx, householdId: string, ctx: Context): void {
	const month = dayOf(ctx.now).slice(0, 7);
	for (const row of tx.where('enrollment', 'householdId', householdId))
		if (row.payWay === 'CARRIER' && holdsLine(row, month))
			pause(tx, row, month, 'CONSENT_WITHDRAWN', ctx);
}

function stop(tx: Tx, row: Enrollment, on: string, reason: EndReason, ctx: Context): void {
	const final = on.slice(0, 7);
	for (const month of monthsIn(tx, row)) {
		if (month.month > final) drop(tx, month, ctx);
		else if (month.month === final) finish(tx, month, Number(on.slice(8, 10)), ctx);
	}
	const left = monthsIn(tx, row).filter((month) => month.skippedAt === null);
	const last = left.at(-1)?.month ?? null;
	const endMonth = last !== null && last > final ? final : last;
	tx.put('enrollment', { ...ended(row, on, reason, ctx), endMonth });
	tell(tx, ctx, row.householdId, 'INTERNET_ENDED', { month: endMonth ?? final }, row.id);
}

function ended(row: Enrollment, endedOn: string, endReason: EndReason, ctx: Context): Enrollment {
	return { ...row, endedAt: row.endedAt ?? ctx.at, endedOn, endReason, liveLine: null };
}

/** The month of the end, by the year's rule; `day` of the month is the last that counts. */
function finish(tx: Tx, row: Month, day: number, ctx: Context): void {
	const { finalMonthRule } = knownYear(tx, row.month.slice(0, 4));
	const of = daysIn(row.month);
	if (finalMonthRule === 'FULL' || day === of) return;
	if (finalMonthRule === 'NONE' || row.lateOfId !== null) return drop(tx, row, ctx);
	if (row.skippedAt !== null || (row.days !== null && row.days <= day)) return;
	const part = { days: day, of };
	if (row.support === null) return tx.put('subsidyMonth', { ...row, days: day });
	const { cap, bill, discount } = row as { cap: number; bill: number; discount: number };
	const right = supportFor({ cap, bill, discount }, part);
	if (row.approvedAt !== null) {
		const back = claimed(row, row.support - right, 'ENDED', ctx);
		return tx.put('subsidyMonth', { ...back, days: day });
	}
	takeOut(tx, row, ctx);
	if (right === 0) return tx.put('subsidyMonth', skipped(row, 'ENDED', ctx));
	tx.put('subsidyMonth', { ...row, batchId: null, days: day, support: right });
}

/** A month that is not due: it will not be paid, or what was paid has to come back. */
function drop(tx: Tx, row: Month, ctx: Context): void {
	if (row.skippedAt !== null) return;
	// An order of payment that was signed cannot be stopped here; it is claimed back once it is paid.
	if (row.approvedAt !== null)
		return tx.put('subsidyMonth', claimed(row, row.support ?? 0, 'ENDED', ctx));
	takeOut(tx, row, ctx);
	tx.put('subsidyMonth', skipped(row, 'ENDED', ctx));
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
		if (month.month < from || month.skippedAt !== null || month.approvedAt !== null) continue;
		takeOut(tx, month, ctx);
		tx.put('subsidyMonth', skipped(month, 'SUSPENDED', ctx));
	}
	tx.put('enrollment', { ...row, suspendedAt: ctx.at, suspendReason, liveLine: null });
	tell(tx, ctx, row.householdId, 'INTERNET_SUSPENDED', {}, row.id);
}

/**
 * 지원 재개: from this month or a later one on, as many months as the household has left. Refuses
 * BACKDATING for a month that is over.
 */
export function resume(
	tx: Tx,
	{ enrollmentId, from }: { enrollmentId: string; from: string },
	ctx: Context
): void {
	const row = inState(tx, enrollmentId, ctx, 'SUSPENDED');
	servable(tx, row.householdId);
	consented(tx, row.householdId, row.payWay);
	const year = knownYear(tx, from.slice(0, 4));
	const first = row.startMonth ?? from;
	if (from < first) throw new Refusal('START_TOO_EARLY', { earliest: first });
	if (year.closedThrough !== null && from <= year.closedThrough)
		throw new Refusal('MONTH_CLOSED', { month: from, through: year.closedThrough });
	// Months that are over are not granted by one person, as at a start.
	const now = dayOf(ctx.now).slice(0, 7);
	if (from < now) throw new Refusal('BACKDATING', { free: now });
	takeLine(tx, row, year, ctx);
	const live: Enrollment = { ...row, suspendedAt: null, suspendReason: null, liveLine: 'LIVE' };
	const last = planRest(tx, live, year, from, ctx);
	const endMonth = last === null || (row.endMonth ?? '') > last ? row.endMonth : last;
	tx.put('enrollment', { ...live, endMonth });
	tell(tx, ctx, row.householdId, 'INTERNET_ACTIVE', { month: from }, row.id);
}

/** 월 다시 예정: a month that came to nothing by mistake is planned once more. */
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
	const most = year.maxMonthsPerHousehold;
	if (monthsUsed(tx, row.householdId) >= most)
		throw new Refusal('MONTHS_USED_UP', { months: most });
	if (plan(tx, row, { first: month, count: 1 }, ctx) !== month)
		throw new Refusal('MONTH_TAKEN', { month });
}

/** Whether support is due for a month; the one of the end only where it counts in full. */
function covers(row: Enrollment, month: string, rule: string): boolean {
	const { startMonth, endMonth, endedOn } = row;
	if (row.suspendedAt !== null || startMonth === null || endMonth === null) return false;
	if (month < startMonth || month > endMonth) return false;
	return endedOn === null || month < endedOn.slice(0, 7) || rule === 'FULL';
}
