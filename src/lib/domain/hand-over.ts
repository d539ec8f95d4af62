/**
 * The hand-over (인수확인): it has happened, so nothing here undoes it. What does not fit the
 * records is kept as an exception beside the receipt.
 */
import { draft, isLive, liveOf } from './assignment.ts';
import { except, type Context } from './context.ts';
import { known as knownHousehold, stateOf as householdState } from './household.ts';
import { addMonthsToDay, dayOf } from './month.ts';
import {
	bySerial,
	deliver,
	normalSerial,
	putBack,
	sendToRefurbish,
	stateOf as pcState,
	type PcState
} from './pc.ts';
import { hasPlace } from './quota.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { stateOf as visitState } from './visit.ts';

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
}

type Assignment = Rows['assignment'];
type Pc = Rows['pc'];

/**
 * Records a hand-over. Refuses only what a person can still put right at the door: an unexplained
 * serial (SERIAL_MISMATCH), no signature (SIGNATURE_NEEDED), an unknown household.
 */
export function handOver(tx: Tx, input: HandOver, ctx: Context): void {
	const home = knownHousehold(tx, input.householdId);
	// A receipt is immutable: whoever sends its id again does not write over it.
	if (tx.get('receipt', input.receiptId)) {
		throw new Refusal('ALREADY_REGISTERED', { receiptNo: home.receiptNo });
	}
	if (!input.signatureHash && !(input.substitute && input.substituteReason.trim()))
		throw new Refusal('SIGNATURE_NEEDED');
	const serial = normalSerial(input.serial);
	const promise = promiseFor(tx, input, home, ctx);
	const assigned = promise.pcId === null ? undefined : tx.get('pc', promise.pcId);
	if (assigned && assigned.serial !== serial && input.swapReason === null) {
		throw new Refusal('SERIAL_MISMATCH', {
			tag: assigned.tag,
			expected: assigned.serial,
			read: serial
		});
	}
	const unit = assigned?.serial === serial ? assigned : bySerial(tx, serial);
	const swapped = assigned && assigned.serial !== serial ? assigned : undefined;
	tx.put('receipt', receiptOf(tx, input, home, ctx, { serial, promise, unit, swapped }));
	closeVisit(tx, input, ctx);
	settle(tx, { input, ctx, home, promise, unit, swapped });
}

/** The server's part: a place in the quota, or an exception above it. (I1) */
export function judgeHandOver(tx: Tx, input: HandOver, ctx: Context): void {
	const promise = tx.get('assignment', input.assignmentId);
	if (!promise || !isLive(promise) || promise.confirmedAt !== null || promise.aboveQuotaAt !== null)
		return;
	if (hasPlace(tx, promise.fiscalYear))
		return tx.put('assignment', { ...promise, confirmedAt: ctx.at });
	tx.put('assignment', { ...promise, aboveQuotaAt: ctx.at });
	const { adminDong, householdId, pcId } = promise;
	except(tx, ctx, promise.fiscalYear, 'ABOVE_QUOTA', {
		adminDong,
		householdId,
		pcId,
		assignmentId: promise.id,
		receiptId: input.receiptId
	});
}

/** The assignment of this hand-over; a household that had none gets one on the spot. */
function promiseFor(tx: Tx, input: HandOver, home: Rows['household'], ctx: Context): Assignment {
	const promise = tx.get('assignment', input.assignmentId);
	if (promise && promise.householdId !== home.id) throw new Refusal('UNKNOWN_ASSIGNMENT');
	if (promise) return promise;
	return draft({
		id: input.assignmentId,
		fiscalYear: input.fiscalYear,
		householdId: home.id,
		pcId: null,
		adminDong: home.adminDong,
		proposedAt: ctx.at
	});
}

interface Parts {
	serial: string;
	promise: Assignment;
	unit: Pc | undefined;
	swapped: Pc | undefined;
}

