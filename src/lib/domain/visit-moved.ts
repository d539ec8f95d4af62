/**
 * A tablet's word about a visit that the office has moved to another day meanwhile: somebody was there
 * on the day that the tablet knew, and the household is still promised the other one.
 */
import { except, type Context } from './context.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type AnyVisit = Rows['visit'] | Rows['repairVisit'];

/** A visit's day and worker as the tablet knew them; null from the office. */
export interface Seen {
	scheduledOn: string | null;
	workerId: string | null;
}

/** What a tablet knows of a visit. */
export function seenOf({
	scheduledOn,
	workerId
}: Pick<AnyVisit, 'scheduledOn' | 'workerId'>): Seen {
	return { scheduledOn, workerId };
}

/**
 * True if the visit that a worker speaks of is another one by now: another day's than the tablet knew,
 * or somebody else's.
 */
export function isMoved(
	{ scheduledOn, workerId }: Pick<AnyVisit, 'scheduledOn' | 'workerId'>,
	seen: Seen,
	ctx: Context
): boolean {
	if (!ctx.judges) return false;
	return (
		scheduledOn !== (seen.scheduledOn ?? scheduledOn) || workerId !== (seen.workerId ?? workerId)
	);
}

/** The attempt that was made, as a visit of its own beside the one that was moved. */
export function attemptOf<Visit extends AnyVisit>(row: Visit, seen: Seen, ctx: Context): Visit {
	const scheduledOn = seen.scheduledOn ?? row.scheduledOn;
	const own = { id: `${ctx.actionId}.visit`, workerId: ctx.actor.userId, scheduledOn };
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
