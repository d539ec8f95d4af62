/**
 * A payment run before and after it is made: who is in it, who is not and why, and what remains of the
 * budget. Rows come from SQL, what they count as from the rules.
 */
import { isPayable, stateOf, type BatchState } from '../../../domain/batch.ts';
import { reach } from '../../../domain/forecast.ts';
import { maskName } from '../../../domain/mask.ts';
import type { Rows } from '../../../domain/tables.ts';
import { lineFigures } from '../../money/figures.ts';
import { previewRun, type LeftOut } from '../../money/run-preview.ts';
import type { Db } from '../../schema.ts';
import { history, type Deed } from '../history.ts';
import { maskNumber, namesOf } from './enrollment.ts';

export interface RunLine {
	id: string;
	receiptNo: string;
	/** masked */
	name: string;
	adminDong: string;
	carrier: string;
	/** masked */
	contractNo: string;
	payWay: Rows['enrollment']['payWay'];
	bill: number;
	discount: number;
	/** 원 */
	support: number;
	late: boolean;
	estimated: boolean;
}

export interface RunPlan {
	month: string;
	fiscalYear: string;
	lines: RunLine[];
	/** 원 */
	total: number;
	out: { id: string; receiptNo: string; adminDong: string; why: LeftOut }[];
	/** 원: what the line holds now */
	balance: number;
	cap: number;
	/** how many households the balance reaches for a month */
	reach: number;
}

/** What a run of a month would pay now, with whose months they are, masked; undefined without a year. */
export async function planOf(
	db: Db,
	fiscalYear: string,
	month: string
): Promise<RunPlan | undefined> {
	const preview = await previewRun(db, { fiscalYear, month });
	if (!preview) return undefined;
	const { total, balance, reach } = preview;
	const rows = new Map((await rowsOf(db, month)).map((row) => [row.id, row]));
	const homes = await homesIn(db, month);
	return {
		...{ month, fiscalYear, total, balance, reach, cap: await capOf(db, fiscalYear) },
		lines: preview.pays.flatMap(({ monthId }) => {
			const row = rows.get(monthId);
			return row ? [lineOf(row)] : [];
		}),
		out: preview.leftOut.map(({ enrollmentId: id, why }) => ({
			...{ id, why, receiptNo: homes.get(id)?.receiptNo ?? '' },
			adminDong: homes.get(id)?.adminDong ?? ''
		}))
	};
}

/** Whose the enrolments are that have the month, or may still get it. */
async function homesIn(db: Db, month: string) {
	const rows = await db
		.selectFrom('enrollment')
		.innerJoin('household', 'household.id', 'enrollment.householdId')
		.select(['enrollment.id', 'household.receiptNo', 'household.adminDong'])
		.where((eb) => eb.or([eb('activatedAt', 'is', null), eb('startMonth', '<=', month)]))
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Months of the year that have something to pay, with how many and how much. */
export async function payableMonths(db: Db, fiscalYear: string) {
	const rows = await db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.where('batchId', 'is', null)
		.execute();
	const months = new Map<string, { month: string; count: number; total: number }>();
	for (const row of rows.filter((one) => isPayable(one, fiscalYear))) {
		const sum = months.get(row.month) ?? { month: row.month, count: 0, total: 0 };
		sum.count += 1;
		sum.total += row.support ?? 0;
		months.set(row.month, sum);
	}
	return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

export interface RunRecord {
	/** a void run counts nothing: its months are free */
	row: Rows['paymentBatch'];
	state: BatchState;
	madeBy: string;
	lockedBy: string;
	approvedBy: string;
	paidBy: string;
	lines: RunLine[];
	/** 원: what the line holds now; once approved the run is taken off already */
	balance: number;
	cap: number;
	/** households that the balance reaches, without those of the run */
	reach: number;
	deeds: Deed[];
}

/** A run with its months in the order of the paper; or undefined. */
export async function runRecord(db: Db, id: string): Promise<RunRecord | undefined> {
	const row = await db
		.selectFrom('paymentBatch')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const name = await namesOf(db, [row.madeBy, row.lockedBy, row.approvedBy, row.paidBy]);
	const { balance } = await lineFigures(db, row.fiscalYear, 'INTERNET_FEE');
	const cap = await capOf(db, row.fiscalYear);
	const state = stateOf(row);
	// Approved, the run is taken off the balance already; void, it takes nothing any more.
	const isVoid = state === 'VOID';
	const isBound = state === 'APPROVED' || state === 'PAID' || isVoid;
	const rows = await rowsOf(db, row.month);
	return {
		...{ row: isVoid ? { ...row, count: 0, total: 0 } : row, state, balance, cap },
		reach: reach(isBound ? balance : balance - row.total, cap),
		...{ madeBy: name(row.madeBy), lockedBy: name(row.lockedBy) },
		...{ approvedBy: name(row.approvedBy), paidBy: name(row.paidBy) },
		lines: rows.filter((one) => one.batchId === id).map(lineOf),
		deeds: await history(db, [id])
	};
}

async function capOf(db: Db, fiscalYear: string): Promise<number> {
	const row = await db
		.selectFrom('programmeYear')
		.select('monthlyCap')
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	return row?.monthlyCap ?? 0;
}

type Joined = Awaited<ReturnType<typeof rowsOf>>[number];

/** Months of use with whose they are, in the order in which the paper lists them. */
async function rowsOf(db: Db, month: string) {
	return db
		.selectFrom('subsidyMonth')
		.innerJoin('household', 'household.id', 'subsidyMonth.householdId')
		.innerJoin('enrollment', 'enrollment.id', 'subsidyMonth.enrollmentId')
		.selectAll('subsidyMonth')
		.select(['household.receiptNo', 'household.name'])
		.select(['enrollment.carrier', 'enrollment.contractNo', 'enrollment.payWay'])
		.where('subsidyMonth.month', '=', month)
		.orderBy('household.receiptNo')
		.orderBy('subsidyMonth.id')
		.execute();
}

function lineOf(row: Joined): RunLine {
	const { id, receiptNo, adminDong, carrier, payWay } = row;
	return {
		...{ id, receiptNo, adminDong, carrier, payWay, contractNo: maskNumber(row.contractNo) },
		...{ name: maskName(row.name), bill: row.bill ?? 0, discount: row.discount ?? 0 },
		...{ support: row.support ?? 0, late: row.lateOfId !== null },
		estimated: row.estimatedAt !== null && row.settledAt === null
	};
}

/** Who stands in a run, unmasked: only after a reason has been put on record. */
export async function runPersons(db: Db, id: string) {
	return db
		.selectFrom('subsidyMonth')
		.innerJoin('household', 'household.id', 'subsidyMonth.householdId')
		.innerJoin('enrollment', 'enrollment.id', 'subsidyMonth.enrollmentId')
		.select(['subsidyMonth.id', 'subsidyMonth.householdId', 'household.name'])
		.select('enrollment.contractNo')
		.where('subsidyMonth.batchId', '=', id)
		.execute();
}
