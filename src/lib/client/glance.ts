/** What may be done with a person's database while it is locked. */
import { databaseName, UserDatabase } from './db.ts';

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
