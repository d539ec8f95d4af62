/** The database copy of the profiles. */
import { Dexie, type Table } from 'dexie';
import { again } from './db.ts';
import { REGISTER, type Kept, type Profile } from './profiles.ts';

const TABLET = 'tabletId';

class Register extends Dexie {
	declare profiles: Table<Profile, string>;
	declare settings: Table<{ key: string; value: unknown }, string>;
	constructor() {
		super(REGISTER, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({ profiles: 'userId', settings: 'key' });
	}
}

const db = new Register();

/** Everybody who is kept there. */
export async function read(): Promise<Kept> {
	const [people, setting] = await again(db, () =>
		Promise.all([db.profiles.toArray(), db.settings.get(TABLET)])
	);
	return { people, tabletId: setting?.value as string | undefined };
}

/** Replaces what is kept there. */
export async function write({ tabletId, people }: Kept): Promise<void> {
	await again(db, () =>
		db.transaction('rw', db.profiles, db.settings, async () => {
			await db.profiles.clear();
			await db.profiles.bulkPut(people);
			await db.settings.put({ key: TABLET, value: tabletId });
		})
	);
}
