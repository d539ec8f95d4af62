/** Who sent a request: the person as the account says now, and the device if it is theirs. */
import type { Actor } from '../domain/context.ts';
import { note } from './audit.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Db, DeviceRow } from './schema.ts';

/** From the session and the connection, never from the tablet. */
export interface Caller {
	userId: string;
	/** the address it came from */
	from: string;
}

export interface Person {
	actor: Actor;
	disabledAt: string | null;
}

/** The account as it is now: role and dongs may have changed since the session began. */
export async function personOf(db: Db, userId: string): Promise<Person | undefined> {
	const user = await db
		.selectFrom('user')
		.select(['role', 'dongs', 'team', 'disabledAt'])
		.where('id', '=', userId)
		.executeTakeFirst();
	if (!user) return undefined;
	const dongs = user.dongs.split(',').filter(Boolean);
	const { role, team, disabledAt } = user;
	return { actor: { userId, role, dongs, team }, disabledAt };
}

export function deviceOf(db: Db, id: string): Promise<DeviceRow | undefined> {
	return db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * The device, if it belongs to the caller and was not revoked.
 * @throws Rejected NOT_YOURS (and puts it on record), REVOKED
 */
export async function ownDevice(
	database: Database,
	caller: Caller,
	deviceId: string,
	now: string
): Promise<DeviceRow> {
	const device = await deviceOf(database.db, deviceId);
	if (device?.userId !== caller.userId) {
		const { userId, from } = caller;
		await note(database, { at: now, userId, from, subject: null, work: `NOT_YOURS ${deviceId}` });
		throw new Rejected('NOT_YOURS');
	}
	if (device.revokedAt !== null) throw new Rejected('REVOKED');
	return device;
}

const SEEN_EVERY_MS = 60_000;

/** Notes when a device was last here, at most once a minute: that is worth a write, no more. */
export async function seen(db: Db, device: DeviceRow, scope: string, now: string): Promise<void> {
	const past = Date.parse(now) - Date.parse(device.lastSeenAt ?? '1970-01-01T00:00:00Z');
	if (past < SEEN_EVERY_MS && device.scope === scope) return;
	await db
		.updateTable('device')
		.set({ lastSeenAt: now, scope })
		.where('id', '=', device.id)
		.execute();
}
