/**
 * A year's money in numbers, without any person: what the ledger holds, what months came to, and what
 * the rest of the year will cost. Each is counted from rows, so it equals what they add up to.
 */
import { isOpen, stateOf as enrollmentState, holdsLine } from '../../domain/enrollment.ts';
import { outlook, reach, type Outlook } from '../../domain/forecast.ts';
import { dayOf, monthsBetween } from '../../domain/month.ts';
import type { EntryKind, LineKind } from '../../domain/records/money.ts';
import { netOf, owed, stateOf } from '../../domain/subsidy.ts';
import type { Rows } from '../../domain/tables.ts';
import { monthSeen } from '../registers/fee-states.ts';
import type { Db } from '../schema.ts';

/** One line of a year, 원. */
export interface LineFigures {
	/** what the year may spend: appropriation, supplements, transfers and what was carried in */
	budget: number;
	/** committed and not paid yet */
	committed: number;
	/** paid, what came back taken off */
	paid: number;
	/** given up at the end of the year, and gone over to the next one */
	lapsed: number;
	carriedOut: number;
	/** what can still be committed: budget − committed − paid − lapsed − carriedOut */
	balance: number;
	closedAt: string | null;
}

export interface MonthFigures {
	month: string;
	/** lines that are planned, billed or paid for */
	lines: number;
	/** 원 paid and not come back, billed or approved and not paid, planned at the cap */
	paid: number;
	due: number;
	planned: number;
}

export interface FeeFigures {
	fiscalYear: string;
	/** ISO: as of when */
	asOf: string;
	line: LineFigures;
	/** 원 a household and month */
	cap: number;
	maxActiveLines: number;
	/** enrolments by where they are now, of a year that is over in its last month */
	wanted: number;
	pending: number;
	active: number;
	suspended: number;
	/** household-months of this year's budget that were paid and kept */
	paidMonths: number;
	/** household-months that the whole budget holds at the cap */
	monthsHeld: number;
	/** households that the balance still reaches for one month */
	reach: number;
	/** to come back, 원 and months */
	owed: number;
	owedMonths: number;
	/** planned months before this one that have no bill */
	overdue: number;
	months: MonthFigures[];
	outlook: Outlook;
}

/** Everything a board of internet fees says about a year; undefined for a year without settings. */
export async function feeFigures(
	db: Db,
	fiscalYear: string,
	now: string
): Promise<FeeFigures | undefined> {
	const year = await db
		.selectFrom('programmeYear')
		.select(['monthlyCap', 'maxActiveLines'])
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return undefined;
	const { monthlyCap: cap, maxActiveLines } = year;
	const line = await lineFigures(db, fiscalYear, 'INTERNET_FEE');
	const rows = await monthsOf(db, fiscalYear);
	const enrollments = await enrollmentsOf(db, fiscalYear);
	const today = dayOf(now);
	const [present, seen] = [today.slice(0, 7), monthSeen({ today, year: fiscalYear })];
	const inState = (state: string) =>
		enrollments.filter((row) => enrollmentState(row, seen) === state).length;
	const paid = rows.filter((row) => row.paidAt !== null);
	const due = rows.filter((row) => ['BILLED', 'APPROVED'].includes(stateOf(row)));
	const planned = rows.filter((row) => stateOf(row) === 'PLANNED');
	// What is added to a month that has its support is money, and no month more.
	const dueMonths = due.filter((row) => row.lateOfId === null).length;
	const kept = paid.filter((row) => row.lateOfId === null && netOf(row) > 0).length;
	return {
		...{ fiscalYear, asOf: now, line, cap, maxActiveLines },
		wanted: enrollments.filter((row) => isOpen(row, seen)).length,
		pending: inState('REQUESTED') + inState('LINE_PENDING'),
		active: enrollments.filter((row) => holdsLine(row, seen)).length,
		suspended: inState('SUSPENDED'),
		...{ paidMonths: kept, monthsHeld: reach(line.budget, cap), reach: reach(line.balance, cap) },
		owed: sum(rows, owed),
		owedMonths: rows.filter((row) => owed(row) > 0).length,
		overdue: planned.filter((row) => row.month < present).length,
		months: monthsBetween(`${fiscalYear}-01`, `${fiscalYear}-12`).map((month) =>
			monthFigures(rows, month, cap)
		),
		outlook: outlook({
			...{ budget: line.budget, cap, paid: line.paid, paidMonths: kept },
			...{ due: sum(due, netOf), dueMonths, plannedMonths: planned.length }
		})
	};
}

