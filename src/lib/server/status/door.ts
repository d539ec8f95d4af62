/**
 * The household's own door: a code and a secret open it for a while. Whatever is wrong (no such
 * code, another secret, a slip that was revoked, a code that is locked) gets one answer after the
 * same work, so that nobody learns whether a code exists.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readBoth, readCode, readSecret } from '../../domain/code.ts';
import { householdActor } from '../../domain/context.ts';
import { append, note } from '../audit.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import { neighbourhoodOf, subscriberOf } from '../network.ts';
import { Rejected } from '../rejection.ts';
import type { Db } from '../schema.ts';
import { seats } from '../seats.ts';
import { chanceOf, forgive } from './guesses.ts';
import { pathOf } from './holdings.ts';
import { deviceFor, knownFor } from './known.ts';
import { codeHash, COST, inTurn, matches } from './secrets.ts';
import { isOutdated } from './slips.ts';

const MINUTE = 60_000;
/** Ten minutes, the twenty seconds of the warning, and a little for the way. */
const IDLE = 11 * MINUTE;
const LONGEST = 2 * 60 * MINUTE;
/** Its end is moved at most this often, to spare the database a write per page. */
const TOUCH = MINUTE / 2;

export const DOOR_COOKIE = '__Host-ieum-status';

/** Minutes to wait where somebody has failed too often, or too many ask at once. */
export type Wait = number | 'CROWDED';

export type Opened =
	/** `known`: the cookie by which the device is known from now on */
	| { ok: true; token: string; householdId: string; known: string }
	/** null for every no that is none of these */
	| { ok: false; wait: Wait | null };

/** Attempts under way: a network that sends many at once leaves the line to others. */
const takeSeat = seats({ each: 3, total: 200, forMs: MINUTE });

/** What somebody typed, and where. */
export interface Knock {
	code: string;
	secret: string;
	ip: string;
	/** the cookie of a device that may be known */
	known?: string | undefined;
}

/** True if a stranger at `ip` would be told to come again, whatever they type. */
export function isCrowded(ip: string): boolean {
	return inTurn.isFull() || !takeSeat.isFree(neighbourhoodOf(ip));
}

/** Tries what somebody at `ip` typed. `now` is ISO. */
export async function open(
	database: Database,
	key: ServerKey,
	given: Knock,
	now: string,
	cost = COST
): Promise<Opened> {
	const both = readBoth(given.code, given.secret);
	const code = readCode(both.code) ?? both.code.slice(0, 40);
	const device = deviceFor(key, code, given.known);
	const typed = { code, secret: readSecret(both.secret) ?? both.secret, device };
	try {
		const leave = takeSeat(device ?? neighbourhoodOf(given.ip));
		try {
			const first = device !== null;
			return await inTurn(() => tryOpen(database, key, { ...given, ...typed }, now, cost), {
				first
			});
		} finally {
			leave();
		}
	} catch (error) {
		if (!(error instanceof Rejected) || error.rejection !== 'BUSY') throw error;
		return { ok: false, wait: 'CROWDED' };
	}
}

async function tryOpen(
	database: Database,
	key: ServerKey,
	{ code, secret, ip, known, device }: Knock & { device: string | null },
	now: string,
	cost: typeof COST
): Promise<Opened> {
	const asker = device === null ? subscriberOf(ip) : `device ${device}`;
	const guess = { code, asker, isKnown: device !== null };
	const chance = await chanceOf(database, key, guess, now);
	if (chance.may === 'WAIT') return { ok: false, wait: chance.minutes };
	const row = await slipBy(database.db, codeHash(key, code));
	const right = await matches(key, { id: row?.id ?? '', secret }, row?.secretHash ?? null, cost);
	if (row && right && chance.may === 'TRY' && (await opensFor(database.db, row)) !== null) {
		await forgive(database, key, guess, now);
		const token = await letIn(database, row, ip, now);
		return { ok: true, householdId: row.householdId, token, known: knownFor(key, code, known) };
	}
	const work = 'STATUS_LOCKED';
	if (chance.last) await note(database, { at: now, userId: null, from: ip, subject: null, work });
	return { ok: false, wait: null };
}

