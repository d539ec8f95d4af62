/**
 * The feed's clock: one row, whose UPDATE is the first statement of every writing transaction.
 * Versions therefore become visible in the order of commits, and claims are judged one at a time.
 */
import type { Db, Trx } from './schema.ts';

/** Moves the clock on and holds it until the transaction ends; returns the version to write. */
export async function tick(trx: Trx): Promise<number> {
	const row = await trx
		.updateTable('clock')
		.set((eb) => ({ value: eb('value', '+', 1) }))
		.where('id', '=', 1)
		.returning('value')
		.executeTakeFirstOrThrow();
	return row.value;
}

/** The version of the last commit. */
export async function head(db: Db): Promise<number> {
	const row = await db
		.selectFrom('clock')
		.select('value')
		.where('id', '=', 1)
		.executeTakeFirstOrThrow();
	return row.value;
}

/** Names this history: another one after a restore. */
export async function epochOf(db: Db): Promise<string> {
	const row = await db
		.selectFrom('meta')
		.select('value')
		.where('key', '=', 'epoch')
		.executeTakeFirstOrThrow();
	return row.value;
}

/** Gives a database that has none its first epoch. */
export async function startEpoch(db: Db, epoch: string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: 'epoch', value: epoch })
		.onConflict((conflict) => conflict.column('key').doNothing())
		.execute();
}

/** Declares that history was cut: every tablet drops its mirror and offers again what it kept. */
export async function newEpoch(db: Db, epoch: string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: 'epoch', value: epoch })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: epoch }))
		.execute();
}
