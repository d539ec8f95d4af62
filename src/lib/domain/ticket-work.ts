/** What happens at the repair itself. It has happened: nothing here undoes it. */
import { noteArea } from './area.ts';
import { isLive } from './assignment.ts';
import { except, happened, type Context } from './context.ts';
import { allOf } from './household.ts';
import { tell } from './notice.ts';
import { stateOf as pcState } from './pc.ts';
import { sendToRepair, takeBack, takeFromRepair } from './possession.ts';
import type { GIVE_UP_REASONS, Outcome, PauseReason, Way } from './records/repairs.ts';
import { Refusal, type Params, type RefusalCode } from './refusal.ts';
import { endVisit, subjectOf } from './repair-visit.ts';
import type { SUBSTITUTES } from './hand-over.ts';
import { confirmSupport } from './support-check.ts';
import { openTask } from './task.ts';
import { earlierOf, isOpen, stateOf, type Earlier, type Part, type Ticket } from './ticket.ts';
import { dropTwins } from './ticket-follow.ts';
import { isNotTaken } from './ticket-kept.ts';
import { againstLimit, isWithoutParts, sumOf } from './ticket-limits.ts';
import { resumed } from './ticket-pause.ts';
import type { Tx } from './tx.ts';

/**
 * The ticket of something that has happened, and the context with the time by which it counts; outside
 * the person's area it is kept and flagged. `isPast`: it was before the ticket was opened again, so it
 * says nothing about the repair that is asked for now.
 */
function met(tx: Tx, id: string, said: Context): { row: Ticket; ctx: Context; isPast: boolean } {
	const row = tx.get('ticket', id);
	if (!row) throw new Refusal('UNKNOWN_TICKET');
	const done = said.at < said.now ? said.at : said.now;
	const isPast = said.judges && row.reopenedAt !== null && done < row.reopenedAt;
	const ctx = happened(said, isPast ? row.receivedAt : (row.reopenedAt ?? row.receivedAt));
	noteArea(tx, ctx, subjectOf(row), row.fiscalYear);
	return { row, ctx, isPast };
}

/** A tablet says what a person can still put right; at the server it has happened and is kept. */
function file(tx: Tx, ctx: Context, row: Ticket, code: RefusalCode, params: Params = {}): void {
	if (!ctx.judges) throw new Refusal(code, params);
	except(tx, ctx, row.fiscalYear, code, subjectOf(row), params);
}

function fileClosed(tx: Tx, ctx: Context, row: Ticket): void {
	file(tx, ctx, row, 'TICKET_CLOSED', { ticketNo: row.ticketNo, state: stateOf(row) });
}

/** 수리 시작: at the door, from afar, or in the workshop. Said twice, done once. */
export function start(
	tx: Tx,
	{ ticketId, way }: { ticketId: string; way: Way },
	said: Context
): void {
	const { row, ctx, isPast } = met(tx, ticketId, said);
	if (isPast) return;
	if (isNotTaken(row)) return tx.put('ticket', begun(row, way, ctx));
	if (!isOpen(row)) return fileClosed(tx, ctx, row);
	tx.put('ticket', begun(resumed(tx, row, ctx), way, ctx));
	takeIn(tx, row, way, ctx);
}

function begun(row: Ticket, way: Way, { at, actor }: Context): Ticket {
	const workerId = row.workerId ?? (actor.role === 'field' ? actor.userId : null);
	return { ...row, way, workerId, startedAt: row.startedAt ?? at, workingAt: row.workingAt ?? at };
}

/** 입고: a unit of ours is in the workshop and stays the household's. */
function takeIn(tx: Tx, row: Ticket, way: Way, ctx: Context): void {
	if (way !== 'BROUGHT_IN' || !isIn(tx, row, 'DELIVERED')) return;
	sendToRepair(tx, { pcId: row.pcId as string, note: row.ticketNo }, ctx);
}

/** 출고: back in the household. */
function giveBack(tx: Tx, row: Ticket, ctx: Context): void {
	if (isIn(tx, row, 'IN_REPAIR'))
		takeFromRepair(tx, { pcId: row.pcId as string, note: row.ticketNo }, ctx);
}

/** True if the ticket's unit is still the household's and in that state. */
function isIn(tx: Tx, row: Ticket, ...states: ('DELIVERED' | 'IN_REPAIR')[]): boolean {
	const unit = row.pcId === null ? undefined : tx.get('pc', row.pcId);
	if (!unit || !allOf(tx, row.householdId).includes(unit.householdId ?? '')) return false;
	return (states as string[]).includes(pcState(unit));
}

export interface Waiting {
	ticketId: string;
	reason: PauseReason;
	note: string;
	/** what is ordered */
	parts: readonly Part[];
}

