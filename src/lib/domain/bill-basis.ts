/**
 * What a carrier charged for a month, and what support follows from it: the cap and the settings of that
 * month are frozen into its row. (DOMAIN §2.1 Internet fee; I7)
 */
import { bookingYear } from './budget.ts';
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';
import { known, netOf, partOf, skipped, supportFor, type Month } from './subsidy.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

export interface Bill {
	/** 원, as the carrier charges it */
	bill: number;
	/** 통신사 요금감면, 원 */
	discount: number;
	/** where it stands: '<file>/<row>', or what a person wrote */
	source: string;
}

/** Freezes the basis into the month. One that is worth nothing is skipped. */
export function assess(
	tx: Tx,
	row: Month,
	{ bill, discount, source }: Bill,
	eligibilityId: string | null,
	ctx: Context
): void {
	const { monthlyCap: cap, versionId } = knownYear(tx, row.month.slice(0, 4));
	const support = dueFor(tx, row, { cap, bill, discount });
	const basis = { bill, discount, cap, support, versionId, eligibilityId, billSource: source };
	const fiscalYear = bookingYear(tx, row.fiscalYear, 'INTERNET_FEE');
	const billed: Month = { ...row, ...basis, fiscalYear, billedAt: ctx.at, estimatedAt: null };
	tx.put('subsidyMonth', support === 0 ? skipped(billed, 'NOTHING_DUE', ctx) : billed);
}

/** What a row is worth by a bill; a late one adds only what its first payment lacked. 원 */
export function dueFor(
	tx: Tx,
	row: Month,
	basis: { cap: number; bill: number; discount: number }
): number {
	const whole = supportFor(basis, partOf(row));
	const before = row.lateOfId === null ? 0 : netOf(known(tx, row.lateOfId));
	return whole > before ? whole - before : 0;
}

/** Refuses with DISCOUNT_ABOVE_BILL. */
export function sane({ bill, discount }: Pick<Bill, 'bill' | 'discount'>): void {
	if (discount > bill) throw new Refusal('DISCOUNT_ABOVE_BILL', { bill, discount });
}
