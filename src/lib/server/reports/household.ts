/** One household: masked for whoever opens it, unmasked only for a reason that is on record. */
import { isLive, stateOf as assignmentState } from '../../domain/assignment.ts';
import { stateOf as householdState, type HouseholdState } from '../../domain/household.ts';
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import { stateOf as visitState, type VisitState } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';
import { history, type Deed } from './history.ts';
import { standOf, type Stand } from './register.ts';

export interface HouseholdRecord {
	id: string;
	receiptNo: string;
	kind: Rows['household']['kind'];
	/** masked */
	name: string;
	phone: string;
	address: string;
	adminDong: string;
	registeredAt: string;
	state: HouseholdState;
	stand: Stand;
	/** the live assignment, if there is one */
	promise: PromiseLine | undefined;
	promises: PromiseLine[];
	visits: HouseholdVisit[];
	receipts: { id: string; deliveredAt: string; serial: string; tag: string | null }[];
	exceptions: Pick<
		Rows['exception'],
		'id' | 'code' | 'params' | 'openedAt' | 'decidedAt' | 'decision'
	>[];
	deeds: Deed[];
}

type PromiseLine = Rows['assignment'] & {
	state: ReturnType<typeof assignmentState>;
	tag: string | null;
	model: string | null;
};

interface HouseholdVisit {
	id: string;
	assignmentId: string;
	scheduledOn: string;
	scheduledAt: string | null;
	attempt: number;
	worker: string;
	state: VisitState;
	failReason: string | null;
}

/** What is hidden until a reason is given. */
export type Person = Pick<
	Rows['household'],
	'name' | 'phone' | 'roadAddress' | 'addressDetail' | 'category' | 'note'
>;

/** Whose household it is: receipt number and dong, or undefined. Nothing personal. */
export async function placeOf(
	db: Db,
	id: string
): Promise<{ id: string; receiptNo: string; adminDong: string } | undefined> {
	return db
		.selectFrom('household')
		.select(['id', 'receiptNo', 'adminDong'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** The household, masked, with all that was done for it; or undefined. */
export async function household(db: Db, id: string): Promise<HouseholdRecord | undefined> {
	const row = await db.selectFrom('household').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const promises = (await promisesOf(db, id)).map((promise) => ({
		...promise,
		state: assignmentState(promise)
	}));
	const promise = promises.find(isLive);
	return {
		...masked(row),
		state: householdState(row),
		stand: standOf(row, promise),
		promise,
		promises,
		visits: await visitsOf(db, id),
		receipts: await receiptsOf(db, id),
		exceptions: await exceptionsOf(db, id),
		deeds: await history(db, [id, ...promises.map((one) => one.id)])
	};
}

/** The person behind a household, unmasked: only after a reason has been put on record. */
export async function person(db: Db, id: string): Promise<Person | undefined> {
	return db
		.selectFrom('household')
		.select(['name', 'phone', 'roadAddress', 'addressDetail', 'category', 'note'])
		.where('id', '=', id)
		.executeTakeFirst();
}

function masked(row: Rows['household']) {
	const { id, receiptNo, kind, adminDong, registeredAt } = row;
	return {
		id,
		receiptNo,
		kind,
		adminDong,
		registeredAt,
		name: maskName(row.name),
		phone: maskPhone(row.phone),
		address: maskAddress(row.roadAddress)
	};
}

function promisesOf(db: Db, householdId: string) {
	return db
		.selectFrom('assignment')
		.leftJoin('pc', 'pc.id', 'assignment.pcId')
		.selectAll('assignment')
		.select(['pc.tag', 'pc.model'])
		.where('assignment.householdId', '=', householdId)
		.orderBy('assignment.proposedAt', 'desc')
		.execute();
}

async function visitsOf(db: Db, householdId: string): Promise<HouseholdVisit[]> {
	const rows = await db
		.selectFrom('visit')
		.leftJoin('worker', 'worker.id', 'visit.workerId')
		.selectAll('visit')
		.select('worker.name as worker')
		.where('visit.householdId', '=', householdId)
		.orderBy('visit.scheduledOn', 'desc')
		.orderBy('visit.attempt', 'desc')
		.execute();
	return rows.map((row) => {
		const { id, assignmentId, scheduledOn, scheduledAt, attempt, failReason } = row;
		const line = { id, assignmentId, scheduledOn, scheduledAt, attempt, failReason };
		return { ...line, worker: row.worker ?? '', state: visitState(row) };
	});
}

function receiptsOf(db: Db, householdId: string) {
	return db
		.selectFrom('receipt')
		.leftJoin('pc', 'pc.id', 'receipt.pcId')
		.select(['receipt.id', 'receipt.deliveredAt', 'receipt.serial', 'pc.tag'])
		.where('receipt.householdId', '=', householdId)
		.orderBy('receipt.deliveredAt', 'desc')
		.execute();
}

function exceptionsOf(db: Db, householdId: string) {
	return db
		.selectFrom('exception')
		.select(['id', 'code', 'params', 'openedAt', 'decidedAt', 'decision'])
		.where('householdId', '=', householdId)
		.orderBy('openedAt', 'desc')
		.execute();
}
