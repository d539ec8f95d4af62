/**
 * The grant of support: from which month, for how many, and within how many lines. An earlier start
 * than the month of the wish takes a reason and a second person. (DOMAIN §2.2 I8, I10; §5.9)
 */
import { line as budgetLine } from './budget.ts';
import type { Context } from './context.ts';
import { verified } from './eligibility.ts';
import { consented, entitlement, inState, type Enrollment } from './enrollment.ts';
import { takeLine } from './fee-lines.ts';
import { servable } from './household.ts';
import { dayOf } from './month.ts';
import { tell } from './notice.ts';
import { Refusal } from './refusal.ts';
import { monthsUsed, plan } from './subsidy.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

type Year = Rows['programmeYear'];

/** The first month there can be support for: of the hand-over or of the opening, the later one. */
export function earliestStart(row: Pick<Enrollment, 'acceptedOn' | 'lineOpenedOn'>): string | null {
	if (row.lineOpenedOn === null) return null;
	const later = row.acceptedOn > row.lineOpenedOn ? row.acceptedOn : row.lineOpenedOn;
	return later.slice(0, 7);
}

/** The first month that one person grants alone: not before the wish was heard. 신청월부터 (§2.1) */
export function freeStart(
	row: Pick<Enrollment, 'acceptedOn' | 'lineOpenedOn' | 'requestedAt'>
): string | null {
	const earliest = earliestStart(row);
	const asked = dayOf(row.requestedAt).slice(0, 7);
	return earliest !== null && earliest < asked ? asked : earliest;
}

interface Start {
	enrollmentId: string;
	/** 'YYYY-MM' */
	startMonth: string;
}

/** 지원 시작. Refuses BACKDATING where a second person has to agree. */
export function activate(tx: Tx, { enrollmentId, startMonth }: Start, ctx: Context): void {
	const row = inState(tx, enrollmentId, ctx, 'LINE_PENDING');
	const free = freeStart(row);
	startable(tx, row, startMonth, ctx);
	if (free === null || startMonth < free) throw new Refusal('BACKDATING', { free });
	start(tx, row, startMonth, ctx);
}

/** 소급 요청: a start before the month of the wish, with its reason. */
export function askBackdate(
	tx: Tx,
	{ enrollmentId, startMonth, reason }: Start & { reason: string },
	ctx: Context
): void {
	const row = inState(tx, enrollmentId, ctx, 'LINE_PENDING');
	startable(tx, row, startMonth, ctx);
	const asked = { backdateMonth: startMonth, backdateReason: reason };
	tx.put('enrollment', { ...row, ...asked, backdateAskedBy: ctx.actor.userId });
}

/** 소급 승인: of the month that was looked at, by somebody else than who asked. */
export function approveBackdate(tx: Tx, { enrollmentId, startMonth }: Start, ctx: Context): void {
	const row = inState(tx, enrollmentId, ctx, 'LINE_PENDING');
	if (row.backdateMonth === null) throw new Refusal('NOTHING_ASKED');
	if (row.backdateMonth !== startMonth)
		throw new Refusal('BACKDATE_CHANGED', { seen: startMonth, now: row.backdateMonth });
	if (row.backdateAskedBy === ctx.actor.userId) throw new Refusal('OWN_RECORD');
	startable(tx, row, row.backdateMonth, ctx);
	const approved = { ...row, backdateApprovedBy: ctx.actor.userId };
	start(tx, approved, row.backdateMonth, ctx);
}

/** 소급 반려: it may be asked for again with another month. */
export function declineBackdate(
	tx: Tx,
	{ enrollmentId, reason }: { enrollmentId: string; reason: string },
	ctx: Context
): void {
	const row = inState(tx, enrollmentId, ctx, 'LINE_PENDING');
	if (row.backdateMonth === null) throw new Refusal('NOTHING_ASKED');
	tx.put('enrollment', { ...row, backdateMonth: null, backdateAskedBy: null, note: reason });
}

/**
 * Whether support may start in that month at all. Refuses START_TOO_EARLY, BACKDATE_YEAR,
 * MONTH_CLOSED, BUDGET_CLOSED, and what stands in the way of any support.
 */
function startable(tx: Tx, row: Enrollment, month: string, ctx: Context): void {
	servable(tx, row.householdId);
	consented(tx, row.householdId, row.payWay);
	const { acceptedOn } = entitlement(tx, row.householdId);
	const earliest = earliestStart({ ...row, acceptedOn });
	if (earliest === null) throw new Refusal('LINE_NOT_OPENED');
	if (month < earliest) throw new Refusal('START_TOO_EARLY', { earliest });
	const year = knownYear(tx, month.slice(0, 4));
	const now = dayOf(ctx.now).slice(0, 7);
	if (month < now && month.slice(0, 4) !== now.slice(0, 4))
		throw new Refusal('BACKDATE_YEAR', { year: year.id });
	if (year.closedThrough !== null && month <= year.closedThrough)
		throw new Refusal('MONTH_CLOSED', { month, through: year.closedThrough });
	if (budgetLine(tx, year.id, 'INTERNET_FEE').closedAt !== null)
		throw new Refusal('BUDGET_CLOSED', { year: year.id, line: 'INTERNET_FEE' });
}

/** Takes a line and plans the months. The server counts the lines; a tablet does not hold them all. */
function start(tx: Tx, row: Enrollment, startMonth: string, ctx: Context): void {
	const year = knownYear(tx, startMonth.slice(0, 4));
	takeLine(tx, row, year, startMonth, ctx);
	const proof = verified(tx, row.householdId, dayOf(ctx.now));
	const granted: Enrollment = {
		...row,
		...{ activatedAt: ctx.at, activatedBy: ctx.actor.userId, startMonth, liveLine: 'LIVE' },
		...{ versionId: year.versionId, eligibilityId: proof.id }
	};
	const endMonth = planRest(tx, granted, year, startMonth, ctx);
	tx.put('enrollment', { ...granted, endMonth });
	tell(tx, ctx, row.householdId, 'INTERNET_ACTIVE', { month: startMonth }, row.id);
}

/** Plans as many months as the household has left. Refuses MONTHS_USED_UP; returns the last month. */
export function planRest(
	tx: Tx,
	row: Enrollment,
	year: Year,
	first: string,
	ctx: Context
): string | null {
	const count = year.maxMonthsPerHousehold - monthsUsed(tx, row.householdId);
	if (count <= 0) throw new Refusal('MONTHS_USED_UP', { months: year.maxMonthsPerHousehold });
	return plan(tx, row, { first, count }, ctx);
}
