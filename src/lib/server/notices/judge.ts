/**
 * What becomes of a notice at the moment it would go out: the rules are asked again, since a number
 * may have been blocked, somebody may have died, or the visit may have been moved meanwhile.
 */
import { maskPhone, showPhone } from '../../domain/mask.ts';
import { holdFor, isOfPhone, type NoticeParams, type Template } from '../../domain/notice.ts';
import type { Rows } from '../../domain/tables.ts';
import { noticeBody, noticeText, senderName } from '../../words/notice/text.ts';
import type { Db } from '../schema.ts';
import { stillOpens } from '../status/door.ts';
import { languageOf } from './language.ts';
import { sizeOf, type MessageKind } from './size.ts';
import type { DeliveryRow, Language, SubscriptionRow } from './tables.ts';

/** All that a sender needs to know. */
export interface Letter {
	/** the notice's id, the same however often it is tried */
	id: string;
	template: Template;
	language: Language;
	/** the whole text message */
	text: string;
	kind: MessageKind;
	/** digits; empty for a push */
	phone: string;
	/** for a browser: who says it, and what */
	title: string;
	body: string;
	about: string | null;
	expiresAt: string;
	subscription: SubscriptionRow | null;
}

export type Judgement =
	{ is: 'SEND'; letter: Letter; sentTo: string } | { is: 'HELD' | 'DROPPED'; reason: string };

export type Key = Pick<DeliveryRow, 'noticeId' | 'sender' | 'target'>;

/** Judges one delivery by what is on record now. `phone`: whom to call, if the house says so. */
export async function judge(
	db: Db,
	row: Key,
	now: string,
	phone: string | null = null
): Promise<Judgement> {
	const notice = await db
		.selectFrom('notice')
		.selectAll()
		.where('id', '=', row.noticeId)
		.executeTakeFirstOrThrow();
	if (notice.supersededById !== null) return { is: 'DROPPED', reason: 'SUPERSEDED' };
	if (notice.expiresAt <= now) return { is: 'DROPPED', reason: 'TOO_LATE' };
	const home = await livingOn(db, notice.householdId);
	const hold = holdFor(home, await consentsOf(db, home.id), notice.template);
	const isPush = row.sender === 'PUSH';
	if (hold !== null && !(isPush && isOfPhone(hold))) return { is: 'HELD', reason: hold };
	const subscription = isPush ? await subscriptionOf(db, row.target) : null;
	if (isPush && subscription === null) return { is: 'DROPPED', reason: 'UNSUBSCRIBED' };
	const said = await sayable(db, row, notice, now);
	if (said === null) return { is: 'DROPPED', reason: 'ALREADY_TOLD' };
	const language = subscription?.language ?? (await languageOf(db, home.id));
	const params = JSON.parse(notice.params) as NoticeParams;
	const text = shortest(language, said, params, phone);
	const { id, about, expiresAt } = notice;
	const letter: Letter = {
		...{ id, template: said, language, text, kind: sizeOf(text).kind, about, expiresAt },
		...{ title: senderName(language), body: noticeBody(language, said, params), subscription },
		phone: isPush ? '' : home.phone
	};
	return { is: 'SEND', letter, sentTo: isPush ? '' : maskPhone(home.phone) };
}

/** With whom to call, as long as that does not make two messages of one. */
function shortest(
	language: Language,
	template: Template,
	params: NoticeParams,
	phone: string | null
): string {
	const alone = noticeText(language, template, params, null);
	if (phone === null) return alone;
	const full = noticeText(language, template, params, showPhone(phone));
	return sizeOf(full).kind === sizeOf(alone).kind ? full : alone;
}

const PLANNED = /^(DELIVERY|VISIT)_(SET|CHANGED)$/;
const CALLED_OFF = /^(DELIVERY|VISIT)_CANCELLED$/;

/**
 * As what a visit is told, by what this receiver heard of it last: a new day is a change only to those
 * who know another one, a visit nobody heard of need not be called off, and nothing is told twice. The
 * template, or null for nothing.
 */
async function sayable(
	db: Db,
	row: Key,
	notice: Rows['notice'],
	now: string
): Promise<Template | null> {
	const { template, params, about } = notice;
	const isPlanned = PLANNED.test(template);
	if (about === null || !(isPlanned || CALLED_OFF.test(template))) return template;
	const last = await lastSaid(db, row, about);
	const stands = last !== undefined && PLANNED.test(last.template) && last.expiresAt > now;
	if (!isPlanned) return stands ? template : null;
	if (stands && last.params === params) return null;
	return template.replace(/SET$|CHANGED$/, stands ? 'CHANGED' : 'SET') as Template;
}

function lastSaid(db: Db, { sender, target, noticeId }: Key, about: string) {
	return db
		.selectFrom('notice_delivery')
		.innerJoin('notice', 'notice.id', 'notice_delivery.noticeId')
		.select(['notice.template', 'notice.params', 'notice.expiresAt'])
		.where('notice.about', '=', about)
		.where('notice.id', '!=', noticeId)
		.where('notice_delivery.sender', '=', sender)
		.where('notice_delivery.target', '=', target)
		.where('notice_delivery.state', '=', 'SENT')
		.orderBy('notice_delivery.sentAt', 'desc')
		.executeTakeFirst();
}

async function livingOn(db: Db, householdId: string): Promise<Rows['household']> {
	const seen = new Set<string>();
	for (let id = householdId; ;) {
		const row = await db
			.selectFrom('household')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (row.mergedIntoId === null || seen.has(id)) return row;
		seen.add(id);
		id = row.mergedIntoId;
	}
}

function consentsOf(db: Db, householdId: string): Promise<Rows['consent'][]> {
	return db.selectFrom('consent').selectAll().where('householdId', '=', householdId).execute();
}

/** The browser, while it wants to hear and its slip still opens the door. */
async function subscriptionOf(db: Db, id: string): Promise<SubscriptionRow | null> {
	const row = await db
		.selectFrom('push_subscription')
		.selectAll()
		.where('id', '=', id)
		.where('endedAt', 'is', null)
		.executeTakeFirst();
	return row && (await stillOpens(db, row.codeId)) ? row : null;
}
