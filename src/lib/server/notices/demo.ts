/** The demo's past: what was to be told before its first day here has been told. */
import { maskPhone } from '../../domain/mask.ts';
import type { NoticeParams } from '../../domain/notice.ts';
import type { Rows } from '../../domain/tables.ts';
import { noticeText } from '../../words/notice/text.ts';
import type { Database } from '../db.ts';
import { batches } from '../rows.ts';
import { dueAt } from './hours.ts';
import type { DeliveryRow } from './tables.ts';

const BULK = 100;
const MANNERS = { settleMs: 120_000, hours: [8, 21] as const };

/** Writes what became of the notices that were due before `now` (ISO). */
export async function tellThePast({ db }: Database, now: string): Promise<void> {
	const notices = await db.selectFrom('notice').selectAll().orderBy('version').execute();
	const homes = await db.selectFrom('household').select(['id', 'phone']).execute();
	const phones = new Map(homes.map(({ id, phone }) => [id, phone]));
	const saidAt = new Map(notices.map(({ id, createdAt }) => [id, createdAt]));
	/** True if a newer word came before this one was due. */
	const isOvertaken = ({ supersededById }: Rows['notice'], at: string) =>
		supersededById !== null && (saidAt.get(supersededById) ?? '') <= at;
	const rows = notices
		.filter((notice) => dueAt(notice, MANNERS) < now)
		.map((notice) => {
			const at = dueAt(notice, MANNERS);
			const phone = phones.get(notice.householdId) ?? '';
			return told(notice, phone, at, isOvertaken(notice, at));
		});
	for (const some of batches(rows, BULK))
		await db.insertInto('notice_delivery').values(some).execute();
}

function told(
	notice: Rows['notice'],
	phone: string,
	at: string,
	isOvertaken: boolean
): DeliveryRow {
	const { heldBack, template } = notice;
	const isSent = heldBack === null && !isOvertaken;
	const params = JSON.parse(notice.params) as NoticeParams;
	return {
		...{ noticeId: notice.id, sender: 'LOG', target: '', language: 'ko', askedBy: null },
		state: isSent ? 'SENT' : isOvertaken ? 'DROPPED' : 'HELD',
		reason: isSent ? null : isOvertaken ? 'SUPERSEDED' : heldBack,
		...{ attempts: isSent ? 1 : 0, dueAt: at, claimedBy: null, claimedUntil: null },
		...{ createdAt: notice.createdAt, changedAt: at, sentAt: isSent ? at : null },
		sentTo: isSent ? maskPhone(phone) : '',
		words: isSent ? noticeText('ko', template, params, null) : ''
	};
}
