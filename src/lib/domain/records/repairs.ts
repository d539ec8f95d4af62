/** Rows of repairs: a ticket and its visits, and the days off that the office adds. */
import * as z from 'zod/mini';
import { int, maybe, text } from './columns.ts';

/** 본체 · 노트북 */
export const FORMS = ['DESKTOP', 'LAPTOP'] as const;
/** 전화 · 창구 · 현장 · 가구가 직접 */
export const TICKET_CHANNELS = ['PHONE', 'COUNTER', 'FIELD', 'ONLINE'] as const;
/** 방문 · 원격 · 입고 */
export const WAYS = ['VISIT', 'REMOTE', 'BROUGHT_IN'] as const;
export type Way = (typeof WAYS)[number];

/**
 * 전원이 안 켜짐 · 부팅이 안 됨 · 느림 · 화면이 안 나옴 · 인터넷이 안 됨 · 소음·발열 ·
 * 키보드·마우스 · 프로그램 · 악성코드 · 기타
 */
export const SYMPTOMS = [
	'NO_POWER',
	'NO_BOOT',
	'SLOW',
	'NO_SCREEN',
	'NO_INTERNET',
	'NOISE',
	'INPUT',
	'SOFTWARE',
	'VIRUS',
	'OTHER'
] as const;

/** 수리 · 부품 교체 · 정품이 아닌 프로그램 설치: what they ask for */
export const WISHES = ['REPAIR', 'PARTS', 'UNLICENSED_SOFTWARE'] as const;
/** 부품을 기다림 · 가구를 기다림 */
export const PAUSE_REASONS = ['PARTS', 'HOUSEHOLD'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
/** 수리 불가 · 부품 없음 · 비용 과다 · 노트북 부품 · 정품 아님 · 가구 요청 · 기타 */
export const GIVE_UP_REASONS = [
	'BEYOND_REPAIR',
	'NO_PARTS',
	'TOO_COSTLY',
	'LAPTOP_PARTS',
	'UNLICENSED_SOFTWARE',
	'HOUSEHOLD_WISH',
	'OTHER'
] as const;
/** 교체 · 새로 신청 · 없음: what comes of a PC that cannot be repaired */
export const OUTCOMES = ['SWAP', 'APPLICATION', 'NONE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 수리: one thing that does not work, at one household, until it does or cannot. */
export const ticket = z.object({
	id: text,
	/** what people say on the phone: 'R21-7K3M9-4', follows from the id */
	ticketNo: text,
	fiscalYear: text,
	householdId: text,
	adminDong: text,
	/** null: a PC of their own */
	pcId: maybe,
	form: z.enum(FORMS),
	channel: z.enum(TICKET_CHANNELS),
	/** how it is repaired, known once it has begun */
	way: z.nullable(z.enum(WAYS)),
	symptom: z.enum(SYMPTOMS),
	/** what they said */
	words: text,
	/** SHA-256 of their photo, hex */
	photoHash: maybe,
	receivedAt: text,
	receivedBy: text,
	workerId: maybe,
	assignedAt: maybe,
	/** the visit that is planned or under way, and its day */
	visitId: maybe,
	visitOn: maybe,
	/** first begun since it was received or reopened */
	startedAt: maybe,
	/** somebody is at it now */
	workingAt: maybe,
	pausedAt: maybe,
	pauseReason: z.nullable(z.enum(PAUSE_REASONS)),
	pauseNote: text,
	/** working days of pauses that are over */
	pausedDays: int,
	/** day by which somebody has promised to be there */
	dueOn: text,
	completedAt: maybe,
	work: text,
	/** JSON: [{ name, cost }], 원 */
	parts: text,
	/** 원 */
	partsCost: int,
	/** an approver agreed to parts above the year's limit */
	partsApprovedAt: maybe,
	/** SHA-256 of the PNG, hex */
	signatureHash: maybe,
	substitute: maybe,
	substituteReason: text,
	recipientName: text,
	/** SHA-256 of the photo of the repaired PC, hex */
	donePhotoHash: maybe,
	unrepairableAt: maybe,
	unrepairableReason: z.nullable(z.enum(GIVE_UP_REASONS)),
	unrepairableNote: text,
	outcome: z.nullable(z.enum(OUTCOMES)),
	cancelledAt: maybe,
	cancelReason: maybe,
	reopenedAt: maybe,
	reopenCount: int,
	reopenNote: text,
	/** JSON: completions before the last reopening, newest last */
	earlier: text,
	/** the proof of eligibility and the settings it was judged by */
	eligibilityId: maybe,
	versionId: maybe,
	/** last day of the free repair of a unit of ours; null: none */
	warrantyUntil: maybe
});

/** A visit for a repair. */
export const repairVisit = z.object({
	id: text,
	ticketId: text,
	householdId: text,
	workerId: text,
	adminDong: text,
	/** day, KST */
	scheduledOn: text,
	/** 'HH:MM', KST */
	scheduledAt: maybe,
	attempt: int,
	note: text,
	departedAt: maybe,
	doneAt: maybe,
	failedAt: maybe,
	failReason: maybe,
	failNote: text,
	cancelledAt: maybe,
	cancelReason: maybe
});

/** A day on which the office does not work, beside the public holidays of `holidays.ts`: 임시공휴일. */
export const holiday = z.object({
	/** the day */
	id: text,
	/** 'YYYY' of it */
	year: text,
	name: text,
	droppedAt: maybe
});
