/**
 * The department's year on one page: what each item costs, how far it is, what is wrong. Aggregates
 * without persons, so a browser may keep it for looking at offline.
 */
import { reconcile, tally, type Check, type Recovered } from '../../domain/plan/checks.ts';
import { derive, share as percentOf, type Derived } from '../../domain/plan/derived.ts';
import { COLUMNS, yearOfColumn, type Origin } from '../../domain/plan/figure.ts';
import {
	kpiStanding,
	milestoneStanding,
	paidFor,
	standingEntries,
	until,
	type KpiStanding,
	type MilestoneStanding
} from '../../domain/plan/progress.ts';
import { PROGRAMME_ITEM } from '../../domain/plan/plan.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Live } from './live.ts';
import type { PlanRecord } from './read.ts';

/** A figure as a page shows it. */
export interface FigureLine {
	key: string;
	label: string;
	value: number | null;
	unit: string;
	page: string;
	section: string;
	origin: Origin;
	/** as it came in, where somebody changed it */
	first: { value: number | null; at: string; reason: string } | null;
	/** the value that its sums leave it, where the document lost it */
	computed: { value: number; arithmetic: string } | null;
}

export interface ItemLine {
	no: number;
	title: string;
	kind: Rows['planItem']['kind'];
	team: string;
	page: string;
	/** 원 in the plan's own year */
	amount: number;
	/** per cent of the department's */
	share: number;
	/** 원 a column; null where the document has none */
	budget: { year: string; value: number | null; computed: boolean }[];
	/** 원 recorded as paid */
	paid: number;
	/** per cent of the amount */
	executed: number;
	kpis: KpiStanding[];
	milestones: MilestoneLine[];
	done: number;
	late: number;
	/** sums of the item that do not hold */
	failing: number;
}

/** A milestone, with the months that it had before anybody changed them. */
export interface MilestoneLine extends MilestoneStanding {
	first: { firstMonth: string | null; lastMonth: string | null } | null;
}

export interface PlanSummary {
	year: string;
	title: string;
	department: string;
	published: boolean;
	/** the month that it is looked at in */
	month: string;
	/** ISO time at which it was put together */
	asOf: string;
	totals: { year: string; value: number; items: number }[];
	/** of the items' own totals, 원; null where one of them is open */
	total: number | null;
	items: ItemLine[];
	teams: { name: string; duties: string[]; items: number[] }[];
	staff: { grade: string; quota: number; now: number }[];
	staffTotal: { quota: number; now: number };
	checks: Check[];
	tally: ReturnType<typeof tally>;
	derived: Derived[];
	live: Live | null;
}

/** What one look at a plan knows, from which the summary and the items are drawn. */
export interface Look {
	record: PlanRecord;
	month: string;
	checks: Check[];
	recovered: Recovered;
	derived: Derived[];
	entries: ReturnType<typeof standingEntries>;
	live: Live | null;
}

/** Counts the plan again as of the end of a month. Pure. */
export function look(record: PlanRecord, month: string, live: Live | null): Look {
	const { figures, year, teams } = record;
	const { checks, recovered } = reconcile(figures, year.id, teams.length);
	const derived = derive(figures, recovered, year.id);
	const entries = standingEntries(until(record.entries, `${month}-31`));
	return { record, month, checks, recovered, derived, entries, live };
}

/** The summary of one look, at `now` (ISO). Pure. */
export function summary(at: Look, now: string): PlanSummary {
	const { record, month, checks, derived, live } = at;
	const { year, teams } = record;
	const items = record.items.map((item) => itemLine(at, item));
	const of = (id: string) => derived.find((one) => one.id === id)?.values;
	return {
		...{ year: year.id, title: year.title, department: year.department, month, asOf: now },
		published: year.publishedAt !== null,
		totals: COLUMNS.flatMap((column) => {
			const values = of(`total.${column}`);
			if (!values) return [];
			const { total = 0, items: count = 0 } = values;
			return [{ year: yearOfColumn(year.id, column), value: total, items: count }];
		}),
		total: of('total.sum')?.total ?? null,
		items,
		teams: teams.map((team) => ({
			...team,
			items: items.filter((item) => item.team === team.name).map((item) => item.no)
		})),
		...staffOf(record),
		...{ checks, tally: tally(checks), derived, live }
	};
}

