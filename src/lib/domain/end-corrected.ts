/**
 * An end of support that was recorded with a wrong day, or of the wrong household (지원 종료 정정): the office
 * asks for a later day, or for none, with a reason; somebody grants it who neither asked nor recorded the
 * end. What follows from the end is reckoned anew, by rows beside what was paid. (DOMAIN §2.2 I8)
 */
import type { Context } from './context.ts';
import { restore, type Left } from './end-undone.ts';
import {
	consented,
	enrollmentsOf,
	entitlement,
	holdsLine,
	isOpen,
	known,
	stateOf,
	type Enrollment
} from './enrollment.ts';
import { stop } from './fee-end.ts';
import { takeLine } from './fee-lines.ts';
import { known as knownHousehold, servable, stateOf as householdState } from './household.ts';
import { addMonths, dayOf } from './month.ts';
import { tell } from './notice.ts';
import { Refusal } from './refusal.ts';
import { daysIn, monthsIn, type Month } from './subsidy.ts';
import { entitledOrKept } from './support-check.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { known as knownYear } from './year.ts';

/** What becomes of a month. */
export type Change =
	/** 원 that do not have to come back any more */
	| { kind: 'KEPT'; month: string; amount: number }
	/** 원 that are paid in addition; null: a bill that is still to come counts for more days */
	| { kind: 'MORE'; month: string; amount: number | null }
	| { kind: 'PLANNED'; month: string }
	| ({ kind: 'LEFT' } & Left);

/** What a correction comes to; whoever grants it says what they saw. */
export interface Sum {
	/** 원 that do not have to come back any more */
	kept: number;
	/** 원 that are paid in addition */
	more: number;
	/** months that are planned again */
	planned: number;
}

interface RightEnd {
	enrollmentId: string;
	/** day; null: support did not end */
	on: string | null;
}

/** 종료 정정 요청. Refuses FEE_STATE, DATE_AHEAD, END_NOT_LATER, END_AFTER_CLOSING, HOUSEHOLD_CLOSED, HAS_ENROLLMENT. */
export function ask(tx: Tx, input: RightEnd & { reason: string }, ctx: Context): void {
	const { on: rightEndOn, reason: rightEndReason } = input;
	const row = ended(tx, input, ctx);
	correctable(tx, row, rightEndOn, ctx);
	const asked = { rightEndOn, rightEndReason, rightEndAskedBy: ctx.actor.userId };
	const wrongEndOn = row.endedOn;
	tx.put('enrollment', { ...row, ...asked, rightEndApprovedBy: null, wrongEndOn });
}

/**
 * 종료 정정 승인: of what was looked at. Refuses OWN_RECORD to who asked or recorded the end, and END_CHANGED
 * where something else is asked for, or would come of it by now.
 */
export function approve(tx: Tx, input: RightEnd & Sum, ctx: Context): void {
	const row = ended(tx, input, ctx);
	const { userId } = ctx.actor;
	if (!waits(row)) throw new Refusal('NOTHING_ASKED');
	if (row.rightEndAskedBy === userId || row.endedBy === userId) throw new Refusal('OWN_RECORD');
	const { wrongEndOn, rightEndOn, endedOn } = row;
	correctable(tx, row, rightEndOn, ctx);
	const { kept, more, planned } = sumOf(correct(tx, row, rightEndOn, ctx));
	const same = kept === input.kept && more === input.more && planned === input.planned;
	if (rightEndOn !== input.on || wrongEndOn !== endedOn || !same)
		throw new Refusal('END_CHANGED', { on: rightEndOn, kept, more, planned });
	const now = known(tx, row.id, ctx);
	const endedBy = now.endedOn === null ? null : row.rightEndAskedBy;
	tx.put('enrollment', { ...now, endedBy, rightEndApprovedBy: userId });
}

/** 종료 정정 반려: the end stays, and another day may be asked for. */
export function decline(
	tx: Tx,
	{ enrollmentId, reason }: { enrollmentId: string; reason: string },
	ctx: Context
): void {
	const row = known(tx, enrollmentId, ctx);
	if (!waits(row)) throw new Refusal('NOTHING_ASKED');
	const none = { rightEndOn: null, rightEndAskedBy: null, wrongEndOn: null };
	tx.put('enrollment', { ...row, ...none, note: reason });
}

/** True while another end is asked for and nobody has decided. */
export function waits(row: Pick<Enrollment, 'rightEndAskedBy' | 'rightEndApprovedBy'>): boolean {
	return row.rightEndAskedBy !== null && row.rightEndApprovedBy === null;
}

/**
 * What would come of an end on that day, or of none: month by month. Whoever calls it drops the Tx.
 * Refuses as `ask` does; of support that goes on now CONSENT_MISSING, NO_UNIT and LINES_FULL as well.
 */
export function foresee(tx: Tx, input: RightEnd, ctx: Context): Change[] {
	const row = ended(tx, input, ctx);
	correctable(tx, row, input.on, ctx);
	return correct(tx, row, input.on, ctx);
}

/** What changes come to in all. */
export function sumOf(changes: readonly Change[]): Sum {
	const won = (kind: 'KEPT' | 'MORE') =>
		changes.reduce((sum, one) => sum + (one.kind === kind ? (one.amount ?? 0) : 0), 0);
	const planned = changes.filter((one) => one.kind === 'PLANNED').length;
	return { kept: won('KEPT'), more: won('MORE'), planned };
}

