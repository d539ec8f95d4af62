/**
 * What people write into the ledger: the year's appropriation, supplements and transfers, purchases and
 * other expenses of a line, and what comes back. (DOMAIN §1.3, §2.2 BudgetLine)
 */
import { balance, bookingYear, entriesOf, entriesSince, line, post, type Entry } from './budget.ts';
import { except, type Context } from './context.ts';
import { dayOf } from './month.ts';
import { LINE_KINDS, type LineKind } from './records/money.ts';
import { Refusal } from './refusal.ts';
import type { Tx } from './tx.ts';

interface Booking {
	entryId: string;
	fiscalYear: string;
	line: LineKind;
	/** 원 */
	amount: number;
	/** day */
	on: string;
	note: string;
}

/** 편성: once a line and year. */
export function appropriate(tx: Tx, input: Booking, ctx: Context): void {
	const into = line(tx, input.fiscalYear, input.line);
	if (entriesOf(tx, into.id).some((entry) => entry.kind === 'APPROPRIATE'))
		throw new Refusal('ALREADY_APPROPRIATED', { year: input.fiscalYear, line: input.line });
	postFrom(tx, ctx, input, 'APPROPRIATE', input.amount);
}

/** 추경: more, or less, but never less than is left. */
export function supplement(tx: Tx, input: Booking, ctx: Context): void {
	postFrom(tx, ctx, input, 'SUPPLEMENT', input.amount);
}

/** 전용: from one line of the year to the other, both sides at once. */
export function transfer(tx: Tx, input: Booking, ctx: Context): void {
	const other = LINE_KINDS.find((kind) => kind !== input.line) as LineKind;
	const from = line(tx, input.fiscalYear, input.line);
	const to = line(tx, input.fiscalYear, other);
	const { entryId, amount, on, note } = input;
	const side = { kind: 'TRANSFER', on, note } as const;
	post(tx, ctx, from, { ...side, id: entryId, amount: -amount, otherLineId: to.id });
	post(tx, ctx, to, { ...side, id: `${entryId}.to`, amount, otherLineId: from.id });
}

/** 원인행위: money that is bound by a contract and not paid yet. */
export function commit(tx: Tx, input: Booking & { about: string | null }, ctx: Context): void {
	postFrom(tx, ctx, input, 'COMMIT', -input.amount, { about: input.about });
}

/**
 * 지출: out of a commitment of the same line, which is released by it, or without one. Refusal
 * UNKNOWN_ENTRY where the commitment is another line's.
 */
export function pay(
	tx: Tx,
	input: Booking & { commitId: string | null; about: string | null },
	ctx: Context
): void {
	notAhead(input.on, ctx);
	const { commitId } = input;
	if (commitId !== null) {
		const own = `${input.fiscalYear}.${input.line}`;
		if (tx.get('budgetEntry', commitId)?.lineId !== own) throw new Refusal('UNKNOWN_ENTRY');
		release(tx, { ...input, commitId }, ctx);
	}
	postFrom(tx, ctx, input, 'PAY', -input.amount, { about: input.about });
}

/** 원인행위 취소 또는 지출에 따른 해제: what was bound is free again. Refusal NOT_COMMITTED. */
export function release(
	tx: Tx,
	input: { entryId: string; commitId: string; on: string; note: string },
	ctx: Context
): void {
	const entry = reversible(tx, input.commitId, 'COMMIT');
	const posting = {
		id: `${input.entryId}.release`,
		kind: 'COMMIT',
		amount: -entry.amount
	} as const;
	const { on, note } = input;
	postBack(tx, ctx, entry, { ...posting, on, note });
}

/** 반납: an expense that came back, in whole or in part. Refusal ABOVE_PAID. */
export function refund(
	tx: Tx,
	input: { entryId: string; paidId: string; amount: number; on: string; note: string },
	ctx: Context
): void {
	const { entryId, paidId, amount, on, note } = input;
	notAhead(on, ctx);
	const entry = tx.get('budgetEntry', paidId);
	if (!entry || entry.kind !== 'PAY') throw new Refusal('UNKNOWN_ENTRY');
	notOfRun(tx, entry);
	// Once its year is closed, what comes back stands in the lines of later years.
	const since = entriesSince(tx, entry.fiscalYear, lineKind(entry.lineId));
	const back = since.filter((one) => one.reversesId === paidId);
	const paid = -entry.amount - back.reduce((sum, one) => sum + one.amount, 0);
	if (amount > paid) throw new Refusal('ABOVE_PAID', { paid, amount });
	postBack(tx, ctx, entry, { id: entryId, kind: 'REFUND', amount, on, note });
}

