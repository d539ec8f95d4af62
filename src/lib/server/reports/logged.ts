/** Actions of the log as a person may read them, whatever became of them. */
import { maskName } from '../../domain/mask.ts';
import type { Params } from '../../domain/refusal.ts';
import { TABLES, TABLE_NAMES } from '../../domain/tables.ts';
import type { ActionLog, Db } from '../schema.ts';
import { isHere } from './delivery.ts';
import { householdOf } from './whose.ts';

type Value = string | number | null;

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
	input: Record<string, Value> | null;
	/** what it names, itself or by one of its records, where that is on record */
	householdId: string | null;
	receiptNo: string | null;
	pcId: string | null;
	tag: string | null;
	/** the picture of its signature has arrived */
	signatureHere: boolean;
	/** and the one that was taken beside it */
	photoHere: boolean;
}

/**
 * One action of the log, or undefined. Its personal words are masked; `open` only after a reason has
 * been put on record.
 */
export async function loggedAction(
	db: Db,
	id: string,
	sight: 'masked' | 'open' = 'masked'
): Promise<LoggedAction | undefined> {
	const row = await actionsOf(db).where('action_log.id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const shown = readable(row, sight === 'open' ? (_, value) => value : hide);
	const action = { ...shown, householdId: await householdOf(db, shown.input) };
	return {
		...action,
		...(await namesOf(db, action)),
		...(await picturesOf(db, action))
	};
}

/** Which pictures of an action have arrived. */
export async function picturesOf(
	db: Db,
	action: Pick<LoggedAction, 'input'>
): Promise<Pick<LoggedAction, 'signatureHere' | 'photoHere'>> {
	return {
		signatureHere: await isHere(db, textOf(action, 'signatureHash')),
		photoHere: await isHere(db, textOf(action, 'photoHash'))
	};
}

/** The receipt number and the tag behind the ids of an action. */
async function namesOf(db: Db, action: Pick<LoggedAction, 'householdId' | 'pcId'>) {
	const { householdId, pcId } = action;
	const home = db
		.selectFrom('household')
		.select('receiptNo')
		.where('id', '=', householdId ?? '');
	const unit = db
		.selectFrom('pc')
		.select('tag')
		.where('id', '=', pcId ?? '');
	return {
		receiptNo: (await home.executeTakeFirst())?.receiptNo ?? null,
		tag: (await unit.executeTakeFirst())?.tag ?? null
	};
}

/** A text of the input, or null. */
function textOf({ input }: Pick<LoggedAction, 'input'>, key: string): string | null {
	const value = input?.[key];
	return typeof value === 'string' ? value : null;
}

/** Field records that changed nothing: refused or kept apart, the latest first. What was entered is not in it. */
export async function turnedAway(db: Db, limit = 100): Promise<Omit<LoggedAction, 'input'>[]> {
	const rows = await actionsOf(db)
		.where('action_log.verdict', 'in', ['refused', 'quarantined'])
		.where('action_log.deviceId', 'is not', null)
		.orderBy('action_log.receivedAt', 'desc')
		.limit(limit)
		.execute();
	return rows.map((row) => {
		const { input: _, ...line } = readable(row, hide);
		return line;
	});
}

function actionsOf(db: Db) {
	return db
		.selectFrom('action_log')
		.leftJoin('user', 'user.id', 'action_log.userId')
		.leftJoin('device', 'device.id', 'action_log.deviceId')
		.selectAll('action_log')
		.select(['user.name as who', 'device.name as device']);
}

/** What tablets seal, as inputs call it. */
const PERSONAL: ReadonlySet<string> = new Set(
	TABLE_NAMES.flatMap((table): readonly string[] => TABLES[table].personal).concat('reason')
);

/** A row of the log as a person reads it; `show` says what of a field is shown. */
export function readable(
	row: ActionLog & { who: string | null; device: string | null },
	show: typeof hide
): LoggedAction {
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
		input: input && leavesOf(input, show),
		signatureHere: false,
		photoHere: false,
		householdId: textOf({ input }, 'householdId'),
		receiptNo: null,
		pcId: textOf({ input }, 'pcId'),
		tag: null
	};
}

/**
 * The values of an input, each shown by the name of its own column: corrections lie a level deeper,
 * as what was there and what it became. Lists say nothing to a person here.
 */
function leavesOf(input: Record<string, unknown>, show: typeof hide): Record<string, Value> {
	const leaves = Object.entries(input).flatMap(([key, value]): [string, Value][] => {
		if (key === 'changes' && value !== null && typeof value === 'object')
			return Object.entries(value).map(([column, change]) => [
				column,
				corrected(column, change, show)
			]);
		if (typeof value === 'object' && value !== null) return [];
		return [[key, show(key, value as Value)]];
	});
	return Object.fromEntries(leaves);
}

function corrected(column: string, change: unknown, show: typeof hide): Value {
	const { from = '', to = '' } = (change ?? {}) as { from?: Value; to?: Value };
	return [from, to].map((value) => show(column, isLeaf(value) ? value : '')).join(' → ');
}

function isLeaf(value: unknown): value is Value {
	return value === null || typeof value === 'string' || typeof value === 'number';
}

/** A reason out of a list: it says nothing of the person that the state does not say. */
const CODE = /^[A-Z][A-Z_]+$/;

/** Masks what tablets seal, and reasons in a person's own words. */
export function hide(key: string, value: Value): Value {
	if (!PERSONAL.has(key) || typeof value !== 'string' || value === '') return value;
	if (key === 'reason' && CODE.test(value)) return value;
	return key.toLowerCase().endsWith('name') ? maskName(value) : '**';
}
