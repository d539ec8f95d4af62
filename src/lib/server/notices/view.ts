/** What the office sees of notices: receipt numbers and masked numbers, never a person. */
import type { Template } from '../../domain/notice.ts';
import type { Rows } from '../../domain/tables.ts';
import { history, type Deed } from '../reports/history.ts';
import type { Db } from '../schema.ts';
import type { DeliveryRow, DeliveryState, Sender } from './tables.ts';

export interface NoticeLine {
	noticeId: string;
	sender: Sender;
	target: string;
	template: Template;
	householdId: string;
	receiptNo: string;
	createdAt: string;
	state: DeliveryState;
	reason: string | null;
	sentAt: string | null;
	dueAt: string;
}

export interface NoticeFilter {
	state?: DeliveryState | undefined;
	template?: Template | undefined;
	/** from 1 */
	page: number;
}

export const PAGE = 50;
const OF_HOUSEHOLD = 30;

/** A page of deliveries, the newest first, and how many there are. */
export async function noticeLines(
	db: Db,
	{ state, template, page }: NoticeFilter
): Promise<{ lines: NoticeLine[]; total: number }> {
	let query = linesOf(db);
	let counted = db
		.selectFrom('notice_delivery')
		.innerJoin('notice', 'notice.id', 'notice_delivery.noticeId')
		.select((eb) => eb.fn.countAll<number>().as('total'));
	if (state) {
		query = query.where('notice_delivery.state', '=', state);
		counted = counted.where('notice_delivery.state', '=', state);
	}
	if (template) {
		query = query.where('notice.template', '=', template);
		counted = counted.where('notice.template', '=', template);
	}
	const lines = await query
		.limit(PAGE)
		.offset((page - 1) * PAGE)
		.execute();
	const { total } = await counted.executeTakeFirstOrThrow();
	return { lines, total: Number(total) };
}

/** How many deliveries are in each state. */
export async function noticeCounts(db: Db): Promise<Partial<Record<DeliveryState, number>>> {
	const rows = await db
		.selectFrom('notice_delivery')
		.select(['state', (eb) => eb.fn.countAll<number>().as('count')])
		.groupBy('state')
		.execute();
	return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** How many are held because a backup was restored. */
export async function heldByRestore(db: Db): Promise<number> {
	const { count } = await db
		.selectFrom('notice_delivery')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('state', '=', 'HELD')
		.where('reason', '=', 'RESTORED')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** What a household was told last, and what it was to be told. */
export function noticesOf(db: Db, householdId: string): Promise<NoticeLine[]> {
	return linesOf(db).where('notice.householdId', '=', householdId).limit(OF_HOUSEHOLD).execute();
}

export interface NoticeRecord extends Pick<
	Rows['notice'],
	'id' | 'template' | 'params' | 'happenedAt' | 'createdAt' | 'expiresAt' | 'supersededById'
> {
	household: { id: string; receiptNo: string };
	deliveries: (DeliveryRow & { askedByName: string | null })[];
	/** what brought it about */
	deed: Deed | undefined;
}

/** One notice with all its ways, or undefined. */
export async function noticeRecord(db: Db, id: string): Promise<NoticeRecord | undefined> {
	const row = await db
		.selectFrom('notice')
		.innerJoin('household', 'household.id', 'notice.householdId')
		.selectAll('notice')
		.select('household.receiptNo')
		.where('notice.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { receiptNo, householdId, actionId, ...notice } = row;
	const deliveries = await db
		.selectFrom('notice_delivery')
		.leftJoin('user', 'user.id', 'notice_delivery.askedBy')
		.selectAll('notice_delivery')
		.select('user.name as askedByName')
		.where('noticeId', '=', id)
		.orderBy('sender', 'desc')
		.orderBy('target')
		.execute();
	const deeds = await history(db, [householdId]);
	const deed = deeds.find((one) => one.id === actionId);
	return { ...notice, household: { id: householdId, receiptNo }, deliveries, deed };
}

/** Browsers that listen. */
export async function listeners(db: Db): Promise<number> {
	const { count } = await db
		.selectFrom('push_subscription')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('endedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

function linesOf(db: Db) {
	return db
		.selectFrom('notice_delivery')
		.innerJoin('notice', 'notice.id', 'notice_delivery.noticeId')
		.innerJoin('household', 'household.id', 'notice.householdId')
		.select([
			...(['noticeId', 'sender', 'target', 'state', 'reason', 'sentAt', 'dueAt'] as const),
			...(['notice.template', 'notice.householdId', 'notice.createdAt'] as const),
			'household.receiptNo'
		])
		.orderBy('notice_delivery.createdAt', 'desc')
		.orderBy('noticeId')
		.orderBy('sender', 'desc')
		.orderBy('target');
}
