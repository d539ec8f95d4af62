/** 수리 부품비: what a repair's parts cost is booked once nobody has to approve it any more. */
import type { Context } from './context.ts';
import { bookParts } from './ledger.ts';
import { againstLimit, costOf } from './ticket-limits.ts';
import type { Tx } from './tx.ts';

/** Books the parts of a completed repair; those above the year's limit wait for their approval. */
export function bookRepair(tx: Tx, ctx: Context, ticketId: string): void {
	const row = tx.get('ticket', ticketId);
	if (!ctx.judges || !row || row.completedAt === null) return;
	const limited = againstLimit(tx, row);
	const isAbove = limited !== null && limited.used + limited.cost > limited.limit;
	if (isAbove && row.partsApprovedAt === null) return;
	const { fiscalYear, adminDong, householdId } = row;
	bookParts(tx, ctx, { ticketId, fiscalYear, adminDong, householdId, cost: costOf(row) });
}
