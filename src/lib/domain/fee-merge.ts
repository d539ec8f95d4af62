/** What becomes of support where a household turns out to be recorded twice. (DOMAIN §2.2 I6) */
import type { Context } from './context.ts';
import type { Enrollment } from './enrollment.ts';
import { drop, stopFees } from './fee-end.ts';
import { allOf } from './household.ts';
import { addMonths, dayOf } from './month.ts';
import { tell } from './notice.ts';
import { isLive, monthsIn, monthsOf, netOf, type Month } from './subsidy.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

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
		if (latest.some((month) => month.enrollmentId === row.id)) endSooner(tx, row, ctx);
}

/** They were told of a longer term. */
function endSooner(tx: Tx, row: Enrollment, ctx: Context): void {
	const endMonth = lastOf(tx, row);
	tx.put('enrollment', { ...row, endMonth });
	const month = endMonth < (row.startMonth as string) ? {} : { month: endMonth };
	tell(tx, ctx, row.householdId, 'INTERNET_ENDED', month, row.id);
}

/** Its last month that is not skipped; the one before its start where there is none. */
function lastOf(tx: Tx, row: Enrollment): string {
	const left = monthsIn(tx, row).filter((month) => month.skippedAt === null);
	return left.at(-1)?.month ?? addMonths(row.startMonth as string, -1);
}

function max(a: string, b: string): string {
	return a > b ? a : b;
}
