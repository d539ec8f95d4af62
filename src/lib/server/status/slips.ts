/**
 * Slips: a household's code with its secret, made at a desk, told once, and never readable again.
 * They are no actions, because what stands on them must not stand in the log of actions.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { codeFrom, secretFrom } from '../../domain/code.ts';
import type { Rows } from '../../domain/tables.ts';
import { append } from '../audit.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../db.ts';
import { isUniqueViolation } from '../failures.ts';
import type { ServerKey } from '../keys.ts';
import type { Db, Trx } from '../schema.ts';
import { allIds, pathOf } from './holdings.ts';
import { codeHash, COST, hashSecret } from './secrets.ts';

/** What is printed. */
export interface Slip {
	code: string;
	secret: string;
}

/** What a desk may know of a household's slip afterwards. */
export interface SlipState {
	issuedAt: string;
	/** name of the account */
	issuedBy: string | null;
	revokedAt: string | null;
	usedAt: string | null;
	/** it was made before the household's number turned out to be a stranger's */
	isOutdated: boolean;
}

/** A code and a secret by chance. */
export function newSlip(): Slip {
	const digits = Array.from({ length: 10 }, () => randomInt(10));
	return { code: codeFrom(randomBytes(9)), secret: secretFrom(digits) };
}

/**
 * Makes a slip for a household and puts it on record; the one before stops opening at once, and
 * whoever was in with it is out. Who may do so for whom is the caller's to ask.
 */
export async function issue(
	database: Database,
	key: ServerKey,
	caller: Caller,
	householdId: string,
	now: string,
	{ slip = newSlip(), cost = COST } = {}
): Promise<Slip> {
	const id = database.newId();
	const secretHash = await hashSecret(key, { id, secret: slip.secret }, cost);
	const row = { id, codeHash: codeHash(key, slip.code), secretHash, householdId };
	const dates = { issuedAt: now, issuedBy: caller.userId };
	const none = { revokedAt: null, revokedBy: null, usedAt: null };
	const write = () =>
		database.write(async (trx) => {
			const before = await end(trx, caller, householdId, now);
			await trx
				.insertInto('status_code')
				.values({ ...row, ...dates, ...none })
				.execute();
			const work = before ? 'CODE_REISSUED' : 'CODE_ISSUED';
			const { userId, from } = caller;
			await append(trx, [{ at: now, userId, from, subject: householdId, work }]);
		});
	await write().catch((error) => {
		// Another desk made one at the same moment; this one takes its place.
		if (!isUniqueViolation(error)) throw error;
		return write();
	});
	return slip;
}

/** Ends a household's slip, also one of a record that was merged into it. Returns false where there was none. */
export function revoke(
	database: Database,
	caller: Caller,
	householdId: string,
	now: string
): Promise<boolean> {
	return database.write(async (trx) => {
		if (!(await end(trx, caller, householdId, now))) return false;
		const { userId, from } = caller;
		const entry = { at: now, userId, from, subject: householdId, work: 'CODE_REVOKED' };
		await append(trx, [entry]);
		return true;
	});
}

/** The latest slip of a household, or undefined. */
export async function slipOf(db: Db, householdId: string): Promise<SlipState | undefined> {
	const row = await db
		.selectFrom('status_code')
		.leftJoin('user', 'user.id', 'status_code.issuedBy')
		.select(['issuedAt', 'user.name as issuedBy', 'revokedAt', 'usedAt'])
		.select('status_code.householdId')
		.where('status_code.householdId', 'in', await allIds(db, householdId))
		.orderBy('issuedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) return undefined;
	const { householdId: of, ...slip } = row;
	return { ...slip, isOutdated: await isOutdated(db, row.issuedAt, await pathOf(db, of)) };
}

/**
 * True for a slip of before a household's number turned out to be a stranger's, also where the number
 * was corrected since. `path`: the slip's record and those it was merged into. (DOMAIN §5.11)
 */
export async function isOutdated(
	db: Db,
	issuedAt: string,
	path: readonly Pick<Rows['household'], 'id' | 'phoneBlockedAt'>[]
): Promise<boolean> {
	if (path.some(({ phoneBlockedAt: at }) => at !== null && issuedAt <= at)) return true;
	const block = await db
		.selectFrom('action_subject')
		.innerJoin('action_log', 'action_log.id', 'action_subject.actionId')
		.select('action_log.id')
		.where(
			'action_subject.subject',
			'in',
			path.map(({ id }) => id)
		)
		.where('action_log.name', '=', 'blockPhone')
		.where('action_log.verdict', 'in', ['accepted', 'exception'])
		.where('action_log.at', '>=', issuedAt)
		.limit(1)
		.executeTakeFirst();
	return block !== undefined;
}

/** The receipt in force that may be printed with a slip, or null. */
export async function receiptToGo(db: Db, householdId: string): Promise<string | null> {
	const row = await db
		.selectFrom('receipt')
		.select('id')
		.where('householdId', 'in', await allIds(db, householdId))
		.where('replacedById', 'is', null)
		.where('voidedAt', 'is', null)
		.orderBy('deliveredAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.id ?? null;
}

async function end(
	trx: Trx,
	{ userId }: Caller,
	householdId: string,
	now: string
): Promise<boolean> {
	const ended = await trx
		.updateTable('status_code')
		.set({ revokedAt: now, revokedBy: userId })
		.where('householdId', 'in', await allIds(trx, householdId))
		.where('revokedAt', 'is', null)
		.returning('id')
		.execute();
	const ids = ended.map((row) => row.id);
	if (ids.length === 0) return false;
	await trx.deleteFrom('status_session').where('codeId', 'in', ids).execute();
	return true;
}
