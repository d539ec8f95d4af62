/**
 * Item 4 as the programme itself stands at the end of a month: deliveries, repairs, money. What no row
 * remembers of a month that is over (stock, the waitlist, the forecast) is of the moment it is asked, and
 * stands under `now`. Counts only, no persons.
 */
import { reach } from '../../domain/forecast.ts';
import { dayOf, monthOf } from '../../domain/month.ts';
import { plannedBy } from '../../domain/plan.ts';
import { holdsPlace } from '../../domain/quota.ts';
import { netOf } from '../../domain/subsidy.ts';
import { ADMIN_DONGS, type Rows } from '../../domain/tables.ts';
import { earlierOf } from '../../domain/ticket.ts';
import { feeFigures, lineFigures, type FeeFigures } from '../money/figures.ts';
import type { Database } from '../db.ts';
import { board, type Board } from '../reports/board.ts';
import type { Db } from '../schema.ts';
import { deskOf, type LiveDesk } from './live-desk.ts';

export interface Live {
	/** ISO time of the count */
	at: string;
	/** the month at whose end it is looked at */
	month: string;
	/** the month is over: what stands under `now` is of `at` and not of the month */
	isPast: boolean;
	quota: number;
	/** handed over by the end of the month, and counted */
	delivered: number;
	/** what the plan wants by then */
	planned: number;
	/** promised and not handed over */
	assigned: number;
	months: { month: string; planned: number; reached: number | null }[];
	dongs: { dong: string; delivered: number; assigned: number }[];
	repairs: { received: number; open: number; done: number; cannot: number };
	money: LiveMoney | null;
	now: LiveNow;
	/** what only those see who work here; null for everybody else */
	desk: LiveDesk | null;
}

/** 원, of the programme's own ledger, by the days that its entries are booked on. */
export interface LiveMoney {
	/** of both lines */
	paid: number;
	pc: { budget: number; paid: number };
	internet: { budget: number; paid: number };
	/** lines that are supported in the month */
	lines: number;
	/** household-months that were paid, of those that the budget holds */
	paidMonths: number;
	monthsHeld: number;
}

export interface LiveNow {
	waiting: number;
	stock: number;
	/** days from application to delivery */
	waited: { median: number; p90: number } | null;
	money: { forecast: number; left: number } | null;
}

/** The programme of a year at the end of a month, for anybody; null where the year has no settings. */
export async function liveOf(
	db: Db,
	fiscalYear: string,
	month: string,
	now: string
): Promise<Live | null> {
	const found = await board(db, fiscalYear, now);
	return found ? counted(db, found, month, now) : null;
}

/** The same with what those see who work here. */
export async function liveAtDesk(
	database: Pick<Database, 'db' | 'dialect'>,
	fiscalYear: string,
	month: string,
	now: string
): Promise<Live | null> {
	const found = await board(database.db, fiscalYear, now);
	const live = found ? await counted(database.db, found, month, now) : null;
	return found && live ? { ...live, desk: await deskOf(database, fiscalYear, live, found) } : null;
}

async function counted(db: Db, found: Board, month: string, now: string): Promise<Live | null> {
	const fiscalYear = found.year;
	const year = await db
		.selectFrom('programmeYear')
		.selectAll()
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return null;
	const held = (await assignmentsOf(db, fiscalYear))
		.map((row) => at(row, month))
		.filter(holdsPlace);
	const done = held.filter((row) => row.completedAt !== null);
	const fees = await feeFigures(db, fiscalYear, now);
	const money = fees ? await moneyAt(db, fees, month) : null;
	const { waiting, stock, pictures } = found;
	return {
		...{ at: now, month, isPast: month < dayOf(now).slice(0, 7), quota: year.quota },
		...{ delivered: done.length, assigned: held.length - done.length },
		planned: plannedBy(year, month),
		months: found.months.map((point) => ({
			...{ month: point.month, planned: point.planned },
			reached: point.month > month ? null : done.filter((row) => isBy(row, point.month)).length
		})),
		dongs: ADMIN_DONGS.map((dong) => {
			const here = held.filter((row) => row.adminDong === dong);
			const delivered = here.filter((row) => row.completedAt !== null).length;
			return { dong, delivered, assigned: here.length - delivered };
		}),
		repairs: await repairsAt(db, fiscalYear, month),
		money,
		now: {
			...{ waiting, stock, waited: pictures.waited },
			money: fees && money ? expected(fees) : null
		},
		desk: null
	};
}

function assignmentsOf(db: Db, fiscalYear: string): Promise<Rows['assignment'][]> {
	return db.selectFrom('assignment').selectAll().where('fiscalYear', '=', fiscalYear).execute();
}

/** A row as it was at the end of a month: without the moments that came later. */
function at<R extends object>(row: R, month: string): R {
	const later = Object.entries(row).filter(
		([key, value]) => key.endsWith('At') && typeof value === 'string' && monthOf(value) > month
	);
	return { ...row, ...Object.fromEntries(later.map(([key]) => [key, null])) };
}

function isBy({ completedAt }: Rows['assignment'], month: string): boolean {
	return completedAt !== null && monthOf(completedAt) <= month;
}

async function moneyAt(db: Db, fees: FeeFigures, month: string): Promise<LiveMoney | null> {
	const { fiscalYear, cap } = fees;
	const last = `${month}-31`;
	const pc = await lineFigures(db, fiscalYear, 'PC_SUPPLY', last);
	const line = await lineFigures(db, fiscalYear, 'INTERNET_FEE', last);
	// A year whose lines have no budget yet has no money to speak of.
	if (line.budget === 0 && pc.budget === 0) return null;
	const rows = await db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.where('paidOn', '<=', last)
		.where('lateOfId', 'is', null)
		.execute();
	const kept = rows.filter((row) => {
		const claimed = row.clawbackAt !== null && monthOf(row.clawbackAt) <= month;
		return netOf(claimed ? row : { ...row, clawbackAmount: 0 }) > 0;
	});
	return {
		paid: line.paid + pc.paid,
		pc: { budget: pc.budget, paid: pc.paid },
		internet: { budget: line.budget, paid: line.paid },
		lines: fees.months.find((one) => one.month === month)?.lines ?? 0,
		paidMonths: kept.length,
		monthsHeld: reach(line.budget, cap)
	};
}

function expected({ outlook }: FeeFigures): LiveNow['money'] {
	return { forecast: outlook.total, left: outlook.left };
}

async function repairsAt(db: Db, fiscalYear: string, month: string): Promise<Live['repairs']> {
	const rows = await db
		.selectFrom('ticket')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const received = rows.filter((row) => monthOf(row.receivedAt) <= month);
	const done = received.filter((row) => isDoneBy(row, month)).length;
	const cannot = received
		.map((row) => at(row, month))
		.filter((row) => row.unrepairableAt !== null || row.cancelledAt !== null).length;
	return { received: received.length, done, cannot, open: received.length - done - cannot };
}

/** Completed by then, and not opened again by then. */
function isDoneBy(row: Rows['ticket'], month: string): boolean {
	const isBy = (moment: string | null) => moment !== null && monthOf(moment) <= month;
	if (isBy(row.completedAt)) return true;
	const before = earlierOf(row).at(-1);
	return before !== undefined && isBy(before.completedAt) && !isBy(row.reopenedAt);
}
