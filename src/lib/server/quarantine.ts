/** What a revoked tablet hands in before it wipes itself: kept for a person to decide. */
import { raise } from './alerts.ts';
import { append } from './audit.ts';
import { deviceOf, type Caller } from './caller.ts';
import { sha256 } from './canonical.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Trx } from './schema.ts';

export interface HandIn {
	device: string;
	/** whose the tablet says its data are; it counts where a restored server lost the device */
	user?: string | undefined;
	/** a list of actions as JSON, or any text */
	payload: string;
}

/**
 * Keeps the work of a device that this server does not know, as text. The same text again is kept
 * once; actions that are in the log already are left out, and an empty list leaves no trace.
 * @throws Rejected NOT_YOURS
 */
export async function handIn(
	{ write }: Database,
	caller: Caller,
	{ device: deviceId, user, payload: given }: HandIn,
	now: string
): Promise<void> {
	await write(async (trx) => {
		const device = await deviceOf(trx, deviceId);
		const owner = device ? device.userId : user;
		if (owner !== caller.userId) throw new Rejected('NOT_YOURS');
		const payload = await unknownOf(trx, given);
		if (payload === null) return;
		const id = sha256(`${deviceId} ${payload}`);
		const row = { id, at: now, deviceId, userId: caller.userId, payload };
		const kept = await trx
			.insertInto('quarantine')
			.values({ ...row, decidedAt: null, decidedBy: null, decision: null, reason: null })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (kept.numInsertedOrUpdatedRows === 0n) return;
		const { userId, from } = caller;
		const entry = { at: now, userId, from: `${from} ${deviceId}`, subject: null };
		await append(trx, [{ ...entry, work: 'QUARANTINED' }]);
		await raise(trx, { kind: 'QUARANTINED', about: id, params: { deviceId, userId } }, now);
	});
}

/** The actions of a list that are not in the log; null if all of them are. Other text stays as it is. */
async function unknownOf(trx: Trx, text: string): Promise<string | null> {
	const actions = parsed(text);
	if (!actions) return text;
	const ids = actions.map(({ id }) => id).filter((id) => typeof id === 'string');
	if (ids.length === 0) return actions.length === 0 ? null : text;
	const rows = await trx.selectFrom('action_log').select('id').where('id', 'in', ids).execute();
	const known = new Set<unknown>(rows.map(({ id }) => id));
	const unknown = actions.filter(({ id }) => !known.has(id));
	return unknown.length === 0 ? null : JSON.stringify(unknown);
}

function parsed(text: string): { id?: unknown }[] | null {
	try {
		const value: unknown = JSON.parse(text);
		const isList =
			Array.isArray(value) && value.every((one) => one !== null && typeof one === 'object');
		return isList ? value : null;
	} catch {
		return null;
	}
}
