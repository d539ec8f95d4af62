/** The plan of a year as rules see it: whose item it is, what a figure becomes, who may read it. */
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Rows } from '../tables.ts';
import type { Tx } from '../tx.ts';
import { itemOf } from './figure.ts';

/** The item that the programme itself answers for. */
export const PROGRAMME_ITEM = 4;

/** The plan of a year, or Refusal UNKNOWN_PLAN. */
export function known(tx: Tx, fiscalYear: string): Rows['planYear'] {
	const plan = tx.get('planYear', fiscalYear);
	if (!plan) throw new Refusal('UNKNOWN_PLAN', { year: fiscalYear });
	return plan;
}

/**
 * The item, if this person may write about it: the office about all, a team about its own.
 * Throws Refusal UNKNOWN_PLAN, OTHER_TEAM.
 */
export function ownItem(tx: Tx, itemId: string, ctx: Context): Rows['planItem'] {
	const item = tx.get('planItem', itemId);
	if (!item) throw new Refusal('UNKNOWN_PLAN', { year: itemId.split('.')[0] ?? '' });
	if (!mayWrite(ctx.actor, item)) throw new Refusal('OTHER_TEAM', { team: item.team });
	return item;
}

/** Whether a person writes about an item. */
export function mayWrite(
	actor: { role: string; team?: string | null },
	item: Pick<Rows['planItem'], 'team'>
): boolean {
	return actor.role === 'office' || (actor.role === 'team' && actor.team === item.team);
}

/** Puts another value in a figure's place; what stood there stays on record. */
export function changeFigure(
	tx: Tx,
	input: { figureId: string; value: number | null; reason: string; source: string },
	ctx: Context
): void {
	const { figureId, value, reason } = input;
	const figure = tx.get('planFigure', figureId);
	if (!figure) throw new Refusal('UNKNOWN_FIGURE');
	const no = itemOf(figure.key);
	if (no !== 0) ownItem(tx, `${figure.fiscalYear}.${no}`, ctx);
	else if (ctx.actor.role !== 'office') throw new Refusal('OTHER_TEAM', { team: '' });
	if (figure.value === value) throw new Refusal('SAME_VALUE');
	const by = { changedAt: ctx.at, changedBy: ctx.actor.userId, reason };
	tx.put('planFigure', { ...figure, value, ...by });
	const values = { valueBefore: figure.value, valueAfter: value };
	remember(tx, { ...figure, no }, { kind: 'FIGURE', ...values, source: input.source }, by, ctx);
}

/** Says in which months something is to happen; null where that is not known. */
export function setMilestone(
	tx: Tx,
	input: {
		milestoneId: string;
		firstMonth: string | null;
		lastMonth: string | null;
		reason: string;
		source: string;
	},
	ctx: Context
): void {
	const { milestoneId, firstMonth, lastMonth, reason, source } = input;
	const row = tx.get('planMilestone', milestoneId);
	if (!row) throw new Refusal('UNKNOWN_MILESTONE');
	ownItem(tx, `${row.fiscalYear}.${row.no}`, ctx);
	if ((firstMonth === null) !== (lastMonth === null))
		throw new Refusal('MALFORMED', { field: firstMonth === null ? 'firstMonth' : 'lastMonth' });
	if (firstMonth !== null && lastMonth !== null && firstMonth > lastMonth)
		throw new Refusal('DATES_REVERSED', { field: 'lastMonth' });
	if (row.firstMonth === firstMonth && row.lastMonth === lastMonth) throw new Refusal('SAME_VALUE');
	const by = { changedAt: ctx.at, changedBy: ctx.actor.userId, reason };
	tx.put('planMilestone', { ...row, firstMonth, lastMonth, ...by });
	const months = {
		...{ firstBefore: row.firstMonth, lastBefore: row.lastMonth },
		...{ firstAfter: firstMonth, lastAfter: lastMonth }
	};
	remember(tx, row, { kind: 'MILESTONE', ...months, source }, by, ctx);
}

type Change = Rows['planChange'];

function remember(
	tx: Tx,
	{ id: about, fiscalYear, no }: Pick<Change, 'id' | 'fiscalYear' | 'no'>,
	what: Pick<Change, 'kind' | 'source'> & Partial<Change>,
	by: Pick<Change, 'changedAt' | 'changedBy' | 'reason'>,
	ctx: Context
): void {
	tx.put('planChange', {
		...{ id: ctx.actionId, fiscalYear, no, about, valueBefore: null, valueAfter: null },
		...{ firstBefore: null, lastBefore: null, firstAfter: null, lastAfter: null },
		...what,
		...by
	});
}

/** Lets anybody read the summary of a year, or nobody any more. */
export function publish(
	tx: Tx,
	{ fiscalYear, shown }: { fiscalYear: string; shown: boolean },
	ctx: Context
): void {
	tx.put('planYear', { ...known(tx, fiscalYear), publishedAt: shown ? ctx.at : null });
}
