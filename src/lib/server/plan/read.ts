/** A year's plan as the database holds it, and the month that it is looked at in. */
import { isLive } from '../../domain/plan/entries.ts';
import { byKey, figureOf, type Figures } from '../../domain/plan/figure.ts';
import { monthsBetween } from '../../domain/month.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

export interface PlanRecord {
	year: Rows['planYear'];
	teams: { name: string; duties: string[] }[];
	items: Rows['planItem'][];
	rows: Rows['planFigure'][];
	figures: Figures;
	kpis: Rows['planKpi'][];
	milestones: Rows['planMilestone'][];
	/** all that was ever recorded, the earliest first */
	entries: Rows['planEntry'][];
	/** figures and months that were put right, the earliest first */
	changes: Rows['planChange'][];
}

/** Years that have a plan, the latest first. */
export async function planYears(db: Db): Promise<string[]> {
	const rows = await db.selectFrom('planYear').select('id').orderBy('id', 'desc').execute();
	return rows.map((row) => row.id);
}

/** The plan of a year, or undefined. */
export async function planOf(db: Db, fiscalYear: string): Promise<PlanRecord | undefined> {
	const year = await db
		.selectFrom('planYear')
		.selectAll()
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return undefined;
	const of = { fiscalYear };
	const [items, rows, kpis, milestones, entries, changes] = await Promise.all([
		allOf(db, 'planItem', of, 'no'),
		allOf(db, 'planFigure', of, 'n'),
		allOf(db, 'planKpi', of, 'n'),
		allOf(db, 'planMilestone', of, 'n'),
		allOf(db, 'planEntry', of, 'recordedAt'),
		allOf(db, 'planChange', of, 'changedAt')
	]);
	const teams = JSON.parse(year.teams) as PlanRecord['teams'];
	const figures = byKey(rows.map(figureOf));
	return { year, teams, items, rows, figures, kpis, milestones, entries, changes };
}

type PlanTable =
	'planItem' | 'planFigure' | 'planKpi' | 'planMilestone' | 'planEntry' | 'planChange';

async function allOf<T extends PlanTable>(
	db: Db,
	table: T,
	{ fiscalYear }: { fiscalYear: string },
	order: string
): Promise<Rows[T][]> {
	const rows = await db
		.selectFrom(table as 'planItem')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.orderBy(order as 'no')
		.orderBy('id')
		.execute();
	return rows as unknown as Rows[T][];
}

/** The months of a year. */
export function monthsOf(fiscalYear: string): string[] {
	return monthsBetween(`${fiscalYear}-01`, `${fiscalYear}-12`);
}

/**
 * The month that a plan is looked at in: the one asked for, else this one; in a year that is over
 * the one in which something was recorded last, else its last.
 */
export function monthFor(record: PlanRecord, asked: string | null, today: string): string {
	const months = monthsOf(record.year.id);
	const now = today.slice(0, 7);
	const wanted = [asked, now].find((month) => month !== null && months.includes(month));
	if (wanted) return wanted;
	if (now < (months[0] ?? '')) return months[0] ?? now;
	const recorded = record.entries.filter(isLive).map((entry) => entry.on.slice(0, 7));
	const last = recorded.filter((month) => months.includes(month)).sort();
	return last.at(-1) ?? months.at(-1) ?? now;
}
