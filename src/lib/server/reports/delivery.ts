/** One hand-over with everything that proves it: receipt, checks, signature, photo, both clocks, history. */
import { maskAddress, maskName } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { standingOf, type Standing } from './deliveries.ts';
import { editions } from './editions.ts';
import { deedOf, history, minutesApart, type Deed } from './history.ts';

export interface DeliveryRecord {
	id: string;
	fiscalYear: string;
	adminDong: string;
	standing: Standing;
	household: { id: string; receiptNo: string; name: string };
	/** masked */
	recipientName: string;
	recipientRelation: string;
	/** masked */
	address: string;
	worker: string;
	serial: string;
	pc: Rows['pc'] | null;
	replacedTag: string | null;
	swapReason: string | null;
	warrantyUntil: string;
	checks: Record<Check, string | null>;
	signatureHash: string | null;
	/** true once the whole file has arrived */
	signatureHere: boolean;
	/** of the unit's serial label */
	photoHash: string | null;
	photoHere: boolean;
	substitute: string | null;
	/** there is a note of the worker, to be seen with the rest of the person's data */
	hasNote: boolean;
	/** the tablet's clock */
	deliveredAt: string;
	/** the server's clock; null where the log does not hold the action */
	receivedAt: string | null;
	/** minutes between the two clocks, if more than ten */
	minutesApart: number | null;
	/** the tablet's clock was wrong, not only the tablet without a network */
	clockOff: boolean;
	assignment: Rows['assignment'];
	exceptions: Pick<
		Rows['exception'],
		'id' | 'code' | 'params' | 'decidedAt' | 'decision' | 'reason'
	>[];
	deeds: Deed[];
}

const CHECKS = [
	'bootCheckedAt',
	'licenceCheckedAt',
	'officeCheckedAt',
	'internetCheckedAt'
] as const;
export type Check = (typeof CHECKS)[number];

/** The hand-over of a receipt, masked, or undefined. */
export async function delivery(db: Db, receiptId: string): Promise<DeliveryRecord | undefined> {
	const row = await receiptOf(db, receiptId);
	if (!row) return undefined;
	const { receipt, household, assignment } = row;
	const exceptions = await exceptionsOf(db, receiptId, assignment.id);
	// A corrected receipt is another version of what one hand-over recorded.
	const [{ id: root }] = await editions(db, receipt);
	const deed = await deedOf(db, root);
	const second = exceptions.some(
		(one) => one.receiptId === receiptId && one.code.startsWith('SAME_')
	);
	return {
		...pick(receipt),
		household: { id: household.id, receiptNo: household.receiptNo, name: maskName(household.name) },
		standing: standingOf(assignment.aboveQuotaAt, second),
		worker: row.worker?.name ?? '',
		pc: row.pc ?? null,
		replacedTag: row.replaced?.tag ?? null,
		signatureHere: await isHere(db, receipt.signatureHash),
		photoHere: await isHere(db, receipt.photoHash),
		receivedAt: deed?.receivedAt ?? null,
		minutesApart: deed ? minutesApart(deed) : null,
		clockOff: deed?.clockOffMs != null,
		assignment,
		exceptions,
		deeds: await history(db, [
			...new Set([root, receiptId]),
			assignment.id,
			...exceptions.map((one) => one.id)
		])
	};
}

export type Recipient = Pick<
	Rows['receipt'],
	'recipientName' | 'address' | 'substituteReason' | 'note' | 'householdId'
>;

/** What a receipt says of the person, unmasked: only after a reason has been put on record. */
export async function recipient(db: Db, receiptId: string): Promise<Recipient | undefined> {
	return db
		.selectFrom('receipt')
		.select(['recipientName', 'address', 'substituteReason', 'note', 'householdId'])
		.where('id', '=', receiptId)
		.executeTakeFirst();
}

function pick(receipt: Rows['receipt']) {
	const { id, fiscalYear, adminDong, recipientRelation, serial, swapReason, warrantyUntil } =
		receipt;
	const { signatureHash, photoHash, substitute, deliveredAt } = receipt;
	return {
		id,
		fiscalYear,
		adminDong,
		recipientRelation,
		serial,
		swapReason,
		warrantyUntil,
		signatureHash,
		photoHash,
		substitute,
		deliveredAt,
		recipientName: maskName(receipt.recipientName),
		address: maskAddress(receipt.address),
		hasNote: receipt.note !== '',
		checks: Object.fromEntries(CHECKS.map((check) => [check, receipt[check]])) as Record<
			Check,
			string | null
		>
	};
}

async function receiptOf(db: Db, id: string) {
	const receipt = await byId(db, 'receipt', id);
	if (!receipt) return undefined;
	const household = await byId(db, 'household', receipt.householdId);
	const assignment = await byId(db, 'assignment', receipt.assignmentId);
	if (!household || !assignment) return undefined;
	return {
		receipt,
		household,
		assignment,
		worker: await byId(db, 'worker', receipt.workerId),
		pc: await byId(db, 'pc', receipt.pcId),
		replaced: await byId(db, 'pc', receipt.replacedPcId)
	};
}

type Table = 'receipt' | 'household' | 'assignment' | 'worker' | 'pc';

/** One row, or undefined where there is none or no id. */
async function byId<T extends Table>(
	db: Db,
	table: T,
	id: string | null
): Promise<Rows[T] | undefined> {
	if (id === null) return undefined;
	const row = await db
		.selectFrom(table as Table)
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return row as Rows[T] | undefined;
}

function exceptionsOf(db: Db, receiptId: string, assignmentId: string) {
	return db
		.selectFrom('exception')
		.select(['id', 'code', 'params', 'receiptId', 'decidedAt', 'decision', 'reason'])
		.where((eb) => eb.or([eb('receiptId', '=', receiptId), eb('assignmentId', '=', assignmentId)]))
		.orderBy('openedAt')
		.execute();
}

/** True once the whole file of a hash has arrived. */
export async function isHere(db: Db, hash: string | null): Promise<boolean> {
	if (hash === null) return false;
	const file = await db
		.selectFrom('file')
		.select('completeAt')
		.where('hash', '=', hash)
		.executeTakeFirst();
	return file?.completeAt != null;
}
