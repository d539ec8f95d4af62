/**
 * A tablet's word about a visit that the office has moved to another day meanwhile: somebody was there
 * on the day that the tablet knew, and the household is still promised the other one.
 */
import { except, type Context } from './context.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type AnyVisit = Rows['visit'] | Rows['repairVisit'];

/** True if the visit that was meant, on `seenOn`, is another one by now; an older tablet does not say. */
export function isMoved(
	{ scheduledOn }: Pick<AnyVisit, 'scheduledOn'>,
	seenOn: string | null,
	{ judges }: Context
): seenOn is string {
	return judges && seenOn !== null && seenOn !== scheduledOn;
}

/** The attempt that was made, as a visit of its own beside the one that was moved. */
export function attemptOf<Visit extends AnyVisit>(row: Visit, seenOn: string, ctx: Context): Visit {
	const { actionId, actor } = ctx;
	const own = { id: `${actionId}.visit`, workerId: actor.userId, scheduledOn: seenOn };
	return { ...row, ...own, departedAt: null };
}

/** The office hears of it; the visit that it has moved stays as it is. */
export function fileMoved(
	tx: Tx,
	ctx: Context,
	fiscalYear: string,
	subject: Parameters<typeof except>[4],
	{ scheduledOn: on }: Pick<AnyVisit, 'scheduledOn'>,
	reason: string | null
): void {
	except(tx, ctx, fiscalYear, 'VISIT_MOVED', subject, { on, reason });
}
