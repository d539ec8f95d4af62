/**
 * What internet fees will have cost by the end of a year, with the assumption written out: pure
 * arithmetic over whole 원 and months, so that a board and a slider compute the same. (DOMAIN §1.3)
 */
import { addMonths, monthsBetween } from './month.ts';
import { shareOf } from './subsidy.ts';

/** Households that are supported in a month. */
export interface Supported {
	month: string;
	/** lines that are granted */
	lines: number;
	/** lines that are only assumed */
	assumed: number;
}

export interface Outlook {
	/** 원: paid so far, what came back taken off */
	paid: number;
	/** 원: billed or approved and not paid yet */
	due: number;
	/** 원: months that are planned and have no bill, at the cap */
	planned: number;
	/** 원: months of lines that are only assumed, at the cap */
	assumed: number;
	/** 원: all of it */
	total: number;
	/** 원 of the budget that stays; below zero where it does not reach */
	left: number;
	/** of the budget in tenths of a percent: 778 is 77.8 % */
	permille: number;
	/** household-months in all, and how many the budget holds at the cap */
	months: number;
	monthsHeld: number;
}

/** What is known of a year, in numbers. */
export interface Known {
	/** 원 of the year's line: appropriation, supplements, transfers and what was carried in */
	budget: number;
	/** 원 a household and month */
	cap: number;
	paid: number;
	paidMonths: number;
	due: number;
	dueMonths: number;
	/** planned months without a bill */
	plannedMonths: number;
}

/** The outlook if lines are added as assumed, each at the cap. */
export function outlook(known: Known, more: readonly Supported[] = []): Outlook {
	const { budget, cap, paid, due } = known;
	const assumedMonths = householdMonths(more.map(({ month, assumed }) => ({ month, assumed })));
	const planned = known.plannedMonths * cap;
	const assumed = assumedMonths * cap;
	const total = paid + due + planned + assumed;
	return {
		...{ paid, due, planned, assumed, total, left: budget - total },
		permille: share(total, budget),
		months: known.paidMonths + known.dueMonths + known.plannedMonths + assumedMonths,
		monthsHeld: reach(budget, cap)
	};
}

/** How many households `balance` 원 reaches for one month at the cap. "잔액 …원으로 …가구까지" */
export function reach(balance: number, cap: number): number {
	return cap <= 0 || balance <= 0 ? 0 : shareOf(balance, 1, cap);
}

/** Tenths of a percent, rounded; 0 of nothing. */
export function share(part: number, whole: number): number {
	return whole <= 0 ? 0 : Math.round((part * 1000) / whole);
}

function householdMonths(lines: readonly { month: string; assumed: number }[]): number {
	return lines.reduce((sum, { assumed }) => sum + assumed, 0);
}

/** An assumption about the lines of a year: what the slider sets. */
export interface Assumption {
	/** all lines in the end */
	lines: number;
	/** month in which the first ones are handed over */
	first: string;
	/** month in which the last ones are; the same as `first`: all at once */
	last: string;
	/** 0: support from the month of the hand-over; 1: from the one after */
	delay: number;
}

/** Lines that are supported in each month of a year, by an even ramp from `first` to `last`. */
export function ramp(fiscalYear: string, { lines, first, last, delay }: Assumption): Supported[] {
	const steps = monthsBetween(first, last).length;
	return monthsBetween(`${fiscalYear}-01`, `${fiscalYear}-12`).map((month) => {
		const begun = monthsBetween(first, addMonths(month, -delay)).length;
		const step = Math.min(begun, steps);
		return { month, lines: 0, assumed: steps === 0 ? 0 : Math.round((lines * step) / steps) };
	});
}

/** Household-months and 원 of a ramp, against a budget: the hand computation of the plan. */
export function costOf(
	fiscalYear: string,
	assumption: Assumption,
	{ cap, budget }: { cap: number; budget: number }
): { months: number; cost: number; left: number } {
	const months = householdMonths(ramp(fiscalYear, assumption));
	const cost = months * cap;
	return { months, cost, left: budget - cost };
}

/** The slider's assumption beside what is granted: only lines above those that are there are added. */
export function beside(
	granted: readonly { month: string; lines: number }[],
	assumed: readonly Supported[],
	from: string
): Supported[] {
	const lines = new Map(granted.map((one) => [one.month, one.lines]));
	return assumed.map(({ month, assumed: wished }) => {
		const there = lines.get(month) ?? 0;
		return { month, lines: there, assumed: month < from ? 0 : Math.max(0, wished - there) };
	});
}
