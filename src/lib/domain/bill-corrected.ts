/**
 * Bills that turn out to be others: put right before a month is paid, settled or claimed back after it. A
 * month that was paid stays as it was paid. (DOMAIN §2.1 Year end; I7)
 */
import { assess, dueFor, sane, type Bill } from './bill-basis.ts';
import { bookingYear, line, post } from './budget.ts';
import type { Context } from './context.ts';
import { dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import { claimed, inState, known, owed, stateOf, worthOf, type Month } from './subsidy.ts';
import type { Tx } from './tx.ts';

/** 청구 정정: before it is in a run. */
export function amend(tx: Tx, input: Bill & { monthId: string }, ctx: Context): void {
	const row = inState(tx, input.monthId, 'BILLED');
	sane(input);
	if (row.batchId !== null) throw new Refusal('MONTH_IN_RUN', { month: row.month });
	if (row.lateOfId !== null) correct(tx, known(tx, row.lateOfId), input, ctx);
	assess(tx, row, input, row.eligibilityId, ctx);
}

/** 12월 정산: the real bill of a month that was paid by an estimate. */
export function settle(tx: Tx, row: Month, { bill, discount, source }: Bill, ctx: Context): void {
	const right = dueFor(tx, row, { cap: row.cap ?? 0, bill, discount });
	const none = { correctedBill: null, correctedDiscount: null };
	const settled = { ...row, ...none, bill, discount, billSource: source, settledAt: ctx.at };
	const late = lateOf(tx, row);
	if (late) {
		tx.put('subsidyMonth', settled);
		return correctLate(tx, late, { bill, discount, source }, ctx);
	}
	putRight(tx, settled, right, { bill, discount, source }, 'ESTIMATE', ctx);
}

/** 지급 정정: another bill turns up for a month that was paid. What was paid stays as it stands. */
export function correctPaid(tx: Tx, input: Bill & { monthId: string }, ctx: Context): void {
	const row = inState(tx, input.monthId, 'PAID', 'CLAWBACK', 'RECOVERED');
	sane(input);
	const late = lateOf(tx, row);
	if (late) return correctLate(tx, late, input, ctx);
	const right = dueFor(tx, row, { cap: row.cap ?? 0, ...input });
	if (right > (row.support ?? 0) && row.clawbackAt !== null)
		throw new Refusal('MONTH_STATE', { month: row.month, state: stateOf(row), wants: 'PAID' });
	if (row.lateOfId !== null) correct(tx, known(tx, row.lateOfId), input, ctx);
	putRight(tx, corrected(row, input), right, input, 'BILL_CORRECTED', ctx);
}

/** What is paid late was reckoned by the bill before, so that is put right, and the first payment with it. */
function correctLate(tx: Tx, { id: monthId, paidAt }: Month, input: Bill, ctx: Context): void {
	if (paidAt === null) amend(tx, { ...input, monthId }, ctx);
	else correctPaid(tx, { ...input, monthId }, ctx);
}

function lateId({ id }: Month): string {
	return `${id}.late`;
}

/** The month with what its newest bill says beside what it was paid by. */
function corrected(row: Month, { bill, discount }: Bill): Month {
	return { ...row, correctedBill: bill, correctedDiscount: discount };
}

/** The first payment of a month whose late one turns out to be less: what is too much of it comes back. */
function correct(tx: Tx, row: Month, input: Bill, ctx: Context): void {
	const now = corrected(row, input);
	const over = (row.support ?? 0) - worthOf(now);
	tx.put('subsidyMonth', over > 0 ? claimed(now, over, 'BILL_CORRECTED', ctx) : now);
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
	if (lateOf(tx, row) || row.lateOfId !== null)
		throw new Refusal('MONTH_TAKEN', { month: row.month });
	addLate(tx, row, right - paid, { bill, discount, source }, ctx);
}

/** What is, or is to be, paid late for a month; undefined where nothing is. */
export function lateOf(tx: Tx, row: Month): Month | undefined {
	const late = tx.get('subsidyMonth', lateId(row));
	return late?.skippedAt === null ? late : undefined;
}

/** Bills `support` 원 that a paid month lacks as a late one beside it, in a year that is open. */
export function addLate(
	tx: Tx,
	row: Month,
	support: number,
	{ bill, discount, source }: Bill,
	ctx: Context
): void {
	tx.put('subsidyMonth', {
		...row,
		...{ id: lateId(row), lateOfId: row.id, support, bill, discount, billSource: source },
		...{ fiscalYear: bookingYear(tx, row.fiscalYear, 'INTERNET_FEE'), billedAt: ctx.at },
		...{ estimatedAt: null, settledAt: null, batchId: null, approvedAt: null, paidAt: null },
		...{ paidOn: null, plannedAt: ctx.at, correctedBill: null, correctedDiscount: null },
		...{ clawbackAt: null, clawbackReason: null, clawbackAmount: 0, mistakeAmount: 0 },
		...{ recoveredAmount: 0, recoveredAt: null }
	});
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
	tx.put('subsidyMonth', { ...claimed(row, amount, 'MISTAKE', ctx), mistakeAmount: amount });
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
