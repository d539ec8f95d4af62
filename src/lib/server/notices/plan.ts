/**
 * From what was told to the ways it takes: each notice once, in the order of the commits. It stands
 * beside the transaction that told it, so that no rule waits for a gateway.
 */
import { isOfPhone } from '../../domain/notice.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Database } from '../db.ts';
import { batches } from '../rows.ts';
import type { Trx } from '../schema.ts';
import { allIds } from '../status/holdings.ts';
import { isCut, keep, read, restoredAt } from './epoch.ts';
import { dueAt, type Manners } from './hours.ts';
import type { DeliveryRow, Sender } from './tables.ts';

const CURSOR = 'notices.version';
const PAGE = 500;
const BULK = 100;

type Notice = Rows['notice'] & { version: number };

/** How this house tells people. */
export interface House extends Manners {
	/** the sender of text messages */
	text: Extract<Sender, 'LOG' | 'WEBHOOK'>;
}

/** Plans what was told since the last time; true if there may be more. `now` is ISO. */
export async function plan(database: Database, house: House, now: string): Promise<boolean> {
	if (!(await hasNews(database))) return false;
	return database.write(async (trx) => {
		const cursor = await takeTurn(trx);
		const cutAt = await restoredAt(trx, now);
		const notices = await next(trx, cursor);
		await drop(trx, notices, now);
		const [anyListens, planned] = [await doesAnyListen(trx), await plannedOf(trx, notices)];
		const rows: DeliveryRow[] = [];
		for (const notice of notices) {
			if (!planned.has(notice.id)) rows.push(textOf(notice, house, cutAt, now));
			if (anyListens) rows.push(...(await pushesOf(trx, notice, house, cutAt, now)));
		}
		for (const some of batches(rows, BULK))
			await trx
				.insertInto('notice_delivery')
				.values(some)
				.onConflict((conflict) => conflict.columns(['noticeId', 'sender', 'target']).doNothing())
				.execute();
		const last = notices.at(-1);
		if (last) await keep(trx, CURSOR, String(last.version));
		return notices.length >= PAGE;
	});
}

async function hasNews({ db }: Database): Promise<boolean> {
	if (await isCut(db)) return true;
	const row = await db
		.selectFrom('notice')
		.select('id')
		.where('version', '>', Number((await read(db, CURSOR)) ?? 0))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** One process plans at a time: the others wait here for its end. Returns how far planning is. */
async function takeTurn(trx: Trx): Promise<number> {
	await trx
		.insertInto('meta')
		.values({ key: CURSOR, value: '0' })
		.onConflict((conflict) => conflict.column('key').doNothing())
		.execute();
	const { value } = await trx
		.updateTable('meta')
		.set((eb) => ({ value: eb.ref('value') }))
		.where('key', '=', CURSOR)
		.returning('value')
		.executeTakeFirstOrThrow();
	return Number(value);
}

/** About a page of notices; a version is never split. */
async function next(trx: Trx, cursor: number): Promise<Notice[]> {
	const query = trx.selectFrom('notice').selectAll().orderBy('version').orderBy('id');
	const page = await query.where('version', '>', cursor).limit(PAGE).execute();
	const last = page.at(-1);
	if (page.length < PAGE || !last) return page;
	const whole = await query.where('version', '=', last.version).execute();
	return [...page.filter(({ version }) => version < last.version), ...whole];
}

/** What is not true any more waits no longer. */
async function drop(trx: Trx, notices: readonly Notice[], now: string): Promise<void> {
	const ids = notices.flatMap((row) => (row.supersededById === null ? [] : [row.id]));
	for (const some of batches(ids, BULK))
		await trx
			.updateTable('notice_delivery')
			.set({ state: 'DROPPED', reason: 'SUPERSEDED', changedAt: now })
			.where('noticeId', 'in', some)
			.where('state', '=', 'WAITING')
			.execute();
}

/** The text message: what must not be sent is on record all the same. */
function textOf(notice: Notice, house: House, cutAt: string | null, now: string): DeliveryRow {
	const text = { ...startOf(notice, house, cutAt, now), sender: house.text, target: '' };
	if (notice.heldBack === null || text.state === 'DROPPED') return text;
	return { ...text, state: 'HELD', reason: notice.heldBack };
}

/** A browser is a way of its own; what is not true any more needs none. */
async function pushesOf(
	trx: Trx,
	notice: Notice,
	house: House,
	cutAt: string | null,
	now: string
): Promise<DeliveryRow[]> {
	if (notice.supersededById !== null) return [];
	if (notice.heldBack !== null && !isOfPhone(notice.heldBack)) return [];
	const ids = await allIds(trx, notice.householdId);
	const rows = await trx
		.selectFrom('push_subscription')
		.select('id')
		.where('householdId', 'in', ids)
		.where('endedAt', 'is', null)
		.where('createdAt', '<=', notice.createdAt)
		.execute();
	const start = startOf(notice, house, cutAt, now);
	return rows.map(({ id }) => ({ ...start, sender: 'PUSH', target: id }));
}

/** Notices whose text has its way, perhaps by the sender of a former setting. */
async function plannedOf(trx: Trx, notices: readonly Notice[]): Promise<Set<string>> {
	const planned = new Set<string>();
	for (const some of batches(notices, BULK)) {
		const rows = await trx
			.selectFrom('notice_delivery')
			.select('noticeId')
			.where(
				'noticeId',
				'in',
				some.map(({ id }) => id)
			)
			.where('sender', '!=', 'PUSH')
			.execute();
		for (const { noticeId } of rows) planned.add(noticeId);
	}
	return planned;
}

async function doesAnyListen(trx: Trx): Promise<boolean> {
	const query = trx.selectFrom('push_subscription').select('id').where('endedAt', 'is', null);
	return (await query.limit(1).executeTakeFirst()) !== undefined;
}

function startOf(
	notice: Notice,
	house: House,
	cutAt: string | null,
	now: string
): Omit<DeliveryRow, 'sender' | 'target'> {
	const isOld = cutAt !== null && notice.happenedAt < cutAt;
	const isPast = notice.supersededById !== null;
	const state = isPast ? 'DROPPED' : isOld ? 'HELD' : 'WAITING';
	return {
		...{ noticeId: notice.id, state, attempts: 0, dueAt: dueAt(notice, house) },
		reason: isPast ? 'SUPERSEDED' : isOld ? 'RESTORED' : null,
		...{ claimedBy: null, claimedUntil: null, createdAt: now, changedAt: now, sentAt: null },
		...{ sentTo: '', words: '', language: 'ko', askedBy: null }
	};
}
