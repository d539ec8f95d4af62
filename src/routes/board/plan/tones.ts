/** How states of the plan are marked, and the bars of its charts. */
import type { CheckState } from '$lib/domain/plan/checks.ts';
import type { KpiState, MilestoneState } from '$lib/domain/plan/progress.ts';
import type { ItemLine, MilestoneLine, PlanSummary } from '$lib/server/plan/summary.ts';
import type { Stretch } from '$lib/ui/Gantt.svelte';
import type { Stack } from '$lib/ui/StackedBars.svelte';
import type { StateTone } from '$lib/ui/StateMark.svelte';
import type { Locale } from '$lib/words/locale.ts';
import type { plan } from '$lib/words/plan.ts';
import { stretch, thousand } from '$lib/words/plan-figures.ts';
import { monthIn } from '$lib/words/when.ts';

type W = (typeof plan)[Locale];

export const CHECK_TONES: Record<CheckState, StateTone> = {
	HOLDS: 'done',
	FAILS: 'refused',
	CANNOT: 'neutral'
};
export const KPI_TONES: Record<KpiState, StateTone> = {
	REACHED: 'done',
	ON: 'partial',
	NONE: 'neutral',
	PLAIN: 'neutral'
};
export const MILESTONE_TONES: Record<MilestoneState, StateTone> = {
	DONE: 'done',
	LATE: 'refused',
	RUNNING: 'partial',
	AHEAD: 'waiting',
	UNDATED: 'neutral'
};

/** The twelve months of a year as a chart's head. */
export function monthHeads(year: string, tongue: Locale): { month: string; label: string }[] {
	return Array.from({ length: 12 }, (_, i) => {
		const month = `${year}-${String(i + 1).padStart(2, '0')}`;
		return { month, label: tongue === 'ko' ? String(i + 1) : monthIn(month, tongue) };
	});
}

/** Milestones as rows of a Gantt. */
export function stretches(
	rows: readonly MilestoneLine[],
	year: string,
	w: W,
	tongue: Locale
): Stretch[] {
	return rows.map((row) => ({
		id: row.id,
		label: row.label,
		first: row.firstMonth,
		last: row.lastMonth,
		text: stretch(row.firstMonth, row.lastMonth, year, tongue),
		state: { tone: MILESTONE_TONES[row.state], label: w.milestoneStates[row.state] },
		note: [
			row.doneOn ? w.doneOn(row.doneOn) : row.origin === 'SETTING' ? w.assumedMonths : '',
			firstWindow(row, year, w, tongue)
		]
			.filter(Boolean)
			.join(' · ')
	}));
}

/** The months that a milestone had at first, where somebody changed them. */
export function firstWindow(
	{ first }: Pick<MilestoneLine, 'first'>,
	year: string,
	w: W,
	tongue: Locale
): string {
	if (!first) return '';
	const { firstMonth, lastMonth } = first;
	return w.firstMonths(
		firstMonth === null ? w.noMonths : stretch(firstMonth, lastMonth, year, tongue)
	);
}

/** Each year's budget as one bar of its items. */
export function yearBars({ totals, items }: Pick<PlanSummary, 'totals' | 'items'>, w: W): Stack[] {
	return totals.map(({ year, value }) => ({
		label: w.year(year),
		text: thousand(value),
		parts: items.map((item) => {
			const cell = amountIn(item, year);
			return { label: item.title, short: String(item.no), value: cell ?? 0, text: thousand(cell) };
		})
	}));
}

/** What an item costs in a year, 원; null where the document has nothing. */
export function amountIn(item: Pick<ItemLine, 'budget'>, year: string): number | null {
	return item.budget.find((cell) => cell.year === year)?.value ?? null;
}

/**
 * What tells a part from its neighbours: '중앙지' of '민선7기 중앙지', '사랑의PC 보급' of '사랑의PC 보급
 * 2021년' in the budget of 2021.
 */
export function partName(part: { label: string }, whole: { label: string }): string {
	const [words, stem] = [part.label.split(' '), whole.label.split(' ')];
	const own = words.findIndex((word, i) => word !== stem[i]);
	if (own > 0) return words.slice(own).join(' ');
	const year = /\d{4}년?/.exec(whole.label)?.[0];
	return year && part.label.endsWith(` ${year}`)
		? part.label.slice(0, -year.length - 1)
		: part.label;
}
