/**
 * What becomes of a notice at the moment it would go out: the rules are asked again, since a number
 * may have been blocked, somebody may have died, or the visit may have been moved meanwhile.
 */
import { maskPhone, showPhone } from '../../domain/mask.ts';
import { dayOf } from '../../domain/month.ts';
import {
	holdFor,
	isOfPhone,
	TEMPLATES,
	type NoticeParams,
	type Template
} from '../../domain/notice.ts';
import type { Rows } from '../../domain/tables.ts';
import { noticeBody, noticeText, senderName } from '../../words/notice/text.ts';
import type { Db } from '../schema.ts';
import { stillOpens } from '../status/door.ts';
import { allIds, pathOf } from '../status/holdings.ts';
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
	const home = (await pathOf(db, notice.householdId)).at(-1) as Rows['household'];
	const hold = holdFor(home, await consentsOf(db, home.id), notice.template);
	const isPush = row.sender === 'PUSH';
	if (hold !== null && !(isPush && isOfPhone(hold))) return { is: 'HELD', reason: hold };
	const subscription = isPush ? await subscriptionOf(db, row.target, home.id) : null;
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
/** What says where a visit stands: planned, on its way, off or over. */
const OF_VISIT =
	/_(SET|CHANGED|CANCELLED|MISSED)$|ON_THE_WAY$|^(DELIVERED|REPAIR_(DONE|GIVEN_UP))$/;
const VISITING = TEMPLATES.filter((template) => OF_VISIT.test(template));
/** After these somebody waits for one. */
const AWAITED = /_(SET|CHANGED)$|ON_THE_WAY$/;

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
	const stands = last !== undefined && AWAITED.test(last.template) && dayIsOpen(last, now);
	if (!isPlanned) return stands ? template : null;
	if (stands && PLANNED.test(last.template) && last.params === params) return null;
	return template.replace(/SET$|CHANGED$/, stands ? 'CHANGED' : 'SET') as Template;
}

/** True until the day of a visit is over; of who is on the way it is that same day. */
function dayIsOpen(said: Pick<Rows['notice'], 'params' | 'happenedAt'>, now: string): boolean {
	const { on } = JSON.parse(said.params) as NoticeParams;
	return (on ?? dayOf(said.happenedAt)) >= dayOf(now);
}

function lastSaid(db: Db, { sender, target, noticeId }: Key, about: string) {
	return db
		.selectFrom('notice_delivery')
		.innerJoin('notice', 'notice.id', 'notice_delivery.noticeId')
		.select(['notice.template', 'notice.params', 'notice.happenedAt'])
		.where('notice.about', '=', about)
		.where('notice.template', 'in', VISITING)
		.where('notice.id', '!=', noticeId)
		.where('notice_delivery.sender', '=', sender)
		.where('notice_delivery.target', '=', target)
		.where('notice_delivery.state', '=', 'SENT')
		.orderBy('notice_delivery.sentAt', 'desc')
		.executeTakeFirst();
}

async function consentsOf(db: Db, householdId: string): Promise<Rows['consent'][]> {
	const ids = await allIds(db, householdId);
	return db.selectFrom('consent').selectAll().where('householdId', 'in', ids).execute();
}

/**
 * The browser, while it wants to hear of this household and its slip still opens that one's door: who
 * shares it may have asked for another one's notices since.
 */
async function subscriptionOf(
	db: Db,
	id: string,
	householdId: string
): Promise<SubscriptionRow | null> {
	const row = await db
		.selectFrom('push_subscription')
		.selectAll()
		.where('id', '=', id)
		.where('endedAt', 'is', null)
		.executeTakeFirst();
	if (!row || !(await stillOpens(db, row.codeId))) return null;
	const living = (await pathOf(db, row.householdId)).at(-1);
	return living?.id === householdId ? row : null;
}
