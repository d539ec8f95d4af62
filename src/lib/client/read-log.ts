/** Reads of persons made on this tablet, told to the server's audit when there is a connection. */
import { again, type UserDatabase } from './db.ts';
import { metaOf, type Engine } from './engine.ts';
import { ask, json } from './network.ts';

/** Entries of one request. */
const MOST = 200;
/** The same screen drawn again within this time is the same read, ms. */
const SAME = 60_000;

interface Entry {
	at: string;
	subject: string;
	purpose: string;
}

export interface ReadLog {
	/** Notes that a person's record was shown. */
	note(subject: string, purpose: string): Promise<void>;
	/** Sends what is noted; what the server did not take stays. */
	send(): Promise<void>;
}

/** The read log of one unlocked person. */
export function createReadLog(db: UserDatabase, engine: Engine): ReadLog {
	const { vault, clock } = engine;
	const last = new Map<string, number>();
	return {
		async note(subject, purpose) {
			const now = clock.now();
			const key = `${subject}|${purpose}`;
			if (now - (last.get(key) ?? -Infinity) < SAME) return;
			last.set(key, now);
			const entry: Entry = { at: new Date(now).toISOString(), subject, purpose };
			const body = await vault.seal('read', JSON.stringify(entry));
			await again(db, () => db.reads.add({ body }));
		},
		async send() {
			const notes = await again(db, () => db.reads.limit(MOST).toArray());
			if (notes.length === 0) return;
			const entries = await Promise.all(
				notes.map(async ({ body }) => JSON.parse(await vault.open('read', body)) as Entry)
			);
			const { device } = await metaOf(engine);
			const reply = await ask('/api/access', json({ device, entries }), async () => null);
			if (reply.kind === 'answer')
				await again(db, () => db.reads.bulkDelete(notes.map(({ id }) => id as number)));
		}
	};
}
