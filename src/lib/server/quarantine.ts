/** What a revoked tablet hands in before it wipes itself: kept for a person to decide. */
import { raise } from './alerts.ts';
import { append } from './audit.ts';
import { deviceOf, type Caller } from './caller.ts';
import { sha256 } from './canonical.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';

/**
 * Keeps the unsent work of a device, as text. The same text again is kept once.
 * @throws Rejected NOT_YOURS
 */
export async function handIn(
	{ write }: Database,
	caller: Caller,
	{ device: deviceId, payload }: { device: string; payload: string },
	now: string
): Promise<void> {
	await write(async (trx) => {
		const device = await deviceOf(trx, deviceId);
		if (device?.userId !== caller.userId) throw new Rejected('NOT_YOURS');
		const id = sha256(`${deviceId} ${payload}`);
		const row = { id, at: now, deviceId, userId: caller.userId, payload };
		const kept = await trx
			.insertInto('quarantine')
			.values({ ...row, decidedAt: null, decidedBy: null })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (kept.numInsertedOrUpdatedRows === 0n) return;
		const { userId, from } = caller;
		const entry = { at: now, userId, from: `${from} ${deviceId}`, subject: null };
		await append(trx, [{ ...entry, work: 'QUARANTINED' }]);
		await raise(trx, { kind: 'QUARANTINED', about: id, params: { deviceId, userId } }, now);
	});
}
