/** A ticket is opened, given to a worker, cancelled before it has begun, or opened again. */
import { credible, reaches, type Context } from './context.ts';
import { allOf, living, servable } from './household.ts';
import { addDays, dayOf } from './month.ts';
import { tell } from './notice.ts';
import { stateOf as pcState } from './pc.ts';
import { Refusal } from './refusal.ts';
import { cancelVisits } from './repair-visit.ts';
import type { Rows } from './tables.ts';
import {
	earlierOf,
	inState,
	isOpen,
	needState,
	NEW_TICKET,
	ticketNo,
	type Earlier,
	type Ticket
} from './ticket.ts';
import { keepNotTaken } from './ticket-kept.ts';
import { entitled, isWithoutParts, warrantyOf } from './ticket-limits.ts';
import { promisedDay } from './ticket-pause.ts';
import type { Tx } from './tx.ts';
import { needWorker } from './visit.ts';
import { known as knownYear, open as openYear } from './year.ts';
import type { WISHES } from './records/repairs.ts';

/** What stands on the form. */
export type TicketForm = Pick<
	Ticket,
	'householdId' | 'fiscalYear' | 'pcId' | 'form' | 'channel' | 'symptom' | 'words' | 'photoHash'
> & { ticketId: string; wish: (typeof WISHES)[number] };

/** 접수: for a unit of ours that they have, or for a PC of their own. */
export function open(tx: Tx, input: TicketForm, ctx: Context): void {
	try {
		receive(tx, input, ctx);
	} catch (refusal) {
		if (!(refusal instanceof Refusal) || !keepNotTaken(tx, input, ctx, refusal)) throw refusal;
	}
}

function receive(tx: Tx, { ticketId: id, wish, ...form }: TicketForm, ctx: Context): void {
	const home = mine(tx, form.householdId, ctx);
	const receivedAt = credible(ctx);
	const year = yearOf(tx, form, dayOf(receivedAt));
	if (tx.get('ticket', id)) throw new Refusal('ALREADY_REGISTERED', { receiptNo: home.receiptNo });
	refuseWish(form, wish);
	refuseTwin(tx, form.householdId, form.pcId);
	const judged = judge(tx, form, year, dayOf(receivedAt));
	const dueOn = promisedDay(tx, year, dayOf(receivedAt));
	tx.put('ticket', {
		...{ id, ...form, ...judged, adminDong: home.adminDong },
		...{ fiscalYear: year.id, versionId: year.versionId },
		...{ ticketNo: ticketNo(id, year.id), receivedAt, receivedBy: ctx.actor.userId },
		dueOn,
		...NEW_TICKET
	});
	tell(tx, ctx, home.id, 'TICKET_RECEIVED', { on: dueOn }, id);
}

/**
 * The year of the day on which it came in: where two are open nobody chooses whose limits they use. A
 * day without a year of its own counts for the one that the form says. A year that is closed gives
 * nothing more for a PC of their own; a unit of ours is repaired all the same, it is theirs by a promise.
 */
function yearOf(tx: Tx, form: Pick<Ticket, 'fiscalYear' | 'pcId'>, day: string) {
	const usable = form.pcId === null ? openYear : knownYear;
	const own = tx.get('programmeYear', day.slice(0, 4));
	const isUsable = own && (own.closedAt === null || form.pcId !== null);
	return isUsable ? own : usable(tx, form.fiscalYear);
}

/** The household if the person may act about it and it may be served. */
function mine(tx: Tx, householdId: string, { actor }: Context): Rows['household'] {
	const home = tx.get('household', householdId);
	if (!home || !reaches(actor, { householdId, adminDong: home.adminDong }))
		throw new Refusal('UNKNOWN_HOUSEHOLD');
	return servable(tx, householdId);
}

/** What nobody may give them, said before anybody sets out. */
function refuseWish(form: Pick<Ticket, 'pcId' | 'form'>, wish: TicketForm['wish']): void {
	if (wish === 'UNLICENSED_SOFTWARE') throw new Refusal('UNLICENSED_SOFTWARE');
	if (wish === 'PARTS' && isWithoutParts(form)) throw new Refusal('LAPTOP_PARTS');
}

/** One open ticket a unit, and one for PCs of their own. */
function refuseTwin(tx: Tx, householdId: string, pcId: string | null): void {
	const ids = allOf(tx, householdId);
	const rows = ids.flatMap((id) => tx.where('ticket', 'householdId', id));
	const other = rows.find((row) => row.pcId === pcId && isOpen(row));
	if (other) throw new Refusal('TICKET_OPEN', { ticketNo: other.ticketNo, at: other.receivedAt });
}

function judge(
	tx: Tx,
	{ householdId, pcId }: Pick<Ticket, 'householdId' | 'pcId'>,
	year: Rows['programmeYear'],
	day: string
): Pick<Ticket, 'eligibilityId' | 'warrantyUntil'> {
	if (pcId === null)
		return { eligibilityId: entitled(tx, householdId, year, day), warrantyUntil: null };
	const ids = allOf(tx, householdId);
	needTheirs(tx, pcId, ids);
	return { eligibilityId: null, warrantyUntil: warrantyOf(tx, pcId, ids) };
}

