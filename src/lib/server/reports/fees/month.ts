/** One month of support: by what it was computed, in which run it was paid, what has to come back. */
import { stateOf as batchState, type BatchState } from '../../../domain/batch.ts';
import { netOf, owed, stateOf, type MonthState } from '../../../domain/subsidy.ts';
import type { Rows } from '../../../domain/tables.ts';
import type { Db } from '../../schema.ts';
import { history, type Deed } from '../history.ts';
import { homeOf } from './enrollment.ts';

export interface MonthRecord {
	row: Rows['subsidyMonth'];
	state: MonthState;
	household: Awaited<ReturnType<typeof homeOf>>;
	/** 원 the household keeps, and that still have to come back */
	net: number;
	owed: number;
	carrier: string;
	run: { id: string; month: string; number: number; state: BatchState } | null;
	/** what was added to it, or what it adds to */
	related: { id: string; month: string; support: number | null }[];
	/** what the ledger says of it */
	entries: Pick<Rows['budgetEntry'], 'id' | 'kind' | 'amount' | 'on'>[];
	deeds: Deed[];
}

/** A month, masked; or undefined. */
export async function monthRecord(db: Db, id: string): Promise<MonthRecord | undefined> {
	const row = await db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const related = await relatedTo(db, row);
	const enrollment = await db
		.selectFrom('enrollment')
		.select('carrier')
		.where('id', '=', row.enrollmentId)
		.executeTakeFirst();
	return {
		...{ row, state: stateOf(row), net: netOf(row), owed: owed(row), related },
		household: await homeOf(db, row.householdId),
		carrier: enrollment?.carrier ?? '',
		run: await runOf(db, row.batchId),
		entries: await entriesAbout(db, id),
		deeds: await deedsOf(db, row)
	};
}

/** What an end claims, and what its correction drops, leaves no time on the month. */
const ENDS: readonly string[] = ['endFee', 'approveEndCorrection'];

/** What was done to the month by its own name, in its run, and by what changed the enrolment with it. */
async function deedsOf(db: Db, row: Rows['subsidyMonth']): Promise<Deed[]> {
	const { plannedAt, billedAt, skippedAt, clawbackAt, settledAt } = row;
	const own = await history(db, [row.id, ...(row.batchId === null ? [] : [row.batchId])]);
	const known = new Set(own.map((deed) => deed.id));
	const when = new Set([plannedAt, billedAt, skippedAt, clawbackAt, settledAt]);
	const around = (await history(db, [row.enrollmentId])).filter(
		(deed) =>
			(when.has(deed.at) || ENDS.includes(deed.name)) &&
			deed.verdict === 'accepted' &&
			!known.has(deed.id)
	);
	return [...own, ...around].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

async function runOf(db: Db, id: string | null): Promise<MonthRecord['run']> {
	if (id === null) return null;
	const row = await db
		.selectFrom('paymentBatch')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? { id, month: row.month, number: row.number, state: batchState(row) } : null;
}

function relatedTo(db: Db, row: Rows['subsidyMonth']) {
	return db
		.selectFrom('subsidyMonth')
		.select(['id', 'month', 'support'])
		.where('enrollmentId', '=', row.enrollmentId)
		.where('month', '=', row.month)
		.where('id', '<>', row.id)
		.orderBy('id')
		.execute();
}

function entriesAbout(db: Db, id: string) {
	return db
		.selectFrom('budgetEntry')
		.select(['id', 'kind', 'amount', 'on'])
		.where('about', '=', id)
		.orderBy('at')
		.execute();
}
