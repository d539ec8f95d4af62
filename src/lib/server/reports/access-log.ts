/** The access log as people read it: who did what to whose data, page by page. */
import type { Db } from '../schema.ts';

export interface LogLine {
	seq: number;
	at: string;
	/** null for somebody who was not signed in */
	who: string | null;
	/** the household did it itself, at its own door */
	byHousehold: boolean;
	from: string;
	/** receipt number of a household or name of a user; null where it is about nobody */
	whose: string | null;
	householdId: string | null;
	/** what was done, in the log's own words */
	work: string;
}

export interface LogFilter {
	/** 'YYYY-MM-DD' in KST */
	day?: string;
	userId?: string;
	/** receipt number of a household */
	receiptNo?: string;
	/** from 1 */
	page: number;
}

export const PAGE = 100;

/** A page of the log, the latest first, and how many entries fit in all. */
export async function accessLog(
	db: Db,
	filter: LogFilter
): Promise<{ lines: LogLine[]; total: number }> {
	const { total } = await entries(db, filter)
		.select((eb) => eb.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	const lines = await entries(db, filter)
		.select([
			'audit.seq',
			'audit.at',
			'actor.name as who',
			'audit.userId',
			'audit.from',
			'household.receiptNo',
			'household.id as householdId',
			'account.name as account',
			'audit.work'
		])
		.orderBy('audit.seq', 'desc')
		.limit(PAGE)
		.offset((filter.page - 1) * PAGE)
		.execute();
	return {
		lines: lines.map(({ receiptNo, account, userId, ...line }) => ({
			...line,
			byHousehold: userId?.startsWith('household:') ?? false,
			whose: receiptNo ?? account
		})),
		total: Number(total)
	};
}

/** Everybody who has an account, for a choice. */
export function accounts(db: Db): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('user').select(['id', 'name']).orderBy('name').execute();
}

function entries(db: Db, { day, userId, receiptNo }: LogFilter) {
	let query = db
		.selectFrom('audit')
		.leftJoin('user as actor', 'actor.id', 'audit.userId')
		.leftJoin('household', 'household.id', 'audit.subject')
		.leftJoin('user as account', 'account.id', 'audit.subject');
	if (day) {
		const start = Date.parse(`${day}T00:00:00+09:00`);
		query = query
			.where('audit.at', '>=', new Date(start).toISOString())
			.where('audit.at', '<', new Date(start + 86_400_000).toISOString());
	}
	if (userId) query = query.where('audit.userId', '=', userId);
	if (receiptNo) query = query.where('household.receiptNo', '=', receiptNo);
	return query;
}
