/** Corrections of a household's record: different fields merge, of the same field the first one stays. */
import { serves, type Context } from './context.ts';
import { allOf, known } from './household.ts';
import { bringAll } from './household-moved.ts';
import { callOff, isPromise } from './assignment.ts';
import { maskAddress, maskName, maskPhone } from './mask.ts';
import { bringBack } from './possession.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import { moveTickets } from './ticket-follow.ts';
import type { Tx } from './tx.ts';
import { isOpen } from './visit.ts';

type Household = Rows['household'];

export const EDITABLE = [
	...(['kind', 'name', 'phone', 'roadAddress', 'addressDetail'] as const),
	...(['adminDong', 'category', 'note', 'members'] as const)
] as const;
export type Editable = (typeof EDITABLE)[number];
export type Changes = { [C in Editable]?: { from: Household[C]; to: Household[C] } | undefined };

/** Applies changes, each with what the person saw before it. Refuses with EDIT_CONFLICT. */
export function edit(
	tx: Tx,
	{ householdId, changes }: { householdId: string; changes: Changes },
	ctx: Context
): void {
	const row = known(tx, householdId);
	if (!serves(ctx.actor, row.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	if (row.mergedIntoId !== null)
		throw new Refusal('HOUSEHOLD_CLOSED', { receiptNo: row.receiptNo, state: 'MERGED' });
	const next = { ...row, editedAt: ctx.at };
	for (const column of EDITABLE) {
		const change = changes[column];
		if (!change) continue;
		if (row[column] !== change.from && row[column] !== change.to)
			throw new Refusal('EDIT_CONFLICT', { field: column, present: shown(row, column) });
		Object.assign(next, { [column]: change.to });
	}
	// A new number is not the one that was complained about.
	if (next.phone !== row.phone && row.deceasedAt === null) next.phoneBlockedAt = null;
	tx.put('household', next);
	if (next.adminDong !== row.adminDong) follow(tx, ctx, next);
}

/** What stands there now, as far as a refusal may tell. */
function shown(row: Household, column: Editable): string | number | null {
	if (column === 'name') return maskName(row.name);
	if (column === 'phone') return maskPhone(row.phone);
	if (column === 'roadAddress') return maskAddress(row.roadAddress);
	return column === 'adminDong' || column === 'members' || column === 'kind' ? row[column] : null;
}

/** Who moves within the district keeps everything; what is under way goes to the new dong's workers. */
function follow(tx: Tx, ctx: Context, { id, adminDong }: Household): void {
	moveTickets(tx, ctx, { id, adminDong });
	for (const promise of tx.where('assignment', 'householdId', id)) {
		if (!isPromise(promise)) continue;
		const moved = { ...promise, adminDong };
		tx.put('assignment', moved);
		for (const visit of tx.where('visit', 'assignmentId', promise.id))
			if (isOpen(visit)) takeAlong(tx, ctx, visit, moved);
	}
	for (const one of allOf(tx, id)) bringAll(tx, one, adminDong);
}

/** A visit stays with its worker if they serve the new dong too; else somebody has to plan another. */
function takeAlong(tx: Tx, ctx: Context, visit: Rows['visit'], promise: Rows['assignment']): void {
	const { adminDong } = promise;
	const dongs = tx.get('worker', visit.workerId)?.dongs.split(',') ?? [];
	if (dongs.includes(adminDong)) return tx.put('visit', { ...visit, adminDong });
	callOff(tx, ctx, { ...visit, adminDong }, 'MOVED');
	bringBack(tx, ctx, promise.pcId, promise.id);
	const { id: assignmentId, householdId, fiscalYear } = promise;
	openTask(tx, ctx, 'CHECK_HOUSEHOLD', fiscalYear, { adminDong, householdId, assignmentId });
}
