/** Rows of a programme year: its settings and their versions, and what waits for a person. */
import * as z from 'zod/mini';
import { int, maybe, text } from './columns.ts';
import { DECEMBER_RULES, FINAL_MONTH_RULES } from './money.ts';

/** The settings in force. `id` is the year, '2021'. */
export const programmeYear = z.object({
	id: text,
	/** units a year; the plan says 100 */
	quota: int,
	firstMonth: text,
	lastMonth: text,
	/** PC_SUPPLY, 원 */
	pcBudget: int,
	/** INTERNET_FEE, 원 */
	internetBudget: int,
	/** 원 a household and month */
	monthlyCap: int,
	maxMonthsPerHousehold: int,
	maxActiveLines: int,
	warrantyYears: int,
	cooldownMonths: int,
	specMemoryGb: int,
	specSsdGb: int,
	specOs: text,
	specOffice: text,
	closedAt: maybe,
	/** the yearVersion in force: '2021.3' */
	versionId: text,
	/** JSON: [{ key, label }], what an inspection looks at */
	checklist: text,
	/** JSON: { category: 1 | 2 | 3 }, who comes first */
	tiers: text,
	specMonitor: text,
	specExtras: text,
	finalMonthRule: z.enum(FINAL_MONTH_RULES),
	decemberRule: z.enum(DECEMBER_RULES),
	/** no start of support reaches back into this month or before it */
	closedThrough: maybe,
	/** working days from a call until somebody is there */
	repairVisitDays: int,
	/** repairs of a PC of their own, a household and year */
	repairsPerYear: int,
	/** 원 for parts, a household and year */
	repairPartsLimit: int,
	/** days in which a repair that does not hold is opened again */
	reopenDays: int
});

/** One dated version of the settings, never changed again. */
export const yearVersion = z.object({
	/** '2021.3' */
	id: text,
	fiscalYear: text,
	number: int,
	quota: int,
	tiers: text,
	checklist: text,
	specMemoryGb: int,
	specSsdGb: int,
	specMonitor: text,
	specOs: text,
	specOffice: text,
	specExtras: text,
	warrantyYears: int,
	cooldownMonths: int,
	monthlyCap: int,
	maxMonthsPerHousehold: int,
	maxActiveLines: int,
	finalMonthRule: z.enum(FINAL_MONTH_RULES),
	decemberRule: z.enum(DECEMBER_RULES),
	repairVisitDays: int,
	repairsPerYear: int,
	repairPartsLimit: int,
	reopenDays: int,
	reason: text,
	decidedBy: text,
	decidedAt: text
});

export const exception = z.object({
	id: text,
	code: text,
	/** Params of the code as JSON, without personal data */
	params: text,
	actionId: text,
	fiscalYear: text,
	adminDong: maybe,
	workerId: text,
	assignmentId: maybe,
	householdId: maybe,
	pcId: maybe,
	receiptId: maybe,
	ticketId: maybe,
	openedAt: text,
	decidedAt: maybe,
	decision: maybe,
	decidedBy: maybe,
	reason: text
});

/**
 * RECALL 회수 · KEEP_OR_RETURN 유족 협의 · CONFIRM_WITHDRAWAL 취하 확인 · CALL_HOUSEHOLD 전화 ·
 * CHECK_HOUSEHOLD 가구 상태 확인 · OFFER_NEXT 다음 순번 안내 · EXPIRED_PROOF 자격 재확인 ·
 * CONSENT_WITHDRAWN 동의 철회 처리 · RESCHEDULE 방문일 다시 정하기 · SWAP_UNIT 교체할 PC 배정 ·
 * INVITE_APPLICATION 신청 안내 · CONFIRM_SUPPORT 통신비 지원 종료 확인
 */
export const TASK_KINDS = [
	'RECALL',
	'KEEP_OR_RETURN',
	'CONFIRM_WITHDRAWAL',
	'CALL_HOUSEHOLD',
	'CHECK_HOUSEHOLD',
	'PLAN_AGAIN',
	'OFFER_NEXT',
	'EXPIRED_PROOF',
	'CONSENT_WITHDRAWN',
	'RESCHEDULE',
	'SWAP_UNIT',
	'INVITE_APPLICATION',
	'CONFIRM_SUPPORT'
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something the office has to do, opened by what somebody else did. */
export const task = z.object({
	id: text,
	kind: z.enum(TASK_KINDS),
	fiscalYear: text,
	adminDong: maybe,
	householdId: maybe,
	assignmentId: maybe,
	pcId: maybe,
	applicationId: maybe,
	ticketId: maybe,
	/** a visit of a delivery or of a repair */
	visitId: maybe,
	/** support for the internet fee */
	enrollmentId: maybe,
	actionId: text,
	/** what the household said */
	words: text,
	openedAt: text,
	/** day */
	dueOn: maybe,
	doneAt: maybe,
	doneBy: maybe,
	outcome: text
});
