/** The sign-ins of people: listed, looked at again, ended. */
import type { Db } from './schema.ts';
import type { SessionFacts } from './session-store.ts';

/** One sign-in as its owner and the hooks see it. `id` is the hash of its token, never the token. */
export interface SignIn extends SessionFacts {
	id: string;
	userId: string;
	expiresAt: string;
}

/** The sign-ins of a user that still hold, newest first. */
export async function signInsOf(db: Db, userId: string): Promise<SignIn[]> {
	const rows = await db
		.selectFrom('session')
		.selectAll()
		.where('userId', '=', userId)
		.where('rotatedAt', 'is', null)
		.where('expiresAt', '>', new Date().toISOString())
		.orderBy('createdAt', 'desc')
		.execute();
	return rows.map(({ tokenHash, ...row }) => ({ ...row, id: tokenHash }));
}

/** True while somebody is signed in through this sign-in; asks without prolonging it. */
export async function stillHolds(db: Db, { familyId }: SignIn): Promise<boolean> {
	const row = await db
		.selectFrom('session')
		.innerJoin('user', 'user.id', 'session.userId')
		.select('tokenHash')
		.where('familyId', '=', familyId)
		.where('rotatedAt', 'is', null)
		.where('expiresAt', '>', new Date().toISOString())
		.where('user.disabledAt', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** Ends a sign-in with all its tokens; with `userId` only if it is that user's. */
export async function endSignIn(db: Db, id: string, userId?: string): Promise<null> {
	const family = db.selectFrom('session').select('familyId').where('tokenHash', '=', id);
	const own = userId === undefined ? family : family.where('userId', '=', userId);
	await db.deleteFrom('session').where('familyId', 'in', own).execute();
	return null;
}
