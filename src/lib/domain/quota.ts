/** The year's quota: who holds a place, what was handed over without one. (DOMAIN §2.2 QuotaYear) */
import { except, type Context } from './context.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Assignment = Rows['assignment'];

/** A place is held from confirmation until release; a disputed or excess hand-over holds none. */
export function holdsPlace(row: Assignment): boolean {
	return (
		row.confirmedAt !== null &&
		row.releasedAt === null &&
		row.conflictedAt === null &&
		row.aboveQuotaAt === null
	);
}

/** Handed over without a place, kept beside the quota. */
export function isAbove(row: Assignment): boolean {
	return row.aboveQuotaAt !== null && row.releasedAt === null;
}

/** Places used in the year. Server only: a tablet does not hold all assignments. */
export function used(tx: Tx, fiscalYear: string): number {
	return tx.where('assignment', 'fiscalYear', fiscalYear).filter(holdsPlace).length;
}

/** True if one more may be confirmed. Unknown years have no places: Refusal UNKNOWN_YEAR. */
export function hasPlace(tx: Tx, fiscalYear: string): boolean {
	const year = tx.get('programmeYear', fiscalYear);
	if (!year) throw new Refusal('UNKNOWN_YEAR', { year: fiscalYear });
	return used(tx, fiscalYear) < year.quota;
}

/** Gives the assignment a place, or refuses with QUOTA_FULL. */
export function claimPlace(tx: Tx, row: Assignment, at: string): void {
	if (!hasPlace(tx, row.fiscalYear)) {
		const quota = tx.get('programmeYear', row.fiscalYear)?.quota ?? 0;
		throw new Refusal('QUOTA_FULL', { year: row.fiscalYear, quota });
	}
	tx.put('assignment', { ...row, confirmedAt: at });
}

/**
 * A hand-over happened: it takes a place, or stands above the quota until somebody decides. One that
 * holds a place, or waits for that decision, stays as it is.
 */
export function takePlace(tx: Tx, ctx: Context, row: Assignment, receiptId: string): void {
	if (row.confirmedAt !== null || row.aboveQuotaAt !== null) return;
	if (hasPlace(tx, row.fiscalYear)) return tx.put('assignment', { ...row, confirmedAt: ctx.at });
	tx.put('assignment', { ...row, aboveQuotaAt: ctx.at });
	const { id: assignmentId, adminDong, householdId, pcId, fiscalYear } = row;
	const subject = { adminDong, householdId, pcId, assignmentId, receiptId };
	except(tx, ctx, fiscalYear, 'ABOVE_QUOTA', subject);
}