function monthFigures(
	all: readonly Rows['subsidyMonth'][],
	month: string,
	cap: number
): MonthFigures {
	const rows = all.filter((row) => row.month === month && row.skippedAt === null);
	const planned = rows.filter((row) => stateOf(row) === 'PLANNED');
	return {
		month,
		lines: rows.filter((row) => row.lateOfId === null && (row.support === null || netOf(row) > 0))
			.length,
		// What is claimed back is paid until it has come, as the line's own figure says.
		paid: sum(
			rows.filter((row) => row.paidAt !== null),
			(row) => (row.support ?? 0) - row.recoveredAmount
		),
		due: sum(
			rows.filter((row) => ['BILLED', 'APPROVED'].includes(stateOf(row))),
			netOf
		),
		planned: planned.length * cap
	};
}

/** A line's figures out of its entries, or of those up to and including a day. */
export async function lineFigures(
	db: Db,
	fiscalYear: string,
	kind: LineKind,
	until = '9999-12-31'
): Promise<LineFigures> {
	const lineId = `${fiscalYear}.${kind}`;
	const rows = await db
		.selectFrom('budgetEntry')
		.select('kind')
		.select((eb) => eb.fn.sum<number>('amount').as('amount'))
		.where('lineId', '=', lineId)
		.where('on', '<=', until)
		.groupBy('kind')
		.execute();
	const carriedOut = await carriedOutOf(db, lineId, until);
	const of = (...kinds: EntryKind[]) =>
		rows
			.filter((row) => kinds.includes(row.kind))
			.reduce((all, row) => all + Number(row.amount), 0);
	const line = await db
		.selectFrom('budgetLine')
		.select('closedAt')
		.where('id', '=', lineId)
		.executeTakeFirst();
	const budget = of('APPROPRIATE', 'SUPPLEMENT', 'TRANSFER', 'CARRY') + carriedOut;
	const [committed, paid, lapsed] = [0 - of('COMMIT'), 0 - of('PAY', 'REFUND'), 0 - of('LAPSE')];
	const balance = budget - committed - paid - lapsed - carriedOut;
	const closedAt = line?.closedAt ?? null;
	return { budget, committed, paid, lapsed, carriedOut, balance, closedAt };
}

/** 원 that left a line for the next year. */
async function carriedOutOf(db: Db, lineId: string, until: string): Promise<number> {
	const row = await db
		.selectFrom('budgetEntry')
		.select((eb) => eb.fn.sum<number | null>('amount').as('amount'))
		.where('lineId', '=', lineId)
		.where('kind', '=', 'CARRY')
		.where('on', '<=', until)
		.where('amount', '<', 0)
		.executeTakeFirst();
	return 0 - Number(row?.amount ?? 0);
}

/** Asked for in the year, or supported in it: those of the year's register. */
function enrollmentsOf(db: Db, fiscalYear: string): Promise<Rows['enrollment'][]> {
	return db
		.selectFrom('enrollment')
		.selectAll()
		.where(({ and, eb, or }) =>
			or([
				eb('fiscalYear', '=', fiscalYear),
				and([eb('startMonth', '<=', `${fiscalYear}-12`), eb('endMonth', '>=', `${fiscalYear}-01`)])
			])
		)
		.execute();
}

/** All months that a year's budget pays or paid. */
function monthsOf(db: Db, fiscalYear: string): Promise<Rows['subsidyMonth'][]> {
	return db.selectFrom('subsidyMonth').selectAll().where('fiscalYear', '=', fiscalYear).execute();
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
	return rows.reduce((all, row) => all + of(row), 0);
}
