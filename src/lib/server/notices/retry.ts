/** A person decides about what was not sent: once more, or not at all. */
import { append } from '../audit.ts';
import type { Database } from '../db.ts';
import type { Trx } from '../schema.ts';
import type { Key } from './judge.ts';

interface Who {
	userId: string;
	from: string;
}

/** One delivery, or all of a kind. */
export type Which = Key | 'DEAD' | 'RESTORED';

/**
 * Lets what has failed or was held go out again, under the same key as before; the rules are asked
 * anew when it goes. Returns how many.
 */
export function retry(database: Database, who: Who, which: Which, now: string): Promise<number> {
	const next = { state: 'WAITING' as const, reason: null, attempts: 0, dueAt: now };
	return change(database, who, which, { ...next, askedBy: who.userId }, 'NOTICE_RETRY', now);
}

/** Does not send it at all. Returns how many. */
export function leave(database: Database, who: Who, which: Which, now: string): Promise<number> {
	const next = { state: 'DROPPED' as const, reason: 'LEFT', askedBy: who.userId };
	return change(database, who, which, next, 'NOTICE_LEFT', now);
}

type Next = {
	state: 'WAITING' | 'DROPPED';
	reason: string | null;
	askedBy: string;
	attempts?: number;
	dueAt?: string;
};

function change(
	database: Database,
	{ userId, from }: Who,
	which: Which,
	next: Next,
	work: string,
	now: string
): Promise<number> {
	return database.write(async (trx) => {
		const changed = await chosen(trx, which)
			.set({ ...next, changedAt: now })
			.where('state', 'in', ['DEAD', 'HELD'])
			.returning(['noticeId', 'sender'])
			.execute();
		const subjects = await subjectsOf(
			trx,
			changed.map(({ noticeId }) => noticeId)
		);
		const entries = changed.map(({ noticeId, sender }) => ({
			...{ at: now, userId, from, subject: subjects.get(noticeId) ?? null },
			work: `${work} ${sender}`
		}));
		await append(trx, entries);
		return changed.length;
	});
}

function chosen(trx: Trx, which: Which) {
	const query = trx.updateTable('notice_delivery');
	if (which === 'DEAD') return query.where('state', '=', 'DEAD');
	if (which === 'RESTORED') return query.where('state', '=', 'HELD').where('reason', '=', which);
	const { noticeId, sender, target } = which;
	return query
		.where('noticeId', '=', noticeId)
		.where('sender', '=', sender)
		.where('target', '=', target);
}

async function subjectsOf(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (let i = 0; i < ids.length; i += 200) {
		const rows = await trx
			.selectFrom('notice')
			.select(['id', 'householdId'])
			.where('id', 'in', ids.slice(i, i + 200))
			.execute();
		for (const row of rows) found.set(row.id, row.householdId);
	}
	return found;
}
