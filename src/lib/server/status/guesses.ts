/**
 * Limits against guessing. Wrong tries are counted for a code at an address, for an address, for a
 * code anywhere, and in all. What locks is the address, and silently the code at that address, longer
 * each time. A code or a door that is tried from everywhere locks nobody who has not failed yet: it
 * only leaves strangers fewer tries, so that no outsider can keep a household out of its own page.
 */
import type { Database } from '../db.ts';
import { digest, type ServerKey } from '../keys.ts';
import type { Db, Trx } from '../schema.ts';

const MINUTE = 60_000;
/** Minutes after the last free try and each further one. */
const CODE_LOCKS = [10, 20, 40, 60];
const ADDRESS_LOCKS = [1, 2, 4, 8, 16, 32, 60];
/** Free tries of a code at an address, and of an address; and while somebody tries everywhere. */
const FREE = { code: 5, address: 10 };
const STRICT = { code: 1, address: 3 };
/** From so many on a code is being guessed from everywhere, or the whole door within an hour. */
const MANY_OF_CODE = 100;
const MANY_IN_ALL = 600;
/** Wrong tries are forgotten after a day without one. */
const FORGET = 24 * 60 * MINUTE;

export interface Try {
	/** as it was typed */
	code: string;
	/** who is counted: an address, or a device on which this code has opened before */
	asker: string;
	/** it is such a device: tries from elsewhere take none of its own */
	isKnown: boolean;
}

/** What an attempt may hope for; it has been counted, but where its address has to wait. */
export type Chance =
	/** FAIL: this code cannot be opened from there for now, and nobody is told */
	| { may: 'TRY' | 'FAIL'; last: boolean }
	/** minutes until the address may try again */
	| { may: 'WAIT'; minutes: number };

/**
 * Counts an attempt before its secret is looked at, so that parallel guesses count too. `last`: its
 * address has to wait afterwards, unless the attempt was right.
 */
export async function chanceOf(
	database: Database,
	key: ServerKey,
	given: Try,
	now: string
): Promise<Chance> {
	const keys = keysOf(key, given, now);
	const { isKnown } = given;
	const locked = await lockOf(database.db, keys.address, now);
	if (locked !== null) return { may: 'WAIT', minutes: minutesUntil(locked, now) };
	return database.write(async (trx) => {
		const inAll = await count(trx, keys.all, now);
		const ofCode = await count(trx, keys.code, now);
		const free = {
			code: !isKnown && ofCode.failures > MANY_OF_CODE ? STRICT.code : FREE.code,
			address: !isKnown && inAll.failures > MANY_IN_ALL ? STRICT.address : FREE.address
		};
		const address = await count(trx, keys.address, now);
		if (isLocked(address, now))
			return { may: 'WAIT', minutes: minutesUntil(address.lockedUntil ?? now, now) };
		const pair = await count(trx, keys.pair, now);
		const end = isLocked(pair, now) ? pair.lockedUntil : until(pair, free.code, CODE_LOCKS, now);
		await lock(trx, keys.pair, end);
		const wait = until(address, free.address, ADDRESS_LOCKS, now);
		await lock(trx, keys.address, wait);
		return { may: isLocked(pair, now) ? 'FAIL' : 'TRY', last: wait !== null };
	});
}

/** Takes a try back that was right: the code starts anew, and its address has not failed with it. */
export async function forgive(
	database: Database,
	key: ServerKey,
	given: Try,
	now: string
): Promise<void> {
	const { pair, code, address, all } = keysOf(key, given, now);
	await database.write(async (trx) => {
		for (const one of [all, code, address, pair]) {
			const isOwn = one === pair || one === code;
			await trx
				.updateTable('status_attempt')
				.set((eb) => ({ failures: isOwn ? 0 : eb('failures', '-', 1), lockedUntil: null }))
				.where('key', '=', one)
				.execute();
		}
	});
}

/** Clears what nobody has tried for a day. */
export async function sweepGuesses({ db }: Database, now: string): Promise<void> {
	await db.deleteFrom('status_attempt').where('at', '<', later(now, -FORGET)).execute();
}

async function lockOf(db: Db, key: string, now: string): Promise<string | null> {
	const row = await db
		.selectFrom('status_attempt')
		.select('lockedUntil')
		.where('key', '=', key)
		.executeTakeFirst();
	return row?.lockedUntil && row.lockedUntil > now ? row.lockedUntil : null;
}

interface Count {
	failures: number;
	lockedUntil: string | null;
}

/** One more, unless it is locked; what was forgotten counts no more. */
function count(trx: Trx, key: string, now: string): Promise<Count> {
	return trx
		.insertInto('status_attempt')
		.values({ key, failures: 1, at: now, lockedUntil: null })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet((eb) => ({
				failures: eb
					.case()
					.when('status_attempt.lockedUntil', '>', now)
					.then(eb.ref('status_attempt.failures'))
					.when('status_attempt.at', '<', later(now, -FORGET))
					.then(1)
					.else(eb('status_attempt.failures', '+', 1))
					.end(),
				at: now
			}))
		)
		.returning(['failures', 'lockedUntil'])
		.executeTakeFirstOrThrow();
}

function isLocked({ lockedUntil }: Count, now: string): boolean {
	return lockedUntil !== null && lockedUntil > now;
}

async function lock(trx: Trx, key: string, lockedUntil: string | null): Promise<void> {
	await trx.updateTable('status_attempt').set({ lockedUntil }).where('key', '=', key).execute();
}

/** Until when it is locked after so many failures: the last free one locks already. */
function until(
	{ failures }: Count,
	free: number,
	locks: readonly number[],
	now: string
): string | null {
	if (failures < free) return null;
	return later(now, (locks[Math.min(failures - free, locks.length - 1)] as number) * MINUTE);
}

/** Under a keyed digest: what was typed as a code may be a real one. */
function keysOf(key: ServerKey, { code, asker }: Try, now: string) {
	const of = (...parts: string[]) => digest(key, 'status guess', parts.join('\0')).toString('hex');
	return {
		pair: of('pair', code, asker),
		address: of('address', asker),
		code: of('code', code),
		all: of('all', now.slice(0, 13))
	};
}

function minutesUntil(end: string, now: string): number {
	return Math.max(1, Math.ceil((Date.parse(end) - Date.parse(now)) / MINUTE));
}

function later(now: string, ms: number): string {
	return new Date(Date.parse(now) + ms).toISOString();
}
