/** In whose hands a unit is: held for a household, aboard, delivered, in repair, back, lost, scrapped. */
import { endAward, loseUnit } from './promise-unit.ts';
import type { Context } from './context.ts';
import { move } from './custody.ts';
import { inState, known, stateOf } from './pc.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { closeFor } from './task.ts';
import { endTickets } from './ticket-follow.ts';
import type { Tx } from './tx.ts';
import { refuseAsked } from './workshop.ts';

type Pc = Rows['pc'];

/** 회수 결정 · 전출 · 사망 · 미사용 · 고장 · 기타 (DOMAIN §2.1 Recall) */
export const RETURN_REASONS = [
	'RECALL',
	'MOVED_OUT',
	'DECEASED',
	'UNUSED',
	'DEFECT',
	'OTHER'
] as const;

/** In nobody's hands but ours. */
const FREE = { assignmentId: null, householdId: null, carrierId: null, outAt: null } as const;

/** Reserves a free unit for an assignment. */
export function reserve(
	tx: Tx,
	ctx: Context,
	id: string,
	promise: Pick<Rows['assignment'], 'id' | 'householdId'>
): void {
	const row = known(tx, id);
	if (stateOf(row) !== 'IN_STOCK') refuseTaken(tx, row);
	refuseAsked(row);
	move(
		tx,
		ctx,
		{ ...row, assignmentId: promise.id },
		{
			kind: 'RESERVED',
			assignmentId: promise.id,
			householdId: promise.householdId
		}
	);
}

function refuseTaken(tx: Tx, row: Pc): never {
	const { tag } = row;
	if (row.assignmentId === null) throw new Refusal('PC_NOT_IN_STOCK', { tag, state: stateOf(row) });
	const holder = tx.get('assignment', row.assignmentId);
	const winner = holder && tx.get('household', holder.householdId);
	const at = holder?.confirmedAt ?? holder?.proposedAt ?? null;
	throw new Refusal('PC_TAKEN', { tag, receiptNo: winner?.receiptNo ?? null, at });
}

/** The unit that this assignment holds and has not handed over. */
function heldBy(tx: Tx, id: string | null, assignmentId: string): Pc | undefined {
	const row = id === null ? undefined : tx.get('pc', id);
	return row?.assignmentId === assignmentId && row.deliveredAt === null ? row : undefined;
}

/** Gives a unit back to stock, if this assignment still holds it and it was not handed over. */
export function putBack(tx: Tx, ctx: Context, id: string | null, assignmentId: string): void {
	const row = heldBy(tx, id, assignmentId);
	if (!row) return;
	const kind = row.outAt === null ? 'UNRESERVED' : 'BACK';
	move(tx, ctx, { ...row, ...FREE }, { kind, assignmentId });
}

/** Sends a unit that did not work at the door to refurbishing; it must be inspected again. */
export function sendToRefurbish(
	tx: Tx,
	ctx: Context,
	id: string | null,
	assignmentId: string
): void {
	const row = heldBy(tx, id, assignmentId);
	if (!row) return;
	const bare = { ...FREE, stockedAt: null, inspectedAt: null, refurbishingAt: ctx.at };
	move(tx, ctx, { ...row, ...bare }, { kind: 'SWAPPED_OUT', assignmentId });
}

/** 출발: the unit of this assignment is on its way. */
export function takeOut(tx: Tx, ctx: Context, id: string | null, assignmentId: string): void {
	const row = heldBy(tx, id, assignmentId);
	if (!row || stateOf(row) !== 'RESERVED') return;
	move(tx, ctx, { ...row, outAt: ctx.at }, { kind: 'OUT', assignmentId });
}

/** The unit comes back from a door where it could not be handed over; the assignment keeps it. */
export function bringBack(tx: Tx, ctx: Context, id: string | null, assignmentId: string): void {
	const row = heldBy(tx, id, assignmentId);
	if (!row || stateOf(row) !== 'OUT') return;
	move(tx, ctx, { ...row, outAt: null }, { kind: 'BACK', assignmentId });
}

/** Hands a unit to a household. */
export function deliver(
	tx: Tx,
	ctx: Context,
	row: Pc,
	to: { assignmentId: string; householdId: string; replacesId: string | null }
): void {
	const was = stateOf(row);
	const bare = { outAt: null, carrierId: null, lostAt: null, scrappedAt: null, repairAt: null };
	const asked = { scrapAskedAt: null, scrapAskedBy: null, scrapReason: '' };
	move(
		tx,
		ctx,
		{ ...row, ...bare, ...asked, ...to, deliveredAt: ctx.at },
		{
			kind: 'DELIVERED',
			assignmentId: to.assignmentId,
			householdId: to.householdId,
			params: { was, replacesId: to.replacesId }
		}
	);
}

