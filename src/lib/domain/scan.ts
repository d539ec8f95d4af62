/** A scan that matches nothing is a finding: somebody looks for the unit it came from. */
import { except, type Context } from './context.ts';
import { byScan } from './pc.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

/** Records a scanned text that no label, tag or serial on record means. A known one leaves nothing. */
export function report(
	tx: Tx,
	{ text, where }: { text: string; where: string },
	ctx: Context
): void {
	if (byScan(tx, text)) return;
	except(tx, ctx, yearFor(tx, ctx.now), 'UNKNOWN_SCAN', {}, { text, where });
}
