/**
 * The hand-over (인수확인): it has happened, so nothing here undoes it. What does not fit the
 * records is kept as an exception beside the receipt.
 */
import { closeAsked } from './another-day.ts';
import { liveOf as applicationOf, stateOf as applicationState } from './application.ts';
import { noteArea } from './area.ts';
import { draft, isLive, liveOf, promisedTo } from './assignment.ts';
import { blockedUntil, stands } from './award.ts';
import { except, happened, type Context } from './context.ts';
import { known as knownHousehold, living, stateOf as householdState } from './household.ts';
import { dayOf } from './month.ts';
import { tell } from './notice.ts';
import { bySerial, normalSerial, stateOf as pcState, type PcState } from './pc.ts';
import { deliver, putBack, sendToRefurbish } from './possession.ts';
import { takePlace } from './quota.ts';
import { receiptOf, type Parts } from './receipt.ts';
import { Refusal, type Params, type RefusalCode } from './refusal.ts';
import { endSwap } from './support-check.ts';
import type { Rows } from './tables.ts';
import { closePlan, openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { isOpen as isOpenVisit } from './visit.ts';

/** 본인 · 가족 · 법정대리인 · 이웃·지인 · 기관 담당자 */
export const RELATIONS = ['SELF', 'FAMILY', 'GUARDIAN', 'NEIGHBOUR', 'STAFF'] as const;
/** Instead of drawing: the recipient's name typed and confirmed, or somebody signs for them. (KWCAG 6.5.1) */
export const SUBSTITUTES = ['CONFIRMED_NAME', 'PROXY'] as const;
/** 기기 불량 · 다른 PC를 가져옴 · 기타 */
export const SWAP_REASONS = ['UNIT_DEFECT', 'WRONG_UNIT', 'OTHER'] as const;

export interface HandOver {
	receiptId: string;
	visitId: string | null;
	assignmentId: string;
	householdId: string;
	fiscalYear: string;
	serial: string;
	swapReason: (typeof SWAP_REASONS)[number] | null;
	bootCheckedAt: string | null;
	licenceCheckedAt: string | null;
	officeCheckedAt: string | null;
	internetCheckedAt: string | null;
	recipientName: string;
	recipientRelation: (typeof RELATIONS)[number];
	signatureHash: string | null;
	substitute: (typeof SUBSTITUTES)[number] | null;
	substituteReason: string;
	note: string;
	/** SHA-256 of the serial plate's photo */
	photoHash: string | null;
}

type Assignment = Rows['assignment'];
type Pc = Rows['pc'];

/**
 * Records a hand-over. A tablet refuses what a person can still put right at the door: an unexplained
 * serial (SERIAL_MISMATCH), no signature (SIGNATURE_NEEDED). At the server it has happened: the unit
 * may have been replaced since the tablet left, so the same is kept and flagged. (I5)
 */
export function handOver(tx: Tx, input: HandOver, said: Context): void {
	const home = knownHousehold(tx, input.householdId);
	// A receipt is immutable: whoever sends its id again does not write over it.
	if (tx.get('receipt', input.receiptId))
		throw new Refusal('ALREADY_REGISTERED', { receiptNo: home.receiptNo });
	const unsigned = !input.signatureHash && !(input.substitute && input.substituteReason.trim());
	if (unsigned && !said.judges) throw new Refusal('SIGNATURE_NEEDED');
	const serial = normalSerial(input.serial);
	const promise = promiseFor(tx, input, home, said);
	const ctx = happened(said, tx.get('assignment', promise.id) ? since(promise) : null);
	const assigned = promise.pcId === null ? undefined : tx.get('pc', promise.pcId);
	const unit = assigned?.serial === serial ? assigned : bySerial(tx, serial);
	const swapped = assigned && assigned.serial !== serial ? assigned : undefined;
	const mismatch = swapped && { tag: swapped.tag, expected: swapped.serial, read: serial };
	const unexplained = mismatch && input.swapReason === null ? mismatch : undefined;
	if (unexplained && !ctx.judges) throw new Refusal('SERIAL_MISMATCH', unexplained);
	const parts = { home, promise, unit, swapped, serial };
	const door = {
		...parts,
		ctx,
		input: unexplained ? { ...input, swapReason: 'WRONG_UNIT' as const } : input
	};
	tx.put('receipt', receiptOf(tx, door.input, parts, ctx));
	if (unsigned) open(tx, door, 'SIGNATURE_NEEDED', {});
	if (unexplained) open(tx, door, 'SERIAL_MISMATCH', unexplained);
	closeVisit(tx, input, promise.id, ctx);
	settle(tx, door);
}

/** The server's part: a place in the quota, or an exception above it. (I1) */
export function judgeHandOver(tx: Tx, input: HandOver, ctx: Context): void {
	const id = tx.get('receipt', input.receiptId)?.assignmentId;
	const promise = id === undefined ? undefined : tx.get('assignment', id);
	if (promise && isLive(promise)) takePlace(tx, ctx, promise, input.receiptId);
}

/**
 * The assignment of this hand-over: the one that it names, or what the household is promised in the
 * year; one that had none gets one on the spot.
 */
function promiseFor(tx: Tx, input: HandOver, home: Rows['household'], ctx: Context): Assignment {
	const promise = tx.get('assignment', input.assignmentId);
	if (promise && promise.householdId !== home.id) throw new Refusal('UNKNOWN_ASSIGNMENT');
	const { assignmentId: id, fiscalYear } = input;
	const waits = promise ?? promisedTo(tx, home.id);
	if (waits && (promise || waits.fiscalYear === fiscalYear)) return waits;
	const base = { id, fiscalYear, householdId: home.id, pcId: null, adminDong: home.adminDong };
	const versionId = tx.get('programmeYear', fiscalYear)?.versionId ?? null;
	return draft({ ...base, proposedAt: ctx.at, versionId });
}

/** Nobody gets a unit before it was promised to them. */
function since({ confirmedAt, proposedAt }: Assignment): string {
	return confirmedAt ?? proposedAt;
}

function closeVisit(tx: Tx, input: HandOver, promiseId: string, ctx: Context): void {
	const visits = tx.where('visit', 'assignmentId', promiseId);
	for (const visit of visits) {
		const named = visit.id === input.visitId && visit.acceptedAt === null;
		// Nobody sets out again to a household that has its unit.
		if (named) tx.put('visit', { ...visit, acceptedAt: ctx.at });
		else if (isOpenVisit(visit) && input.visitId !== null)
			tx.put('visit', { ...visit, cancelledAt: ctx.at, cancelReason: 'DELIVERED' });
		if (named || input.visitId !== null) closeAsked(tx, ctx, visit.householdId, visit.id);
	}
}

interface Door extends Parts {
	input: HandOver;
	ctx: Context;
}

/** States that a unit may be in at a door; from any other it left the workshop too early. (I4) */
const READY: readonly PcState[] = ['IN_STOCK', 'RESERVED', 'OUT', 'DELIVERED'];

/** What the hand-over does to the unit and the assignment, or which dispute it opens. */
function settle(tx: Tx, door: Door): void {
	const { home, promise, unit, ctx } = door;
	const other = liveOf(tx, home.id, promise.fiscalYear);
	const had = promise.completedAt !== null && promise.swapDueAt === null;
	const second = had || (other !== undefined && other.id !== promise.id);
	noteArea(tx, ctx, subjectOf(door), promise.fiscalYear);
	if (unit?.deliveredAt && unit.householdId !== home.id)
		return dispute(tx, door, 'SAME_UNIT', { tag: unit.tag });
	if (unit && !READY.includes(pcState(unit)))
		open(tx, door, 'NOT_READY', { tag: unit.tag, state: pcState(unit) });
	if (second) {
		dispute(tx, door, 'SAME_HOUSEHOLD', { receiptNo: home.receiptNo });
		// It stands there all the same, so nobody else may be promised it. (I13)
		if (unit && !unit.deliveredAt) moveUnit(tx, { ...door, swapped: undefined }, unit);
		return;
	}
	if (!isLive(promise)) open(tx, door, 'ASSIGNMENT_RELEASED', { at: promise.releasedAt });
	if (!unit) open(tx, door, 'UNKNOWN_SERIAL', { serial: door.serial });
	judgeHousehold(tx, door);
	const revived = isLive(promise)
		? promise
		: { ...promise, confirmedAt: null, releasedAt: null, releaseReason: null, conflictedAt: null };
	const applicationId = fulfil(tx, door) ?? promise.applicationId;
	// The award counts from its first unit, whatever came instead of that one later.
	const completedAt = revived.swapDueAt === null ? ctx.at : revived.completedAt;
	const done = { completedAt, endedAt: null, swapDueAt: null, pcId: unit?.id ?? null };
	tx.put('assignment', { ...revived, ...done, applicationId });
	closePlan(tx, ctx, promise);
	tell(tx, ctx, home.id, 'DELIVERED', { on: dayOf(ctx.at) }, promise.id);
	leaveBehind(tx, door);
	if (unit) moveUnit(tx, door, unit);
	if (promise.swapDueAt !== null) endSwap(tx, ctx, promise);
	askAboutOther(tx, door);
}

/**
 * The same people are promised another unit under the record that lives on, since both were merged while
 * the tablet was away: somebody has to take that back before it is driven there. (I2)
 */
function askAboutOther(tx: Tx, { home, promise, ctx }: Door): void {
	const lives = home.mergedIntoId === null ? undefined : living(tx, home.id);
	const other = lives && promisedTo(tx, lives.id);
	if (!lives || !other) return;
	const subject = { adminDong: lives.adminDong, householdId: lives.id, assignmentId: other.id };
	openTask(tx, ctx, 'CHECK_HOUSEHOLD', promise.fiscalYear, subject);
}

/** Whether this household should have got one now. (I3) */
function judgeHousehold(tx: Tx, door: Door): void {
	const { home, promise, ctx } = door;
	const { receiptNo } = home;
	const state = householdState(home);
	if (state !== 'ACTIVE') open(tx, door, 'HOUSEHOLD_CLOSED', { receiptNo, state });
	const year = tx.get('programmeYear', promise.fiscalYear);
	if (year && year.closedAt !== null)
		open(tx, door, 'YEAR_CLOSED', { year: year.id, at: year.closedAt });
	const chosen = applicationOf(tx, home.id, promise.fiscalYear);
	if (state === 'ACTIVE' && chosen?.selectedAt == null)
		open(tx, door, 'NOT_SELECTED', { receiptNo, state: chosen ? applicationState(chosen) : null });
	const until = blockedUntil(tx, {
		householdId: home.id,
		declared: chosen?.elsewhereAwardOn ?? null,
		day: dayOf(ctx.at),
		months: year?.cooldownMonths ?? 0,
		except: promise.id
	});
	if (until !== null)
		open(tx, door, 'RECENT_AWARD', { until, months: year?.cooldownMonths ?? null });
}

/** The household's application is fulfilled; its id, if there is one. */
function fulfil(tx: Tx, { home, promise, ctx }: Door): string | null {
	const row = applicationOf(tx, home.id, promise.fiscalYear);
	if (!row) return null;
	if (row.fulfilledAt === null)
		tx.put('application', { ...row, fulfilledAt: ctx.at, waitlistYear: null });
	return row.id;
}

/** The unit that was meant for this household goes back: to refurbishing if it did not work. */
function leaveBehind(tx: Tx, { input, ctx, promise, unit }: Door): void {
	if (promise.pcId === null || promise.pcId === unit?.id) return;
	if (input.swapReason === 'UNIT_DEFECT') sendToRefurbish(tx, ctx, promise.pcId, promise.id);
	else putBack(tx, ctx, promise.pcId, promise.id);
}

function moveUnit(tx: Tx, door: Door, unit: Pc): void {
	const { promise, home, ctx, swapped } = door;
	const rival =
		unit.assignmentId === null || unit.assignmentId === promise.id
			? undefined
			: tx.get('assignment', unit.assignmentId);
	if (rival && (rival.completedAt === null || rival.swapDueAt !== null)) {
		tx.put('assignment', { ...rival, pcId: null });
		open(tx, door, 'UNIT_TAKEN', { tag: unit.tag });
	}
	const replacesId = swapped?.id ?? beyondRepair(tx, door);
	deliver(tx, ctx, unit, { assignmentId: promise.id, householdId: home.id, replacesId });
}

/** The unit that they had before and that could not be repaired. */
function beyondRepair(tx: Tx, { promise, input }: Door): string | null {
	if (promise.swapDueAt === null) return null;
	const before = tx
		.where('receipt', 'assignmentId', promise.id)
		.filter((row) => row.id !== input.receiptId && stands(row));
	return before.sort((a, b) => (a.deliveredAt < b.deliveredAt ? -1 : 1)).at(-1)?.pcId ?? null;
}

/**
 * Counted once: the first record stands, this one waits for a decision with its receipt. A unit that
 * was held for it and not given is free again.
 */
function dispute(tx: Tx, door: Door, code: 'SAME_HOUSEHOLD' | 'SAME_UNIT', params: Params): void {
	const { promise, unit, ctx } = door;
	if (promise.completedAt === null) {
		tx.put('assignment', { ...promise, conflictedAt: ctx.at, pcId: unit?.id ?? null });
		leaveBehind(tx, door);
	}
	open(tx, door, code, params);
}

function open(tx: Tx, door: Door, code: RefusalCode, params: Params): void {
	except(tx, door.ctx, door.promise.fiscalYear, code, subjectOf(door), params);
}

function subjectOf({ promise, home, unit, input }: Door) {
	const subject = { adminDong: home.adminDong, assignmentId: promise.id, householdId: home.id };
	return { ...subject, pcId: unit?.id ?? null, receiptId: input.receiptId };
}