/**
 * 수리 부품비: parts were used, so it has happened. Books what is not booked yet of a repair against
 * the year's PC supply; where nothing is left it is put before a person instead. A line that nobody
 * has given anything is not kept, and takes nothing. Server only.
 */
export function bookParts(
	tx: Tx,
	ctx: Context,
	of: {
		ticketId: string;
		fiscalYear: string;
		adminDong: string;
		householdId: string;
		/** 원, all parts of the repair so far */
		cost: number;
	}
): void {
	if (!ctx.judges) return;
	const fiscalYear = bookingYear(tx, of.fiscalYear, 'PC_SUPPLY');
	const into = line(tx, fiscalYear, 'PC_SUPPLY');
	if (entriesOf(tx, into.id).length === 0) return;
	const first = line(tx, of.fiscalYear, 'PC_SUPPLY');
	const since = entriesSince(tx, of.fiscalYear, 'PC_SUPPLY');
	const entries = since.filter((one) => one.about === of.ticketId);
	const amount = of.cost + entries.reduce((sum, entry) => sum + entry.amount, 0);
	if (amount === 0) return;
	const left = balance(tx, into.id);
	if (amount > left) {
		const { adminDong, householdId, ticketId } = of;
		const params = { line: 'PC_SUPPLY', balance: left, amount };
		return except(
			tx,
			ctx,
			fiscalYear,
			'BUDGET_SHORT',
			{ adminDong, householdId, ticketId },
			params
		);
	}
	const otherLineId = first.id === into.id ? null : first.id;
	post(tx, ctx, into, {
		...{ id: `${of.ticketId}.parts.${entries.length + 1}`, kind: amount > 0 ? 'PAY' : 'REFUND' },
		...{ amount: -amount, on: dayOf(ctx.at), about: of.ticketId, otherLineId }
	});
}

function postFrom(
	tx: Tx,
	ctx: Context,
	input: Booking,
	kind: Entry['kind'],
	amount: number,
	more: { about?: string | null } = {}
): void {
	const { entryId: id, on, note } = input;
	post(tx, ctx, line(tx, input.fiscalYear, input.line), { id, kind, amount, on, note, ...more });
}

/** Books against an entry: into its own line, or once that is closed into the next year's, linked. */
function postBack(
	tx: Tx,
	ctx: Context,
	entry: Entry,
	posting: { id: string; kind: Entry['kind']; amount: number; on: string; note: string }
): void {
	const kind = lineKind(entry.lineId);
	const year = bookingYear(tx, entry.fiscalYear, kind);
	const otherLineId = year === entry.fiscalYear ? null : entry.lineId;
	const link = { about: entry.about, reversesId: entry.id, otherLineId };
	post(tx, ctx, line(tx, year, kind), { ...posting, ...link });
}

function reversible(tx: Tx, id: string, kind: Entry['kind']): Entry {
	const entry = tx.get('budgetEntry', id);
	if (!entry || entry.kind !== kind || entry.amount > 0) throw new Refusal('UNKNOWN_ENTRY');
	notOfRun(tx, entry);
	if (entriesOf(tx, entry.lineId).some((one) => one.reversesId === id))
		throw new Refusal('ALREADY_BOOKED');
	return entry;
}

/** A run's own entries follow the run. */
function notOfRun(tx: Tx, { about }: Entry): void {
	if (about !== null && tx.get('paymentBatch', about)) throw new Refusal('ENTRY_OF_RUN');
}

function lineKind(lineId: string): LineKind {
	return lineId.slice(5) as LineKind;
}

function notAhead(on: string, ctx: Context): void {
	if (on > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'on' });
}
