/** How notices reach people, as Kysely sees it. */

/** LOG 이 데이터베이스에만 · WEBHOOK 구청의 문자 발송 시스템 · PUSH 브라우저 알림. */
export const SENDERS = ['LOG', 'WEBHOOK', 'PUSH'] as const;
export type Sender = (typeof SENDERS)[number];

/**
 * WAITING 대기: at `dueAt` · SENDING 발송 중: somebody claimed it · SENT 보냄 · DEAD 실패: a person has to
 * look · HELD 보류: must not be sent now · DROPPED 보내지 않음: something newer is true, or it is too late.
 */
export const DELIVERY_STATES = ['WAITING', 'SENDING', 'SENT', 'DEAD', 'HELD', 'DROPPED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const LANGUAGES = ['ko', 'en', 'zh', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface NoticeTables {
	notice_delivery: DeliveryRow;
	push_subscription: SubscriptionRow;
	/** the language a household wants to be told in; Korean where none is kept */
	notice_language: { householdId: string; language: Language; changedAt: string };
}

/** One way on which one notice goes to one receiver. */
export interface DeliveryRow {
	noticeId: string;
	sender: Sender;
	/** the subscription of a push, else empty */
	target: string;
	state: DeliveryState;
	/** a Hold, why it failed last, or why it was dropped */
	reason: string | null;
	attempts: number;
	/** not before this time */
	dueAt: string;
	claimedBy: string | null;
	/** whoever claimed it is gone after this time */
	claimedUntil: string | null;
	createdAt: string;
	changedAt: string;
	sentAt: string | null;
	/** the number as everybody may see it: masked */
	sentTo: string;
	/** what it said; no personal data */
	words: string;
	language: Language;
	/** who asked for it to be sent again */
	askedBy: string | null;
}

/** A browser that wants to hear of its household's notices. */
export interface SubscriptionRow {
	id: string;
	/** the code of the slip it was opened with */
	codeId: string;
	householdId: string;
	endpoint: string;
	/** base64url, as the browser gave them */
	p256dh: string;
	auth: string;
	language: Language;
	createdAt: string;
	endedAt: string | null;
	/** GONE 브라우저가 끝냄 · ASKED 본인이 끔 · REVOKED 코드 폐기 */
	endReason: 'GONE' | 'ASKED' | 'REVOKED' | null;
}