/**
 * 부품·가구 대기: the visit is over, the promise stands still. Said twice, it waits for what was said
 * last, since the first; what was ordered at the second is ordered all the same.
 */
export function pause(tx: Tx, input: Waiting, said: Context): void {
	const { row, ctx, isPast } = met(tx, input.ticketId, said);
	// What was ordered there has been ordered, and its completion names it.
	if (!isPast && ctx.judges && isCancelled(row)) tx.put('ticket', priced(row, input.parts));
	if (isPast || !isOpen(row)) return fileClosed(tx, ctx, row);
	const there = row.workingAt !== null || isUnderWay(tx, row);
	if (there) endVisit(tx, row, ctx);
	const over = there ? { visitId: null, visitOn: null, workingAt: null } : {};
	const ordered = priced(row, input.parts);
	const parts = judgeParts(tx, row, ordered, input.reason === 'PARTS', ctx);
	const { reason: pauseReason, note: pauseNote } = input;
	const pausedAt = row.pausedAt ?? ctx.at;
	tx.put('ticket', { ...parts, ...over, pausedAt, pauseReason, pauseNote });
	if (row.pauseReason === pauseReason) return;
	tell(tx, ctx, row.householdId, 'REPAIR_WAITING', { reason: pauseReason }, row.id);
}

/** 재개: what was waited for is here. */
export function resume(tx: Tx, { ticketId }: { ticketId: string }, said: Context): void {
	const { row, ctx, isPast } = met(tx, ticketId, said);
	if (isPast) return;
	if (!isOpen(row)) return fileClosed(tx, ctx, row);
	tx.put('ticket', resumed(tx, row, ctx));
}

/** Somebody has set out to it. */
function isUnderWay(tx: Tx, { visitId }: Ticket): boolean {
	const visit = visitId === null ? undefined : tx.get('repairVisit', visitId);
	return visit !== undefined && visit.departedAt !== null;
}

/** No parts said: those that were ordered before stay. */
function priced(row: Ticket, parts: readonly Part[]): Ticket {
	if (parts.length === 0) return row;
	return { ...row, parts: JSON.stringify(parts), partsCost: sumOf(parts) };
}

/**
 * Parts that nobody may give (LAPTOP_PARTS), and parts above the year's limit (PARTS_ABOVE_LIMIT), which
 * an approver decides. What was asked about before is not asked again.
 */
function judgeParts(
	tx: Tx,
	before: Ticket,
	row: Ticket,
	wantsParts: boolean,
	ctx: Context
): Ticket {
	if (isWithoutParts(row) && (wantsParts || row.partsCost > 0)) file(tx, ctx, row, 'LAPTOP_PARTS');
	const now = againstLimit(tx, row);
	const was = againstLimit(tx, before);
	if (!ctx.judges || !now || now.used + now.cost <= now.limit) return row;
	if (was && was.used + was.cost > was.limit && now.cost <= was.cost) return row;
	except(tx, ctx, row.fiscalYear, 'PARTS_ABOVE_LIMIT', subjectOf(row), { ...now });
	return { ...row, partsApprovedAt: null };
}

export interface Completion {
	ticketId: string;
	work: string;
	/** null: those that were ordered */
	parts: readonly Part[] | null;
	signatureHash: string | null;
	substitute: (typeof SUBSTITUTES)[number] | null;
	substituteReason: string;
	recipientName: string;
	photoHash: string | null;
}

/**
 * 수리 완료. A tablet refuses what can still be put right (SIGNATURE_NEEDED, LAPTOP_PARTS, TICKET_CLOSED);
 * at the server it has happened. One that was cancelled meanwhile was repaired all the same.
 */
export function complete(tx: Tx, input: Completion, said: Context): void {
	const { row, ctx, isPast } = met(tx, input.ticketId, said);
	if (isPast) return keepEarlier(tx, row, input, ctx);
	if (row.completedAt !== null || row.unrepairableAt !== null) return fileClosed(tx, ctx, row);
	fileCancelled(tx, ctx, row);
	const way = row.way ?? 'VISIT';
	const { ticketId: _, photoHash: donePhotoHash, parts, ...signed } = input;
	// Whoever confirms by name, or for somebody, is named.
	const named = input.substituteReason.trim() && input.recipientName.trim();
	const isSigned = input.signatureHash || (input.substitute && named);
	if (way !== 'REMOTE' && !isSigned) file(tx, ctx, row, 'SIGNATURE_NEEDED');
	endVisit(tx, row, ctx);
	const used = parts && { parts: JSON.stringify(parts), partsCost: sumOf(parts) };
	const asked = { ...row, ...used };
	const done = begun(resumed(tx, judgeParts(tx, row, asked, false, ctx), ctx), way, ctx);
	tx.put('ticket', { ...done, ...OVER, ...signed, donePhotoHash, completedAt: ctx.at });
	dropTwins(tx, ctx, row);
	giveBack(tx, row, ctx);
	tell(tx, ctx, row.householdId, 'REPAIR_DONE', {}, row.id);
}

