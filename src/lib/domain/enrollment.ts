/**
 * A household's enrolment for the internet fee (통신비 지원): wished for, its line pending, opened, and
 * what it is at any month. Starting stands in `fee-start.ts`, ending in `fee-end.ts`.
 * (DOMAIN §2.2 SubsidyEnrollment)
 */
import { noteArea } from './area.ts';
import { isAwarded } from './assignment.ts';
import { awardsOf } from './award.ts';
import { givenBy } from './consent.ts';
import { credible, except, serves, type Context } from './context.ts';
import { allOf, known as knownHousehold, servable } from './household.ts';
import { dayOf } from './month.ts';
import { tell } from './notice.ts';
import { isAbove } from './quota.ts';
import type { FEE_REJECT_REASONS, PayWay } from './records/money.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

export type Enrollment = Rows['enrollment'];

/**
 * REQUESTED 신청 · LINE_PENDING 개통대기: passed on, or opened and not yet granted · ACTIVE 지원중 ·
 * SUSPENDED 중지 · ENDED 종료 · REJECTED 반려.
 */
export const ENROLLMENT_STATES = [
	'REQUESTED',
	'LINE_PENDING',
	'ACTIVE',
	'SUSPENDED',
	'ENDED',
	'REJECTED'
] as const;
export type EnrollmentState = (typeof ENROLLMENT_STATES)[number];

/** The state in a month 'YYYY-MM': one whose last month is over has ended by itself. */
export function stateOf(row: Enrollment, month: string): EnrollmentState {
	if (row.rejectedAt !== null) return 'REJECTED';
	if (row.endedAt !== null) return 'ENDED';
	if (row.activatedAt === null) return isPassedOn(row) ? 'LINE_PENDING' : 'REQUESTED';
	if (row.suspendedAt !== null) return 'SUSPENDED';
	return row.endMonth !== null && row.endMonth < month ? 'ENDED' : 'ACTIVE';
}

function isPassedOn(row: Enrollment): boolean {
	return row.lineAskedAt !== null || row.lineOpenedOn !== null;
}

/** Neither rejected nor ended; it stands in the way of a second one. */
export function isOpen(row: Enrollment, month: string): boolean {
	const state = stateOf(row, month);
	return state !== 'REJECTED' && state !== 'ENDED';
}

/** True if it holds one of the year's lines in that month. (I10) */
export function holdsLine(row: Enrollment, month: string): boolean {
	return stateOf(row, month) === 'ACTIVE';
}

/** The enrolment, or Refusal UNKNOWN_ENROLLMENT: not on record, or out of the person's area. */
export function known(tx: Tx, id: string, { actor }: Pick<Context, 'actor'>): Enrollment {
	const row = tx.get('enrollment', id);
	if (!row || !serves(actor, row.adminDong)) throw new Refusal('UNKNOWN_ENROLLMENT');
	return row;
}

/** The enrolment if it is in one of these states now, or Refusal FEE_STATE. */
export function inState(
	tx: Tx,
	id: string,
	ctx: Context,
	...states: readonly EnrollmentState[]
): Enrollment {
	const row = known(tx, id, ctx);
	asked(row, ctx, ...states);
	return row;
}

function asked(row: Enrollment, ctx: Context, ...states: readonly EnrollmentState[]): void {
	const state = stateOf(row, dayOf(ctx.now).slice(0, 7));
	if (!states.includes(state))
		throw new Refusal('FEE_STATE', { state, wants: states[0] as string });
}

/** All enrolments of a household and of those that were merged into it. */
export function enrollmentsOf(tx: Tx, householdId: string): Enrollment[] {
	return allOf(tx, householdId).flatMap((id) => tx.where('enrollment', 'householdId', id));
}

/**
 * The award that entitles a household, with the day of its hand-over: the unit is there, and does not
 * wait above the quota for a decision. Refusal NO_UNIT.
 */
export function entitlement(tx: Tx, householdId: string): Entitlement {
	const award = entitledBy(tx, householdId);
	if (award) return award;
	throw new Refusal('NO_UNIT', { receiptNo: knownHousehold(tx, householdId).receiptNo });
}

/** Whether there is such an award. */
export function isEntitled(tx: Tx, householdId: string): boolean {
	return entitledBy(tx, householdId) !== undefined;
}

interface Entitlement {
	assignmentId: string;
	/** day */
	acceptedOn: string;
}

function entitledBy(tx: Tx, householdId: string): Entitlement | undefined {
	for (const receipt of awardsOf(tx, householdId)) {
		const award = tx.get('assignment', receipt.assignmentId);
		if (!award || !isAwarded(award)) continue;
		if (isAbove(award) && award.aboveQuotaApprovedAt === null) continue;
		return { assignmentId: award.id, acceptedOn: dayOf(receipt.deliveredAt) };
	}
	return undefined;
}

/** Refuses with CONSENT_MISSING where data would go to a carrier without the household's agreement. */
export function consented(tx: Tx, householdId: string, payWay: PayWay): void {
	if (payWay === 'CARRIER' && !givenBy(tx, householdId).has('THIRD_PARTY'))
		throw new Refusal('CONSENT_MISSING', { kind: 'THIRD_PARTY' });
}

export interface Wish {
	enrollmentId: string;
	householdId: string;
	payWay: PayWay;
	carrier: string;
	note: string;
}

