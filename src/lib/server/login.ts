/**
 * Signing in. Five failures lock an account for the address they came from, longer each time, and
 * many failures lock the address for a while; nobody elsewhere is locked out with it. An attempt is
 * counted before the password is looked at, so that parallel guesses count too.
 */
import { createHash } from 'node:crypto';
import type { Role } from '../domain/context.ts';
import { note, type Entry } from './audit.ts';
import type { Database } from './db.ts';
import { subscriberOf } from './network.ts';
import { verify, verifyNobody } from './passwords.ts';
import type { Db } from './schema.ts';
import { normalLoginName } from './users.ts';

const MINUTE = 60_000;
const FREE = 5;
/** Minutes after the fifth failure and each further one. */
const LOCKS = [10, 20, 40, 60];
/** An office behind one address may mistype this often before all of it has to wait. */
const ADDRESS_FREE = 50;
/** Failures are forgotten after a day without one. */
const FORGET = 24 * 60 * MINUTE;
/** A password that somebody else made is good for a week; a slip of paper lies about for longer. */
const FIRST_SIGN_IN = 7 * 24 * 60 * MINUTE;

export type LoginResult =
	| { ok: true; userId: string; role: Role }
	/**
	 * Wrong name, wrong password, closed account: one answer for all, in the same time. Only who has
	 * the right password hears that the account is held until a second person vouches for it.
	 */
	| { ok: false; locked: null; held?: true }
	/** minutes to wait, whether or not the account exists */
	| { ok: false; locked: number };

/** Checks name and password of somebody at `ip`. `now` is ISO. */
export async function logIn(
	database: Database,
	given: { loginName: string; password: string; ip: string },
	now: string
): Promise<LoginResult> {
	const loginName = normalLoginName(given.loginName).slice(0, 100);
	return limited(database, countersOf(loginName, given.ip), now, async () => {
		const user = await accountOf(database, loginName);
		const right = user
			? await verify(user.passwordHash, given.password)
			: await verifyNobody(given.password);
		const isOpen = user && user.disabledAt === null && !isOverdue(user.mustChangeAt, now);
		const isRight = right && isOpen === true;
		const ok = isRight && user.heldAt === null;
		const work = ok ? 'LOGIN' : 'LOGIN_FAILED';
		await note(database, entryOf(user?.id ?? null, given.ip, work, now));
		if (ok) return { ok, userId: user.id, role: user.role };
		return isRight ? { ok, locked: null, held: true } : { ok, locked: null };
	});
}

/**
 * Asks whoever is signed in for their password once more, before something that a stranger at an
 * open screen must not do. Counts and locks as a sign-in does.
 */
export async function confirm(
	database: Database,
	given: { userId: string; password: string; ip: string },
	now: string
): Promise<LoginResult> {
	const { userId, password, ip } = given;
	const user = await database.db
		.selectFrom('user')
		.select(['loginName', 'role', 'passwordHash'])
		.where('id', '=', userId)
		.executeTakeFirstOrThrow();
	return limited(database, countersOf(user.loginName, ip), now, async () => {
		if (await verify(user.passwordHash, password, true))
			return { ok: true, userId, role: user.role };
		await note(database, entryOf(userId, ip, 'LOGIN_FAILED', now));
		return { ok: false, locked: null };
	});
}

/** Failures that are counted together, and how many are free. */
export interface Counter {
	key: string;
	free: number;
}

/** Failures of one name, wherever `parts` say that they are counted. */
export function nameCounter(...parts: string[]): Counter {
	return { key: keyOf(...parts), free: FREE };
}

/** Failures of everybody at an address. */
export function addressCounter(ip: string): Counter {
	return { key: keyOf(subscriberOf(ip)), free: ADDRESS_FREE };
}

function countersOf(loginName: string, ip: string): Counter[] {
	return [nameCounter(loginName, subscriberOf(ip)), addressCounter(ip)];
}

/** Tries a secret, unless there were too many failures. A success clears them. */
export async function limited<Answer extends { ok: boolean }>(
	database: Database,
	counters: readonly Counter[],
	now: string,
	attempt: () => Promise<Answer>
): Promise<Answer | { ok: false; locked: number }> {
	for (const counter of counters) {
		const locked = await charge(database, counter, now);
		if (locked !== null) return { ok: false, locked };
	}
	const answer = await attempt();
	if (answer.ok)
		await forgive(
			database,
			counters.map(({ key }) => key),
			now
		);
	return answer;
}

function isOverdue(mustChangeAt: string | null, now: string): boolean {
	return mustChangeAt !== null && mustChangeAt < later(now, -FIRST_SIGN_IN);
}

/** Counts an attempt. Returns the minutes to wait if none is free, else null. */
async function charge(
	{ db }: Database,
	{ key, free }: Counter,
	now: string
): Promise<number | null> {
	for (;;) {
		const before = await db
			.selectFrom('login_attempt')
			.select(['failures', 'lockedUntil'])
			.where('key', '=', key)
			.executeTakeFirst();
		const until = before?.lockedUntil ?? '';
		if (until > now) return minutesUntil(until, now);
		const fresh = !before || until < later(now, -FORGET);
		const failures = fresh ? 1 : before.failures + 1;
		const after = { key, failures, lockedUntil: later(now, lockAfter(failures, free)) };
		// Of two attempts that read the same count only one may write it; the other counts again.
		const written = before
			? db.updateTable('login_attempt').set(after).where('failures', '=', before.failures)
			: null;
		const counted = written
			? (await written.where('key', '=', key).executeTakeFirst()).numUpdatedRows
			: await insert(db, after);
		if (counted === 1n) return null;
	}
}

async function insert(
	db: Db,
	row: { key: string; failures: number; lockedUntil: string }
): Promise<bigint> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('login_attempt')
		.values(row)
		.onConflict((conflict) => conflict.column('key').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows ?? 0n;
}

/** Milliseconds that follow the given count of failures; the time stays when nothing is locked. */
function lockAfter(failures: number, free: number): number {
	if (failures < free) return 0;
	return (LOCKS[Math.min(failures - free, LOCKS.length - 1)] as number) * MINUTE;
}

function minutesUntil(end: string, now: string): number {
	return Math.max(1, Math.ceil((Date.parse(end) - Date.parse(now)) / MINUTE));
}

async function accountOf({ db }: Database, loginName: string) {
	return db
		.selectFrom('user')
		.select(['id', 'role', 'passwordHash', 'disabledAt', 'mustChangeAt', 'heldAt'])
		.where('loginName', '=', loginName)
		.executeTakeFirst();
}

/** A success clears the account's failures here; old ones of anybody are cleared with it. */
async function forgive({ db }: Database, keys: string[], now: string): Promise<void> {
	await db.deleteFrom('login_attempt').where('key', 'in', keys).execute();
	await db.deleteFrom('login_attempt').where('lockedUntil', '<', later(now, -FORGET)).execute();
}

function entryOf(userId: string | null, from: string, work: string, at: string): Entry {
	return { at, userId, from, subject: userId, work };
}

/** Attempts are kept under a hash: what was typed as a name may be anything. */
function keyOf(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function later(now: string, ms: number): string {
	return new Date(Date.parse(now) + ms).toISOString();
}
