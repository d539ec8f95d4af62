/**
 * Who is signed in, by Lucia 3.
 *
 * A token is replaced every quarter of an hour. Its successor is derived from it with the server's
 * key, so that parallel requests, or one whose answer got lost, are all given the same one. Once the
 * successor has been seen the old token has had its day: after some seconds of grace its use means
 * that somebody copied it, and every session of that sign-in ends.
 */
import { randomUUID } from 'node:crypto';
import { Lucia, TimeSpan, type Session, type User } from 'lucia';
import type { Role } from '../domain/context.ts';
import { carriesTablet, type Duty } from './access.ts';
import { append } from './audit.ts';
import type { Config } from './config.ts';
import type { Database } from './db.ts';
import { digest, type ServerKey } from './keys.ts';
import { hashOf, prolong, sessionStore } from './session-store.ts';
import { endOthers, endSignIn, signInsOf, stillHolds, type SignIn } from './sign-ins.ts';

export const COOKIE = '__Host-ieum';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A token older than this is replaced. */
const ROTATE = 15 * MINUTE;
/** Requests that left before the successor arrived still carry the old token. */
const GRACE = MINUTE / 3;
/** The end of a session is moved at most this often, to spare the database a write per request. */
const TOUCH = MINUTE;
/** A tablet's sign-in outlives an office's: it is offline for days, and its PIN guards it. */
const TABLET = 14 * 24 * HOUR;

/** The signed-in person, as `locals.user`. */
export interface Person {
	id: string;
	name: string;
	role: Role;
	dongs: string[];
}

export interface Checked {
	/** null: the account was closed, and all this sign-in can still hear is that */
	person: Person | null;
	session: SignIn;
	/** what stands between the person and everything else */
	duty: Duty | null;
	/** to be set as the cookie; null while the present one stays */
	token: string | null;
}

export type Sessions = ReturnType<typeof openSessions>;
type Limits = Pick<Config, 'sessionIdleMinutes' | 'sessionHours' | 'leaseHours' | 'secondFactor'>;

