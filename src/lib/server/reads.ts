/** Reads of persons made on a tablet, put into the audit log when it comes back. */
import { append, type Entry } from './audit.ts';
import { ownDevice, type Caller } from './caller.ts';
import { canonical, sha256 } from './canonical.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';

export interface Read {
	/** the tablet's clock, ISO */
	at: string;
	/** household id */
	subject: string;
	purpose: string;
}

/**
 * Writes each read once, however often it is sent: its digest stands in the entry's action id.
 * @throws Rejected NOT_YOURS, REVOKED
 */
export async function noteReads(
	database: Database,
	caller: Caller,
	deviceId: string,
	reads: readonly Read[],
	now: string
): Promise<void> {
	await ownDevice(database, caller, deviceId, now);
	const entries = new Map(
		reads.map((read) => {
			const key = `read.${sha256(canonical([deviceId, { ...read }]))}`;
			return [key, entryOf(caller, deviceId, read, key, now)] as const;
		})
	);
	if (entries.size === 0) return;
	await database.write(async (trx) => {
		// Two sendings at once stand in line here, so that the second sees what the first wrote.
		await tick(trx);
		const known = await trx
			.selectFrom('audit')
			.select('actionId')
			.where('actionId', 'in', [...entries.keys()])
			.execute();
		for (const { actionId } of known) entries.delete(actionId ?? '');
		await append(trx, [...entries.values()]);
	});
}

function entryOf(
	{ userId, from }: Caller,
	deviceId: string,
	read: Read,
	actionId: string,
	at: string
): Entry {
	const work = `READ_OFFLINE ${read.at}: ${read.purpose}`;
	return { at, userId, from: `${from} ${deviceId}`, subject: read.subject, work, actionId };
}