/** Support that somebody ended: what ended by itself has no day to correct. */
function ended(tx: Tx, { enrollmentId }: Pick<RightEnd, 'enrollmentId'>, ctx: Context): Enrollment {
	const row = known(tx, enrollmentId, ctx);
	if (row.endedOn !== null && row.activatedAt !== null) return row;
	const state = stateOf(row, dayOf(ctx.now).slice(0, 7));
	throw new Refusal('FEE_STATE', { state, wants: 'ENDED' });
}

function correctable(tx: Tx, row: Enrollment, on: string | null, ctx: Context): void {
	if (on === null) return mayGoOn(tx, row, ctx);
	if (on > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'on' });
	if (row.endedOn !== null && on <= row.endedOn)
		throw new Refusal('END_NOT_LATER', { on: row.endedOn });
	const { closedOn } = knownHousehold(tx, row.householdId);
	if (closedOn !== null && on > closedOn && closedWith(tx, row) === null)
		throw new Refusal('END_AFTER_CLOSING', { on: closedOn });
}

/** The household whose closing ended the support: its day is as wrong. A merger's is the day it was done. */
function closedWith(tx: Tx, row: Enrollment): Rows['household'] | null {
	const home = knownHousehold(tx, row.householdId);
	const state = householdState(home);
	if (state === 'ACTIVE' || state === 'MERGED') return null;
	return home.closedOn === row.endedOn ? home : null;
}

/** The household may be served, and asks for nothing else meanwhile. */
function mayGoOn(tx: Tx, row: Enrollment, ctx: Context): void {
	const { receiptNo } = servable(tx, row.householdId);
	const month = dayOf(ctx.now).slice(0, 7);
	if (enrollmentsOf(tx, row.householdId).some((one) => isOpen(one, month)))
		throw new Refusal('HAS_ENROLLMENT', { receiptNo });
}

function correct(tx: Tx, row: Enrollment, on: string | null, ctx: Context): Change[] {
	const before = new Map(monthsIn(tx, row).map((one) => [one.id, one]));
	const left = restore(tx, row, on === null ? null : lastDue(tx, on), ctx);
	if (on === null) goOn(tx, row, ctx);
	else endOn(tx, row, on, ctx);
	const changes = monthsIn(tx, row).flatMap((now) => changeOf(before.get(now.id), now));
	return [...changes, ...left.map((one) => ({ kind: 'LEFT', ...one }) as const)];
}

/** The last month that an end on that day leaves anything of. */
function lastDue(tx: Tx, on: string): string {
	const month = on.slice(0, 7);
	const { finalMonthRule } = knownYear(tx, on.slice(0, 4));
	const isWhole = Number(on.slice(8, 10)) === daysIn(month);
	return finalMonthRule === 'NONE' && !isWhole ? addMonths(month, -1) : month;
}

function endOn(tx: Tx, row: Enrollment, on: string, ctx: Context): void {
	const home = closedWith(tx, row);
	if (home) tx.put('household', { ...home, closedOn: on });
	stop(tx, row, on, row.endReason ?? 'OTHER', ctx);
}

/** Support is as it was: it takes its line again, unless its months are over by now. */
function goOn(tx: Tx, row: Enrollment, ctx: Context): void {
	const now = dayOf(ctx.now).slice(0, 7);
	const start = row.startMonth ?? now;
	const left = monthsIn(tx, row).filter((one) => one.skippedAt === null);
	const endMonth = left.at(-1)?.month ?? addMonths(start, -1);
	const none = { endedAt: null, endedOn: null, endReason: null, endedBy: null };
	const open: Enrollment = { ...row, ...none, endMonth };
	const live = holdsLine(open, now);
	tx.put('enrollment', { ...open, liveLine: live ? 'LIVE' : null });
	if (live) takeUp(tx, open, addMonths((row.endedOn ?? now).slice(0, 7), 1), ctx);
}

/** As when support is taken up again; they are told since which `month` it goes on. */
function takeUp(tx: Tx, row: Enrollment, month: string, ctx: Context): void {
	const now = dayOf(ctx.now).slice(0, 7);
	consented(tx, row.householdId, row.payWay);
	if (!entitledOrKept(tx, row)) entitlement(tx, row.householdId);
	takeLine(tx, row, knownYear(tx, now.slice(0, 4)), now, ctx);
	tell(tx, ctx, row.householdId, 'INTERNET_ACTIVE', { month }, row.id);
}

/** A month before and after; one that was not there, or had come to nothing, is new. */
function changeOf(before: Month | undefined, now: Month): Change[] {
	const { month } = now;
	if (now.skippedAt !== null) return [];
	const isNew = before === undefined || before.skippedAt !== null;
	if (isNew && now.lateOfId === null) return [{ kind: 'PLANNED', month }];
	const more = (now.support ?? 0) - (isNew ? 0 : (before.support ?? 0));
	if (more > 0) return [{ kind: 'MORE', month, amount: more }];
	if (isNew) return [];
	const amount = before.clawbackAmount - now.clawbackAmount;
	if (amount > 0) return [{ kind: 'KEPT', month, amount }];
	const longer = now.support === null && before.days !== null && before.days !== now.days;
	return longer ? [{ kind: 'MORE', month, amount: null }] : [];
}
