/** One assignment and one visit: what became of it, by whose hand, and what else belongs to it. */
import { stateOf, type AssignmentState } from '../../domain/assignment.ts';
import { maskAddress, maskName } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import { stateOf as visitState, type VisitState } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';
import { history, type Deed } from './history.ts';

export interface PromiseRecord {
	row: Rows['assignment'];
	state: AssignmentState;
	/** number of the settings it was judged by */
	version: number | null;
	household: Home;
	unit: Unit | null;
	visits: VisitLine[];
	receipts: Pick<Rows['receipt'], 'id' | 'deliveredAt' | 'serial' | 'voidedAt' | 'replacedById'>[];
	exceptions: ExceptionLine[];
	deeds: Deed[];
}

export interface VisitRecord {
	row: Omit<Rows['visit'], 'note' | 'failNote' | 'cancelReason'>;
	state: VisitState;
	worker: string;
	/** there are words that are seen with the rest of the person's data */
	hasNote: boolean;
	household: Home;
	unit: Unit | null;
	promise: { id: string; fiscalYear: string; state: AssignmentState };
	receiptId: string | null;
	/** the other visits for the same promise */
	others: VisitLine[];
	exceptions: ExceptionLine[];
	deeds: Deed[];
}

/** Whose it is; name and address are masked. */
interface Home {
	id: string;
	receiptNo: string;
	name: string;
	address: string;
	adminDong: string;
}
type Unit = Pick<Rows['pc'], 'id' | 'tag' | 'model'>;
type ExceptionLine = Pick<
	Rows['exception'],
	'id' | 'code' | 'params' | 'openedAt' | 'decidedAt' | 'decision'
>;
/** One visit for a promise. */
export interface VisitLine extends Pick<
	Rows['visit'],
	'id' | 'scheduledOn' | 'scheduledAt' | 'attempt' | 'failReason'
> {
	worker: string;
	state: VisitState;
}

/** What was done to a household ends its promises and visits without naming them. */
const ENDINGS: readonly string[] = ['closeHousehold', 'mergeHousehold'];

/** An assignment with its visits, receipts and history, masked; or undefined. */
export async function promiseRecord(db: Db, id: string): Promise<PromiseRecord | undefined> {
	const row = await assignmentOf(db, id);
	if (!row) return undefined;
	const [household, unit] = [await homeOf(db, row.householdId), await unitOf(db, row.pcId)];
	const visits = await visitsOf(db, id);
	const receipts = await receiptsOf(db, id);
	const exceptions = await exceptionsOf(db, id);
	const parts = [visits, receipts, exceptions].flat().map((one) => one.id);
	return {
		...{ row, state: stateOf(row), household, unit, visits, receipts, exceptions },
		version: row.versionId === null ? null : Number(row.versionId.split('.')[1]),
		deeds: await deedsOf(db, row.householdId, [id, ...parts])
	};
}

/** A visit with what it was for and its history, masked; or undefined. */
export async function visitRecord(db: Db, id: string): Promise<VisitRecord | undefined> {
	const found = await visitOf(db, id);
	const promise = found && (await assignmentOf(db, found.assignmentId));
	if (!found || !promise) return undefined;
	const { note, failNote, cancelReason, ...row } = found;
	const all = await visitsOf(db, promise.id);
	const receipts = (await receiptsOf(db, promise.id)).filter((one) => one.visitId === id);
	const exceptions = await exceptionsOf(db, promise.id);
	const parts = [receipts, exceptions].flat().map((one) => one.id);
	return {
		...{ row, state: visitState(found), exceptions },
		worker: all.find((one) => one.id === id)?.worker ?? '',
		hasNote: [note, failNote, cancelReason].some(Boolean),
		household: await homeOf(db, row.householdId),
		unit: await unitOf(db, promise.pcId),
		promise: { id: promise.id, fiscalYear: promise.fiscalYear, state: stateOf(promise) },
		receiptId: receipts.find((one) => one.replacedById === null)?.id ?? null,
		others: all.filter((one) => one.id !== id),
		deeds: await deedsOf(db, row.householdId, [id, promise.id, ...parts])
	};
}

/** What a visit says of the person, unmasked: only after a reason has been put on record. */
export async function visitNotes(
	db: Db,
	id: string
): Promise<
	| (Pick<Rows['visit'], 'note' | 'failNote' | 'cancelReason' | 'householdId'> &
			Pick<Rows['household'], 'name' | 'roadAddress' | 'addressDetail'>)
	| undefined
> {
	return db
		.selectFrom('visit')
		.innerJoin('household', 'household.id', 'visit.householdId')
		.select(['visit.note', 'visit.failNote', 'visit.cancelReason', 'visit.householdId'])
		.select(['household.name', 'household.roadAddress', 'household.addressDetail'])
		.where('visit.id', '=', id)
		.executeTakeFirst();
}

/** What was done to these and to their household as a whole, in the order in which it was taken. */
async function deedsOf(db: Db, householdId: string, ids: readonly string[]): Promise<Deed[]> {
	const own = await history(db, ids);
	const known = new Set(own.map((deed) => deed.id));
	const home = await history(db, [householdId]);
	const ended = home.filter((deed) => ENDINGS.includes(deed.name) && !known.has(deed.id));
	return [...own, ...ended].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

function assignmentOf(db: Db, id: string): Promise<Rows['assignment'] | undefined> {
	return db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirst();
}

function visitOf(db: Db, id: string): Promise<Rows['visit'] | undefined> {
	return db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
}

async function homeOf(db: Db, id: string): Promise<Home> {
	const row = await db
		.selectFrom('household')
		.select(['id', 'receiptNo', 'name', 'roadAddress', 'adminDong'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const { receiptNo, adminDong } = row;
	return {
		...{ id, receiptNo, adminDong },
		name: maskName(row.name),
		address: maskAddress(row.roadAddress)
	};
}

async function unitOf(db: Db, id: string | null): Promise<Unit | null> {
	const row = await db
		.selectFrom('pc')
		.select(['id', 'tag', 'model'])
		.where('id', '=', id ?? '')
		.executeTakeFirst();
	return row ?? null;
}

async function visitsOf(db: Db, assignmentId: string): Promise<VisitLine[]> {
	const rows = await db
		.selectFrom('visit')
		.leftJoin('worker', 'worker.id', 'visit.workerId')
		.selectAll('visit')
		.select('worker.name as worker')
		.where('visit.assignmentId', '=', assignmentId)
		.orderBy('visit.attempt', 'desc')
		.execute();
	return rows.map((row) => {
		const { id, scheduledOn, scheduledAt, attempt, failReason } = row;
		const line = { id, scheduledOn, scheduledAt, attempt, failReason };
		return { ...line, worker: row.worker ?? '', state: visitState(row) };
	});
}

function receiptsOf(db: Db, assignmentId: string) {
	return db
		.selectFrom('receipt')
		.select(['id', 'visitId', 'deliveredAt', 'serial', 'voidedAt', 'replacedById'])
		.where('assignmentId', '=', assignmentId)
		.orderBy('deliveredAt', 'desc')
		.orderBy('edition', 'desc')
		.execute();
}

function exceptionsOf(db: Db, assignmentId: string): Promise<ExceptionLine[]> {
	return db
		.selectFrom('exception')
		.select(['id', 'code', 'params', 'openedAt', 'decidedAt', 'decision'])
		.where('assignmentId', '=', assignmentId)
		.orderBy('openedAt', 'desc')
		.execute();
}
