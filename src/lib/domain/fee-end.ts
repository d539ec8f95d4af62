/**
 * Support that ends. Months after the end become impossible, and what was paid for them has to come
 * back. (DOMAIN §2.2 I8, §5.7, §5.8, §5.10)
 */
import { takeOut } from './batch.ts';
import type { Context } from './context.ts';
import { enrollmentsOf, inState, isOpen, type Enrollment } from './enrollment.ts';
import { living } from './household.ts';
import { dayOf } from './month.ts';
import { retract, tell } from './notice.ts';
import type { EndReason } from './records/money.ts';
import { Refusal } from './refusal.ts';
import {
	claimed,
	daysIn,
	known,
	monthsIn,
	netOf,
	skipped,
	worthOf,
	type Month
} from './subsidy.ts';
import { answered } from './support-check.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

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

/** The enrolments of a household that moves within the district go with it. */
export function moveFees(tx: Tx, householdId: string, adminDong: string): void {
	for (const row of tx.where('enrollment', 'householdId', householdId))
		tx.put('enrollment', { ...row, adminDong });
	for (const row of tx.where('subsidyMonth', 'householdId', householdId))
		tx.put('subsidyMonth', { ...row, adminDong });
}

/** Ends support on that day, whether or not it had ended before on a later one. */
export function stop(tx: Tx, row: Enrollment, on: string, reason: EndReason, ctx: Context): void {
	const final = on.slice(0, 7);
	const months = monthsIn(tx, row);
	for (const month of months) if (month.month > final) drop(tx, month, ctx);
	finishAll(
		tx,
		months.filter((month) => month.month === final),
		Number(on.slice(8, 10)),
		ctx
	);
	const left = monthsIn(tx, row).filter((month) => month.skippedAt === null);
	const last = left.at(-1)?.month ?? null;
	const endMonth = last !== null && last > final ? final : last;
	tx.put('enrollment', { ...ended(row, on, reason, ctx), endMonth });
	answered(tx, ctx, row);
	if (reason === 'MERGED' && goesOn(tx, row, final)) return retract(tx, ctx, row.id);
	tell(tx, ctx, row.householdId, 'INTERNET_ENDED', { month: endMonth ?? final }, row.id);
}

/** The record that lives on is supported as well: for the household nothing ends. */
function goesOn(tx: Tx, { id, householdId }: Enrollment, month: string): boolean {
	const home = living(tx, householdId);
	const rows = home ? enrollmentsOf(tx, home.id) : [];
	return rows.some((row) => row.id !== id && row.activatedAt !== null && isOpen(row, month));
}

function ended(row: Enrollment, endedOn: string, endReason: EndReason, ctx: Context): Enrollment {
	const { userId: endedBy } = ctx.actor;
	return { ...row, endedAt: row.endedAt ?? ctx.at, endedOn, endReason, endedBy, liveLine: null };
}

/** The month of the end with what it was paid late, by the year's rule; `day` is the last that counts. */
function finishAll(tx: Tx, rows: readonly Month[], day: number, ctx: Context): void {
	const [first] = rows;
	if (!first) return;
	const { finalMonthRule } = knownYear(tx, first.month.slice(0, 4));
	if (finalMonthRule === 'FULL' || day === daysIn(first.month)) return;
	if (finalMonthRule === 'NONE') {
		for (const row of rows) drop(tx, row, ctx);
		return;
	}
	for (const row of rows) if (row.lateOfId === null) finish(tx, row, lateOf(rows, row), day, ctx);
}

function lateOf(rows: readonly Month[], { id }: Month): Month | undefined {
	return rows.find((row) => row.lateOfId === id && row.skippedAt === null);
}

/** Its share by days of what it is worth by the newest bill; what was paid late comes on top. */
function finish(tx: Tx, row: Month, late: Month | undefined, day: number, ctx: Context): void {
	if (row.skippedAt !== null || (row.days !== null && row.days <= day)) return;
	if (row.support === null) return tx.put('subsidyMonth', { ...row, days: day });
	const worth = worthOf({ ...row, days: day });
	keep(tx, { ...row, days: day }, Math.min(worth, row.support), ctx);
	if (late) keep(tx, { ...late, days: day }, Math.max(0, worth - netOf(known(tx, row.id))), ctx);
}

/** Of what a month was worth `right` 원 are due: the rest is not paid, or has to come back. */
function keep(tx: Tx, row: Month, right: number, ctx: Context): void {
	const support = row.support ?? 0;
	if (row.approvedAt !== null)
		return tx.put('subsidyMonth', claimed(row, support - Math.min(right, support), 'ENDED', ctx));
	takeOut(tx, row, ctx);
	if (right === 0) return tx.put('subsidyMonth', skipped(row, 'ENDED', ctx));
	tx.put('subsidyMonth', { ...row, batchId: null, support: Math.min(right, support) });
}

/** A month that is not due: it will not be paid, or what was paid has to come back. */
export function drop(tx: Tx, row: Month, ctx: Context): void {
	if (row.skippedAt !== null) return;
	// An order of payment that was signed cannot be stopped here; it is claimed back once it is paid.
	if (row.approvedAt !== null)
		return tx.put('subsidyMonth', claimed(row, row.support ?? 0, 'ENDED', ctx));
	takeOut(tx, row, ctx);
	tx.put('subsidyMonth', skipped(row, 'ENDED', ctx));
}
