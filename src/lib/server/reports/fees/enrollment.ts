/** A household's enrolment for the internet fee: how far it is, its months, and who did what. */
import { stateOf, type EnrollmentState } from '../../../domain/enrollment.ts';
import { earliestStart, freeStart } from '../../../domain/fee-start.ts';
import { maskName } from '../../../domain/mask.ts';
import { stateOf as monthState, isLive, owed, type MonthState } from '../../../domain/subsidy.ts';
import type { Rows } from '../../../domain/tables.ts';
import type { Db } from '../../schema.ts';
import { history, type Deed } from '../history.ts';
import { yearOf } from '../years.ts';

type Row = Rows['enrollment'];

export interface EnrollmentRecord {
	/** without what is seen with the rest of the person's data; the contract number is masked */
	row: Omit<Row, 'note' | 'backdateReason' | 'rightEndReason'>;
	state: EnrollmentState;
	household: { id: string; receiptNo: string; name: string; adminDong: string };
	/** the data of the household may go to a carrier */
	mayTellCarrier: boolean;
	/** who did what, by name */
	requestedBy: string;
	activatedBy: string;
	backdateAskedBy: string;
	backdateApprovedBy: string;
	endedBy: string;
	rightEndAskedBy: string;
	rightEndApprovedBy: string;
	/** 'YYYY-MM': no start before it, and none before the other without a second person */
	earliest: string | null;
	free: string | null;
	/** the year of `free` has settings, so that a month of it can be supported */
	isYearOpen: boolean;
	/** months that the household has had or is to have, and the most it may have */
	used: number;
	most: number;
	months: MonthLine[];
	hasNote: boolean;
	/** why an earlier start was asked for is on record, and seen like the note */
	hasReason: boolean;
	/** the same of why another end was asked for */
	hasEndReason: boolean;
	deeds: Deed[];
}

export interface MonthLine {
	id: string;
	month: string;
	state: MonthState;
	fiscalYear: string;
	late: boolean;
	estimated: boolean;
	bill: number | null;
	discount: number | null;
	support: number | null;
	/** 원 that still have to come back */
	owed: number;
	paidOn: string | null;
	skipReason: Rows['subsidyMonth']['skipReason'];
}

/** An enrolment as it is in a month 'YYYY-MM', masked; or undefined. */
export async function enrollmentRecord(
	db: Db,
	id: string,
	month: string
): Promise<EnrollmentRecord | undefined> {
	const found = await db
		.selectFrom('enrollment')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!found) return undefined;
	const { note, contractNo, backdateReason, rightEndReason, ...rest } = found;
	const row = { ...rest, contractNo: maskNumber(contractNo) };
	const months = await monthRows(db, row.householdId);
	const name = await namesOf(db, [
		row.requestedBy,
		row.activatedBy,
		...[row.backdateAskedBy, row.backdateApprovedBy, row.endedBy],
		...[row.rightEndAskedBy, row.rightEndApprovedBy]
	]);
	return {
		...{ row, hasNote: note !== '', hasReason: backdateReason !== '' },
		...{ hasEndReason: rightEndReason !== '', endedBy: name(row.endedBy) },
		rightEndAskedBy: name(row.rightEndAskedBy),
		rightEndApprovedBy: name(row.rightEndApprovedBy),
		state: stateOf(found, month),
		household: await homeOf(db, row.householdId),
		mayTellCarrier: await toldToCarriers(db, row.householdId),
		...{ requestedBy: name(row.requestedBy), activatedBy: name(row.activatedBy) },
		backdateAskedBy: name(row.backdateAskedBy),
		backdateApprovedBy: name(row.backdateApprovedBy),
		...{ earliest: earliestStart(row), free: freeStart(row) },
		isYearOpen: (await yearOf(db, freeStart(row)?.slice(0, 4) ?? '')) !== undefined,
		used: months.filter((one) => isLive(one) && one.lateOfId === null).length,
		most: await mostMonths(db, row.startMonth?.slice(0, 4) ?? row.fiscalYear),
		months: months.filter((one) => one.enrollmentId === id).map(lineOf),
		deeds: await history(db, [
			id,
			...months.filter((one) => one.enrollmentId === id).map((one) => one.id)
		])
	};
}

/** A contract's number with all but its last four signs hidden. */
export function maskNumber(text: string): string {
	return text.replace(/.(?=.{4})/g, '*');
}

/** What an enrolment says of the person, unmasked: only after a reason has been put on record. */
export async function enrollmentPerson(db: Db, id: string) {
	return db
		.selectFrom('enrollment')
		.innerJoin('household', 'household.id', 'enrollment.householdId')
		.select(['enrollment.contractNo', 'enrollment.note', 'enrollment.backdateReason'])
		.select('enrollment.rightEndReason')
		.select('household.name')
		.where('enrollment.id', '=', id)
		.executeTakeFirst();
}

/** A household's own enrolments, the newest first, each with its months. */
export async function feesOf(db: Db, householdId: string, month: string) {
	const rows = await db
		.selectFrom('enrollment')
		.selectAll()
		.where('householdId', '=', householdId)
		.orderBy('requestedAt', 'desc')
		.execute();
	const months = await monthRows(db, householdId);
	return rows.map((row) => ({
		...{ id: row.id, state: stateOf(row, month), carrier: row.carrier },
		...{ startMonth: row.startMonth, endMonth: row.endMonth, requestedAt: row.requestedAt },
		months: months.filter((one) => one.enrollmentId === row.id).map(lineOf)
	}));
}

/** A month as a line of a table. */
export function lineOf(row: Rows['subsidyMonth']): MonthLine {
	const { id, month, fiscalYear, bill, discount, support, paidOn, skipReason } = row;
	return {
		...{ id, month, fiscalYear, bill, discount, support, paidOn, skipReason },
		...{ state: monthState(row), owed: owed(row), late: row.lateOfId !== null },
		estimated: row.estimatedAt !== null && row.settledAt === null
	};
}

function monthRows(db: Db, householdId: string): Promise<Rows['subsidyMonth'][]> {
	return db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('householdId', '=', householdId)
		.orderBy('month')
		.orderBy('id')
		.execute();
}

/** The household of a line: masked. */
export async function homeOf(db: Db, id: string) {
	const row = await db
		.selectFrom('household')
		.select(['id', 'receiptNo', 'name', 'adminDong'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { ...row, name: maskName(row.name) };
}

async function toldToCarriers(db: Db, householdId: string): Promise<boolean> {
	const rows = await db
		.selectFrom('consent')
		.select('withdrawnAt')
		.where('householdId', '=', householdId)
		.where('kind', '=', 'THIRD_PARTY')
		.execute();
	return rows.some((row) => row.withdrawnAt === null);
}

async function mostMonths(db: Db, fiscalYear: string): Promise<number> {
	const row = await db
		.selectFrom('programmeYear')
		.select('maxMonthsPerHousehold')
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	return row?.maxMonthsPerHousehold ?? 0;
}

/** Names of accounts by their ids; nobody is ''. */
export async function namesOf(
	db: Db,
	ids: readonly (string | null)[]
): Promise<(id: string | null) => string> {
	const wanted = [...new Set(ids.filter((id) => id !== null))];
	if (wanted.length === 0) return () => '';
	const rows = await db
		.selectFrom('user')
		.select(['id', 'name'])
		.where('id', 'in', wanted)
		.execute();
	const names = new Map(rows.map((row) => [row.id, row.name]));
	return (id) => names.get(id ?? '') ?? '';
}
