/** Facts of somebody who does not serve that administrative dong: kept, and put before a person. */
import { except, reaches, type Context } from './context.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

type Where = { adminDong: string } & Partial<
	Pick<Rows['exception'], 'assignmentId' | 'householdId' | 'pcId' | 'receiptId'>
>;

/**
 * Files OUT_OF_AREA where the actor does not serve the dong: it has happened, but somebody should
 * know why they were there. Without `fiscalYear` it is filed under the year of the server's day.
 */
export function noteArea(tx: Tx, ctx: Context, where: Where, fiscalYear?: string): void {
	const { adminDong, householdId } = where;
	if (reaches(ctx.actor, { adminDong, householdId: householdId ?? '' })) return;
	except(tx, ctx, fiscalYear ?? yearFor(tx, ctx.now), 'OUT_OF_AREA', where, { adminDong });
}
