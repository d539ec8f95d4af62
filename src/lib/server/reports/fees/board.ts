/**
 * The year's internet fees as they are looked at: figures of the money, counts of the registers that
 * they open, and the plan beside them. No person stands in it.
 */
import { reach, type Known } from '../../../domain/forecast.ts';
import { dayOf } from '../../../domain/month.ts';
import type { Database } from '../../db.ts';
import { feeFigures, type FeeFigures } from '../../money/figures.ts';
import { asked } from '../../registers/asked.ts';
import { monthSeen } from '../../registers/fee-states.ts';
import { REGISTERS } from '../../registers/list.ts';
import { countOf, type Frame } from '../../registers/register.ts';

export interface FeeBoard extends FeeFigures {
	/** the month as which enrolments are counted */
	seen: string;
	/** each as many as the register that it opens has lines */
	counts: {
		active: number;
		requested: number;
		pending: number;
		/** requested or pending */
		awaits: number;
		suspended: number;
		waits: number;
		overdue: number;
		used: number;
		owed: number;
	};
	/** 원 by month as the budget assumes it: all lines, for as many last months as it holds */
	plan: { month: string; amount: number }[];
}

/** What the main board shows of it, and a browser may keep. */
export type FeeGlance = Pick<
	FeeBoard,
	'line' | 'months' | 'outlook' | 'plan' | 'reach' | 'asOf'
> & {
	counts: Pick<FeeBoard['counts'], 'active' | 'overdue'>;
	maxActiveLines: number;
};

/** The board of a year at `now` (ISO); undefined for a year without settings. */
export async function feeBoard(
	database: Database,
	fiscalYear: string,
	now: string
): Promise<FeeBoard | undefined> {
	const figures = await feeFigures(database.db, fiscalYear, now);
	if (!figures) return undefined;
	const today = dayOf(now);
	const frame = { dialect: database.dialect, year: fiscalYear, dongs: null, today };
	const of = (name: 'enrollments' | 'months', address: string) =>
		linesOf(database, frame, name, address);
	return {
		...figures,
		seen: monthSeen(frame),
		counts: {
			active: await of('enrollments', 'state=ACTIVE'),
			requested: await of('enrollments', 'state=REQUESTED'),
			pending: await of('enrollments', 'state=LINE_PENDING'),
			awaits: await of('enrollments', 'awaits=YES'),
			suspended: await of('enrollments', 'state=SUSPENDED'),
			waits: await of('enrollments', 'approval=YES'),
			overdue: await of('months', 'overdue=YES'),
			used: await of('months', 'used=YES'),
			owed: await of('months', 'state=CLAWBACK')
		},
		plan: planOf(figures)
	};
}

/** The part of a board that stands beside the quota. */
export function glanceOf(board: FeeBoard): FeeGlance {
	const { line, months, outlook, plan, reach, asOf, maxActiveLines } = board;
	const { active, overdue } = board.counts;
	return { line, months, outlook, plan, reach, asOf, maxActiveLines, counts: { active, overdue } };
}

/** What a board's slider computes with. */
export function knownOf({ line, cap, paidMonths, outlook }: FeeFigures): Known {
	const plannedMonths = reach(outlook.planned, cap);
	const dueMonths = outlook.months - paidMonths - plannedMonths;
	const { budget, paid } = line;
	return { budget, cap, paid, paidMonths, due: outlook.due, dueMonths, plannedMonths };
}

/** 900 household-months of 100 lines are nine months: the last nine of the year. (DOMAIN §1.3) */
export function planOf({
	months,
	monthsHeld,
	maxActiveLines: lines,
	cap
}: Pick<FeeFigures, 'months' | 'monthsHeld' | 'maxActiveLines' | 'cap'>): FeeBoard['plan'] {
	const whole = lines === 0 ? 0 : (monthsHeld - (monthsHeld % lines)) / lines;
	const first = months.length - Math.min(whole, months.length);
	return months.map(({ month }, i) => ({ month, amount: i < first ? 0 : lines * cap }));
}

function linesOf(
	database: Database,
	frame: Frame,
	name: 'enrollments' | 'months',
	address: string
): Promise<number> {
	const register = REGISTERS[name](frame);
	return countOf(database, register, asked(register, new URLSearchParams(address)));
}
