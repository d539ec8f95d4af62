/** 폐기: asked for by one person, decided by another. */
import type { Context } from './context.ts';
import { move } from './custody.ts';
import { inState, known, stateOf, type PcState } from './pc.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { refuseAsked } from './workshop.ts';

/** States in which a unit is ours alone. */
const OURS: readonly PcState[] = [
	...(['RETURNED', 'SOURCED', 'WIPED', 'REFURBISHING', 'INSPECTED', 'IN_STOCK'] as const),
	'LOST'
];

/** Asks for a unit to be scrapped; until that is decided it is given to nobody. */
export function ask(
	tx: Tx,
	{ pcId, reason }: { pcId: string; reason: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, ...OURS);
	refuseAsked(row);
	const asked = { scrapAskedAt: ctx.at, scrapAskedBy: ctx.actor.userId, scrapReason: reason };
	move(tx, ctx, { ...row, ...asked }, { kind: 'SCRAP_ASKED', note: reason });
}

/** Approves it: the end of a unit. Not by whoever asked. */
export function approve(tx: Tx, { pcId }: { pcId: string }, ctx: Context): void {
	const row = asked(tx, pcId, ctx);
	move(tx, ctx, { ...row, scrappedAt: ctx.at }, { kind: 'SCRAPPED', note: row.scrapReason });
}

/** Declines it: the unit stays as it was. Not by whoever asked. */
export function decline(
	tx: Tx,
	{ pcId, reason }: { pcId: string; reason: string },
	ctx: Context
): void {
	const row = asked(tx, pcId, ctx);
	const bare = { scrapAskedAt: null, scrapAskedBy: null, scrapReason: '' };
	move(tx, ctx, { ...row, ...bare }, { kind: 'SCRAP_DECLINED', note: reason });
}

function asked(tx: Tx, pcId: string, ctx: Context): Rows['pc'] {
	const row = known(tx, pcId);
	if (stateOf(row) === 'SCRAPPED') inState(tx, pcId);
	if (row.scrapAskedAt === null) throw new Refusal('SCRAP_NOT_ASKED', { tag: row.tag });
	if (row.scrapAskedBy === ctx.actor.userId) throw new Refusal('OWN_RECORD');
	return row;
}
