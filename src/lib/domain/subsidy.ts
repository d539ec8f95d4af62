/**
 * A month of support (월 지원내역): planned, billed, approved, paid, and where it has to be, taken back.
 * One row for each household and month; what was paid is put right only by an entry against it.
 * (DOMAIN §2.2 SubsidyMonth, I6–I8)
 */
import type { Context } from './context.ts';
import { recordsOf } from './household.ts';
import { addMonths } from './month.ts';
import type { ClawbackReason, SkipReason } from './records/money.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

export type Month = Rows['subsidyMonth'];
type Enrollment = Rows['enrollment'];

/**
 * PLANNED 예정 · BILLED 청구확인 · APPROVED 지급결정 · PAID 지급완료 · CLAWBACK 환수대상 ·
 * RECOVERED 환수완료 · SKIPPED 미지급.
 */
export const MONTH_STATES = [
	'PLANNED',
	'BILLED',
	'APPROVED',
	'PAID',
	'CLAWBACK',
	'RECOVERED',
	'SKIPPED'
] as const;
export type MonthState = (typeof MONTH_STATES)[number];

export function stateOf(row: Month): MonthState {
	if (row.skippedAt !== null) return 'SKIPPED';
	if (row.paidAt !== null) {
		if (row.clawbackAt === null) return 'PAID';
		return row.recoveredAt === null ? 'CLAWBACK' : 'RECOVERED';
	}
	if (row.approvedAt !== null) return 'APPROVED';
	return row.billedAt === null ? 'PLANNED' : 'BILLED';
}

/** It holds the household's month: not skipped, and not taken back in full. */
export function isLive(row: Month): boolean {
	return row.skippedAt === null && (row.support === null || row.recoveredAmount < row.support);
}

/** What the household keeps of a paid month, or would: 원. */
export function netOf(row: Month): number {
	return (row.support ?? 0) - row.clawbackAmount;
}

/** Still to come back, 원. */
export function owed(row: Month): number {
	return row.paidAt === null ? 0 : row.clawbackAmount - row.recoveredAmount;
}

/** min(cap, bill − discount), and of a part of a month its share by days, rounded down. 원. (I7) */
export function supportFor(
	{ cap, bill, discount }: { cap: number; bill: number; discount: number },
	part: { days: number; of: number } | null
): number {
	const whole = Math.max(0, Math.min(cap, bill - discount));
	return part === null ? whole : shareOf(whole, part.days, part.of);
}

/** What a billed month is worth by the newest bill there is, for the days of it that count. 원 */
export function worthOf(row: Month): number {
	return supportFor({ cap: row.cap ?? 0, ...newestOf(row) }, partOf(row));
}

/** The newest bill of a month that has one, 원. */
export function newestOf(row: Month): { bill: number; discount: number } {
	const { bill, discount, correctedBill, correctedDiscount } = row;
	if (correctedBill !== null) return { bill: correctedBill, discount: correctedDiscount ?? 0 };
	return { bill: bill ?? 0, discount: discount ?? 0 };
}

/** The part of a month that counts; null: all of it. */
export function partOf({ days, month }: Month): { days: number; of: number } | null {
	return days === null ? null : { days, of: daysIn(month) };
}

/** `amount` × days / of in whole 원, rounded down, without leaving whole numbers. */
export function shareOf(amount: number, days: number, of: number): number {
	const product = amount * days;
	return (product - (product % of)) / of;
}

/** Days of a month 'YYYY-MM'. */
export function daysIn(month: string): number {
	return new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 1).getUTCDate();
}

/** The month, or Refusal UNKNOWN_MONTH. */
export function known(tx: Tx, id: string): Month {
	const row = tx.get('subsidyMonth', id);
	if (!row) throw new Refusal('UNKNOWN_MONTH');
	return row;
}

