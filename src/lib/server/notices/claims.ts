/** Who sends what: a delivery belongs to one process for a while, and how it went is written once. */
import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../db.ts';
import type { Db, Schema, Trx } from '../schema.ts';
import { stillOpens } from '../status/door.ts';
import type { Outcome } from './round.ts';
import { after } from './hours.ts';
import type { Judgement, Key } from './judge.ts';
import type { DeliveryRow, DeliveryState, SubscriptionRow } from './tables.ts';

/** How many letters are on their way at once. */
const HANDS = 8;
/** Longer than any sender takes. A process that says nothing for so long is gone. */
export const CLAIM_MS = 30_000;
const ATTEMPTS = 10;
const FIRST_MS = 30_000;
const LONGEST_MS = 60 * 60_000;

export type Claimed = Key & Pick<DeliveryRow, 'attempts' | 'claimedBy'>;

/** Takes what is due and what a process that died had taken; nobody else gets the same. */
export async function claim(
	database: Database,
	name: string,
	now: string,
	claimMs = CLAIM_MS
): Promise<Claimed[]> {
	if (!(await isAnyDue(database, now))) return [];
	return database.write(async (trx) => {
		const keys = await dueKeys(trx, database.dialect === 'postgres', now);
		const taken: Claimed[] = [];
		for (const { noticeId, sender, target } of keys) {
			const row = await trx
				.updateTable('notice_delivery')
				.set((eb) => ({
					...{ state: 'SENDING' as const, claimedBy: name, claimedUntil: after(now, claimMs) },
					...{ changedAt: now, attempts: eb('attempts', '+', 1) }
				}))
				.where('noticeId', '=', noticeId)
				.where('sender', '=', sender)
				.where('target', '=', target)
				.where(isDue(now))
				.returning(['noticeId', 'sender', 'target', 'attempts', 'claimedBy'])
				.executeTakeFirst();
			if (row) taken.push(row);
		}
		return taken;
	});
}

function isDue(now: string) {
	return (eb: ExpressionBuilder<Schema, 'notice_delivery'>) =>
		eb.or([
			eb.and([eb('state', '=', 'WAITING'), eb('dueAt', '<=', now)]),
			eb.and([eb('state', '=', 'SENDING'), eb('claimedUntil', '<=', now)])
		]);
}

function due(db: Db, now: string) {
	return db
		.selectFrom('notice_delivery')
		.select(['noticeId', 'sender', 'target'])
		.where(isDue(now));
}

async function isAnyDue({ db }: Database, now: string): Promise<boolean> {
	return (await due(db, now).limit(1).executeTakeFirst()) !== undefined;
}

/** On PostgreSQL the rows are locked here, and those that another process is taking are passed over. */
function dueKeys(trx: Trx, locks: boolean, now: string): Promise<Key[]> {
	const query = due(trx, now).orderBy('dueAt').limit(HANDS);
	return (locks ? query.forUpdate().skipLocked() : query).execute();
}

/** How it went; `when` says at which time to try again after so many attempts. */
type Result =
	Exclude<Judgement, { is: 'SEND' }> | (Outcome & { when: (attempts: number) => string });

/**
 * Writes how it went; returns the state it led to, or null where the delivery is not ours any more.
 * That it was sent is true whoever holds it now.
 */
export async function record(
	{ db }: Database,
	row: Claimed,
	result: Result,
	now: string,
	said: Partial<Pick<DeliveryRow, 'sentTo' | 'words' | 'language'>> = {}
): Promise<DeliveryState | null> {
	const next = nextOf(row, result, now);
	let query = db
		.updateTable('notice_delivery')
		.set({ ...next, ...said, changedAt: now, claimedBy: null, claimedUntil: null })
		.where('noticeId', '=', row.noticeId)
		.where('sender', '=', row.sender)
		.where('target', '=', row.target);
	if (next.state !== 'SENT')
		query = query.where('claimedBy', '=', row.claimedBy).where('state', '=', 'SENDING');
	const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
	if (result.is === 'GONE') await endSubscription(db, row.target, 'GONE', now);
	if (next.reason === 'UNSUBSCRIBED') await endShut(db, row.target, now);
	return numUpdatedRows > 0n ? next.state : null;
}

/** One process serves a SQLite file: whatever was claimed when it starts was claimed by a dead one. */
export async function takeOver({ db, dialect }: Database): Promise<void> {
	if (dialect !== 'sqlite') return;
	await db
		.updateTable('notice_delivery')
		.set({ claimedUntil: '' })
		.where('state', '=', 'SENDING')
		.execute();
}

type Next = Pick<DeliveryRow, 'state' | 'reason'> & Partial<Pick<DeliveryRow, 'dueAt' | 'sentAt'>>;

function nextOf(row: Claimed, result: Result, now: string): Next {
	if (result.is === 'SENT') return { state: 'SENT', reason: null, sentAt: now };
	if (result.is === 'GONE') return { state: 'DROPPED', reason: result.reason };
	if (result.is !== 'LATER') return { state: result.is, reason: result.reason };
	const { reason, when } = result;
	if (row.attempts >= ATTEMPTS) return { state: 'DEAD', reason };
	return { state: 'WAITING', reason, dueAt: when(row.attempts) };
}

/** Twice as long after each attempt, up to an hour, and by chance up to a half more. */
export function pauseAfter(attempts: number, chance: number): number {
	const pause = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
	return Math.round(pause * (1 + chance / 2));
}

/** Ends a browser's wish where its slip opens nothing any more; one that hears of another household stays. */
async function endShut(db: Db, id: string, now: string): Promise<void> {
	const row = await db
		.selectFrom('push_subscription')
		.select('codeId')
		.where('id', '=', id)
		.executeTakeFirst();
	if (row && !(await stillOpens(db, row.codeId))) await endSubscription(db, id, 'REVOKED', now);
}

async function endSubscription(
	db: Db,
	id: string,
	endReason: SubscriptionRow['endReason'],
	endedAt: string
): Promise<void> {
	await db
		.updateTable('push_subscription')
		.set({ endedAt, endReason })
		.where('id', '=', id)
		.where('endedAt', 'is', null)
		.execute();
}
