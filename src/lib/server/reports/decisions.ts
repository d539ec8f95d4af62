/** What waits for a named person, and what such persons decided; records that were turned away. */
import { maskName } from '../../domain/mask.ts';
import type { Params } from '../../domain/refusal.ts';
import type { Rows } from '../../domain/tables.ts';
import type { ActionLog, Db } from '../schema.ts';
import { delivery, isHere, type DeliveryRecord } from './delivery.ts';

/** One exception with the things it speaks of; no person in it. */
export interface DecisionLine {
	id: string;
	code: string;
	params: Params;
	adminDong: string | null;
	openedAt: string;
	receiptId: string | null;
	householdId: string | null;
	receiptNo: string | null;
	tag: string | null;
	worker: string;
	decidedAt: string | null;
	decision: string | null;
	decidedBy: string;
	reason: string;
}

/** Exceptions of a year: those that wait (the earliest first), or those decided (the latest first). */
export async function decisions(
	db: Db,
	fiscalYear: string,
	which: 'open' | 'decided',
	limit?: number
): Promise<DecisionLine[]> {
	const rows = await linesOf(db)
		.where('exception.fiscalYear', '=', fiscalYear)
		.where('exception.decidedAt', which === 'open' ? 'is' : 'is not', null)
		.orderBy(
			which === 'open' ? 'exception.openedAt' : 'exception.decidedAt',
			which === 'open' ? 'asc' : 'desc'
		)
		.orderBy('exception.id')
		.$if(limit !== undefined, (query) => query.limit(limit as number))
		.execute();
	return rows.map(lineOf);
}

export interface DecisionRecord {
	line: DecisionLine;
	/** the field record that raised it, as it was sent */
	action: LoggedAction | undefined;
	/** the receipt it left, and those it stands against */
	records: DeliveryRecord[];
}

/** One exception with both records in full, or undefined. */
export async function decision(db: Db, id: string): Promise<DecisionRecord | undefined> {
	const row = await linesOf(db)
		.select('exception.actionId')
		.where('exception.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const receiptIds = await rivals(db, row);
	const records = await Promise.all(receiptIds.map((receiptId) => delivery(db, receiptId)));
	return {
		line: lineOf(row),
		action: await loggedAction(db, row.actionId),
		records: records.filter((record) => record !== undefined)
	};
}

/** An action as it arrived: its input stays readable whatever became of it. */
export interface LoggedAction {
	id: string;
	name: string;
	at: string;
	receivedAt: string;
	who: string;
	device: string | null;
	verdict: ActionLog['verdict'];
	code: string | null;
	params: Params;
	/** personal words masked; null where it must not be kept */
	input: Record<string, string | number | null> | null;
	householdId: string | null;
	/** the picture of its signature has arrived */
	signatureHere: boolean;
}

/** One action of the log, personal words masked, or undefined. */
export async function loggedAction(db: Db, id: string): Promise<LoggedAction | undefined> {
	const row = await actionsOf(db).where('action_log.id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const action = readable(row);
	return { ...action, signatureHere: await isHere(db, hashOf(action)) };
}

function hashOf({ input }: Pick<LoggedAction, 'input'>): string | null {
	return typeof input?.signatureHash === 'string' ? input.signatureHash : null;
}

/** Field records that changed nothing: refused or kept apart, the latest first. */
export async function turnedAway(db: Db, limit = 100): Promise<LoggedAction[]> {
	const rows = await actionsOf(db)
		.where('action_log.verdict', 'in', ['refused', 'quarantined'])
		.where('action_log.deviceId', 'is not', null)
		.orderBy('action_log.receivedAt', 'desc')
		.limit(limit)
		.execute();
	return rows.map(readable);
}

/** Receipts an exception is about: its own first, then what it collides with. */
async function rivals(
	db: Db,
	row: Pick<Rows['exception'], 'receiptId' | 'code' | 'pcId' | 'householdId'>
): Promise<string[]> {
	const own = row.receiptId === null ? [] : [row.receiptId];
	const against =
		row.code === 'SAME_UNIT'
			? (['pcId', row.pcId] as const)
			: (['householdId', row.householdId] as const);
	if (!row.code.startsWith('SAME_') || against[1] === null) return own;
	const others = await db
		.selectFrom('receipt')
		.select('id')
		.where(against[0], '=', against[1])
		.orderBy('deliveredAt')
		.execute();
	return [...new Set([...own, ...others.map((other) => other.id)])];
}

function linesOf(db: Db) {
	return db
		.selectFrom('exception')
		.leftJoin('household', 'household.id', 'exception.householdId')
		.leftJoin('pc', 'pc.id', 'exception.pcId')
		.leftJoin('user as worker', 'worker.id', 'exception.workerId')
		.leftJoin('user as decider', 'decider.id', 'exception.decidedBy')
		.select([
			'exception.id',
			'exception.code',
			'exception.params',
			'exception.adminDong',
			'exception.openedAt',
			'exception.receiptId',
			'exception.householdId',
			'exception.pcId',
			'exception.decidedAt',
			'exception.decision',
			'exception.reason',
			'household.receiptNo',
			'pc.tag',
			'worker.name as worker',
			'decider.name as decidedBy'
		]);
}

type ExceptionRow = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

function lineOf({ pcId: _, ...row }: ExceptionRow): DecisionLine {
	return {
		...row,
		params: JSON.parse(row.params) as Params,
		worker: row.worker ?? '',
		decidedBy: row.decidedBy ?? ''
	};
}

function actionsOf(db: Db) {
	return db
		.selectFrom('action_log')
		.leftJoin('user', 'user.id', 'action_log.userId')
		.leftJoin('device', 'device.id', 'action_log.deviceId')
		.selectAll('action_log')
		.select(['user.name as who', 'device.name as device']);
}

/** Inputs that name a person; everything else is codes, numbers and times. */
const PERSONAL = [
	'name',
	'recipientName',
	'phone',
	'roadAddress',
	'addressDetail',
	'address',
	'category'
];

function readable(row: ActionLog & { who: string | null; device: string | null }): LoggedAction {
	const { id, name, at, receivedAt, device, verdict, code } = row;
	const input = row.input === null ? null : (JSON.parse(row.input) as LoggedAction['input']);
	return {
		id,
		name,
		at,
		receivedAt,
		device,
		verdict,
		code,
		who: row.who ?? '',
		params: JSON.parse(row.params) as Params,
		input:
			input &&
			Object.fromEntries(Object.entries(input).map(([key, value]) => [key, hide(key, value)])),
		signatureHere: false,
		householdId: typeof input?.householdId === 'string' ? input.householdId : null
	};
}

function hide<V>(key: string, value: V): V | string {
	if (!PERSONAL.includes(key) || typeof value !== 'string' || value === '') return value;
	return key.toLowerCase().endsWith('name') ? maskName(value) : '**';
}
