/** Browsers that hear of a household's notices: they ask at its door, and may stop at any time. */
import { createHash } from 'node:crypto';
import { append } from '../audit.ts';
import type { Database } from '../db.ts';
import { allIds } from '../status/holdings.ts';
import { endpointIn, PUSH_SERVICES } from './endpoint.ts';
import { canSeal } from './push-seal.ts';
import type { Language, SubscriptionRow } from './tables.ts';

/** Browsers of one household at most; the oldest goes when another comes. */
const MOST = 5;

export interface Wish {
	endpoint: string;
	p256dh: string;
	auth: string;
	language: Language;
}

interface Visitor {
	codeId: string;
	householdId: string;
	/** where from */
	from: string;
}

/** Takes a browser's wish; false where its address or keys are none of a push service. `now` is ISO. */
export async function subscribe(
	database: Database,
	visitor: Visitor,
	wish: Wish,
	now: string,
	services: readonly string[] | null = null
): Promise<boolean> {
	if (!endpointIn(wish.endpoint, services ?? PUSH_SERVICES) || !canSeal(wish)) return false;
	const { codeId, householdId, from } = visitor;
	const { endpoint, p256dh, auth, language } = wish;
	const row: SubscriptionRow = {
		...{ id: idOf(endpoint), codeId, householdId, endpoint, p256dh, auth, language },
		...{ createdAt: now, endedAt: null, endReason: null }
	};
	const { id: _, ...again } = row;
	await database.write(async (trx) => {
		await trx
			.insertInto('push_subscription')
			.values(row)
			.onConflict((conflict) => conflict.column('id').doUpdateSet(again))
			.execute();
		const live = await trx
			.selectFrom('push_subscription')
			.select('id')
			.where('householdId', '=', householdId)
			.where('endedAt', 'is', null)
			.orderBy('createdAt', 'desc')
			.orderBy('id')
			.execute();
		for (const { id } of live.slice(MOST))
			await trx
				.updateTable('push_subscription')
				.set({ endedAt: now, endReason: 'ASKED' })
				.where('id', '=', id)
				.execute();
		await append(trx, [entry(visitor, 'PUSH_ON', from, now)]);
	});
	return true;
}

/** Whether this browser hears of this household, also where it asked under a record that was merged since. */
export async function isListening(
	{ db }: Database,
	{ householdId }: Pick<Visitor, 'householdId'>,
	endpoint: string
): Promise<boolean> {
	const row = await db
		.selectFrom('push_subscription')
		.select('id')
		.where('id', '=', idOf(endpoint))
		.where('householdId', 'in', await allIds(db, householdId))
		.where('endedAt', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** Ends a browser's wish; whoever does not hold it changes nothing. */
export async function unsubscribe(
	database: Database,
	visitor: Visitor,
	endpoint: string,
	now: string
): Promise<void> {
	await database.write(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('push_subscription')
			.set({ endedAt: now, endReason: 'ASKED' })
			.where('id', '=', idOf(endpoint))
			.where('householdId', 'in', await allIds(trx, visitor.householdId))
			.where('endedAt', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows > 0n) await append(trx, [entry(visitor, 'PUSH_OFF', visitor.from, now)]);
	});
}

function entry({ householdId }: Visitor, work: string, from: string, at: string) {
	return { at, userId: `household:${householdId}`, from, subject: householdId, work };
}

/** One browser, one row: it is known by its endpoint. */
function idOf(endpoint: string): string {
	return createHash('sha256').update(endpoint).digest('hex').slice(0, 32);
}
