/**
 * The end of a money year: months closed one by one, the settlement made by one person and locked by
 * another; what is left lapses or goes over, and what comes late is the next year's, with a link.
 * (DOMAIN §2.1 Year end, §5.15)
 */
import { stateOf as batchState } from './batch.ts';
import { balance, entriesOf, line, post, type Line } from './budget.ts';
import type { Context } from './context.ts';
import { addMonths, dayOf, monthsBetween } from './month.ts';
import { LINE_KINDS } from './records/money.ts';
import { Refusal } from './refusal.ts';
import { stateOf, type Month } from './subsidy.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

/** 월 마감: no start reaches back into it any more. Refusal MONTHS_OPEN while something waits for payment. */
export function closeMonth(
	tx: Tx,
	{ fiscalYear, month }: { fiscalYear: string; month: string },
	ctx: Context
): void {
	const year = knownYear(tx, fiscalYear);
	if (month.slice(0, 4) !== fiscalYear) throw new Refusal('MALFORMED', { field: 'month' });
	if (month >= dayOf(ctx.now).slice(0, 7)) throw new Refusal('DATE_AHEAD', { field: 'month' });
	if (year.closedThrough !== null && month <= year.closedThrough)
		throw new Refusal('MONTH_CLOSED', { month, through: year.closedThrough });
	const first = year.closedThrough === null ? `${fiscalYear}-01` : addMonths(year.closedThrough, 1);
	const open = monthsBetween(first, month)
		.flatMap((one) => tx.where('subsidyMonth', 'month', one))
		.filter((row) => ['BILLED', 'APPROVED'].includes(stateOf(row)));
	if (open.length > 0) throw new Refusal('MONTHS_OPEN', { count: open.length, month });
	tx.put('programmeYear', { ...year, closedThrough: month });
}

/**
 * 정산: what of each line goes over to the next year; the rest lapses. Waits for a second person.
 * Refuses OPEN_RUNS, OPEN_COMMITMENTS, DECEMBER_OPEN, CARRY_ABOVE.
 */
export function settle(
	tx: Tx,
	input: { fiscalYear: string; carryPc: number; carryFee: number; note: string },
	ctx: Context
): void {
	const { fiscalYear, note } = input;
	if (dayOf(ctx.now) < `${fiscalYear}-12-01`) throw new Refusal('DATE_AHEAD', { field: 'month' });
	const carries = { PC_SUPPLY: input.carryPc, INTERNET_FEE: input.carryFee };
	for (const kind of LINE_KINDS) {
		const row = line(tx, fiscalYear, kind);
		stillOpen(row);
		const settled = { settledAt: ctx.at, settledBy: ctx.actor.userId, settleNote: note };
		tx.put('budgetLine', { ...row, ...settled, carry: carries[kind] });
	}
	check(tx, fiscalYear);
}

/** 정산 반려. */
export function sendBack(
	tx: Tx,
	{ fiscalYear, reason }: { fiscalYear: string; reason: string },
	_ctx: Context
): void {
	for (const row of settledLines(tx, fiscalYear))
		tx.put('budgetLine', { ...row, settledAt: null, settledBy: null, settleNote: reason });
}

/**
 * 연도 마감: of the settlement that was looked at, by somebody else than who made it; the year's money
 * is locked for good.
 */
export function lock(
	tx: Tx,
	{ fiscalYear, settledAt }: { fiscalYear: string; settledAt: string },
	ctx: Context
): void {
	const rows = settledLines(tx, fiscalYear);
	const changed = rows.find((row) => row.settledAt !== settledAt);
	if (changed) throw new Refusal('SETTLEMENT_CHANGED', { year: fiscalYear, at: changed.settledAt });
	if (rows.some((row) => row.settledBy === ctx.actor.userId)) throw new Refusal('OWN_RECORD');
	check(tx, fiscalYear);
	const next = knownYear(tx, addMonths(`${fiscalYear}-01`, 12).slice(0, 4)).id;
	for (const row of rows) closeLine(tx, row, next, ctx);
	for (const month of openMonths(tx, fiscalYear))
		tx.put('subsidyMonth', { ...month, fiscalYear: next });
	const year = knownYear(tx, fiscalYear);
	tx.put('programmeYear', { ...year, closedThrough: `${fiscalYear}-12` });
}