/** Sessions over one database. The clock is the machine's, as it is Lucia's. */
export function openSessions({ db, write }: Database, limits: Limits, key: ServerKey) {
	const lucia = new Lucia(sessionStore(db), {
		sessionExpiresIn: new TimeSpan(limits.sessionIdleMinutes, 'm'),
		sessionCookie: { name: COOKIE, attributes: { sameSite: 'strict', secure: true, path: '/' } },
		getSessionAttributes: (facts) => facts,
		getUserAttributes: (facts) => facts
	});

	/** Signs a person in; returns the token for the cookie, which nobody sees again, and its last day. */
	async function start(
		userId: string,
		from: { ip: string; agent: string }
	): Promise<{ token: string; absoluteExpiresAt: string }> {
		const now = Date.now();
		const absoluteExpiresAt = iso(now + limits.sessionHours * HOUR);
		const session = await lucia.createSession(userId, {
			ip: from.ip,
			agent: from.agent.slice(0, 300),
			deviceId: null,
			createdAt: iso(now),
			absoluteExpiresAt,
			familyId: randomUUID(),
			rotatedAt: null,
			factorAt: null
		});
		return { token: session.id, absoluteExpiresAt };
	}

	/** Whose token it is, or null; prolongs the session and replaces the token when it is time. */
	async function check(token: string): Promise<Checked | null> {
		const found = await lucia.validateSession(token);
		if (!found.session) return null;
		const session = signInOf(token, found.session);
		if (session.absoluteExpiresAt <= iso(Date.now())) return endSignIn(db, session.id);
		if (isCopy(session)) return endFamily(session);
		if (found.user.disabledAt !== null) return { person: null, session, duty: null, token: null };
		const duty = dutyOf(found.user, session, limits.secondFactor);
		const checked = { person: personOf(found.user), session, duty, token: null };
		if (session.rotatedAt !== null) return checked;
		await retireElders(session);
		await touch(session);
		return { ...checked, token: await successorOf(token, session) };
	}

	/** A successor that has been seen retires the tokens before it. */
	async function retireElders({ familyId, createdAt, absoluteExpiresAt }: SignIn): Promise<void> {
		const elders = await db
			.selectFrom('session')
			.select('tokenHash')
			.where('familyId', '=', familyId)
			.where('createdAt', '<', createdAt)
			.where('rotatedAt', 'is', null)
			.execute();
		if (elders.length === 0) return;
		const hashes = elders.map((elder) => elder.tokenHash);
		await db
			.updateTable('session')
			.set({ rotatedAt: iso(Date.now()), expiresAt: absoluteExpiresAt })
			.where('tokenHash', 'in', hashes)
			.where('rotatedAt', 'is', null)
			.execute();
	}

	async function touch(session: SignIn): Promise<void> {
		const until = Date.now() + idleOf(session);
		if (until - Date.parse(session.expiresAt) >= TOUCH) await prolong(db, session.id, iso(until));
	}

	function idleOf({ deviceId }: SignIn): number {
		return deviceId === null ? limits.sessionIdleMinutes * MINUTE : limits.leaseHours * HOUR;
	}

	async function successorOf(token: string, session: SignIn): Promise<string | null> {
		const now = Date.now();
		if (now - Date.parse(session.createdAt) < ROTATE) return null;
		const next = digest(key, 'session successor', token).toString('base64url');
		const { id: _, ...same } = session;
		const expiresAt = earlier(iso(now + idleOf(session)), session.absoluteExpiresAt);
		await db
			.insertInto('session')
			.values({ ...same, tokenHash: hashOf(next), createdAt: iso(now), expiresAt })
			.onConflict((conflict) => conflict.column('tokenHash').doUpdateSet({ expiresAt }))
			.execute();
		return next;
	}

	/** Ends every session of the sign-in that a copied token belongs to, and puts it on record. */
	async function endFamily({ familyId, userId, ip }: SignIn): Promise<null> {
		await write(async (trx) => {
			await trx.deleteFrom('session').where('familyId', '=', familyId).execute();
			await append(trx, [
				{ at: iso(Date.now()), userId, from: ip, subject: userId, work: 'SESSION_COPIED' }
			]);
		});
		return null;
	}

	/**
	 * Ties a sign-in to a tablet: it may be idle for the lease, and lives for a fortnight, however often
	 * it is tied. Returns its end.
	 */
	async function bind(session: SignIn, deviceId: string): Promise<string> {
		const isTied = session.deviceId !== null;
		const absoluteExpiresAt = isTied
			? session.absoluteExpiresAt
			: iso(Date.parse(session.createdAt) + TABLET);
		const expiresAt = earlier(iso(Date.now() + limits.leaseHours * HOUR), absoluteExpiresAt);
		await db
			.updateTable('session')
			.set({ deviceId, absoluteExpiresAt, expiresAt })
			.where('familyId', '=', session.familyId)
			.where('rotatedAt', 'is', null)
			.execute();
		return absoluteExpiresAt;
	}

	/** Notes that a sign-in has shown the second factor. */
	async function pass({ familyId }: SignIn): Promise<void> {
		await db
			.updateTable('session')
			.set({ factorAt: iso(Date.now()) })
			.where('familyId', '=', familyId)
			.execute();
	}

	return {
		start,
		pass,
		check,
		bind,
		end: (id: string, userId?: string) => endSignIn(db, id, userId),
		endOthers: ({ userId, familyId }: SignIn) => endOthers(db, userId, familyId),
		list: (userId: string) => signInsOf(db, userId),
		holds: (session: SignIn, person?: Person) => stillHolds(db, session, person),
		sweep: () => lucia.deleteExpiredSessions()
	};
}

/** How the cookie of a sign-in is set: no script, no plain http, no other site, this host only. */
export function cookieUntil(absoluteExpiresAt: string) {
	return {
		path: '/',
		httpOnly: true,
		secure: true,
		sameSite: 'strict',
		expires: new Date(absoluteExpiresAt)
	} as const;
}

function isCopy({ rotatedAt }: SignIn): boolean {
	return rotatedAt !== null && Date.now() - Date.parse(rotatedAt) > GRACE;
}

function signInOf(token: string, { fresh: _, expiresAt, ...session }: Session): SignIn {
	return { ...session, id: hashOf(token), expiresAt: expiresAt.toISOString() };
}

/** The code comes first: with a password alone nobody sets another. */
function dutyOf(user: User, session: SignIn, policy: Config['secondFactor']): Duty | null {
	const isAsked = policy !== 'off' && !carriesTablet(user.role);
	if (isAsked && user.factorSince !== null && session.factorAt === null) return 'CODE';
	if (user.mustChangeAt !== null) return 'PASSWORD';
	return isAsked && policy === 'required' && user.factorSince === null ? 'FACTOR' : null;
}

function personOf({ id, name, role, dongs }: User): Person {
	return { id, name, role, dongs: dongs === '' ? [] : dongs.split(',') };
}

function earlier(one: string, other: string): string {
	return one < other ? one : other;
}

function iso(ms: number): string {
	return new Date(ms).toISOString();
}
