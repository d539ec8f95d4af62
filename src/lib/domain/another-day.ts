/** 방문 날짜가 어려워요: a household asks for another day; the office finds one. */
import { reaches, type Context } from './context.ts';
import { allOf } from './household.ts';
import { dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { addWorkdays, extraOf } from './workday.ts';
import { yearFor } from './year.ts';

/** 보급 방문 · 수리 방문 */
export const VISIT_KINDS = ['DELIVERY', 'REPAIR'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export interface Wish {
	about: VisitKind;
	visitId: string;
	words: string;
}

/** Opens the task RESCHEDULE for a visit nobody has set out for. One open wish a visit. */
export function askAnotherDay(tx: Tx, { about, visitId, words }: Wish, ctx: Context): void {
	const row = about === 'DELIVERY' ? tx.get('visit', visitId) : tx.get('repairVisit', visitId);
	if (!row || !reaches(ctx.actor, row)) throw new Refusal('UNKNOWN_VISIT');
	const over = 'acceptedAt' in row ? row.acceptedAt : row.doneAt;
	if (over !== null || row.failedAt !== null || row.cancelledAt !== null)
		throw new Refusal('VISIT_CLOSED', { state: over !== null ? 'DONE' : 'CANCELLED' });
	if (row.departedAt !== null) throw new Refusal('VISIT_UNDER_WAY', { at: row.departedAt });
	if (!ctx.judges) return;
	const { householdId, adminDong } = row;
	const asked = openWish(tx, householdId, visitId);
	if (asked) throw new Refusal('ALREADY_ASKED', { at: asked.openedAt });
	const ticketId = 'ticketId' in row ? row.ticketId : null;
	const assignmentId = 'assignmentId' in row ? row.assignmentId : null;
	const today = dayOf(ctx.now);
	const whose =
		ticketId === null ? tx.get('assignment', assignmentId ?? '') : tx.get('ticket', ticketId);
	openTask(tx, ctx, 'RESCHEDULE', whose?.fiscalYear ?? yearFor(tx, ctx.now), {
		...{ householdId, adminDong, ticketId, assignmentId, visitId, words },
		dueOn: addWorkdays(today, 1, extraOf(tx, today))
	});
}

function openWish(tx: Tx, householdId: string, visitId: string) {
	// A wish stays with the record under which it was said, also when that was merged.
	return allOf(tx, householdId)
		.flatMap((id) => tx.where('task', 'householdId', id))
		.find((row) => row.kind === 'RESCHEDULE' && row.visitId === visitId && row.doneAt === null);
}

/** Another day was found, somebody was there, or nobody comes any more: the wish is done. */
export function closeAsked(tx: Tx, ctx: Context, householdId: string, visitId: string): void {
	if (!ctx.judges) return;
	const asked = openWish(tx, householdId, visitId);
	if (asked) tx.put('task', { ...asked, doneAt: ctx.at, doneBy: ctx.actor.userId });
}
