/** Item 4 as the programme itself stands: quota, deliveries, repairs. Counts only, no persons. */
import { plannedBy } from '../../domain/plan.ts';
import { stateOf } from '../../domain/ticket.ts';
import { feeFigures, lineFigures } from '../money/figures.ts';
import { board } from '../reports/board.ts';
import type { Db } from '../schema.ts';

export interface Live {
	/** ISO time of the count */
	at: string;
	/** the month up to which deliveries are counted */
	month: string;
	quota: number;
	/** handed over by the end of the month */
	delivered: number;
	/** what the plan wants by then */
	planned: number;
	assigned: number;
	waiting: number;
	stock: number;
	over: number;
	/** days from application to delivery */
	waited: { median: number; p90: number } | null;
	months: { month: string; planned: number; reached: number | null }[];
	dongs: { dong: string; delivered: number; assigned: number }[];
	repairs: { received: number; open: number; done: number; cannot: number };
	money: LiveMoney | null;
}

/** 원, of the programme's own ledger. */
export interface LiveMoney {
	/** of both lines */
	paid: number;
	pc: { budget: number; paid: number };
	internet: { budget: number; paid: number; forecast: number; left: number };
	/** lines that are supported, and households that want or have one */
	active: number;
	wanted: number;
	/** household-months that were paid, of those that the budget holds */
	paidMonths: number;
	monthsHeld: number;
}

/** The programme of a year up to the end of a month; null where the year has no settings. */
export async function liveOf(
	db: Db,
	fiscalYear: string,
	month: string,
	now: string
): Promise<Live | null> {
	const found = await board(db, fiscalYear, now);
	const year = await db
		.selectFrom('programmeYear')
		.selectAll()
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!found || !year) return null;
	const { quota, assigned, waiting, stock, over, dongs, pictures } = found;
	return {
		...{ at: now, month, quota, assigned, waiting, stock, over, dongs },
		delivered: found.months
			.filter((one) => one.month <= month)
			.reduce((sum, one) => sum + one.delivered, 0),
		planned: plannedBy(year, month),
		waited: pictures.waited,
		months: found.months.map((one) => ({
			month: one.month,
			planned: one.planned,
			reached: one.month > month ? null : one.reached
		})),
		repairs: await repairsIn(db, fiscalYear),
		money: await moneyIn(db, fiscalYear, now)
	};
}

async function moneyIn(db: Db, fiscalYear: string, now: string): Promise<LiveMoney | null> {
	const fees = await feeFigures(db, fiscalYear, now);
	if (!fees) return null;
	const pc = await lineFigures(db, fiscalYear, 'PC_SUPPLY');
	// A year whose lines have no budget yet has no money to speak of.
	if (fees.line.budget === 0 && pc.budget === 0) return null;
	const { line, outlook, active, wanted, paidMonths, monthsHeld } = fees;
	return {
		paid: line.paid + pc.paid,
		pc: { budget: pc.budget, paid: pc.paid },
		internet: {
			...{ budget: line.budget, paid: line.paid },
			...{ forecast: outlook.total, left: outlook.left }
		},
		...{ active, wanted, paidMonths, monthsHeld }
	};
}

const DONE = ['COMPLETED'];
const CANNOT = ['UNREPAIRABLE', 'CANCELLED'];

async function repairsIn(db: Db, fiscalYear: string): Promise<Live['repairs']> {
	const rows = await db
		.selectFrom('ticket')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const states = rows.map(stateOf) as string[];
	const count = (of: readonly string[]) => states.filter((state) => of.includes(state)).length;
	const [done, cannot] = [count(DONE), count(CANNOT)];
	return { received: rows.length, done, cannot, open: rows.length - done - cannot };
}
