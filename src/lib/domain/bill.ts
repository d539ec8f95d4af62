/**
 * What the carrier charged for a month, and what follows from it: the support by the cap of that month,
 * an estimate for December that is settled later, and what is put right after it was paid.
 * (DOMAIN §2.1 Internet fee, Year end; I7)
 */
import { takeOut } from './batch.ts';
import { bookingYear, line, post } from './budget.ts';
import type { Context } from './context.ts';
import { proofOn, stateOf as proofState, verified } from './eligibility.ts';
import { known as knownEnrollment } from './enrollment.ts';
import { addMonths, dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import {
	claimed,
	daysIn,
	inState,
	isLive,
	known,
	monthsIn,
	netOf,
	owed,
	skipped,
	stateOf,
	supportFor,
	type Month
} from './subsidy.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

export interface Bill {
	/** 원, as the carrier charges it */
	bill: number;
	/** 통신사 요금감면, 원 */
	discount: number;
	/** where it stands: '<file>/<row>', or what a person wrote */
	source: string;
}

/**
 * 청구 등록: the bill of a planned month, or the real one of an estimated December. A month that has
 * its bill refuses another: BILLED_BEFORE, MONTH_PAID.
 */
export function record(
	tx: Tx,
	input: Bill & { enrollmentId: string; month: string },
	ctx: Context
): void {
	const { enrollmentId, month } = input;
	const enrollment = knownEnrollment(tx, enrollmentId, ctx);
	sane(input);
	if (month > dayOf(ctx.now).slice(0, 7)) throw new Refusal('DATE_AHEAD', { field: 'month' });
	const rows = monthsIn(tx, enrollment).filter((row) => row.month === month);
	const row = rows.find((one) => isLive(one) && one.lateOfId === null);
	if (!row) {
		const { startMonth: start, endMonth: end } = enrollment;
		throw new Refusal('NO_MONTH', { month, start, end });
	}
	if (row.estimatedAt !== null && row.settledAt === null && row.paidAt !== null)
		return settle(tx, row, input, ctx);
	const { bill, discount } = row;
	if (row.paidAt !== null) throw new Refusal('MONTH_PAID', { month, on: row.paidOn });
	if (row.billedAt !== null && row.estimatedAt === null)
		throw new Refusal('BILLED_BEFORE', { month, bill, discount });
	if (row.batchId !== null) throw new Refusal('MONTH_IN_RUN', { month });
	const proof = verified(tx, enrollment.householdId, `${month}-01`);
	assess(tx, row, input, proof.id, ctx);
}

/** 청구 정정: before it is in a run. */
export function amend(tx: Tx, input: Bill & { monthId: string }, ctx: Context): void {
	const row = inState(tx, input.monthId, 'BILLED');
	sane(input);
	if (row.batchId !== null) throw new Refusal('MONTH_IN_RUN', { month: row.month });
	assess(tx, row, input, row.eligibilityId, ctx);
}

/** Freezes the basis into the month. One that is worth nothing is skipped. */
function assess(
	tx: Tx,
	row: Month,
	{ bill, discount, source }: Bill,
	eligibilityId: string | null,
	ctx: Context
): void {
	const { monthlyCap: cap, versionId } = knownYear(tx, row.month.slice(0, 4));
	const support = dueFor(tx, row, { cap, bill, discount });
	const basis = { bill, discount, cap, support, versionId, eligibilityId, billSource: source };
	const fiscalYear = bookingYear(tx, row.fiscalYear, 'INTERNET_FEE');
	const billed: Month = { ...row, ...basis, fiscalYear, billedAt: ctx.at, estimatedAt: null };
	tx.put('subsidyMonth', support === 0 ? skipped(billed, 'NOTHING_DUE', ctx) : billed);
}

/**
 * 12월 추정: bills every planned December of the year like the month that was billed last before. One
 * whose household is not verified on its first day stays planned; Refusal NO_PROOF where none is.
 */
export function estimateDecember(
	tx: Tx,
	{ fiscalYear }: { fiscalYear: string },
	ctx: Context
): void {
	const year = knownYear(tx, fiscalYear);
	if (year.decemberRule !== 'ESTIMATE') throw new Refusal('DECEMBER_RULE');
	const december = `${fiscalYear}-12`;
	if (dayOf(ctx.now).slice(0, 7) < december) throw new Refusal('DATE_AHEAD', { field: 'month' });
	const rows = tx
		.where('subsidyMonth', 'month', december)
		.filter((row) => row.fiscalYear === fiscalYear && stateOf(row) === 'PLANNED');
	const [first] = rows;
	if (!first) throw new Refusal('NOTHING_TO_PAY', { month: december });
	const day = `${december}-01`;
	const entitled = rows.filter(
		(row) => proofState(proofOn(tx, row.householdId, day), day) === 'VERIFIED'
	);
	if (entitled.length === 0) verified(tx, first.householdId, day);
	const last = newestBills(tx, december);
	for (const row of entitled) {
		const like = last.get(row.enrollmentId);
		const proof = verified(tx, row.householdId, day);
		const bill = like?.bill ?? year.monthlyCap;
		const source = like?.month ?? '';
		assess(tx, row, { bill, discount: like?.discount ?? 0, source }, proof.id, ctx);
		const billed = known(tx, row.id);
		if (stateOf(billed) === 'BILLED') tx.put('subsidyMonth', { ...billed, estimatedAt: ctx.at });
	}
}

/** The month billed last before December, of each enrolment. */
function newestBills(tx: Tx, december: string): Map<string, Month> {
	const last = new Map<string, Month>();
	for (let back = 1; back < 12; back += 1)
		for (const row of tx.where('subsidyMonth', 'month', addMonths(december, -back)))
			if (row.billedAt !== null && !last.has(row.enrollmentId)) last.set(row.enrollmentId, row);
	return last;
}

/** 12월 정산: the real bill of a month that was paid by an estimate. */
function settle(tx: Tx, row: Month, { bill, discount, source }: Bill, ctx: Context): void {
	const right = dueFor(tx, row, { cap: row.cap ?? 0, bill, discount });
	const settled = { ...row, bill, discount, billSource: source, settledAt: ctx.at };
	putRight(tx, settled, right, { bill, discount, source }, 'ESTIMATE', ctx);
}

/** 지급 정정: another bill turns up for a month that was paid. What was paid stays as it stands. */
export function correctPaid(tx: Tx, input: Bill & { monthId: string }, ctx: Context): void {
	const row = inState(tx, input.monthId, 'PAID', 'CLAWBACK', 'RECOVERED');
	sane(input);
	const right = dueFor(tx, row, { cap: row.cap ?? 0, ...input });
	if (right > (row.support ?? 0) && row.clawbackAt !== null)
		throw new Refusal('MONTH_STATE', { month: row.month, state: stateOf(row), wants: 'PAID' });
	putRight(tx, row, right, input, 'BILL_CORRECTED', ctx);
}

/** Too much is claimed back; what is missing is a late month of its own, in a year that is open. */
function putRight(
	tx: Tx,
	row: Month,
	right: number,
	{ bill, discount, source }: Bill,
	reason: 'ESTIMATE' | 'BILL_CORRECTED',
	ctx: Context
): void {
	const paid = row.support ?? 0;
	tx.put('subsidyMonth', right < paid ? claimed(row, paid - right, reason, ctx) : row);
	if (right <= paid || row.clawbackAt !== null) return;
	const id = `${row.id}.late`;
	const late = tx.get('subsidyMonth', id);
	if ((late && late.skippedAt === null) || row.lateOfId !== null)
		throw new Refusal('MONTH_TAKEN', { month: row.month });
	tx.put('subsidyMonth', {
		...row,
		...{ id, lateOfId: row.id, support: right - paid, bill, discount, billSource: source },
		...{ fiscalYear: bookingYear(tx, row.fiscalYear, 'INTERNET_FEE'), billedAt: ctx.at },
		...{ estimatedAt: null, settledAt: null, batchId: null, approvedAt: null, paidAt: null },
		...{ paidOn: null, plannedAt: ctx.at }
	});
}

/** 미지급 처리: a month that is planned or billed will not be paid. */
export function skip(
	tx: Tx,
	{ monthId, reason }: { monthId: string; reason: 'NO_BILL' | 'MISTAKE' },
	ctx: Context
): void {
	const row = inState(tx, monthId, 'PLANNED', 'BILLED');
	takeOut(tx, row, ctx);
	tx.put('subsidyMonth', skipped(row, reason, ctx));
}

/** 환수 결정: what was paid by mistake has to come back, in whole or in part. Refusal ABOVE_PAID. */
export function clawBack(
	tx: Tx,
	{ monthId, amount }: { monthId: string; amount: number; note: string },
	ctx: Context
): void {
	const row = inState(tx, monthId, 'PAID', 'CLAWBACK', 'RECOVERED');
	const paid = row.support ?? 0;
	if (amount > paid || amount <= row.clawbackAmount)
		throw new Refusal('ABOVE_PAID', { paid: paid - row.clawbackAmount, amount });
	tx.put('subsidyMonth', claimed(row, amount, 'MISTAKE', ctx));
}

/** 환수 완료: it came back, and goes to the line it was paid from, or once that is closed to the next. */
export function recover(
	tx: Tx,
	{ monthId, on }: { monthId: string; on: string },
	ctx: Context
): void {
	const row = inState(tx, monthId, 'CLAWBACK');
	if (on > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'on' });
	const year = bookingYear(tx, row.fiscalYear, 'INTERNET_FEE');
	post(tx, ctx, line(tx, year, 'INTERNET_FEE'), {
		...{ id: `${row.id}.refund.${row.recoveredAmount}`, kind: 'REFUND', amount: owed(row), on },
		...{ about: row.id, reversesId: row.batchId === null ? null : `${row.batchId}.pay` },
		otherLineId: year === row.fiscalYear ? null : `${row.fiscalYear}.INTERNET_FEE`
	});
	const back = { recoveredAmount: row.clawbackAmount, recoveredAt: ctx.at };
	tx.put('subsidyMonth', { ...row, ...back });
}

/** What a row is worth by a bill; a late one adds only what its first payment lacked. 원 */
function dueFor(
	tx: Tx,
	row: Month,
	basis: { cap: number; bill: number; discount: number }
): number {
	const whole = supportFor(basis, partOf(row));
	const before = row.lateOfId === null ? 0 : netOf(known(tx, row.lateOfId));
	return whole > before ? whole - before : 0;
}

function sane({ bill, discount }: Pick<Bill, 'bill' | 'discount'>): void {
	if (discount > bill) throw new Refusal('DISCOUNT_ABOVE_BILL', { bill, discount });
}

function partOf({ days, month }: Rows['subsidyMonth']): { days: number; of: number } | null {
	return days === null ? null : { days, of: daysIn(month) };
}
