/** The plan's curve: how many units the year should have reached by the end of a month. */
import { monthsBetween } from './month.ts';
import type { Rows } from './tables.ts';

type Year = Pick<Rows['programmeYear'], 'quota' | 'firstMonth' | 'lastMonth'>;

/** Cumulative plan by month, spread evenly: 100 over March to September is 14·29·43·57·71·86·100. (DOMAIN §1.3) */
export function planCurve(year: Year): { month: string; planned: number }[] {
	const months = monthsBetween(year.firstMonth, year.lastMonth);
	return months.map((month, i) => ({
		month,
		planned: Math.round((year.quota * (i + 1)) / months.length)
	}));
}

/** Planned by the end of `month`: 0 before the programme starts, the whole quota after its end. */
export function plannedBy(year: Year, month: string): number {
	return planCurve(year).findLast((point) => point.month <= month)?.planned ?? 0;
}
