/**
 * The ledger (예산): lines of a year and entries that are only ever added. What a line holds is the sum
 * of its entries, and nothing that a person or a rule writes takes it below zero. (DOMAIN §2.2 I9)
 */
import type { Context } from './context.ts';
import { addMonths } from './month.ts';
import type { EntryKind, LineKind } from './records/money.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

export type Line = Rows['budgetLine'];
export type Entry = Rows['budgetEntry'];

/** A year's line; one that nobody has written to yet is empty. Refusal UNKNOWN_YEAR. */
export function line(tx: Tx, fiscalYear: string, kind: LineKind): Line {
	const id = `${fiscalYear}.${kind}`;
	const row = tx.get('budgetLine', id);
	if (row) return row;
	knownYear(tx, fiscalYear);
	return {
		...{ id, fiscalYear, kind, settledAt: null, settledBy: null, carry: 0 },
		...{ settleNote: '', closedAt: null, closedBy: null }
	};
}

/** All entries of a line, in the order of their ids. */
export function entriesOf(tx: Tx, lineId: string): Entry[] {
	return tx.where('budgetEntry', 'lineId', lineId);
}

/** Σ of entries, 원. */
export function sumOf(entries: readonly Pick<Entry, 'amount'>[]): number {
	return entries.reduce((sum, { amount }) => sum + amount, 0);
}

/** What can still be committed or paid, 원. */
export function balance(tx: Tx, lineId: string): number {
	return sumOf(entriesOf(tx, lineId));
}

/** The first year from this one on whose line still takes entries: late ones go there. */
export function bookingYear(tx: Tx, fiscalYear: string, kind: LineKind): string {
	let year = fiscalYear;
	while (line(tx, year, kind).closedAt !== null) year = addMonths(`${year}-01`, 12).slice(0, 4);
	return year;
}

/** All entries of a year's line and of the later ones that took its late entries, up to the open one. */
export function entriesSince(tx: Tx, fiscalYear: string, kind: LineKind): Entry[] {
	const years = Number(bookingYear(tx, fiscalYear, kind)) - Number(fiscalYear) + 1;
	return Array.from({ length: years }, (_, n) => Number(fiscalYear) + n).flatMap((year) =>
		entriesOf(tx, `${year}.${kind}`)
	);
}

/** What a new entry says; the rest follows from who does it. */
export interface Posting {
	id: string;
	kind: EntryKind;
	/** 원, signed: what it adds to the balance */
	amount: number;
	/** day */
	on: string;
	about?: string | null;
	reversesId?: string | null;
	otherLineId?: string | null;
	note?: string;
}

/**
 * Adds an entry. Refuses BUDGET_CLOSED, BUDGET_SHORT where the balance would fall below zero, and
 * ALREADY_BOOKED for an id that is there: an entry is never written over.
 */
export function post(tx: Tx, ctx: Context, into: Line, posting: Posting): void {
	const { id, kind, amount, on } = posting;
	const { fiscalYear, kind: name } = into;
	if (into.closedAt !== null) throw new Refusal('BUDGET_CLOSED', { year: fiscalYear, line: name });
	if (tx.get('budgetEntry', id)) throw new Refusal('ALREADY_BOOKED');
	const left = balance(tx, into.id);
	if (amount < 0 && left + amount < 0)
		throw new Refusal('BUDGET_SHORT', { line: name, balance: left, amount: -amount });
	if (!tx.get('budgetLine', into.id)) tx.put('budgetLine', into);
	tx.put('budgetEntry', {
		...{ id, lineId: into.id, fiscalYear, kind, amount, on },
		...{ about: posting.about ?? null, reversesId: posting.reversesId ?? null },
		...{ otherLineId: posting.otherLineId ?? null, note: posting.note ?? '' },
		...{ by: ctx.actor.userId, at: ctx.at, actionId: ctx.actionId }
	});
}
