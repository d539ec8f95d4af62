/**
 * What the board draws besides the quota: who was reached, how long it took, why visits failed.
 * Counts only. Cells below five are left out on the server, so that no browser ever holds them.
 */
import { sql, type RawBuilder } from 'kysely';
import { dayOf } from '../../domain/month.ts';
import { holdsPlace } from '../../domain/quota.ts';
import { CATEGORIES, type Rows } from '../../domain/tables.ts';
import { FAIL_REASONS, type FailReason } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';
import { showable, type Cell } from './small-cells.ts';

export interface Pictures {
	categories: { category: (typeof CATEGORIES)[number]; delivered: Cell }[];
	/** days from application to delivery; null while nothing was delivered */
	waited: { median: number; p90: number } | null;
	spans: { span: Span; delivered: number }[];
	failures: { reason: FailReason; visits: number }[];
}

/** Days from application to delivery, in steps that an office plans in. */
export const SPANS = ['D0_7', 'D8_14', 'D15_30', 'D31_60', 'D61_90', 'D91'] as const;
export type Span = (typeof SPANS)[number];
/** the last day of each step but the last */
const LAST_DAY = [7, 14, 30, 60, 90];

/** The step of a number of days as SQL cases, in the order of asking. */
export function spanCases(days: RawBuilder<unknown>): [RawBuilder<unknown>, Span][] {
	return SPANS.map((span, i) => {
		const last = LAST_DAY[i];
		return [last === undefined ? sql`${days} > 90` : sql`${days} <= ${sql.lit(last)}`, span];
	});
}

/** The step of a number of days. */
export function spanOf(days: number): Span {
	const at = LAST_DAY.findIndex((last) => days <= last);
	return SPANS[at < 0 ? SPANS.length - 1 : at] as Span;
}

/** The pictures of a year. */
export async function pictures(db: Db, fiscalYear: string): Promise<Pictures> {
	const done = (await deliveredIn(db, fiscalYear)).filter(holdsPlace);
	const days = done
		.map((row) => daysFrom(row.receivedAt ?? row.registeredAt, row.completedAt as string))
		.sort((a, b) => a - b);
	const counts = CATEGORIES.map(
		(category) => done.filter((row) => row.category === category).length
	);
	// The sum stands elsewhere on the board: where it would tell a cell, no cell is shown.
	const cells = showable(counts) ?? counts.map((): Cell => 'WITHHELD');
	return {
		categories: CATEGORIES.map((category, i) => ({
			category,
			delivered: cells[i] as Cell
		})),
		waited: days.length === 0 ? null : { median: medianOf(days), p90: shareOf(days, 0.9) },
		spans: SPANS.map((span) => ({
			span,
			delivered: days.filter((one) => spanOf(one) === span).length
		})),
		failures: await failuresIn(db, fiscalYear)
	};
}

function daysFrom(from: string, to: string): number {
	return Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
}

/** The middle of sorted numbers. */
export function medianOf(sorted: readonly number[]): number {
	const half = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]] as [number, number];
	return (low + high) / 2;
}

/** The smallest value that a share of all does not exceed. */
export function shareOf(sorted: readonly number[], share: number): number {
	return sorted[Math.ceil(sorted.length * share) - 1] as number;
}

type Delivered = Rows['assignment'] &
	Pick<Rows['household'], 'category' | 'registeredAt'> & { receivedAt: string | null };

function deliveredIn(db: Db, fiscalYear: string): Promise<Delivered[]> {
	return db
		.selectFrom('assignment')
		.innerJoin('household', 'household.id', 'assignment.householdId')
		.leftJoin('application', 'application.id', 'assignment.applicationId')
		.selectAll('assignment')
		.select(['household.category', 'household.registeredAt', 'application.receivedAt'])
		.where('assignment.fiscalYear', '=', fiscalYear)
		.where('assignment.completedAt', 'is not', null)
		.execute();
}

async function failuresIn(db: Db, fiscalYear: string): Promise<Pictures['failures']> {
	const rows = await db
		.selectFrom('visit')
		.innerJoin('assignment', 'assignment.id', 'visit.assignmentId')
		.select(['visit.failReason', (eb) => eb.fn.countAll<number>().as('visits')])
		.where('assignment.fiscalYear', '=', fiscalYear)
		.where('visit.failedAt', 'is not', null)
		.where('visit.acceptedAt', 'is', null)
		.groupBy('visit.failReason')
		.execute();
	const found = new Map(rows.map((row) => [row.failReason, Number(row.visits)]));
	return FAIL_REASONS.map((reason) => ({ reason, visits: found.get(reason) ?? 0 }));
}
