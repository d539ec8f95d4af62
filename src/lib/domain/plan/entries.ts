/**
 * What came of a plan, as people record it. An entry is never changed: a correction is an entry of
 * its own that names the one it corrects, so that both stay on record.
 */
import type { Context } from '../context.ts';
import { dayOf } from '../month.ts';
import { Refusal } from '../refusal.ts';
import type { Rows } from '../tables.ts';
import type { Tx } from '../tx.ts';
import { stepsOf } from './measure.ts';
import { ownItem, PROGRAMME_ITEM } from './plan.ts';

type Entry = Rows['planEntry'];

/** True while it counts: neither corrected nor a mere taking back. */
export function isLive(entry: Entry): boolean {
	return entry.correctedById === null && entry.takesBackAt === null;
}

interface Said {
	entryId: string;
	/** day */
	on: string;
	source: string;
}

/** A value as of a day. */
export function recordKpi(
	tx: Tx,
	input: Said & { kpiId: string; value: number; places: number },
	ctx: Context
): void {
	const kpi = tx.get('planKpi', input.kpiId);
	if (!kpi) throw new Refusal('UNKNOWN_KPI');
	const about = { kind: 'KPI' as const, about: kpi.id, value: stepsOf(input, kpi.unit) };
	put(tx, input, kpi, about, ctx);
}

/** Something that was to happen has happened. */
export function finishMilestone(tx: Tx, input: Said & { milestoneId: string }, ctx: Context): void {
	const row = tx.get('planMilestone', input.milestoneId);
	if (!row) throw new Refusal('UNKNOWN_MILESTONE');
	const done = tx.where('planEntry', 'about', row.id).find((entry) => isLive(entry));
	if (done || row.doneMonth !== null)
		throw new Refusal('MILESTONE_DONE', { on: done?.on ?? row.doneMonth });
	put(tx, input, row, { kind: 'MILESTONE', about: row.id, value: null }, ctx);
}

/** Money was paid, in whole 원. The programme's own item is paid through its ledger, once it has one. */
export function recordSpending(
	tx: Tx,
	input: Said & { itemId: string; amount: number },
	ctx: Context
): void {
	const item = tx.get('planItem', input.itemId);
	if (!item) throw new Refusal('UNKNOWN_PLAN', { year: '' });
	ownItem(tx, item.id, ctx);
	if (
		item.no === PROGRAMME_ITEM &&
		tx.where('budgetLine', 'fiscalYear', item.fiscalYear).length > 0
	)
		throw new Refusal('PAID_BY_LEDGER');
	put(tx, input, item, { kind: 'MONEY', about: item.id, value: input.amount }, ctx);
}

/** Another value or day in the place of an entry; a milestone has a day only. */
export function correct(
	tx: Tx,
	input: Said & { correctsId: string; value: number | null; places: number; reason: string },
	ctx: Context
): void {
	const before = standing(tx, input.correctsId);
	const { kind, about } = before;
	const unit = tx.get('planKpi', about)?.unit ?? '';
	const { value: typed, places } = input;
	const value =
		kind === 'MILESTONE' || typed === null ? null : stepsOf({ value: typed, places }, unit);
	if (kind !== 'MILESTONE' && value === null) throw new Refusal('MALFORMED', { field: 'value' });
	if (before.value === value && before.on === input.on && before.source === input.source)
		throw new Refusal('SAME_VALUE');
	const more = { reason: input.reason, correctsId: before.id };
	put(tx, input, before, { kind, about, value, ...more }, ctx);
	tx.put('planEntry', { ...before, correctedById: input.entryId });
}

/** Nothing of the kind has happened: the entry stays on record and counts no more. */
export function takeBack(
	tx: Tx,
	{ entryId, correctsId, reason }: { entryId: string; correctsId: string; reason: string },
	ctx: Context
): void {
	const before = standing(tx, correctsId);
	const { kind, about, on, source } = before;
	const more = { reason, correctsId, takesBackAt: ctx.at };
	put(tx, { entryId, on, source }, before, { kind, about, value: null, ...more }, ctx);
	tx.put('planEntry', { ...before, correctedById: entryId });
}

function standing(tx: Tx, id: string): Entry {
	const entry = tx.get('planEntry', id);
	if (!entry || entry.takesBackAt !== null) throw new Refusal('UNKNOWN_ENTRY');
	if (entry.correctedById !== null) throw new Refusal('ENTRY_CORRECTED');
	return entry;
}

function put(
	tx: Tx,
	{ entryId, on, source }: Said,
	{ fiscalYear, no }: { fiscalYear: string; no: number },
	of: Pick<Entry, 'kind' | 'about' | 'value'> & Partial<Entry>,
	ctx: Context
): void {
	ownItem(tx, `${fiscalYear}.${no}`, ctx);
	if (on > dayOf(ctx.now)) throw new Refusal('DATE_AHEAD', { field: 'on' });
	// A contract may be signed before its year; money and measures are the year's own.
	const isOfYear = of.kind === 'MILESTONE' || on.startsWith(`${fiscalYear}-`);
	if (!isOfYear && !of.takesBackAt)
		throw new Refusal('ENTRY_YEAR', { year: fiscalYear, field: 'on' });
	if (tx.get('planEntry', entryId)) throw new Refusal('ALREADY_REGISTERED');
	tx.put('planEntry', {
		...{ id: entryId, fiscalYear, no, on, source },
		...{ reason: '', correctsId: null, correctedById: null, takesBackAt: null },
		...of,
		recordedAt: ctx.at,
		recordedBy: ctx.actor.userId
	});
}
