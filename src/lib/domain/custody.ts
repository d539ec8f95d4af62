/**
 * The chain of custody: a unit is moved here and nowhere else, and every move leaves one link.
 * Links are written at the server only, so that nobody's tablet holds whose hands a unit went through.
 */
import type { Context } from './context.ts';
import { stateOf } from './pc.ts';
import type { CustodyKind } from './records/units.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Pc = Rows['pc'];

export interface Step {
	kind: CustodyKind;
	assignmentId?: string | null;
	householdId?: string | null;
	/** how, with what evidence, under which version of the settings; never a person */
	params?: Record<string, unknown>;
	note?: string;
}

/** Puts a unit as it is now, and at the server the link that says how it came to be so. */
export function move(tx: Tx, ctx: Context, row: Pc, step: Step): void {
	tx.put('pc', row);
	if (!ctx.judges) return;
	const n = tx.where('custody', 'pcId', row.id).length + 1;
	tx.put('custody', {
		id: `${row.id}.${n}`,
		pcId: row.id,
		n,
		kind: step.kind,
		state: stateOf(row),
		at: ctx.at,
		by: ctx.actor.userId,
		actionId: ctx.actionId,
		assignmentId: step.assignmentId ?? null,
		householdId: step.householdId ?? null,
		params: JSON.stringify(step.params ?? {}),
		note: step.note ?? ''
	});
}