/** The month if it is in one of these states, or Refusal MONTH_STATE. */
export function inState(tx: Tx, id: string, ...states: readonly MonthState[]): Month {
	const row = known(tx, id);
	const state = stateOf(row);
	if (states.includes(state)) return row;
	const wants = states[0] as string;
	throw new Refusal('MONTH_STATE', { month: row.month, state, wants });
}

/** All months of a household, under whichever of the records that were merged into one. */
export function monthsOf(tx: Tx, householdId: string): Month[] {
	return recordsOf(tx, householdId).flatMap((id) => tx.where('subsidyMonth', 'householdId', id));
}

/** Months of an enrolment, the earliest first. */
export function monthsIn(tx: Tx, { id, householdId }: Enrollment): Month[] {
	return tx
		.where('subsidyMonth', 'householdId', householdId)
		.filter((row) => row.enrollmentId === id)
		.sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Months that count towards the most that one household may have. */
export function monthsUsed(tx: Tx, householdId: string): number {
	return monthsOf(tx, householdId).filter((row) => isLive(row) && row.lateOfId === null).length;
}

/**
 * Plans up to `count` months from `first` on. A month that the household has already, under another
 * enrolment or under a record that was merged into this one, is left out. Returns the last one planned.
 */
export function plan(
	tx: Tx,
	enrollment: Enrollment,
	{ first, count }: { first: string; count: number },
	ctx: Context
): string | null {
	const all = monthsOf(tx, enrollment.householdId);
	const taken = new Set(all.filter(isLive).map((row) => row.month));
	const own = all.filter((row) => row.enrollmentId === enrollment.id);
	let last: string | null = null;
	for (let month = first, left = count; left > 0; month = addMonths(month, 1)) {
		if (taken.has(month)) continue;
		const again = own.filter((row) => row.month === month && row.lateOfId === null).length;
		tx.put('subsidyMonth', planned(enrollment, month, again, ctx));
		last = month;
		left -= 1;
	}
	return last;
}

/** A month before anything has happened to it; `again` rows of it came to nothing before. */
function planned(enrollment: Enrollment, month: string, again: number, ctx: Context): Month {
	const { id: enrollmentId, householdId, adminDong } = enrollment;
	return {
		id: `${enrollmentId}.${month}${again === 0 ? '' : `.${again + 1}`}`,
		...{ enrollmentId, householdId, adminDong, month, fiscalYear: month.slice(0, 4) },
		...{ lateOfId: null, plannedAt: ctx.at, days: null, billedAt: null, bill: null },
		...{ discount: null, support: null, cap: null, versionId: null, eligibilityId: null },
		...{ correctedBill: null, correctedDiscount: null },
		...{ billSource: '', estimatedAt: null, settledAt: null, batchId: null, approvedAt: null },
		...{ paidAt: null, paidOn: null, skippedAt: null, skipReason: null, clawbackAt: null },
		...{ clawbackReason: null, clawbackAmount: 0, mistakeAmount: 0 },
		...{ recoveredAmount: 0, recoveredAt: null }
	};
}

/** True if its enrolment is suspended from that month on, or from an earlier one. */
export function isSuspended(tx: Tx, { enrollmentId, month }: Month): boolean {
	const since = tx.get('enrollment', enrollmentId)?.suspendedFrom ?? null;
	return since !== null && month >= since;
}

/** The month as it is once it will not be paid. */
export function skipped(row: Month, reason: SkipReason, ctx: Context): Month {
	return { ...row, batchId: null, skippedAt: ctx.at, skipReason: reason };
}

/** The month with `amount` 원 of it to come back in all; never less than before. */
export function claimed(row: Month, amount: number, reason: ClawbackReason, ctx: Context): Month {
	if (amount <= row.clawbackAmount) return row;
	const owing = { clawbackAt: row.clawbackAt ?? ctx.at, clawbackReason: reason };
	return { ...row, ...owing, clawbackAmount: amount, recoveredAt: null };
}
