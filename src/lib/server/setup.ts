/** The first administrator: made through a link that the first start prints and that works once. */
import { randomBytes } from 'node:crypto';
import type { Database } from './db.ts';
import { hashOf } from './session-store.ts';
import { createUser, isEmpty } from './users.ts';

/** A new link's token; older links stop working. */
export async function newSetup({ db }: Database, now: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await db.deleteFrom('setup_link').execute();
	await db
		.insertInto('setup_link')
		.values({ tokenHash: hashOf(token), createdAt: now, usedAt: null })
		.execute();
	return token;
}

/** True while the link works: it was not used, and nobody has an account yet. */
export async function holdsSetup(database: Database, token: string): Promise<boolean> {
	const link = await database.db
		.selectFrom('setup_link')
		.select('tokenHash')
		.where('tokenHash', '=', hashOf(token))
		.where('usedAt', 'is', null)
		.executeTakeFirst();
	return link !== undefined && (await isEmpty(database));
}

/**
 * Makes the administrator and uses the link up. Returns the account's id, or null when the link
 * no longer works. Throws AccountError, which leaves the link as it was.
 */
export async function setUp(
	database: Database,
	token: string,
	account: { loginName: string; name: string; password: string },
	from: string,
	now: string
): Promise<string | null> {
	if (!(await holdsSetup(database, token)) || !(await mark(database, token, now))) return null;
	try {
		const office = { ...account, role: 'office', dongs: [] } as const;
		return await createUser(database, office, { userId: null, from }, now);
	} catch (error) {
		await mark(database, token, null);
		throw error;
	}
}

/** False if somebody else used the link in the same moment. */
async function mark({ db }: Database, token: string, usedAt: string | null): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('setup_link')
		.set({ usedAt })
		.where('tokenHash', '=', hashOf(token))
		.where('usedAt', usedAt === null ? 'is not' : 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
