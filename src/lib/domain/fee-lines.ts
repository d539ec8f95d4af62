/** The lines of a year (회선): as many at a time as its settings say, now and in months that are over. (DOMAIN §2.2 I10) */
import type { Context } from './context.ts';
import { holdsLine, type Enrollment } from './enrollment.ts';
import { addMonths, dayOf, monthsBetween } from './month.ts';
import { Refusal } from './refusal.ts';
import { isLive, type Month } from './subsidy.ts';
import type { Rows } from './tables.ts';
import { forAll, type Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

/**
 * Refuses with LINES_FULL where as many lines are supported as the year allows: now, or in one of the
 * months from `startMonth` on that are over. Server only: a tablet does not hold them all.
 */
export function takeLine(
	tx: Tx,
	row: Enrollment,
	year: Rows['programmeYear'],
	startMonth: string,
	ctx: Context
): void {
	const now = dayOf(ctx.now).slice(0, 7);
	const over = monthsBetween(startMonth, addMonths(now, -1));
	forAll(over, (month) => roomIn(tx, row, month));
	const others = tx
		.where('enrollment', 'liveLine', 'LIVE')
		.filter((other) => other.id !== row.id && holdsLine(other, now));
	if (others.length >= year.maxActiveLines)
		throw new Refusal('LINES_FULL', { lines: year.maxActiveLines, month: null });
}

/** Refuses with LINES_FULL where all lines of a month that is over were others'. */
export function roomIn(tx: Tx, row: Enrollment, month: string): void {
	const { maxActiveLines: lines } = knownYear(tx, month.slice(0, 4));
	if (!hasRoom(tx, row, month)) throw new Refusal('LINES_FULL', { lines, month });
}

/** Whether a month that is over had a line left for one more. */
export function hasRoom(tx: Tx, row: Enrollment, month: string): boolean {
	const { maxActiveLines: lines } = knownYear(tx, month.slice(0, 4));
	const rows = tx
		.where('subsidyMonth', 'month', month)
		.filter((one) => one.enrollmentId !== row.id);
	forAll(rows, (one) => void hadLine(tx, one));
	return rows.filter((one) => hadLine(tx, one)).length < lines;
}

/** Months that came to nothing although their line was supported. */
const WITH_LINE: readonly (string | null)[] = ['NOTHING_DUE', 'NO_BILL'];

/** Its line was theirs until the month was over: one that ended before was free for another. (§5.10) */
function hadLine(tx: Tx, row: Month): boolean {
	if (row.lateOfId !== null || !(isLive(row) || WITH_LINE.includes(row.skipReason))) return false;
	return tx.get('enrollment', row.enrollmentId)?.endedOn?.slice(0, 7) !== row.month;
}
