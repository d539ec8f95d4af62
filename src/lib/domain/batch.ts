/**
 * A payment run (지급조서): the billed months of one month, put together by one person, approved by
 * another, paid on a day. A month belongs to one live run. (DOMAIN §2.2 PaymentBatch, I6, I9)
 */
import { balance, line, post } from './budget.ts';
import type { Context } from './context.ts';
import { dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import { isSuspended, skipped, stateOf as monthState, type Month } from './subsidy.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

export type Batch = Rows['paymentBatch'];

/** DRAFT 작성 · LOCKED 확정: waits for approval · APPROVED 결재 · PAID 지급 · VOID 취소. */
export const BATCH_STATES = ['DRAFT', 'LOCKED', 'APPROVED', 'PAID', 'VOID'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export function stateOf(row: Batch): BatchState {
	if (row.voidedAt !== null) return 'VOID';
	if (row.paidAt !== null) return 'PAID';
	if (row.approvedAt !== null) return 'APPROVED';
	return row.lockedAt === null ? 'DRAFT' : 'LOCKED';
}

/** The run if it is in one of these states, or Refusal UNKNOWN_BATCH, BATCH_STATE. */
export function inState(tx: Tx, id: string, ...states: readonly BatchState[]): Batch {
	const row = tx.get('paymentBatch', id);
	if (!row) throw new Refusal('UNKNOWN_BATCH');
	const state = stateOf(row);
	if (states.includes(state)) return row;
	throw new Refusal('BATCH_STATE', { state, wants: states[0] as string });
}

/** True if a run of that year could take the month now. */
export function isPayable(row: Month, fiscalYear: string): boolean {
	return row.fiscalYear === fiscalYear && row.batchId === null && monthState(row) === 'BILLED';
}

interface Build {
	batchId: string;
	fiscalYear: string;
	/** 'YYYY-MM' */
	month: string;
	/** ids of months that are not to be paid in this run */
	leaveOut: readonly string[];
}

/** 지급조서 작성: takes every billed month that no other run has. */
export function build(tx: Tx, input: Build, ctx: Context): void {
	const { batchId: id, fiscalYear, month, leaveOut } = input;
	if (tx.get('paymentBatch', id)) throw new Refusal('ALREADY_BOOKED');
	const { closedAt } = line(tx, fiscalYear, 'INTERNET_FEE');
	if (closedAt !== null)
		throw new Refusal('BUDGET_CLOSED', { year: fiscalYear, line: 'INTERNET_FEE' });
	const rows = tx
		.where('subsidyMonth', 'month', month)
		.filter((row) => isPayable(row, fiscalYear) && !leaveOut.includes(row.id));
	if (rows.length === 0) throw new Refusal('NOTHING_TO_PAY', { month });
	const before = tx.where('paymentBatch', 'month', month);
	const number = before.filter((other) => other.fiscalYear === fiscalYear).length + 1;
	tx.put('paymentBatch', {
		...{ id, fiscalYear, month, number, count: rows.length, total: totalOf(rows) },
		...{ madeAt: ctx.at, madeBy: ctx.actor.userId, lockedAt: null, lockedBy: null },
		...{ approvedAt: null, approvedBy: null, paidOn: null, paidAt: null, paidBy: null },
		...{ voidedAt: null, voidedBy: null, reason: '' }
	});
	for (const row of rows) tx.put('subsidyMonth', { ...row, batchId: id });
}

/** 확정: nothing is added or changed any more; refused where the money is not there. */
export function lock(tx: Tx, { batchId }: { batchId: string }, ctx: Context): void {
	const row = inState(tx, batchId, 'DRAFT');
	if (row.count === 0) throw new Refusal('NOTHING_TO_PAY', { month: row.month });
	enough(tx, row);
	tx.put('paymentBatch', { ...row, lockedAt: ctx.at, lockedBy: ctx.actor.userId });
}

/** 반려: back to its maker, with a reason. */
export function sendBack(
	tx: Tx,
	{ batchId, reason }: { batchId: string; reason: string },
	_ctx: Context
): void {
	const row = inState(tx, batchId, 'LOCKED');
	tx.put('paymentBatch', { ...row, lockedAt: null, lockedBy: null, reason });
}

interface Approval {
	batchId: string;
	/** when the run that was looked at was locked, and what it came to */
	lockedAt: string;
	/** 원 */
	total: number;
}

/** 결재: of the run that was looked at, by somebody who neither made nor locked it; binds the money. */
export function approve(tx: Tx, { batchId, lockedAt, total }: Approval, ctx: Context): void {
	const row = inState(tx, batchId, 'LOCKED');
	if (row.lockedAt !== lockedAt || row.total !== total)
		throw new Refusal('RUN_CHANGED', { seen: total, now: row.total, at: row.lockedAt });
	const { userId } = ctx.actor;
	if (row.madeBy === userId || row.lockedBy === userId) throw new Refusal('OWN_RECORD');
	const months = monthsIn(tx, row);
	enough(tx, row);
	for (const month of months) tx.put('subsidyMonth', { ...month, approvedAt: ctx.at });
	tx.put('paymentBatch', { ...row, approvedAt: ctx.at, approvedBy: userId });
	post(tx, ctx, line(tx, row.fiscalYear, 'INTERNET_FEE'), {
		...{ id: `${row.id}.commit`, kind: 'COMMIT', amount: -row.total, on: dayOf(ctx.now) },
		...{ about: row.id, otherLineId: lateFrom(row) }
	});
}

/** 지급 완료: paid on that day. What had ended since the approval is to be claimed back. */
export function pay(
	tx: Tx,
	{ batchId, paidOn }: { batchId: string; paidOn: string },
	ctx: Context
): void {
	const row = inState(tx, batchId, 'APPROVED');
	if (paidOn > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'paidOn' });
	if (paidOn < dayOf(row.approvedAt as string))
		throw new Refusal('DATES_REVERSED', { field: 'paidOn' });
	for (const month of monthsIn(tx, row))
		tx.put('subsidyMonth', { ...month, paidAt: ctx.at, paidOn });
	tx.put('paymentBatch', { ...row, paidAt: ctx.at, paidOn, paidBy: ctx.actor.userId });
	free(tx, ctx, row, paidOn);
	post(tx, ctx, line(tx, row.fiscalYear, 'INTERNET_FEE'), {
		...{ id: `${row.id}.pay`, kind: 'PAY', amount: -row.total, on: paidOn },
		...{ about: row.id, otherLineId: lateFrom(row) }
	});
}

/** 취소: before it is paid; its months are free for another run, but for those of a suspension. */
export function undo(
	tx: Tx,
	{ batchId, reason }: { batchId: string; reason: string },
	ctx: Context
): void {
	const row = inState(tx, batchId, 'DRAFT', 'LOCKED', 'APPROVED');
	for (const month of tx.where('subsidyMonth', 'batchId', row.id)) {
		const none = { clawbackAt: null, clawbackReason: null, clawbackAmount: 0 };
		const back = { ...month, ...none, batchId: null, approvedAt: null };
		// What was to be claimed back once it was paid is now simply not paid.
		const support = (month.support ?? 0) - month.clawbackAmount;
		const reason = support <= 0 ? 'ENDED' : isSuspended(tx, month) ? 'SUSPENDED' : null;
		tx.put('subsidyMonth', reason ? skipped(back, reason, ctx) : { ...back, support });
	}
	const voided = { voidedAt: ctx.at, voidedBy: ctx.actor.userId, reason };
	tx.put('paymentBatch', { ...row, ...voided });
	if (row.approvedAt !== null) free(tx, ctx, row, dayOf(ctx.now));
}

/** A month leaves a run that is not approved; the run has to be locked again. */
export function takeOut(tx: Tx, month: Month, ctx: Context): void {
	// A tablet holds no runs.
	if (!ctx.judges || month.batchId === null) return;
	const batch = tx.get('paymentBatch', month.batchId);
	if (!batch) return;
	const less = { count: batch.count - 1, total: batch.total - (month.support ?? 0) };
	tx.put('paymentBatch', { ...batch, ...less, lockedAt: null, lockedBy: null });
}

/** 한 건 제외: a month is left out of a run that is not approved yet. */
export function leaveOut(tx: Tx, { monthId }: { monthId: string }, ctx: Context): void {
	const month = tx.get('subsidyMonth', monthId);
	if (!month || month.batchId === null) throw new Refusal('UNKNOWN_MONTH');
	inState(tx, month.batchId, 'DRAFT', 'LOCKED');
	takeOut(tx, month, ctx);
	tx.put('subsidyMonth', { ...month, batchId: null });
}

/** The months of a run, which are what it says they are; anything else is a bug. */
function monthsIn(tx: Tx, row: Batch): Month[] {
	const months = tx.where('subsidyMonth', 'batchId', row.id);
	if (months.length !== row.count || totalOf(months) !== row.total)
		throw new Error(`run ${row.id}: ${months.length} months do not make ${row.total}`);
	return months;
}

function totalOf(rows: readonly Month[]): number {
	return rows.reduce((sum, row) => sum + (row.support ?? 0), 0);
}

/** Refuses BUDGET_SHORT with what is there. */
function enough(tx: Tx, row: Batch): void {
	const left = balance(tx, line(tx, row.fiscalYear, 'INTERNET_FEE').id);
	if (left < row.total)
		throw new Refusal('BUDGET_SHORT', { line: 'INTERNET_FEE', balance: left, amount: row.total });
}

/** The commitment is taken back by an entry against it. */
function free(tx: Tx, ctx: Context, row: Batch, on: string): void {
	post(tx, ctx, line(tx, row.fiscalYear, 'INTERNET_FEE'), {
		...{ id: `${row.id}.free`, kind: 'COMMIT', amount: row.total, on },
		...{ about: row.id, reversesId: `${row.id}.commit` }
	});
}

/** The settled line that late months belong to. */
function lateFrom({ month, fiscalYear }: Batch): string | null {
	const own = month.slice(0, 4);
	return own === fiscalYear ? null : `${own}.INTERNET_FEE`;
}
