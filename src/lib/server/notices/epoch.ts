/**
 * What a restored backup means for notices. The copy does not know what was sent after it was made,
 * so nothing that it believes to be unsent is sent by itself: it is held, and a person decides. The
 * same goes for what tablets and people did before the restore and offer again after it.
 */
import { epochOf } from '../clock.ts';
import type { Db, Trx } from '../schema.ts';

const EPOCH = 'notices.epoch';
const RESTORED = 'notices.restoredAt';

/** True once history was cut since this was asked last. */
export async function isCut(db: Db): Promise<boolean> {
	return (await read(db, EPOCH)) !== (await epochOf(db));
}

/**
 * When the database was found restored, or null. Holds what waits if that is news.
 */
export async function restoredAt(trx: Trx, now: string): Promise<string | null> {
	const [known, epoch] = [await read(trx, EPOCH), await epochOf(trx)];
	if (known === epoch) return (await read(trx, RESTORED)) ?? null;
	await keep(trx, EPOCH, epoch);
	const cutAt = known === undefined ? await lastRestore(trx) : now;
	if (cutAt === null) return null;
	await keep(trx, RESTORED, cutAt);
	await trx
		.updateTable('notice_delivery')
		.set({ state: 'HELD', reason: 'RESTORED', changedAt: now, claimedBy: null, claimedUntil: null })
		.where('state', 'in', ['WAITING', 'SENDING'])
		.execute();
	return cutAt;
}

/** A copy from before there were notices may have been put back and then brought up to date. */
async function lastRestore(trx: Trx): Promise<string | null> {
	const row = await trx
		.selectFrom('alert')
		.select('at')
		.where('kind', '=', 'RESTORED')
		.orderBy('at', 'desc')
		.executeTakeFirst();
	return row?.at ?? null;
}

/** A value of the table `meta`. */
export async function read(db: Db, key: string): Promise<string | undefined> {
	const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
	return row?.value;
}

/** Writes a value of the table `meta`. */
export async function keep(db: Db, key: string, value: string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}