/** 통신비 희망: asked for by a household that has its PC. It costs nothing yet and promises nothing. */
export function wish(tx: Tx, input: Wish, ctx: Context): void {
	const { enrollmentId: id, householdId, payWay, carrier, note } = input;
	const home = servable(tx, householdId);
	if (!serves(ctx.actor, home.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	const { receiptNo, adminDong } = home;
	if (tx.get('enrollment', id)) throw new Refusal('ALREADY_REGISTERED', { receiptNo });
	const month = dayOf(ctx.now).slice(0, 7);
	if (enrollmentsOf(tx, householdId).some((row) => isOpen(row, month)))
		throw new Refusal('HAS_ENROLLMENT', { receiptNo });
	consented(tx, householdId, payWay);
	// Its month decides how far back support may start, so no tablet's clock says it alone.
	const requestedAt = credible(ctx);
	tx.put('enrollment', {
		...{ id, householdId, adminDong, ...entitlement(tx, householdId) },
		...{ fiscalYear: yearFor(tx, requestedAt), payWay, carrier, contractNo: '', note },
		...{ requestedAt, requestedBy: ctx.actor.userId, lineAskedAt: null },
		...{ lineOpenedOn: null, lineNotedAt: null, activatedAt: null, activatedBy: null },
		...{ startMonth: null, endMonth: null, backdateMonth: null, backdateReason: '' },
		...{ backdateAskedBy: null, backdateApprovedBy: null, suspendedAt: null },
		suspendedFrom: null,
		...{ suspendReason: null, endedAt: null, endedOn: null, endReason: null, rejectedAt: null },
		...{ endedBy: null, rightEndOn: null, rightEndReason: '', rightEndAskedBy: null },
		...{ rightEndApprovedBy: null, wrongEndOn: null },
		...{ rejectReason: null, liveLine: null, versionId: null, eligibilityId: null }
	});
	tell(tx, ctx, householdId, 'INTERNET_REQUESTED', {}, id);
}

/** 개통 요청: passed on to the carrier, or left to the household. */
export function askForLine(
	tx: Tx,
	{ enrollmentId, carrier }: { enrollmentId: string; carrier: string },
	ctx: Context
): void {
	const row = inState(tx, enrollmentId, ctx, 'REQUESTED');
	consented(tx, row.householdId, row.payWay);
	tx.put('enrollment', { ...row, carrier, lineAskedAt: ctx.at });
}

export interface OpenedLine {
	enrollmentId: string;
	/** day */
	lineOpenedOn: string;
	carrier: string;
	contractNo: string;
}

/** 개통 확인: the line works since a day. It starts no support: that is for the office to grant. (I15) */
export function noteLine(tx: Tx, input: OpenedLine, ctx: Context): void {
	const { enrollmentId, lineOpenedOn, carrier, contractNo } = input;
	const row = tx.get('enrollment', enrollmentId);
	if (!row) throw new Refusal('UNKNOWN_ENROLLMENT');
	noteArea(tx, ctx, { adminDong: row.adminDong, householdId: row.householdId });
	const state = stateOf(row, dayOf(ctx.now).slice(0, 7));
	if (ctx.judges && state !== 'REQUESTED' && state !== 'LINE_PENDING')
		return keepLine(tx, row, input, state, ctx);
	asked(row, ctx, 'REQUESTED', 'LINE_PENDING');
	if (lineOpenedOn > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'lineOpenedOn' });
	const line = { lineOpenedOn, carrier: carrier || row.carrier, lineNotedAt: ctx.at };
	tx.put('enrollment', { ...row, ...line, contractNo: contractNo || row.contractNo });
}

/** The line works whatever became of the wish: what nobody knew is kept, and somebody looks at it. */
function keepLine(
	tx: Tx,
	row: Enrollment,
	{ lineOpenedOn, carrier, contractNo }: OpenedLine,
	state: EnrollmentState,
	ctx: Context
): void {
	const said = { carrier: row.carrier || carrier, contractNo: row.contractNo || contractNo };
	const opened = lineOpenedOn > dayOf(ctx.now) ? null : lineOpenedOn;
	tx.put('enrollment', { ...row, ...said, lineOpenedOn: row.lineOpenedOn ?? opened });
	const { adminDong, householdId, fiscalYear } = row;
	except(
		tx,
		ctx,
		fiscalYear,
		'FEE_STATE',
		{ adminDong, householdId },
		{ state, wants: 'LINE_PENDING' }
	);
}

/** 계약번호 정정: what the carrier's bills are found by. */
export function correctContract(
	tx: Tx,
	{ enrollmentId, carrier, contractNo }: Omit<OpenedLine, 'lineOpenedOn'>,
	ctx: Context
): void {
	const open = ['REQUESTED', 'LINE_PENDING', 'ACTIVE', 'SUSPENDED'] as const;
	tx.put('enrollment', { ...inState(tx, enrollmentId, ctx, ...open), carrier, contractNo });
}

/** 반려: nothing becomes of the wish. */
export function reject(
	tx: Tx,
	input: { enrollmentId: string; reason: (typeof FEE_REJECT_REASONS)[number]; note: string },
	ctx: Context
): void {
	const row = inState(tx, input.enrollmentId, ctx, 'REQUESTED', 'LINE_PENDING');
	const { reason: rejectReason, note } = input;
	tx.put('enrollment', { ...row, rejectedAt: ctx.at, rejectReason, note: note || row.note });
	tell(tx, ctx, row.householdId, 'INTERNET_REJECTED', {}, row.id);
}
