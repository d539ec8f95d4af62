/** Invented data for looking at the product: deterministic, and made by the same actions as real data. */
import type { Database } from './db.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/accounts.ts';
import { createUser } from './users.ts';

export { DEMO_ACCOUNTS, DEMO_PASSWORD };

const BY = { userId: null, from: '시연용 자료' };

/** Fills an empty database. `today` is a day in KST: the visits of the day are on it. */
export async function fill(database: Database, today: string): Promise<void> {
	const now = `${today}T00:00:00.000Z`;
	for (const account of DEMO_ACCOUNTS)
		await createUser(database, { ...account, password: DEMO_PASSWORD }, BY, now);
	await markDemo(database);
}

/** True if the data in it is invented. */
export async function isDemo({ db }: Database): Promise<boolean> {
	const row = await db
		.selectFrom('meta')
		.select('value')
		.where('key', '=', 'demo')
		.executeTakeFirst();
	return row?.value === '1';
}

async function markDemo({ db }: Database): Promise<void> {
	await db.insertInto('meta').values({ key: 'demo', value: '1' }).execute();
}
