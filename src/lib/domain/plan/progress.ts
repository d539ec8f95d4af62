/** How far a plan is on a day: what was measured against its target, what is late, what was paid. */
import type { Rows } from '../tables.ts';
import { isLive } from './entries.ts';
import type { Figures } from './figure.ts';
import { plain } from './figure.ts';
import { inSteps } from './measure.ts';

type Kpi = Rows['planKpi'];
type Milestone = Rows['planMilestone'];
type Entry = Rows['planEntry'];

/** REACHED the target · ON its way · NONE nothing recorded · PLAIN has no target */
export type KpiState = 'REACHED' | 'ON' | 'NONE' | 'PLAIN';

export interface KpiStanding {
	id: string;
	no: number;
	label: string;
	unit: string;
	/** value, baseline and target in steps of the unit (measure.ts) */
	value: number | null;
	/** day of the value; null where it is the baseline or nothing */
	on: string | null;
	source: string;
	baseline: number | null;
	target: number | null;
	/** '33 + 3 = 36'; '' where the target is a figure by itself */
	arithmetic: string;
	/** figures that the target is from, and the baseline */
	from: string[];
	baseFrom: string[];
	/** per cent of the target, one decimal */
	share: number | null;
	state: KpiState;
}

/** DONE · LATE its months are over · RUNNING · AHEAD · UNDATED no months are known */
export type MilestoneState = 'DONE' | 'LATE' | 'RUNNING' | 'AHEAD' | 'UNDATED';

export interface MilestoneStanding {
	id: string;
	no: number;
	label: string;
	firstMonth: string | null;
	lastMonth: string | null;
	/** month or day by which it was done */
	doneOn: string | null;
	section: string;
	origin: Milestone['origin'];
	changedAt: string | null;
	state: MilestoneState;
}

/** Entries that count, by what they are about, the latest day last. */
export function standingEntries(entries: readonly Entry[]): Map<string, Entry[]> {
	const by = new Map<string, Entry[]>();
	const live = entries.filter(isLive);
	live.sort((a, b) => (`${a.on}${a.recordedAt}` < `${b.on}${b.recordedAt}` ? -1 : 1));
	for (const entry of live) by.set(entry.about, [...(by.get(entry.about) ?? []), entry]);
	return by;
}

/** Entries up to and including a day. */
export function until(entries: readonly Entry[], day: string): Entry[] {
	return entries.filter((entry) => entry.on <= day);
}

/** True where an expression can be evaluated: empty, or numbers and figures that are there, joined. */
export function isExpression(expression: string, figures: Figures): boolean {
	const words = expression.split(/\s+/).filter(Boolean);
	const isTerm = (word: string) => /^\d{1,15}$/.test(word) || figures.has(word);
	const isSound = words.every((word, i) => (i % 2 === 0 ? isTerm(word) : /^[+×]$/.test(word)));
	return isSound && (words.length === 0 || words.length % 2 === 1);
}

/** A target or baseline: figures by key, or numbers, joined by ' + ' or ' × '. Null if one is missing. */
export function evaluate(
	expression: string,
	figures: Figures
): { value: number | null; arithmetic: string; from: string[] } {
	const none = { value: null, arithmetic: '', from: [] };
	if (expression.trim() === '') return none;
	const words = expression.trim().split(/\s+/);
	const from = words.filter((word) => figures.has(word));
	const parts: string[] = [];
	let value = 0;
	let sign = '+';
	for (const word of words) {
		if (word === '+' || word === '×') {
			sign = word;
			parts.push(word);
			continue;
		}
		const number = /^\d+$/.test(word) ? Number(word) : (figures.get(word)?.value ?? null);
		if (number === null) return { ...none, from };
		value = sign === '×' ? value * number : value + number;
		parts.push(plain(number));
	}
	const arithmetic = parts.length > 1 ? `${parts.join(' ')} = ${plain(value)}` : '';
	return { value, arithmetic, from };
}

/** Where a KPI stands by what was recorded last. */
export function kpiStanding(
	kpi: Kpi,
	figures: Figures,
	entries: ReadonlyMap<string, readonly Entry[]>
): KpiStanding {
	const { id, no, label, unit } = kpi;
	const last = entries.get(id)?.at(-1);
	const steps = (whole: number | null) => (whole === null ? null : inSteps(whole, unit));
	const base = evaluate(kpi.baseline, figures);
	const baseline = steps(base.value);
	const { value: aim, arithmetic, from } = evaluate(kpi.target, figures);
	const target = steps(aim);
	const value = last?.value ?? null;
	const share =
		value === null || target === null || target === 0
			? null
			: Math.round((value / target) * 1000) / 10;
	return {
		...{ id, no, label, unit, value, baseline, target, arithmetic, from, share },
		baseFrom: base.from,
		on: last?.on ?? null,
		source: last?.source ?? '',
		state: stateOfKpi(value, target, baseline)
	};
}

/** A target below where it began is reached from above: no unit without support is left. */
function stateOfKpi(
	value: number | null,
	target: number | null,
	baseline: number | null
): KpiState {
	if (target === null) return 'PLAIN';
	if (value === null) return 'NONE';
	const falls = baseline !== null && baseline > target;
	return (falls ? value <= target : value >= target) ? 'REACHED' : 'ON';
}

/** Where a milestone stands in a month, 'YYYY-MM'. */
export function milestoneStanding(
	row: Milestone,
	month: string,
	entries: ReadonlyMap<string, readonly Entry[]>
): MilestoneStanding {
	const { id, no, label, firstMonth, lastMonth, section, origin, changedAt } = row;
	const doneOn = row.doneMonth ?? entries.get(id)?.at(-1)?.on ?? null;
	return {
		...{ id, no, label, firstMonth, lastMonth, section, origin, changedAt, doneOn },
		state: stateOfMilestone(row, month, doneOn)
	};
}

function stateOfMilestone(
	{ firstMonth, lastMonth }: Milestone,
	month: string,
	doneOn: string | null
): MilestoneState {
	if (doneOn !== null) return 'DONE';
	if (firstMonth === null || lastMonth === null) return 'UNDATED';
	if (lastMonth < month) return 'LATE';
	return firstMonth <= month ? 'RUNNING' : 'AHEAD';
}

/** What was paid for an item, 원. */
export function paidFor(entries: ReadonlyMap<string, readonly Entry[]>, itemId: string): number {
	return (entries.get(itemId) ?? []).reduce((sum, entry) => sum + (entry.value ?? 0), 0);
}

/** The month in which most milestones run at once, and how many; null where none overlap. */
export function busiest(
	rows: readonly Pick<Milestone, 'firstMonth' | 'lastMonth' | 'label'>[],
	months: readonly string[]
): { month: string; labels: string[] } | null {
	const running = months.map((month) => ({
		month,
		labels: rows
			.filter(
				(row) =>
					row.firstMonth !== null &&
					row.lastMonth !== null &&
					row.firstMonth <= month &&
					month <= row.lastMonth
			)
			.map((row) => row.label)
	}));
	const most = Math.max(0, ...running.map(({ labels }) => labels.length));
	return most < 2 ? null : (running.find(({ labels }) => labels.length === most) ?? null);
}
