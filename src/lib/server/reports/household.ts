/** One household: masked for whoever opens it, unmasked only for a reason that is on record. */
import { stateOf as applicationState, type ApplicationState } from '../../domain/application.ts';
import { isLive, stateOf as assignmentState } from '../../domain/assignment.ts';
import { stateOf as proofState, type EligibilityState } from '../../domain/eligibility.ts';
import { stateOf as householdState, type HouseholdState } from '../../domain/household.ts';
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import { stateOf as visitState } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';
import { history, type Deed } from './history.ts';
import type { VisitLine } from './promise.ts';
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
	/** people in it; 0 where that is not known */
	members: number;
	phoneBlockedAt: string | null;
	closedOn: string | null;
	/** the record that lives on in its place */
	mergedInto: { id: string; receiptNo: string } | null;
	state: HouseholdState;
	stand: Stand;
	applications: ApplicationLine[];
	proofs: ProofLine[];
	consents: Rows['consent'][];
	/** what somebody still has to do about it */
	tasks: Pick<Rows['task'], 'id' | 'kind' | 'openedAt' | 'dueOn'>[];
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

interface HouseholdVisit extends VisitLine {
	assignmentId: string;
}

export type ApplicationLine = Pick<
	Rows['application'],
	'id' | 'fiscalYear' | 'channel' | 'receivedAt'
> & { state: ApplicationState };

/** How the category was checked; the category itself is hidden like all that is sensitive. */
export type ProofLine = Pick<
	Rows['eligibility'],
	'id' | 'method' | 'checkedOn' | 'validUntil' | 'revokedAt'
> & { state: EligibilityState; checkedBy: string };

/** What is hidden until a reason is given. */
export type Person = Pick<
	Rows['household'],
	| 'name'
	| 'phone'
	| 'roadAddress'
	| 'addressDetail'
	| 'category'
	| 'note'
	| 'closedNote'
	| 'kind'
	| 'adminDong'
	| 'members'
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

/** The household, masked, with all that was done for it by a day ('YYYY-MM-DD'); or undefined. */
export async function household(
	db: Db,
	id: string,
	today: string
): Promise<HouseholdRecord | undefined> {
	const row = await db.selectFrom('household').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const promises = (await promisesOf(db, id)).map((promise) => ({
		...promise,
		state: assignmentState(promise)
	}));
	const promise = promises.find(isLive);
	const applications = await applicationsOf(db, id);
	const proofs = await proofsOf(db, id, today);
	const consents = await consentsOf(db, id);
	const tasks = await tasksOf(db, id);
	const parts = [promises, applications, proofs, consents, tasks].flat();
	return {
		...masked(row),
		mergedInto: (await placeOf(db, row.mergedIntoId ?? '')) ?? null,
		applications,
		proofs,
		consents,
		tasks,
		state: householdState(row),
		stand: standOf(row, promise),
		promise,
		promises,
		visits: await visitsOf(db, id),
		receipts: await receiptsOf(db, id),
		exceptions: await exceptionsOf(db, id),
		deeds: await history(db, [id, ...parts.map((one) => one.id)])
	};
}

/** The person behind a household, unmasked: only after a reason has been put on record. */
export async function person(db: Db, id: string): Promise<Person | undefined> {
	return db
		.selectFrom('household')
		.select(['name', 'phone', 'roadAddress', 'addressDetail', 'category', 'note'])
		.select(['closedNote', 'kind', 'adminDong', 'members'])
		.where('id', '=', id)
		.executeTakeFirst();
}

function masked(row: Rows['household']) {
	const { id, receiptNo, kind, adminDong, registeredAt, members, phoneBlockedAt, closedOn } = row;
	return {
		...{ id, receiptNo, kind, adminDong, registeredAt, members, phoneBlockedAt, closedOn },
		name: maskName(row.name),
		phone: maskPhone(row.phone),
		address: maskAddress(row.roadAddress)
	};
}

async function applicationsOf(db: Db, householdId: string): Promise<ApplicationLine[]> {
	const rows = await db
		.selectFrom('application')
		.selectAll()
		.where('householdId', '=', householdId)
		.orderBy('receivedAt', 'desc')
		.execute();
	return rows.map((row) => {
		const { id, fiscalYear, channel, receivedAt } = row;
		return { id, fiscalYear, channel, receivedAt, state: applicationState(row) };
	});
}

async function proofsOf(db: Db, householdId: string, today: string): Promise<ProofLine[]> {
	const rows = await db
		.selectFrom('eligibility')
		.leftJoin('user', 'user.id', 'eligibility.checkedBy')
		.selectAll('eligibility')
		.select('user.name as who')
		.where('householdId', '=', householdId)
		.orderBy('checkedOn', 'desc')
		.orderBy('eligibility.id', 'desc')
		.execute();
	return rows.map((row) => {
		const { id, method, checkedOn, validUntil, revokedAt } = row;
		const line = { id, method, checkedOn, validUntil, revokedAt };
		return { ...line, state: proofState(row, today), checkedBy: row.who ?? '' };
	});
}

function consentsOf(db: Db, householdId: string): Promise<Rows['consent'][]> {
	return db
		.selectFrom('consent')
		.selectAll()
		.where('householdId', '=', householdId)
		.orderBy('givenAt')
		.execute();
}

function tasksOf(db: Db, householdId: string) {
	return db
		.selectFrom('task')
		.select(['id', 'kind', 'openedAt', 'dueOn'])
		.where('householdId', '=', householdId)
		.where('doneAt', 'is', null)
		.orderBy('openedAt')
		.execute();
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
