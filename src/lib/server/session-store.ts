/** Lucia's port onto the `session` table. It speaks of tokens; only their SHA-256 gets through. */
import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, Lucia } from 'lucia';
import type { Role } from '../domain/context.ts';
import type { Db } from './schema.ts';

export interface SessionFacts {
	/** the enrolment it belongs to, once a tablet has one */
	deviceId: string | null;
	createdAt: string;
	/** it does not live longer, however busy */
	absoluteExpiresAt: string;
	/** all tokens of one sign-in */
	familyId: string;
	/** since when its successor is in use */
	rotatedAt: string | null;
	ip: string;
	agent: string;
	/** since when the second factor has been shown */
	factorAt: string | null;
}

export interface UserFacts {
	name: string;
	role: Role;
	/** joined by commas */
	dongs: string;
	disabledAt: string | null;
	/** a password that somebody else made has to be changed first */
	mustChangeAt: string | null;
	/** since when a second factor is on */
	factorSince: string | null;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionFacts, UserFacts>;
		DatabaseSessionAttributes: SessionFacts;
		DatabaseUserAttributes: UserFacts;
	}
}

/** The SHA-256 of a token, hex: all that the database knows of it. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** The adapter that Lucia is made with. */
export function sessionStore(db: Db): Adapter {
	return {
		getSessionAndUser: (token) => withUser(db, token),
		getUserSessions: (userId) => sessionsOf(db, userId),
		async setSession({ id, userId, expiresAt, attributes }) {
			const row = { ...attributes, tokenHash: hashOf(id), userId };
			await db
				.insertInto('session')
				.values({ ...row, expiresAt: expiresAt.toISOString() })
				.execute();
		},
		updateSessionExpiration: (token, until) => prolong(db, hashOf(token), until.toISOString()),
		async deleteSession(token) {
			await db.deleteFrom('session').where('tokenHash', '=', hashOf(token)).execute();
		},
		async deleteUserSessions(userId) {
			await db.deleteFrom('session').where('userId', '=', userId).execute();
		},
		async deleteExpiredSessions() {
			const now = new Date().toISOString();
			await db.deleteFrom('session').where('expiresAt', '<=', now).execute();
		}
	};
}

/** Moves the end of a session (by the hash of its token), never behind its absolute end. */
export async function prolong(db: Db, id: string, until: string): Promise<void> {
	await db
		.updateTable('session')
		.set((eb) => ({
			expiresAt: eb
				.case()
				.when('absoluteExpiresAt', '<', until)
				.then(eb.ref('absoluteExpiresAt'))
				.else(until)
				.end()
		}))
		.where('tokenHash', '=', id)
		.where('rotatedAt', 'is', null)
		.execute();
}

async function withUser(db: Db, token: string): ReturnType<Adapter['getSessionAndUser']> {
	const row = await db
		.selectFrom('session')
		.innerJoin('user', 'user.id', 'session.userId')
		.leftJoin('second_factor', 'second_factor.userId', 'session.userId')
		.selectAll('session')
		.select('second_factor.confirmedAt as factorSince')
		.select(['user.name', 'user.role', 'user.dongs', 'user.disabledAt', 'user.mustChangeAt'])
		.where('session.tokenHash', '=', hashOf(token))
		// A sign-in that began in the same moment as the account was shut.
		.where('user.heldAt', 'is', null)
		.executeTakeFirst();
	if (!row) return [null, null];
	const { name, role, dongs, disabledAt, mustChangeAt, factorSince, ...session } = row;
	const { tokenHash: _, userId, expiresAt, ...attributes } = session;
	return [
		{ id: token, userId, expiresAt: new Date(expiresAt), attributes },
		{ id: userId, attributes: { name, role, dongs, disabledAt, mustChangeAt, factorSince } }
	];
}

async function sessionsOf(db: Db, userId: string): Promise<DatabaseSession[]> {
	const rows = await db.selectFrom('session').selectAll().where('userId', '=', userId).execute();
	return rows.map(({ tokenHash, expiresAt, userId, ...attributes }) => ({
		id: tokenHash,
		userId,
		expiresAt: new Date(expiresAt),
		attributes
	}));
}