/** Cancelled, or never taken: neither done nor given up. */
function isCancelled(row: Ticket): boolean {
	return stateOf(row) === 'CANCELLED';
}

/**
 * Only the server says that it was cancelled: a tablet that heard of it meanwhile must not lose what was
 * signed. Why one was never taken stands there already.
 */
function fileCancelled(tx: Tx, ctx: Context, row: Ticket): void {
	if (!isOpen(row) && ctx.judges && !isNotTaken(row)) fileClosed(tx, ctx, row);
}

/**
 * What was done and signed before the ticket was opened again is kept beside what was recorded then; its
 * parts count once.
 */
function keepEarlier(tx: Tx, row: Ticket, input: Completion, ctx: Context): void {
	const { ticketId: _, photoHash: donePhotoHash, parts, ...signed } = input;
	const before = earlierOf(row);
	const isCounted = before.some(({ partsCost }) => partsCost > 0);
	const partsCost = isCounted ? 0 : sumOf(parts ?? []);
	const said = {
		...signed,
		donePhotoHash,
		way: 'VISIT' as const,
		parts: JSON.stringify(parts ?? [])
	};
	const done: Earlier = { ...said, partsCost, completedAt: ctx.at };
	tx.put('ticket', { ...row, earlier: JSON.stringify([...before, done]) });
	fileClosed(tx, ctx, row);
}

/** Nobody works at it and nobody is on the way. */
const OVER = {
	...{ workingAt: null, visitId: null, visitOn: null },
	...{ cancelledAt: null, cancelReason: null }
} as const;

export interface GivenUp {
	ticketId: string;
	reason: (typeof GIVE_UP_REASONS)[number];
	note: string;
	outcome: Outcome;
}

/**
 * 수리 불가, also of one that was cancelled meanwhile. SWAP: our unit comes back, and another one is due for it; APPLICATION: the office invites
 * them to apply for one. A tablet refuses an outcome that does not fit (WRONG_OUTCOME).
 */
export function giveUp(tx: Tx, input: GivenUp, said: Context): void {
	const { row, ctx, isPast } = met(tx, input.ticketId, said);
	const isOver = row.completedAt !== null || row.unrepairableAt !== null;
	if (isPast || isOver) return fileClosed(tx, ctx, row);
	fileCancelled(tx, ctx, row);
	const { reason: unrepairableReason, note: unrepairableNote, outcome } = input;
	endVisit(tx, row, ctx);
	const done = begun(resumed(tx, row, ctx), row.way ?? 'VISIT', ctx);
	const ended = { unrepairableAt: ctx.at, unrepairableReason, unrepairableNote, outcome };
	tx.put('ticket', { ...done, ...OVER, ...ended });
	dropTwins(tx, ctx, row);
	tell(tx, ctx, row.householdId, 'REPAIR_GIVEN_UP', {}, row.id);
	if (outcome === 'SWAP' && isIn(tx, row, 'DELIVERED', 'IN_REPAIR')) return swap(tx, row, ctx);
	giveBack(tx, row, ctx);
	if (outcome === 'APPLICATION' && row.pcId === null)
		return openTask(tx, ctx, 'INVITE_APPLICATION', row.fiscalYear, subjectOf(row));
	if (outcome !== 'NONE') file(tx, ctx, row, 'WRONG_OUTCOME', { outcome });
}

/** The unit is taken back, to be wiped; the household waits for another one. (DOMAIN §2.2 RepairTicket) */
function swap(tx: Tx, row: Ticket, ctx: Context): void {
	const pcId = row.pcId as string;
	const assignmentId = tx.get('pc', pcId)?.assignmentId ?? null;
	takeBack(tx, { pcId, reason: 'DEFECT', note: row.ticketNo }, ctx);
	const award = assignmentId === null ? undefined : tx.get('assignment', assignmentId);
	// A unit beside the award, or one that was to come back anyway, is not followed by another.
	if (!award || !isLive(award) || award.endedAt === null || award.recallOrderedAt !== null)
		return confirmSupport(tx, ctx, row.householdId);
	tx.put('assignment', { ...award, pcId: null, swapDueAt: ctx.at });
	openTask(tx, ctx, 'SWAP_UNIT', row.fiscalYear, { ...subjectOf(row), assignmentId });
}
