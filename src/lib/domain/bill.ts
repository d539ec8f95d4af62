/**
 * What the carrier charged for a planned month is recorded, December by an estimate that is settled
 * later, or it is noted that nothing was. (DOMAIN §2.1 Internet fee, Year end)
 */
import { takeOut } from './batch.ts';
import { assess, sane, type Bill } from './bill-basis.ts';
import { settle } from './bill-corrected.ts';
import type { Context } from './context.ts';
import { proofOn, stateOf as proofState, verified } from './eligibility.ts';
import { known as knownEnrollment } from './enrollment.ts';
import { addMonths, dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import {
	inState,
	isLive,
	known,
	monthsIn,
	newestOf,
	skipped,
	stateOf,
	type Month
} from './subsidy.ts';
import { asked, confirmed } from './support-check.ts';
import { forAll, type Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

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
	confirmed(tx, enrollment, month);
	assess(tx, row, input, proof.id, ctx);
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
	forAll(rows, (row) => {
		proofOn(tx, row.householdId, day);
		isAsked(tx, row);
	});
	const entitled = rows.filter(
		(row) => proofState(proofOn(tx, row.householdId, day), day) === 'VERIFIED' && !isAsked(tx, row)
	);
	if (entitled.length === 0) verified(tx, first.householdId, day);
	const last = newestBills(tx, december);
	for (const row of entitled) {
		const like = last.get(row.enrollmentId);
		const proof = verified(tx, row.householdId, day);
		const newest = like ? newestOf(like) : { bill: year.monthlyCap, discount: 0 };
		assess(tx, row, { ...newest, source: like?.month ?? '' }, proof.id, ctx);
		const billed = known(tx, row.id);
		if (stateOf(billed) === 'BILLED') tx.put('subsidyMonth', { ...billed, estimatedAt: ctx.at });
	}
}

/** A person has to decide first whether its support goes on. */
function isAsked(tx: Tx, { enrollmentId }: Month): boolean {
	const enrollment = tx.get('enrollment', enrollmentId);
	return enrollment !== undefined && asked(tx, enrollment) !== undefined;
}

/** The month billed last before December, of each enrolment. */
function newestBills(tx: Tx, december: string): Map<string, Month> {
	const last = new Map<string, Month>();
	const months = Array.from({ length: 11 }, (_, back) => addMonths(december, -1 - back));
	forAll(months, (month) => void tx.where('subsidyMonth', 'month', month));
	for (const month of months)
		for (const row of tx.where('subsidyMonth', 'month', month))
			if (row.billedAt !== null && !last.has(row.enrollmentId)) last.set(row.enrollmentId, row);
	return last;
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