function receiptOf(
	tx: Tx,
	input: HandOver,
	home: Rows['household'],
	ctx: Context,
	parts: Parts
): Rows['receipt'] {
	const year = tx.get('programmeYear', parts.promise.fiscalYear);
	const { receiptId, assignmentId: _, swapReason, ...given } = input;
	return {
		...given,
		id: receiptId,
		assignmentId: parts.promise.id,
		householdId: home.id,
		fiscalYear: parts.promise.fiscalYear,
		adminDong: home.adminDong,
		pcId: parts.unit?.id ?? null,
		workerId: ctx.actor.userId,
		serial: parts.serial,
		deliveredAt: ctx.at,
		address: `${home.roadAddress} ${home.addressDetail}`.trim(),
		swapReason: parts.swapped ? swapReason : null,
		replacedPcId: parts.swapped?.id ?? null,
		warrantyUntil: addMonthsToDay(dayOf(ctx.at), (year?.warrantyYears ?? 0) * 12)
	};
}

function closeVisit(tx: Tx, input: HandOver, ctx: Context): void {
	const visit = input.visitId === null ? undefined : tx.get('visit', input.visitId);
	if (visit?.assignmentId === input.assignmentId && visitState(visit) !== 'ACCEPTED') {
		tx.put('visit', { ...visit, acceptedAt: ctx.at });
	}
}

interface Door {
	input: HandOver;
	ctx: Context;
	home: Rows['household'];
	promise: Assignment;
	unit: Pc | undefined;
	swapped: Pc | undefined;
}

/** States that a unit may be in at a door; from any other it left the workshop too early. (I4) */
const READY: readonly PcState[] = ['IN_STOCK', 'RESERVED', 'OUT', 'DELIVERED'];

/** What the hand-over does to the unit and the assignment, or which dispute it opens. */
function settle(tx: Tx, door: Door): void {
	const { home, promise, unit, ctx } = door;
	const other = liveOf(tx, home.id);
	const second = promise.completedAt !== null || (other !== undefined && other.id !== promise.id);
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
	if (householdState(home) !== 'ACTIVE')
		open(tx, door, 'HOUSEHOLD_CLOSED', { receiptNo: home.receiptNo });
	if (!isLive(promise)) open(tx, door, 'ASSIGNMENT_RELEASED', { at: promise.releasedAt });
	if (!unit) open(tx, door, 'UNKNOWN_SERIAL', { serial: normalSerial(door.input.serial) });
	const revived = isLive(promise)
		? promise
		: { ...promise, confirmedAt: null, releasedAt: null, releaseReason: null, conflictedAt: null };
	tx.put('assignment', { ...revived, completedAt: ctx.at, pcId: unit?.id ?? null });
	if (door.swapped) leaveBehind(tx, door, door.swapped);
	if (unit) moveUnit(tx, door, unit);
}

/** The unit that was meant for this household goes back: to refurbishing if it did not work. */
function leaveBehind(tx: Tx, door: Door, swapped: Pc): void {
	if (door.input.swapReason === 'UNIT_DEFECT')
		sendToRefurbish(tx, swapped.id, door.promise.id, door.ctx.at);
	else putBack(tx, swapped.id, door.promise.id);
}

function moveUnit(tx: Tx, door: Door, unit: Pc): void {
	const { promise, home, ctx, swapped } = door;
	const rival =
		unit.assignmentId === null || unit.assignmentId === promise.id
			? undefined
			: tx.get('assignment', unit.assignmentId);
	if (rival) {
		tx.put('assignment', { ...rival, pcId: null });
		open(tx, door, 'UNIT_TAKEN', { tag: unit.tag });
	}
	deliver(tx, unit, {
		assignmentId: promise.id,
		householdId: home.id,
		at: ctx.at,
		replacesId: swapped?.id ?? null
	});
}

/** Counted once: the first record stands, this one waits for a decision with its receipt. */
function dispute(
	tx: Tx,
	door: Door,
	code: 'SAME_HOUSEHOLD' | 'SAME_UNIT',
	params: Record<string, string>
): void {
	if (door.promise.completedAt === null)
		tx.put('assignment', { ...door.promise, conflictedAt: door.ctx.at });
	open(tx, door, code, params);
}

function open(
	tx: Tx,
	door: Door,
	code: Parameters<typeof except>[3],
	params: Record<string, string | null>
): void {
	const { promise, home, unit, input, ctx } = door;
	except(
		tx,
		ctx,
		promise.fiscalYear,
		code,
		{
			adminDong: home.adminDong,
			assignmentId: promise.id,
			householdId: home.id,
			pcId: unit?.id ?? null,
			receiptId: input.receiptId
		},
		params
	);
}
