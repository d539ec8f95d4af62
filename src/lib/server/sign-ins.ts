/** The sign-ins of people: listed, looked at again, ended. */
import type { Actor } from '../domain/context.ts';
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
	const signIns = rows.map(({ tokenHash, ...row }) => ({ ...row, id: tokenHash }));
	// A token and its successor are one sign-in.
	return [...Map.groupBy(signIns, (one) => one.familyId).values()].map(
		([newest]) => newest as SignIn
	);
}

/**
 * True while somebody is signed in through this sign-in, with the duties of `person` where they are
 * named; asks without prolonging it.
 */
export async function stillHolds(
	db: Db,
	{ familyId }: Pick<SignIn, 'familyId'>,
	person?: Pick<Actor, 'role' | 'dongs'>
): Promise<boolean> {
	const row = await db
		.selectFrom('session')
		.innerJoin('user', 'user.id', 'session.userId')
		.select(['user.role', 'user.dongs'])
		.where('familyId', '=', familyId)
		.where('rotatedAt', 'is', null)
		.where('expiresAt', '>', new Date().toISOString())
		.where('user.disabledAt', 'is', null)
		.executeTakeFirst();
	if (!row) return false;
	return !person || (row.role === person.role && row.dongs === person.dongs.join(','));
}

/** Ends all sign-ins of a user but one family; returns how many there were. */
export async function endOthers(db: Db, userId: string, familyId: string): Promise<number> {
	const others = (await signInsOf(db, userId)).filter((one) => one.familyId !== familyId);
	await db
		.deleteFrom('session')
		.where('userId', '=', userId)
		.where('familyId', '!=', familyId)
		.execute();
	return others.length;
}

/** Ends a sign-in with all its tokens; with `userId` only if it is that user's. */
export async function endSignIn(db: Db, id: string, userId?: string): Promise<null> {
	const family = db.selectFrom('session').select('familyId').where('tokenHash', '=', id);
	const own = userId === undefined ? family : family.where('userId', '=', userId);
	await db.deleteFrom('session').where('familyId', 'in', own).execute();
	return null;
}
