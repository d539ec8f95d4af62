/** What a named person in the office has to look at, apart from exceptions of the programme. */
import type { Params } from '../domain/refusal.ts';
import type { AlertRow, Db } from './schema.ts';

/**
 * Raises an alert; the same one again is unread again. `about` names the thing (an action, a
 * device), `params` hold no personal data.
 */
export async function raise(
	db: Db,
	alert: { kind: string; about: string; params: Params },
	now: string
): Promise<void> {
	const { kind, about } = alert;
	const fresh = { at: now, params: JSON.stringify(alert.params), seenAt: null, seenBy: null };
	await db
		.insertInto('alert')
		.values({ id: `${kind}.${about}`, kind, ...fresh })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(fresh))
		.execute();
}

/** Alerts nobody has seen yet, newest first. */
export function unseen(db: Db): Promise<AlertRow[]> {
	return db
		.selectFrom('alert')
		.selectAll()
		.where('seenAt', 'is', null)
		.orderBy('at', 'desc')
		.execute();
}

/** Marks an alert as seen by a user. */
export async function see(db: Db, id: string, userId: string, now: string): Promise<void> {
	await db
		.updateTable('alert')
		.set({ seenAt: now, seenBy: userId })
		.where('id', '=', id)
		.where('seenAt', 'is', null)
		.execute();
}
