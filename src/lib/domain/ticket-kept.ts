/**
 * A repair that was taken in at the door, away from the server, and that the server would not have
 * taken: what was done there has happened all the same, so there is something that it can be told of.
 */
import { credible, except, type Context } from './context.ts';
import { living } from './household.ts';
import { dayOf } from './month.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { subjectOf } from './repair-visit.ts';
import type { Rows } from './tables.ts';
import { NEW_TICKET, ticketNo, type Ticket } from './ticket.ts';
import type { TicketForm } from './ticket-open.ts';
import { promisedDay } from './ticket-pause.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

/** Why such a ticket is closed from the start. */
const NOT_TAKEN = 'NOT_TAKEN';

/** What the tablet itself has said before anything could be done, and what is on record already. */
const SAID_BEFORE: readonly RefusalCode[] = [
	'ALREADY_REGISTERED',
	'LAPTOP_PARTS',
	'UNLICENSED_SOFTWARE'
];

/**
 * Puts a closed ticket and an exception with the refusal's code, at the server and for a field worker
 * only; false where there is nothing to keep, and the refusal stands.
 */
export function keepNotTaken(tx: Tx, form: TicketForm, ctx: Context, refusal: Refusal): boolean {
	const home = tx.get('household', form.householdId);
	if (!ctx.judges || ctx.actor.role !== 'field' || !home) return false;
	if (SAID_BEFORE.includes(refusal.code) || tx.get('ticket', form.ticketId)) return false;
	const row = notTaken(tx, form, living(tx, home.id) ?? home, ctx);
	tx.put('ticket', row);
	except(tx, ctx, row.fiscalYear, refusal.code, subjectOf(row), refusal.params);
	return true;
}

/** True if the server would not have taken it; what is done about it is looked at with that. */
export function isNotTaken({ cancelReason }: Pick<Ticket, 'cancelReason'>): boolean {
	return cancelReason === NOT_TAKEN;
}

function notTaken(tx: Tx, form: TicketForm, home: Rows['household'], ctx: Context): Ticket {
	const { ticketId: id, wish: _, ...said } = form;
	const receivedAt = credible(ctx);
	const year = tx.get('programmeYear', said.fiscalYear);
	const fiscalYear = year?.id ?? yearFor(tx, receivedAt);
	const day = dayOf(receivedAt);
	const dueOn = year ? promisedDay(tx, year, day) : day;
	const pcId = said.pcId !== null && tx.get('pc', said.pcId) ? said.pcId : null;
	return {
		...NEW_TICKET,
		...{ id, ...said, pcId, fiscalYear, householdId: home.id, adminDong: home.adminDong },
		...{ ticketNo: ticketNo(id, fiscalYear), receivedAt, receivedBy: ctx.actor.userId },
		...{ dueOn, versionId: year?.versionId ?? null },
		...{ eligibilityId: null, warrantyUntil: null },
		...{ cancelledAt: receivedAt, cancelReason: NOT_TAKEN }
	};
}
