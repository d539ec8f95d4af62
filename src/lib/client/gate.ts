/** Whether this tablet may be used, and by whom: the server's word online, the profile's offline. */
import { databaseName, UserDatabase } from './db.ts';
import { ask, json } from './network.ts';
import type { Reply } from './ports.ts';
import type { Me } from './session.ts';

/** What the server says of the house and of who is signed in. */
export interface Facts {
	user: Me | null;
	lockMinutes: number;
	leaseHours: number;
	demo: boolean;
}

/** A device and its key. */
export interface Enrolled extends Facts {
	deviceId: string;
	keyEpoch: number;
	/** base64 */
	dataKey: string;
}

const read = async <T>(response: Response) => (await response.json()) as T;

/** Who is signed in, as far as the server can be asked within `patience` ms. */
export async function whoIsThere(patience: number): Promise<Reply<Facts>> {
	const late = new Promise<Reply<Facts>>((resolve) =>
		setTimeout(() => resolve({ kind: 'offline' }), patience)
	);
	return Promise.race([late, ask('/api/session', {}, read<Facts>)]);
}

/** A new device for whoever is signed in. */
export function enrolDevice(tabletId: string, name: string): Promise<Reply<Enrolled>> {
	return ask('/api/devices', json({ tabletId, name }), read<Enrolled>);
}

/** The key of one's own device again. */
export function fetchKey(deviceId: string): Promise<Reply<Enrolled>> {
	return ask('/api/devices', json({ deviceId }), read<Enrolled>);
}

/** What a person's database says without its key. */
export interface Glance {
	waiting: number;
	/** device's clock at the last answer, ms */
	contactAt: number | null;
	device: string | null;
}

/** Looks at a person's database without opening anything in it. */
export async function glance(userId: string): Promise<Glance> {
	const db = new UserDatabase(databaseName(userId));
	try {
		const [waiting, meta] = await Promise.all([
			db.outbox.where('state').equals('waiting').count(),
			db.meta.toCollection().first()
		]);
		return { waiting, contactAt: meta?.contactAt ?? null, device: meta?.device ?? null };
	} catch {
		return { waiting: 0, contactAt: null, device: null };
	} finally {
		db.close();
	}
}

/** Deletes a person's mirror after too many wrong PINs. Outbox and journal stay. */
export async function dropMirror(userId: string): Promise<void> {
	const db = new UserDatabase(databaseName(userId));
	try {
		await db.dropMirror();
	} finally {
		db.close();
	}
}
