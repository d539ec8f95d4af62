/** What becomes of tickets when something happens to their household or their unit. */
import { closeAsked } from './another-day.ts';
import type { Context } from './context.ts';
import { recordsOf } from './household.ts';
import { retract, tell } from './notice.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import { isOpen, type Ticket } from './ticket.ts';
import { isNotTaken } from './ticket-kept.ts';
import { drop, end } from './ticket-open.ts';
import type { Tx } from './tx.ts';
import { isOpen as isOpenVisit } from './repair-visit.ts';

type Home = Pick<Rows['household'], 'id' | 'adminDong'>;

/**
 * Ends every open ticket of a household, or of one of its units, for `reason`; those of a record that
 * was merged are with the one that lives on.
 */
export function endTickets(
	tx: Tx,
	ctx: Context,
	of: { householdId: string | null; pcId?: string },
	reason: string
): void {
	if (of.householdId === null) return;
	const ids = recordsOf(tx, of.householdId);
	for (const row of ids.flatMap((id) => tx.where('ticket', 'householdId', id)))
		if (isOpen(row) && (of.pcId === undefined || row.pcId === of.pcId)) end(tx, row, reason, ctx);
}

/** 병합: the open tickets of a record go on under the one that lives on. */
export function adoptTickets(tx: Tx, ctx: Context, fromId: string, into: Home): void {
	for (const row of tx.where('ticket', 'householdId', fromId)) {
		if (!isOpen(row)) continue;
		const others = tx.where('ticket', 'householdId', into.id);
		// Both records had said the same: the one that lives on keeps its own.
		if (others.some((other) => isOpen(other) && other.pcId === row.pcId)) dropTwin(tx, ctx, row);
		else moveTo(tx, ctx, row, into);
	}
}

/**
 * What else is open for the same unit is done with this one; for a PC of their own only what stood in
 * the way when this one was taken in, since they may have two.
 */
export function dropTwins(tx: Tx, ctx: Context, done: Ticket): void {
	const { id, householdId, pcId, form } = done;
	if (pcId === null && !isNotTaken(done)) return;
	const ids = recordsOf(tx, householdId);
	for (const row of ids.flatMap((home) => tx.where('ticket', 'householdId', home))) {
		const isSame = row.pcId === pcId && (pcId !== null || row.form === form);
		if (row.id !== id && isSame && isOpen(row)) dropTwin(tx, ctx, row);
	}
}

/** Its repair goes on under the other ticket, so nothing is cancelled for them but a visit. */
function dropTwin(tx: Tx, ctx: Context, row: Ticket): void {
	const visit = tx.where('repairVisit', 'ticketId', row.id).find(isOpenVisit);
	drop(tx, row, 'MERGED', ctx);
	if (!visit) return retract(tx, ctx, row.id);
	tell(tx, ctx, row.householdId, 'VISIT_CANCELLED', { on: visit.scheduledOn }, row.id);
}

/** Who moves within the district keeps their tickets; they go to the new dong's workers. */
export function moveTickets(tx: Tx, ctx: Context, home: Home): void {
	for (const row of tx.where('ticket', 'householdId', home.id))
		if (isOpen(row)) moveTo(tx, ctx, row, home);
}

/** A worker who serves the new dong too keeps it; else somebody has to plan again. */
function moveTo(tx: Tx, ctx: Context, row: Ticket, home: Home): void {
	const { id: householdId, adminDong } = home;
	const serves = (id: string) => tx.get('worker', id)?.dongs.split(',').includes(adminDong);
	const moved = { ...row, householdId, adminDong };
	const visits = tx.where('repairVisit', 'ticketId', row.id).filter(isOpenVisit);
	const stays = row.workerId === null || serves(row.workerId);
	for (const visit of visits) {
		const ended = stays ? {} : { cancelledAt: ctx.at, cancelReason: 'MOVED' };
		tx.put('repairVisit', { ...visit, householdId, adminDong, ...ended });
		if (!stays) tellOff(tx, ctx, visit, householdId);
	}
	if (stays) return tx.put('ticket', moved);
	const free = { workerId: null, assignedAt: null, visitId: null, visitOn: null };
	tx.put('ticket', { ...moved, ...free });
	const subject = { adminDong, householdId, ticketId: row.id, pcId: row.pcId };
	openTask(tx, ctx, 'CHECK_HOUSEHOLD', row.fiscalYear, subject);
}

/** Nobody comes on that day: the household hears of it, and a wish for another day is settled. */
function tellOff(tx: Tx, ctx: Context, visit: Rows['repairVisit'], householdId: string): void {
	closeAsked(tx, ctx, visit.householdId, visit.id);
	tell(tx, ctx, householdId, 'VISIT_CANCELLED', { on: visit.scheduledOn }, visit.ticketId);
}