function closeLine(tx: Tx, row: Line, next: string, ctx: Context): void {
	const left = balance(tx, row.id);
	const on = dayOf(ctx.now);
	const into = line(tx, next, row.kind);
	if (row.carry > 0) {
		const carried = { kind: 'CARRY', on } as const;
		const [from, to] = [`${row.id}.carry`, `${row.id}.carried`];
		post(tx, ctx, row, { ...carried, id: from, amount: -row.carry, otherLineId: into.id });
		post(tx, ctx, into, { ...carried, id: to, amount: row.carry, otherLineId: row.id });
	}
	if (left > row.carry)
		post(tx, ctx, row, { id: `${row.id}.lapse`, kind: 'LAPSE', amount: row.carry - left, on });
	tx.put('budgetLine', { ...row, closedAt: ctx.at, closedBy: ctx.actor.userId });
}

/** What keeps a year from being settled, looked at when it is asked for and again when it is locked. */
function check(tx: Tx, fiscalYear: string): void {
	const year = knownYear(tx, fiscalYear);
	const months = rowsOf(tx, fiscalYear);
	const runs = new Set(months.map((row) => row.batchId).filter((id) => id !== null));
	const open = [...runs].filter((id) => {
		const run = tx.get('paymentBatch', id);
		return run !== undefined && batchState(run) !== 'PAID';
	});
	if (open.length > 0) throw new Refusal('OPEN_RUNS', { count: open.length });
	const december = months.filter(
		(row) => row.month === `${fiscalYear}-12` && isUnpaid(row) && row.lateOfId === null
	);
	if (year.decemberRule === 'ESTIMATE' && december.length > 0)
		throw new Refusal('DECEMBER_OPEN', { count: december.length });
	for (const kind of LINE_KINDS) {
		const row = line(tx, fiscalYear, kind);
		const entries = entriesOf(tx, row.id);
		const freed = new Set(entries.map((entry) => entry.reversesId));
		const bound = entries.filter(
			(entry) => entry.kind === 'COMMIT' && entry.amount < 0 && !freed.has(entry.id)
		);
		if (bound.length > 0)
			throw new Refusal('OPEN_COMMITMENTS', { count: bound.length, line: kind });
		const left = balance(tx, row.id);
		if (row.carry > left)
			throw new Refusal('CARRY_ABOVE', { line: kind, balance: left, amount: row.carry });
	}
}

/** Months of the year's budget that are neither paid nor skipped: bills that did not come. */
function openMonths(tx: Tx, fiscalYear: string): Month[] {
	return rowsOf(tx, fiscalYear).filter(isUnpaid);
}

function isUnpaid(row: Month): boolean {
	return ['PLANNED', 'BILLED', 'APPROVED'].includes(stateOf(row));
}

/** A late month is at most a year late when the year it was moved to ends. */
function rowsOf(tx: Tx, fiscalYear: string): Month[] {
	const first = addMonths(`${fiscalYear}-01`, -24);
	return monthsBetween(first, `${fiscalYear}-12`)
		.flatMap((month) => tx.where('subsidyMonth', 'month', month))
		.filter((row) => row.fiscalYear === fiscalYear);
}

function settledLines(tx: Tx, fiscalYear: string): Line[] {
	return LINE_KINDS.map((kind) => {
		const row = line(tx, fiscalYear, kind);
		stillOpen(row);
		if (row.settledAt === null) throw new Refusal('NOT_SETTLED', { year: fiscalYear });
		return row;
	});
}

function stillOpen(row: Line): void {
	const { closedAt, fiscalYear: year, kind } = row;
	if (closedAt !== null) throw new Refusal('BUDGET_CLOSED', { year, line: kind });
}
