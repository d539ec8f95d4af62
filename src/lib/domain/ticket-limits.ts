/** What a repair may cost and how often: warranty of our units, limits of the year for others. (DOMAIN §5.12) */
import { serves, type Context } from './context.ts';
import { stands } from './award.ts';
import { needed } from './consent.ts';
import { verified } from './eligibility.ts';
import { allOf } from './household.ts';
import { dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Part, Ticket } from './ticket.ts';
import type { Tx } from './tx.ts';

/**
 * Tickets of a household and of those merged into it, in a year, that were not cancelled; what was
 * done before a ticket was opened again and cancelled has been done.
 */
function ticketsOf(tx: Tx, householdId: string, fiscalYear: string): Ticket[] {
	return allOf(tx, householdId)
		.flatMap((id) => tx.where('ticket', 'householdId', id))
		.filter((row) => row.fiscalYear === fiscalYear && (row.cancelledAt === null || wasDone(row)));
}

/** True if it was completed before it was opened again. */
export function wasDone({ earlier }: Pick<Ticket, 'earlier'>): boolean {
	return earlier !== '[]';
}

/** Repairs of PCs of their own in the year; a reopened one is not another one. */
export function ownRepairs(tx: Tx, householdId: string, fiscalYear: string): number {
	return ticketsOf(tx, householdId, fiscalYear).filter((row) => row.pcId === null).length;
}

/**
 * A PC of their own is repaired for whoever could receive one: proof and agreements of the day, and
 * the year's number of repairs. Returns the proof's id. Refuses NO_PROOF, CONSENT_MISSING,
 * REPAIRS_USED_UP.
 */
export function entitled(
	tx: Tx,
	householdId: string,
	year: Pick<Rows['programmeYear'], 'id' | 'repairsPerYear'>,
	day: string
): string {
	const proof = verified(tx, householdId, day);
	needed(tx, householdId);
	const { id, repairsPerYear: limit } = year;
	if (ownRepairs(tx, householdId, id) >= limit)
		throw new Refusal('REPAIRS_USED_UP', { year: id, limit });
	return proof.id;
}

/** Last day of the free repair of a unit of ours, by the receipt that stands; null: none. */
export function warrantyOf(tx: Tx, pcId: string, householdIds: readonly string[]): string | null {
	const days = tx
		.where('receipt', 'pcId', pcId)
		.filter((row) => stands(row) && householdIds.includes(row.householdId))
		.map((row) => row.warrantyUntil);
	return days.sort().at(-1) ?? null;
}

/** True if its parts are free: within the warranty on the day it was received. */
export function isCovered(row: Pick<Ticket, 'warrantyUntil' | 'receivedAt'>): boolean {
	return row.warrantyUntil !== null && row.warrantyUntil >= dayOf(row.receivedAt);
}

/** Parts that the household's other tickets of the year have cost so far, 원. */
export function partsSoFar(tx: Tx, ticket: Ticket): number {
	return ticketsOf(tx, ticket.householdId, ticket.fiscalYear)
		.filter((row) => row.id !== ticket.id && !isCovered(row))
		.reduce(
			(sum, row) => sum + costOf(row.cancelledAt === null ? row : { ...row, partsCost: 0 }),
			0
		);
}

/** 원 of a ticket and of its completions before it was reopened. */
export function costOf(row: Pick<Ticket, 'partsCost' | 'earlier'>): number {
	const before = JSON.parse(row.earlier) as { partsCost: number }[];
	return before.reduce((sum, one) => sum + one.partsCost, row.partsCost);
}

/** Sum of some parts, 원. */
export function sumOf(parts: readonly Part[]): number {
	return parts.reduce((sum, part) => sum + part.cost, 0);
}

/** What the household's parts of the year cost with this ticket's, and the limit; null: no limit. */
export function againstLimit(
	tx: Tx,
	ticket: Ticket
): { limit: number; used: number; cost: number } | null {
	const limit = tx.get('programmeYear', ticket.fiscalYear)?.repairPartsLimit;
	if (limit === undefined || isCovered(ticket)) return null;
	return { limit, used: partsSoFar(tx, ticket), cost: costOf(ticket) };
}

/** True if parts cannot be given: a laptop of their own. (DOMAIN §2.1 Repair) */
export function isWithoutParts(ticket: Pick<Ticket, 'pcId' | 'form'>): boolean {
	return ticket.pcId === null && ticket.form === 'LAPTOP';
}

/** A worker plans for themselves, and for tickets that nobody else has. */
export function needOwn(ticket: Ticket, workerId: string, { actor }: Context): void {
	if (actor.role !== 'field') return;
	const free = ticket.workerId === null || ticket.workerId === actor.userId;
	if (!free || workerId !== actor.userId || !serves(actor, ticket.adminDong))
		throw new Refusal('NOT_YOUR_TICKET', { ticketNo: ticket.ticketNo });
}
