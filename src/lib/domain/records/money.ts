/** Rows of internet fees and of money: enrolments, their months, payment runs, the ledger. */
import * as z from 'zod/mini';
import { int, maybe, maybeInt, text } from './columns.ts';

/** Whom the office pays: 협약 통신사 일괄 납부 · 가구 계좌 지급. Only the first hands data to a carrier. */
export const PAY_WAYS = ['CARRIER', 'HOUSEHOLD'] as const;
export type PayWay = (typeof PAY_WAYS)[number];

/** 해지 · 전출 · 사망 · 자격상실 · 병합 · PC 회수 · 동의 철회 · 기타 */
export const END_REASONS = [
	'CANCELLED',
	'MOVED_OUT',
	'DECEASED',
	'INELIGIBLE',
	'MERGED',
	'PC_RETURNED',
	'CONSENT_WITHDRAWN',
	'OTHER'
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** 회선 일시정지 · 요금 연체 · 자격 재확인 · 통신사 제공 동의 철회 · 기타 */
export const SUSPEND_REASONS = [
	'LINE_PAUSED',
	'ARREARS',
	'PROOF_EXPIRED',
	'CONSENT_WITHDRAWN',
	'OTHER'
] as const;

/** 회선 설치 불가 · 희망 철회 · 다른 기관 지원 · 자격 없음 · 기타 */
export const FEE_REJECT_REASONS = [
	'NO_LINE',
	'CHANGED_MIND',
	'OTHER_SUPPORT',
	'NOT_ELIGIBLE',
	'OTHER'
] as const;

/** FULL 전액 · NONE 미지급 · PRO_RATA 일할: what the month in which support ends is worth. */
export const FINAL_MONTH_RULES = ['FULL', 'NONE', 'PRO_RATA'] as const;
/** ESTIMATE 추정 지급 후 정산 · NEXT_YEAR 다음 연도 예산: bills of December come in January. */
export const DECEMBER_RULES = ['ESTIMATE', 'NEXT_YEAR'] as const;

/** A household's wish for the internet fee, and what became of it. */
export const enrollment = z.object({
	id: text,
	householdId: text,
	adminDong: text,
	/** the award that entitles it */
	assignmentId: text,
	/** the programme year in which it was asked for */
	fiscalYear: text,
	payWay: z.enum(PAY_WAYS),
	carrier: text,
	/** the carrier's number of the contract */
	contractNo: text,
	/** day on which the PC was handed over */
	acceptedOn: text,
	requestedAt: text,
	requestedBy: text,
	/** passed on to the carrier */
	lineAskedAt: maybe,
	/** day */
	lineOpenedOn: maybe,
	lineNotedAt: maybe,
	activatedAt: maybe,
	activatedBy: maybe,
	startMonth: maybe,
	/** the last month with support */
	endMonth: maybe,
	/** an earlier start than the month of the wish: asked for by one person, granted by another */
	backdateMonth: maybe,
	backdateReason: text,
	backdateAskedBy: maybe,
	backdateApprovedBy: maybe,
	suspendedAt: maybe,
	/** 'YYYY-MM': the first month without support */
	suspendedFrom: maybe,
	suspendReason: z.nullable(z.enum(SUSPEND_REASONS)),
	endedAt: maybe,
	/** day */
	endedOn: maybe,
	endReason: z.nullable(z.enum(END_REASONS)),
	endedBy: maybe,
	/** another day for the end (day), or none at all: asked for by one person, granted by another */
	rightEndOn: maybe,
	rightEndReason: text,
	rightEndAskedBy: maybe,
	rightEndApprovedBy: maybe,
	/** day: the end that it is asked for instead of */
	wrongEndOn: maybe,
	rejectedAt: maybe,
	rejectReason: z.nullable(z.enum(FEE_REJECT_REASONS)),
	note: text,
	/** 'LIVE' while it holds one of the lines, else null: finds them */
	liveLine: maybe,
	/** the settings and the proof of eligibility it was granted by */
	versionId: maybe,
	eligibilityId: maybe
});

/** 중지 · 종료 · 지원할 금액 없음 · 청구 없음 · 잘못된 등록 */
export const SKIP_REASONS = ['SUSPENDED', 'ENDED', 'NOTHING_DUE', 'NO_BILL', 'MISTAKE'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
/** 지원 종료 뒤의 달 · 청구 정정 · 12월 정산 · 잘못된 지급 */
export const CLAWBACK_REASONS = ['ENDED', 'BILL_CORRECTED', 'ESTIMATE', 'MISTAKE'] as const;
export type ClawbackReason = (typeof CLAWBACK_REASONS)[number];

/** One household's support for one month. */
export const subsidyMonth = z.object({
	/** '<enrollmentId>.<month>', with '.2' … where an earlier row of the month came to nothing */
	id: text,
	enrollmentId: text,
	householdId: text,
	adminDong: text,
	/** month of use */
	month: text,
	/** the year whose budget pays it: the month's own, or a later one for a late entry */
	fiscalYear: text,
	/** the month that this row adds what was missing to */
	lateOfId: maybe,
	plannedAt: text,
	/** days of the month that count; null: all of it */
	days: maybeInt,
	billedAt: maybe,
	bill: maybeInt,
	/** 통신사 요금감면 */
	discount: maybeInt,
	/** min(cap, bill − discount), for the days that count */
	support: maybeInt,
	/** what a later bill said of a month that was paid; what it was paid by stays */
	correctedBill: maybeInt,
	correctedDiscount: maybeInt,
	/** what it was computed by, kept as it was */
	cap: maybeInt,
	versionId: maybe,
	eligibilityId: maybe,
	/** where the bill stands: '<file>/<row>', or what a person wrote */
	billSource: text,
	/** December is paid before its bill is there */
	estimatedAt: maybe,
	settledAt: maybe,
	/** the live run that it belongs to */
	batchId: maybe,
	approvedAt: maybe,
	paidAt: maybe,
	/** day */
	paidOn: maybe,
	skippedAt: maybe,
	skipReason: z.nullable(z.enum(SKIP_REASONS)),
	clawbackAt: maybe,
	clawbackReason: z.nullable(z.enum(CLAWBACK_REASONS)),
	/** what has to come back in all, and what has */
	clawbackAmount: int,
	/** what of it a person decided (환수 결정), whatever the bills and the end say */
	mistakeAmount: int,
	recoveredAmount: int,
	recoveredAt: maybe
});

/** 지급조서: the payment of one month, made by one person and approved by another. */
export const paymentBatch = z.object({
	id: text,
	fiscalYear: text,
	month: text,
	/** 1, 2, … within year and month */
	number: int,
	count: int,
	/** 원 */
	total: int,
	madeAt: text,
	madeBy: text,
	lockedAt: maybe,
	lockedBy: maybe,
	approvedAt: maybe,
	approvedBy: maybe,
	/** day */
	paidOn: maybe,
	paidAt: maybe,
	paidBy: maybe,
	voidedAt: maybe,
	voidedBy: maybe,
	/** why it was voided, or sent back last */
	reason: text
});

/** 사랑의 PC 보급 · 인터넷통신비 (DOMAIN §1.3) */
export const LINE_KINDS = ['PC_SUPPLY', 'INTERNET_FEE'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A budget line of a year. What stands in it is the sum of its entries. */
export const budgetLine = z.object({
	/** '2021.INTERNET_FEE' */
	id: text,
	fiscalYear: text,
	kind: z.enum(LINE_KINDS),
	/** the settlement of the year was made, and by whom; another person locks it */
	settledAt: maybe,
	settledBy: maybe,
	/** what of the rest goes over to the next year, 원; the remainder lapses */
	carry: int,
	settleNote: text,
	closedAt: maybe,
	closedBy: maybe
});

/** 편성 · 추경 · 전용 · 원인행위 · 지출 · 반납 · 이월 · 불용 */
export const ENTRY_KINDS = [
	'APPROPRIATE',
	'SUPPLEMENT',
	'TRANSFER',
	'COMMIT',
	'PAY',
	'REFUND',
	'CARRY',
	'LAPSE'
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One entry of the ledger, never changed again. */
export const budgetEntry = z.object({
	id: text,
	lineId: text,
	fiscalYear: text,
	kind: z.enum(ENTRY_KINDS),
	/** 원, with its sign: what it adds to the balance */
	amount: int,
	/** day */
	on: text,
	/** what it is about: a run, a month, a repair, a PC */
	about: maybe,
	/** the entry that this one takes back */
	reversesId: maybe,
	/** the line of another year or kind on the other side */
	otherLineId: maybe,
	note: text,
	by: text,
	at: text,
	actionId: text
});