/** One item as a line of the summary. Pure. */
export function itemLine(at: Look, item: Rows['planItem']): ItemLine {
	const { record, recovered, derived, entries, month } = at;
	const { no, title, kind, team, page } = item;
	const own = (key: string) => record.figures.get(`${no}.${key}`);
	const amount = own('budget.0')?.value ?? 0;
	// Where the programme has its own ledger, that alone says what was paid.
	const ledger = no === PROGRAMME_ITEM ? at.live?.money : null;
	const paid = ledger ? ledger.paid : paidFor(entries, item.id);
	const milestones = record.milestones
		.filter((row) => row.no === no)
		.map((row) => ({
			...milestoneStanding(row, month, entries),
			first: firstMonths(record, row.id)
		}))
		.sort((a, b) => ((a.firstMonth ?? '9') < (b.firstMonth ?? '9') ? -1 : 1));
	const shares = derived.find(({ id }) => id === 'shares')?.values ?? {};
	return {
		...{ no, title, kind, team, page, amount, paid, milestones },
		share: shares[String(no)] ?? 0,
		budget: COLUMNS.map((column) => {
			const lost = recovered.get(`${no}.budget.${column}`);
			const value = own(`budget.${column}`)?.value ?? lost?.value ?? null;
			return { year: yearOfColumn(record.year.id, column), value, computed: lost !== undefined };
		}),
		executed: percentOf(paid, amount),
		kpis: kpisOf(at, no),
		done: milestones.filter((row) => row.state === 'DONE').length,
		late: milestones.filter((row) => row.state === 'LATE').length,
		failing: at.checks.filter((check) => check.item === no && check.state === 'FAILS').length
	};
}

function firstMonths({ changes }: PlanRecord, id: string): MilestoneLine['first'] {
	const first = changes.find((change) => change.about === id);
	return first ? { firstMonth: first.firstBefore, lastMonth: first.lastBefore } : null;
}

/** The deliveries of the programme stand in its own records, and nobody types them in again. */
function kpisOf({ record, entries, live }: Look, no: number): KpiStanding[] {
	const rows = record.kpis.filter((kpi) => kpi.no === no);
	const standing = rows.map((kpi) => kpiStanding(kpi, record.figures, entries));
	return standing.map((kpi) => (isLiveKpi(kpi) && live ? delivered(kpi, live) : kpi));
}

/** True for what the programme's own records answer. */
export function isLiveKpi(kpi: { id: string }): boolean {
	return /^\d{4}\.4\.delivered$/.test(kpi.id);
}

function delivered(kpi: KpiStanding, live: Live): KpiStanding {
	const target = kpi.target ?? live.quota;
	return {
		...kpi,
		...{ target, value: live.delivered, on: live.month, source: '' },
		share: target === 0 ? null : percentOf(live.delivered, target),
		state: live.delivered >= target ? 'REACHED' : 'ON'
	};
}

function staffOf({ figures }: PlanRecord): Pick<PlanSummary, 'staff' | 'staffTotal'> {
	const value = (key: string) => figures.get(`0.staff.${key}`)?.value ?? null;
	const staff = ['3', '4', '5', '6', '7', '8', '9']
		.filter((grade) => figures.has(`0.staff.quota.${grade}`))
		.map((grade) => {
			const [quota, now] = [value(`quota.${grade}`) ?? 0, value(`now.${grade}`) ?? 0];
			return { grade, quota, now };
		});
	// A copied year has no sums of its own yet.
	const sum = (of: 'quota' | 'now') => staff.reduce((all, row) => all + row[of], 0);
	return {
		staff,
		staffTotal: {
			quota: value('quota.sum') ?? sum('quota'),
			now: value('now.sum') ?? sum('now')
		}
	};
}

/** The figures of an item as a page shows them, in the document's order. */
export function figureLines({ record, recovered }: Look, no: number | null): FigureLine[] {
	return record.rows
		.filter((row) => no === null || row.key.startsWith(`${no}.`))
		.map((row) => {
			const lost = row.value === null ? recovered.get(row.key) : undefined;
			const { key, label, value, unit, page, section, origin, changedAt } = row;
			return {
				...{ key, label, value, unit, page, section, origin },
				first:
					changedAt === null ? null : { value: row.firstValue, at: changedAt, reason: row.reason },
				computed: lost ? { value: lost.value, arithmetic: lost.arithmetic } : null
			};
		});
}