/** 예비 적재: a worker takes a free unit along. */
export function loadSpare(
	tx: Tx,
	{ pcId, workerId }: { pcId: string; workerId: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, 'IN_STOCK');
	refuseAsked(row);
	const worker = tx.get('worker', workerId);
	if (!worker || worker.disabledAt !== null) throw new Refusal('UNKNOWN_WORKER');
	const aboard = { ...row, carrierId: workerId, outAt: ctx.at };
	move(tx, ctx, aboard, { kind: 'LOADED', params: { workerId } });
}

/** 예비 하차: a spare comes back unused. */
export function unloadSpare(tx: Tx, { pcId }: { pcId: string }, ctx: Context): void {
	const row = inState(tx, pcId, 'OUT');
	if (row.carrierId === null) throw new Refusal('NOT_A_SPARE', { tag: row.tag });
	const { carrierId: workerId } = row;
	move(tx, ctx, { ...row, ...FREE }, { kind: 'UNLOADED', params: { workerId } });
}

/** 회수: back from a household, and to be wiped before anything else. */
export function takeBack(
	tx: Tx,
	{ pcId, reason, note }: { pcId: string; reason: (typeof RETURN_REASONS)[number]; note: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, 'DELIVERED', 'IN_REPAIR');
	const { assignmentId, householdId } = row;
	endAward(tx, assignmentId, row.id, ctx.at);
	move(tx, ctx, returned(row, ctx.at), {
		...{ kind: 'RETURNED', assignmentId, householdId, note },
		params: { reason }
	});
	closeFor(tx, ctx, householdId, pcId);
	endTickets(tx, ctx, { householdId, pcId }, 'UNIT_RETURNED');
}

function returned(row: Pc, at: string): Pc {
	const bare = { deliveredAt: null, repairAt: null, refurbishingAt: null, replacesId: null };
	return { ...row, ...FREE, ...bare, stockedAt: null, inspectedAt: null, returnedAt: at };
}

/** 수리 입고: the household's unit is in the workshop and stays the household's. */
export function sendToRepair(
	tx: Tx,
	{ pcId, note }: { pcId: string; note: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, 'DELIVERED');
	const { assignmentId, householdId } = row;
	const step = { kind: 'REPAIR_IN', assignmentId, householdId, note } as const;
	move(tx, ctx, { ...row, repairAt: ctx.at }, step);
}

/** 수리 출고: back in the household. */
export function takeFromRepair(
	tx: Tx,
	{ pcId, note }: { pcId: string; note: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, 'IN_REPAIR');
	const { assignmentId, householdId } = row;
	const step = { kind: 'REPAIR_OUT', assignmentId, householdId, note } as const;
	move(tx, ctx, { ...row, repairAt: null }, step);
}

/** 분실: a promise that waited for it has no unit any more; an award ends. */
export function lose(tx: Tx, { pcId, note }: { pcId: string; note: string }, ctx: Context): void {
	const row = known(tx, pcId);
	const state = stateOf(row);
	if (state === 'LOST' || state === 'SCRAPPED') inState(tx, pcId);
	const { assignmentId, householdId } = row;
	if (row.deliveredAt === null) loseUnit(tx, assignmentId, row.id);
	else endAward(tx, assignmentId, row.id, ctx.at);
	const gone = { ...row, ...FREE, deliveredAt: null, repairAt: null, lostAt: ctx.at };
	const step = { kind: 'LOST', assignmentId, householdId, note, params: { was: state } } as const;
	move(tx, ctx, gone, step);
	endTickets(tx, ctx, { householdId, pcId }, 'UNIT_LOST');
}

/** 발견: nobody knows who had it meanwhile, so it is wiped again like one that was returned. */
export function find(tx: Tx, { pcId, note }: { pcId: string; note: string }, ctx: Context): void {
	const row = known(tx, pcId);
	if (stateOf(row) !== 'LOST')
		throw new Refusal('PC_NOT_LOST', { tag: row.tag, state: stateOf(row) });
	move(tx, ctx, { ...returned(row, ctx.at), lostAt: null }, { kind: 'FOUND', note });
}
