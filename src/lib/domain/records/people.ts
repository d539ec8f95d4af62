/** Rows of people: who works here, the households, what they have proved, agreed to and applied for. */
import * as z from 'zod/mini';
import { int, maybe, maybeInt, text } from './columns.ts';

/** 행정동 of Geumcheon-gu in their fixed order. (DOMAIN §4) */
export const ADMIN_DONGS = [
	'가산동',
	'독산1동',
	'독산2동',
	'독산3동',
	'독산4동',
	'시흥1동',
	'시흥2동',
	'시흥3동',
	'시흥4동',
	'시흥5동'
] as const;

/** Eligibility categories; all of them are treated as sensitive. (DOMAIN §2.3, §3.1) */
export const CATEGORIES = [
	'BASIC_LIVELIHOOD',
	'NEAR_POVERTY',
	'DISABLED',
	'SINGLE_PARENT',
	'VETERAN',
	'MULTICULTURAL',
	'NORTH_KOREAN_DEFECTOR',
	'CARE_LEAVER',
	'WELFARE_ORG'
] as const;
export type Category = (typeof CATEGORIES)[number];

export const KINDS = ['INDIVIDUAL', 'ORGANIZATION'] as const;

export const worker = z.object({ id: text, name: text, dongs: text, disabledAt: maybe });

export const household = z.object({
	id: text,
	receiptNo: text,
	kind: z.enum(KINDS),
	name: text,
	phone: text,
	roadAddress: text,
	addressDetail: text,
	adminDong: text,
	category: z.enum(CATEGORIES),
	note: text,
	registeredAt: text,
	movedOutAt: maybe,
	deceasedAt: maybe,
	ineligibleAt: maybe,
	mergedIntoId: maybe,
	/** people in the household, the representative included */
	members: int,
	/** nothing is sent to its phone from here on */
	phoneBlockedAt: maybe,
	/** day on which it moved, died or ceased to be eligible */
	closedOn: maybe,
	closedNote: text,
	editedAt: maybe
});

/** 행정정보 공동이용 · 서류 (DOMAIN §2.2 EligibilityProof) */
export const PROOF_METHODS = ['SHARED_INFO', 'DOCUMENT'] as const;

/** How a household's category was checked. The certificate itself is not kept. */
export const eligibility = z.object({
	id: text,
	householdId: text,
	adminDong: text,
	category: z.enum(CATEGORIES),
	method: z.enum(PROOF_METHODS),
	/** day */
	checkedOn: text,
	/** last day on which it counts */
	validUntil: text,
	checkedBy: text,
	revokedAt: maybe,
	revokeReason: text
});

/** 수집·이용 · 민감정보 · 통신사 제공 · 행정정보 공동이용 (DOMAIN §3.2 R2) */
export const CONSENT_KINDS = ['COLLECT', 'SENSITIVE', 'THIRD_PARTY', 'SHARED_INFO'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];
export const CONSENT_METHODS = ['PAPER', 'SCREEN', 'PHONE'] as const;

export const consent = z.object({
	id: text,
	householdId: text,
	adminDong: text,
	kind: z.enum(CONSENT_KINDS),
	/** which wording was agreed to */
	textVersion: text,
	method: z.enum(CONSENT_METHODS),
	givenAt: text,
	withdrawnAt: maybe
});

/** 동주민센터 · 현장 · 전화 · 온라인 · 명부 */
export const CHANNELS = ['COUNTER', 'FIELD', 'PHONE', 'ONLINE', 'IMPORT'] as const;
/** 자격 미해당 · 2년 내 수혜 · 중복수혜 · PC 보유 · 증빙 미제출 · 기타 (DOMAIN §2.1 Limits) */
export const REJECT_REASONS = [
	'NOT_ELIGIBLE',
	'RECENT_AWARD',
	'DUPLICATE_BENEFIT',
	'HAS_PC',
	'NO_PROOF',
	'OTHER'
] as const;
/** 의사 변경 · 수령 거부 · 전출 · 사망 · 자격상실 · 병합 · 연락 두절 · 기타 */
export const WITHDRAW_REASONS = [
	'CHANGED_MIND',
	'REFUSED',
	'MOVED_OUT',
	'DECEASED',
	'INELIGIBLE',
	'MERGED',
	'UNREACHABLE',
	'OTHER'
] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

/** One household's wish for a PC in one programme year. */
export const application = z.object({
	id: text,
	fiscalYear: text,
	householdId: text,
	adminDong: text,
	channel: z.enum(CHANNELS),
	/** pupils of the household */
	learners: int,
	/** when they said that they own a PC; null: none */
	ownsPcAt: maybe,
	/** day of an award by another public body, as they declared it */
	elsewhereAwardOn: maybe,
	receivedAt: text,
	/** its place in time in the queue: received, or moved to the end */
	rankedAt: text,
	screeningAt: maybe,
	needsInfoAt: maybe,
	needsInfoNote: text,
	waitlistedAt: maybe,
	/** the year while it waits, else null: finds the waitlist */
	waitlistYear: maybe,
	selectedAt: maybe,
	willConfirmedAt: maybe,
	rejectedAt: maybe,
	rejectReason: z.nullable(z.enum(REJECT_REASONS)),
	withdrawnAt: maybe,
	withdrawReason: z.nullable(z.enum(WITHDRAW_REASONS)),
	fulfilledAt: maybe,
	/** 1 first … 3 last, by the settings it was judged by */
	tier: maybeInt,
	/** the settings it was judged by */
	versionId: maybe,
	note: text
});
