/** When a household received a unit last, and until when it receives no other. (DOMAIN §2.1 Limits, I3) */
import { allOf } from './household.ts';
import { periodEnd, dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Receipt = Rows['receipt'];

/** A receipt that stands: not lost in a dispute, not replaced by a corrected version. */
export function stands(row: Receipt): boolean {
	return row.voidedAt === null && row.replacedById === null;
}

/** Hand-overs to a household and to those that were merged into it. */
export function awardsOf(tx: Tx, householdId: string): Receipt[] {
	return allOf(tx, householdId)
		.flatMap((id) => tx.where('receipt', 'householdId', id))
		.filter(stands);
}

/**
 * Last day of the cool-down that runs on `day`, or null. Its first day, the day of the award, is
 * not counted (민법 157). `declared` is an award elsewhere, `except` an assignment that does not count.
 */
export function blockedUntil(
	tx: Tx,
	of: { householdId: string; declared: string | null; day: string; months: number; except?: string }
): string | null {
	const days = awardsOf(tx, of.householdId)
		.filter((row) => row.assignmentId !== of.except)
		.map((row) => dayOf(row.deliveredAt));
	if (of.declared !== null) days.push(of.declared);
	// A day that lies ahead is a clock's mistake; it blocks all the same.
	const ends = days.map((day) => periodEnd(day, of.months));
	const last = ends.sort().at(-1);
	return last !== undefined && last >= of.day ? last : null;
}

/** Refuses with RECENT_AWARD while the cool-down runs. */
export function noneRecent(
	tx: Tx,
	application: Pick<Rows['application'], 'householdId' | 'elsewhereAwardOn'>,
	year: Pick<Rows['programmeYear'], 'cooldownMonths'>,
	at: string
): void {
	const { householdId, elsewhereAwardOn: declared } = application;
	const months = year.cooldownMonths;
	const until = blockedUntil(tx, { householdId, declared, day: dayOf(at), months });
	if (until !== null) throw new Refusal('RECENT_AWARD', { until, months });
}
