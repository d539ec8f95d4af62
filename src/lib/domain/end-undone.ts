/**
 * What an end of support had taken away, given back up to a month: claims that nothing has come back for
 * are dropped, shares of a month become whole, and what came to nothing is planned again. Payments and
 * entries of the ledger stay as they are. (DOMAIN §2.2 SubsidyMonth, I6–I8, I10)
 */
import { takeOut } from './batch.ts';
import { dueFor } from './bill-basis.ts';
import { addLate, lateOf } from './bill-corrected.ts';
import type { Context } from './context.ts';
import type { Enrollment } from './enrollment.ts';
import { hasRoom } from './fee-lines.ts';
import { dayOf } from './month.ts';
import {
	isLive,
	isSuspended,
	monthsIn,
	monthsOf,
	monthsUsed,
	netOf,
	newestOf,
	plan,
	type Month
} from './subsidy.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

/**
 * Why a month stays as it is: TAKEN the household has it elsewhere · CLOSED the month is closed · LINES
 * all lines were others' · USED_UP no months are left · IN_RUN its share is ordered and not paid yet ·
 * RECOVERED money came back for what was paid late.
 */
export const LEFT_REASONS = [
	...(['TAKEN', 'CLOSED', 'LINES', 'USED_UP', 'IN_RUN', 'RECOVERED'] as const)
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** A month that is not given back. */
export interface Left {
	month: string;
	why: LeftReason;
}

/** Gives back what the end took, up to the month `through` (null: all of it); returns what it could not. */
export function restore(tx: Tx, row: Enrollment, through: string | null, ctx: Context): Left[] {
	const rows = monthsIn(tx, row).filter((one) => through === null || one.month <= through);
	const first = rows.filter((one) => one.lateOfId === null && isTouched(one));
	const late = rows.filter((one) => first.some(({ id }) => id === one.lateOfId) && isLive(one));
	const left: Left[] = [];
	// What is paid late adds to what the first payment comes to.
	for (const one of [...first, ...late]) {
		const why = isDouble(tx, row, one) ? 'TAKEN' : giveBack(tx, one, ctx);
		if (why) left.push({ month: one.month, why });
	}
	return [...left, ...planAgain(tx, row, rows, ctx)];
}

/** The end made it a share or claimed it; of one that came back in full nothing is left to give. */
function isTouched(row: Month): boolean {
	return isLive(row) && (row.days !== null || row.clawbackReason === 'ENDED');
}

/** The household has, or is to have, the same month under another enrolment: it was claimed for that. (I6) */
function isDouble(tx: Tx, { id, householdId }: Enrollment, { month }: Month): boolean {
	return monthsOf(tx, householdId)
		.filter((one) => one.month === month && one.enrollmentId !== id && one.lateOfId === null)
		.some((one) => isLive(one) && (one.support === null || netOf(one) > 0));
}

/** The whole month by its newest bill; what its payment lacks is paid late. */
function giveBack(tx: Tx, row: Month, ctx: Context): LeftReason | null {
	const whole: Month = { ...row, days: null };
	const right = dueFor(tx, whole, { cap: row.cap ?? 0, ...newestOf(row) });
	if (row.approvedAt === null) {
		takeOut(tx, row, ctx);
		const support = row.support === null ? null : right;
		tx.put('subsidyMonth', { ...whole, batchId: null, support });
		return null;
	}
	const paid = row.support ?? 0;
	const kept: Month = { ...whole, ...claimOf(row, right, ctx) };
	tx.put('subsidyMonth', kept);
	const most = row.mistakeAmount > 0 ? paid - row.mistakeAmount : right;
	const lacks = Math.min(right, most) - netOf(kept);
	return lacks > 0 ? payLate(tx, kept, lacks, ctx) : null;
}

/** What of a payment has to come back if `right` 원 are due: no less than what came back, or was decided. */
function claimOf(row: Month, right: number, ctx: Context): Partial<Month> {
	const over = Math.max(0, (row.support ?? 0) - right);
	const { mistakeAmount, recoveredAmount } = row;
	const clawbackAmount = Math.max(over, mistakeAmount, recoveredAmount);
	if (clawbackAmount === 0)
		return { clawbackAt: null, clawbackReason: null, clawbackAmount, recoveredAt: null };
	const isBack = clawbackAmount === recoveredAmount;
	const clawbackReason =
		clawbackAmount === mistakeAmount ? 'MISTAKE' : isBack ? row.clawbackReason : billReason(row);
	const recoveredAt = isBack ? (row.recoveredAt ?? ctx.at) : null;
	return { clawbackAt: row.clawbackAt ?? ctx.at, clawbackReason, clawbackAmount, recoveredAt };
}

function billReason({ settledAt, correctedBill }: Month): 'ESTIMATE' | 'BILL_CORRECTED' {
	return settledAt !== null && correctedBill === null ? 'ESTIMATE' : 'BILL_CORRECTED';
}

function payLate(tx: Tx, row: Month, lacks: number, ctx: Context): LeftReason | null {
	if (row.lateOfId !== null) return 'RECOVERED';
	if (row.paidAt === null) return 'IN_RUN';
	// One that is there is reckoned anew by itself.
	if (!lateOf(tx, row)) addLate(tx, row, lacks, { ...newestOf(row), source: row.billSource }, ctx);
	return null;
}

/** Plans the months that came to nothing, or came back in full, as far as the year's limits reach. */
function planAgain(tx: Tx, row: Enrollment, rows: readonly Month[], ctx: Context): Left[] {
	const left: Left[] = [];
	for (const [month, last] of latestOf(rows)) {
		if (!isLost(last) || isSuspended(tx, last)) continue;
		const why = whyNot(tx, row, month, ctx);
		if (why) left.push({ month, why });
		else plan(tx, row, { first: month, count: 1 }, ctx);
	}
	return left;
}

/** Of each month the row that was planned last. */
function latestOf(rows: readonly Month[]): Map<string, Month> {
	const own = rows.filter((row) => row.lateOfId === null);
	own.sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
	return new Map(own.map((row) => [row.month, row]));
}

function isLost(row: Month): boolean {
	if (row.skippedAt !== null) return row.skipReason === 'ENDED';
	return !isLive(row) && row.clawbackReason === 'ENDED' && row.mistakeAmount === 0;
}

function whyNot(tx: Tx, row: Enrollment, month: string, ctx: Context): LeftReason | null {
	const taken = monthsOf(tx, row.householdId).filter((one) => one.month === month);
	if (taken.some((one) => isLive(one) && one.lateOfId === null)) return 'TAKEN';
	const closed = tx.get('programmeYear', month.slice(0, 4))?.closedThrough ?? null;
	if (closed !== null && month <= closed) return 'CLOSED';
	if (month < dayOf(ctx.now).slice(0, 7) && !hasRoom(tx, row, month)) return 'LINES';
	const { maxMonthsPerHousehold } = knownYear(tx, (row.startMonth ?? month).slice(0, 4));
	return monthsUsed(tx, row.householdId) >= maxMonthsPerHousehold ? 'USED_UP' : null;
}