/** The unit is with the household, or in the workshop for it. */
function needTheirs(tx: Tx, pcId: string, householdIds: readonly string[]): void {
	const unit = tx.get('pc', pcId);
	if (!unit) throw new Refusal('UNKNOWN_PC');
	const here = pcState(unit) === 'DELIVERED' || pcState(unit) === 'IN_REPAIR';
	if (!here || !householdIds.includes(unit.householdId ?? ''))
		throw new Refusal('NOT_THEIR_PC', { tag: unit.tag });
}

/** 담당 지정: before a visit is planned, or while it waits; a visit that is planned is moved instead. */
export function assign(
	tx: Tx,
	{ ticketId, workerId }: { ticketId: string; workerId: string },
	ctx: Context
): void {
	const states = ['RECEIVED', 'REOPENED', 'ASSIGNED'] as const;
	const row = inState(tx, ticketId, ctx, ...states, 'WAITING_PARTS', 'WAITING_HOUSEHOLD');
	needWorker(tx, workerId, row.adminDong);
	if (row.visitId !== null && workerId !== row.workerId)
		throw new Refusal('VISIT_PLANNED', { on: row.visitOn });
	tx.put('ticket', { ...row, workerId, assignedAt: ctx.at });
}

/** 취소: what has begun is done or given up instead. */
export function cancel(
	tx: Tx,
	{ ticketId, reason }: { ticketId: string; reason: string },
	ctx: Context
): void {
	const states = ['RECEIVED', 'REOPENED', 'ASSIGNED', 'SCHEDULED', 'WAITING_HOUSEHOLD'] as const;
	const row = inState(tx, ticketId, ctx, ...states);
	if (row.startedAt !== null) {
		const { ticketNo, startedAt: at } = row;
		throw new Refusal('TICKET_STARTED', { ticketNo, at });
	}
	end(tx, row, reason, ctx);
}

/** Ends an open ticket with what was planned for it. */
export function end(tx: Tx, row: Ticket, reason: string, ctx: Context): void {
	drop(tx, row, reason, ctx);
	tell(tx, ctx, row.householdId, 'TICKET_CANCELLED', {}, row.id);
}

/** The same without a word to the household, for whoever has another one to say. */
export function drop(tx: Tx, row: Ticket, reason: string, ctx: Context): void {
	cancelVisits(tx, row.id, reason, ctx);
	const bare = { visitId: null, visitOn: null, workingAt: null };
	tx.put('ticket', { ...row, ...bare, cancelledAt: ctx.at, cancelReason: reason });
}

/** 재접수: a repair that did not hold, within the year's days. */
export function reopen(
	tx: Tx,
	{ ticketId, words }: { ticketId: string; words: string },
	ctx: Context
): void {
	const { row, home } = ended(tx, ticketId, ctx);
	const { id: householdId, adminDong } = home;
	// It was granted before: a year that was closed meanwhile does not take it back.
	const year = knownYear(tx, row.fiscalYear);
	const at = credible(ctx);
	const until = addDays(dayOf(row.completedAt ?? at), year.reopenDays);
	if (until < dayOf(at)) throw new Refusal('REOPEN_TOO_LATE', { ticketNo: row.ticketNo, until });
	refuseTwin(tx, householdId, row.pcId);
	if (row.pcId !== null) needTheirs(tx, row.pcId, allOf(tx, householdId));
	const workerId = isTheirs(tx, row.workerId, adminDong) ? row.workerId : null;
	const { partsApprovedAt } = row;
	const dueOn = promisedDay(tx, year, dayOf(at));
	tx.put('ticket', {
		...{ ...row, ...NEW_TICKET, householdId, adminDong, workerId, partsApprovedAt },
		...{ reopenedAt: at, reopenCount: row.reopenCount + 1, reopenNote: words },
		...{ earlier: withEarlier(row), dueOn }
	});
	tell(tx, ctx, householdId, 'TICKET_RECEIVED', { on: dueOn }, row.id);
}

/** A completed ticket and whose it is by now: that household may have been merged or have moved. */
function ended(tx: Tx, ticketId: string, { actor }: Context) {
	const row = tx.get('ticket', ticketId);
	const home = row && living(tx, row.householdId);
	if (!row || !home || !reaches(actor, { householdId: home.id, adminDong: home.adminDong }))
		throw new Refusal('UNKNOWN_TICKET');
	return { row: needState(row, 'COMPLETED'), home: servable(tx, home.id) };
}

/** True if that worker is still there and serves the dong. */
function isTheirs(tx: Tx, workerId: string | null, adminDong: string): boolean {
	const worker = workerId === null ? undefined : tx.get('worker', workerId);
	if (!worker || worker.disabledAt !== null) return false;
	return worker.dongs.split(',').includes(adminDong);
}

/** Keeps what was done and signed for, before the ticket is used again. */
function withEarlier(row: Ticket): string {
	const { completedAt, way, work, parts, partsCost, signatureHash } = row;
	const { substitute, substituteReason, recipientName, donePhotoHash } = row;
	const signed = { signatureHash, substitute, substituteReason, recipientName, donePhotoHash };
	const done: Earlier = { completedAt, way, work, parts, partsCost, ...signed };
	return JSON.stringify([...earlierOf(row), done]);
}