/** Who is in: whose page it is, and by which slip. */
export interface Visitor {
	/** the household that lives on, where two records were merged */
	householdId: string;
	codeId: string;
}

/**
 * Whose token it is, or null; a page that somebody looks at keeps the door open for longer. `quietly`:
 * what asks is no person.
 */
export async function visitorOf(
	database: Database,
	token: string,
	now: string,
	quietly = false
): Promise<Visitor | null> {
	const tokenHash = hashOf(token);
	const row = await slipsOf(database.db)
		.innerJoin('status_session', 'status_session.codeId', 'status_code.id')
		.select(['expiresAt', 'absoluteExpiresAt'])
		.where('tokenHash', '=', tokenHash)
		.executeTakeFirst();
	if (!row || row.expiresAt <= now || row.absoluteExpiresAt <= now) return null;
	const householdId = await opensFor(database.db, row);
	if (householdId === null) return null;
	const until = earlier(later(now, IDLE), row.absoluteExpiresAt);
	if (!quietly && Date.parse(until) - Date.parse(row.expiresAt) >= TOUCH)
		await database.db
			.updateTable('status_session')
			.set({ expiresAt: until })
			.where('tokenHash', '=', tokenHash)
			.execute();
	return { householdId, codeId: row.id };
}

/** True if a slip still opens: nothing is sent any more to whoever asked for it with one that does not. */
export async function stillOpens(db: Db, codeId: string): Promise<boolean> {
	const row = await slipsOf(db).where('status_code.id', '=', codeId).executeTakeFirst();
	return row !== undefined && (await opensFor(db, row)) !== null;
}

/** Closes the door behind somebody. */
export async function leave({ db }: Database, token: string): Promise<void> {
	await db.deleteFrom('status_session').where('tokenHash', '=', hashOf(token)).execute();
}

/** Clears the sessions that are over. */
export async function sweepVisits({ db }: Database, now: string): Promise<void> {
	await db.deleteFrom('status_session').where('expiresAt', '<', now).execute();
}

/** How the cookie is set: no script, no plain http, no other site; it ends with the browser. */
export const DOOR_COOKIE_IS = {
	path: '/',
	httpOnly: true,
	secure: true,
	sameSite: 'strict'
} as const;

function slipsOf(db: Db) {
	return db
		.selectFrom('status_code')
		.select(['status_code.id', 'status_code.householdId', 'secretHash', 'issuedAt', 'revokedAt']);
}

type SlipRow = NonNullable<Awaited<ReturnType<typeof slipBy>>>;

function slipBy(db: Db, hash: string) {
	return slipsOf(db).where('codeHash', '=', hash).executeTakeFirst();
}

/**
 * The household a slip opens for: the record that lives on, however often it was merged; null where it
 * was revoked, the person it was made for has died, or it was made before the household's number turned
 * out to be a stranger's. (DOMAIN §5.8, §5.11)
 */
async function opensFor(db: Db, row: SlipRow): Promise<string | null> {
	if (row.revokedAt !== null) return null;
	const path = await pathOf(db, row.householdId);
	const living = path.at(-1);
	if (!living || living.mergedIntoId !== null) return null;
	if (path.some(({ deceasedAt }) => deceasedAt !== null)) return null;
	return (await isOutdated(db, row.issuedAt, path)) ? null : living.id;
}

async function letIn(database: Database, row: SlipRow, from: string, now: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	const session = { tokenHash: hashOf(token), codeId: row.id, createdAt: now };
	const ends = { expiresAt: later(now, IDLE), absoluteExpiresAt: later(now, LONGEST) };
	const subject = row.householdId;
	await database.write(async (trx) => {
		await trx
			.insertInto('status_session')
			.values({ ...session, ...ends })
			.execute();
		await trx.updateTable('status_code').set({ usedAt: now }).where('id', '=', row.id).execute();
		const userId = householdActor(subject);
		await append(trx, [{ at: now, userId, from, subject, work: 'STATUS_OPENED' }]);
	});
	return token;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function earlier(one: string, other: string): string {
	return one < other ? one : other;
}

function later(now: string, ms: number): string {
	return new Date(Date.parse(now) + ms).toISOString();
}
