/**
 * The second factor: six digits that a phone counts out of a shared secret and the time (TOTP, RFC
 * 6238), and ten recovery codes for the day on which the phone is gone. Each works once.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp';
import { append } from './audit.ts';
import type { Database } from './db.ts';
import { digest, seal, unseal, type ServerKey } from './keys.ts';
import { addressCounter, limited, nameCounter } from './login.ts';
import type { Trx } from './schema.ts';
import type { By } from './users.ts';
import { hold } from './vouch.ts';

/** Every authenticator app knows SHA-1, six digits and half a minute; not all know more. */
const DIGITS = 6;
const STEP_SECONDS = 30;
/** The phone's clock may be so many steps off. */
const DRIFT = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What a phone is given: as an address for its camera, and as letters to be typed. */
export interface Shared {
	uri: string;
	secret: string;
}

export interface FactorState {
	/** since when it is on; null while the phone has not shown its first code */
	confirmedAt: string | null;
	/** recovery codes that are left */
	codes: number;
}

export type CodeResult = { ok: true } | { ok: false; locked: number | null };

/** Where a person stands; undefined for none. */
export async function factorOf({ db }: Database, userId: string): Promise<FactorState | undefined> {
	const row = await db
		.selectFrom('second_factor')
		.select('confirmedAt')
		.where('userId', '=', userId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { codes } = await db
		.selectFrom('recovery_code')
		.select((eb) => eb.fn.countAll<number>().as('codes'))
		.where('userId', '=', userId)
		.where('usedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return { confirmedAt: row.confirmedAt, codes: Number(codes) };
}

/** Begins anew with another secret, unless the factor is on. */
export async function begin({ db }: Database, key: ServerKey, userId: string): Promise<void> {
	const sealedSecret = seal(key, randomBytes(SECRET_BYTES), placeOf(userId));
	await db
		.insertInto('second_factor')
		.values({ userId, sealedSecret, confirmedAt: null, lastStep: 0 })
		.onConflict((conflict) =>
			conflict
				.column('userId')
				.doUpdateSet({ sealedSecret })
				.where('second_factor.confirmedAt', 'is', null)
		)
		.execute();
}

/** What the phone needs, while it has not shown its first code; afterwards nobody sees it again. */
export async function sharedWith(
	{ db }: Database,
	key: ServerKey,
	userId: string
): Promise<Shared | null> {
	const row = await db
		.selectFrom('second_factor')
		.innerJoin('user', 'user.id', 'second_factor.userId')
		.select(['loginName', 'sealedSecret'])
		.where('userId', '=', userId)
		.where('confirmedAt', 'is', null)
		.executeTakeFirst();
	if (!row) return null;
	const bytes = unseal(key, row.sealedSecret, placeOf(userId));
	const uri = createTOTPKeyURI('이음', row.loginName, bytes, STEP_SECONDS, DIGITS);
	return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' };
}

/**
 * Turns the factor on with the phone's first code. Returns the recovery codes, which nobody can see
 * again, or why not.
 */
export async function turnOn(
	database: Database,
	key: ServerKey,
	given: { userId: string; code: string; ip: string },
	now: string
): Promise<{ ok: true; codes: string[] } | Exclude<CodeResult, { ok: true }>> {
	const shown = await check(database, key, given, now, 'begun');
	if (!shown.ok) return shown;
	const { userId, ip } = given;
	const codes = newCodes();
	await database.write(async (trx) => {
		await trx
			.updateTable('second_factor')
			.set({ confirmedAt: now })
			.where('userId', '=', userId)
			.execute();
		await keepCodes(trx, key, userId, codes);
		await append(trx, [{ at: now, userId, from: ip, subject: userId, work: 'FACTOR_ON' }]);
	});
	return { ok: true, codes };
}

/** Checks what somebody shows after their password: the phone's code or a recovery code. */
export function show(
	database: Database,
	key: ServerKey,
	given: { userId: string; code: string; ip: string },
	now: string
): Promise<CodeResult> {
	return check(database, key, given, now, 'on');
}

/** Makes other recovery codes; the old ones stop working. */
export async function renewCodes(
	{ write }: Database,
	key: ServerKey,
	userId: string,
	by: By,
	now: string
): Promise<string[]> {
	const codes = newCodes();
	await write(async (trx) => {
		await keepCodes(trx, key, userId, codes);
		const entry = { at: now, userId: by.userId, from: by.from, subject: userId };
		await append(trx, [{ ...entry, work: 'FACTOR_CODES' }]);
	});
	return codes;
}

/** Turns the factor off: its owner no longer wants it, or an administrator helps after a lost phone. */
export async function turnOff(
	{ write }: Database,
	userId: string,
	by: By,
	now: string
): Promise<void> {
	await write(async (trx) => {
		await trx.deleteFrom('second_factor').where('userId', '=', userId).execute();
		await trx.deleteFrom('recovery_code').where('userId', '=', userId).execute();
		// Who holds the lost phone may be signed in with it.
		if (by.userId !== userId)
			await trx.deleteFrom('session').where('userId', '=', userId).execute();
		const entry = { at: now, userId: by.userId, from: by.from, subject: userId };
		await append(trx, [{ ...entry, work: 'FACTOR_OFF' }]);
		await hold(trx, userId, by, now);
	});
}

/** Tries a code. Whoever holds the password may fail five times, from wherever they try. */
async function check(
	database: Database,
	key: ServerKey,
	{ userId, code, ip }: { userId: string; code: string; ip: string },
	now: string,
	state: 'begun' | 'on'
): Promise<CodeResult> {
	const typed = code.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
	const counters = [nameCounter('second factor', userId), addressCounter(ip)];
	return limited(database, counters, now, () =>
		database.write(async (trx): Promise<CodeResult> => {
			const ok =
				(await takesDigits(trx, key, { userId, typed, state }, now)) ||
				(state === 'on' && (await takesRecovery(trx, key, userId, typed, now)));
			const work = ok ? 'FACTOR_SHOWN' : 'FACTOR_FAILED';
			await append(trx, [{ at: now, userId, from: ip, subject: userId, work }]);
			return ok ? { ok } : { ok, locked: null };
		})
	);
}

/** True if the phone counts these digits now. Each step is taken once: a code that was seen is void. */
async function takesDigits(
	trx: Trx,
	key: ServerKey,
	{ userId, typed, state }: { userId: string; typed: string; state: 'begun' | 'on' },
	now: string
): Promise<boolean> {
	const row = await trx
		.selectFrom('second_factor')
		.selectAll()
		.where('userId', '=', userId)
		.where('confirmedAt', state === 'on' ? 'is not' : 'is', null)
		.executeTakeFirst();
	if (!row || !/^\d{6}$/.test(typed)) return false;
	const secret = unseal(key, row.sealedSecret, placeOf(userId));
	const present = Math.floor(Date.parse(now) / 1000 / STEP_SECONDS);
	for (let step = present - DRIFT; step <= present + DRIFT; step++) {
		if (!verifyHOTP(secret, BigInt(step), DIGITS, typed)) continue;
		const { numUpdatedRows } = await trx
			.updateTable('second_factor')
			.set({ lastStep: step })
			.where('userId', '=', userId)
			.where('lastStep', '<', step)
			.executeTakeFirst();
		return numUpdatedRows === 1n;
	}
	return false;
}

async function takesRecovery(
	trx: Trx,
	key: ServerKey,
	userId: string,
	typed: string,
	now: string
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('recovery_code')
		.set({ usedAt: now })
		.where('codeHash', '=', hashOf(key, userId, typed))
		.where('userId', '=', userId)
		.where('usedAt', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

async function keepCodes(
	trx: Trx,
	key: ServerKey,
	userId: string,
	codes: readonly string[]
): Promise<void> {
	await trx.deleteFrom('recovery_code').where('userId', '=', userId).execute();
	const rows = codes.map((code) => {
		return { codeHash: hashOf(key, userId, code.replace('-', '')), userId, usedAt: null };
	});
	await trx.insertInto('recovery_code').values(rows).execute();
}

/** Ten codes of two groups of five letters, about 50 bits each. */
function newCodes(): string[] {
	const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return Array.from({ length: RECOVERY_CODES }, () => `${group()}-${group()}`);
}

/** Keyed, so that a stolen database alone lets nobody try the codes out. */
function hashOf(key: ServerKey, userId: string, code: string): string {
	return digest(key, 'recovery code', `${userId} ${code}`).toString('hex');
}

function placeOf(userId: string): string {
	return `second factor ${userId}`;
}
