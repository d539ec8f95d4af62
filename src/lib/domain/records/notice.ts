/** Rows of what households are told. */
import * as z from 'zod/mini';
import { maybe, text } from './columns.ts';

/**
 * What a household is told. The application: APPLICATION_RECEIVED 신청 접수 · NEEDS_INFO 보완 요청 ·
 * WAITLISTED 대기 · SELECTED 선정 · REJECTED 제외. The PC: DELIVERY_SET 방문 예정 · DELIVERY_CHANGED
 * 방문 변경 · DELIVERY_CANCELLED 방문 취소 · DELIVERY_ON_THE_WAY 출발 · DELIVERY_MISSED 못 만남 ·
 * DELIVERED 받음. Repairs: TICKET_RECEIVED 접수 · TICKET_CANCELLED 취소 · VISIT_SET, VISIT_CHANGED,
 * VISIT_CANCELLED, ON_THE_WAY, VISIT_MISSED 방문 · REPAIR_WAITING 기다림 · REPAIR_DONE 마침 ·
 * REPAIR_GIVEN_UP 수리 불가. The fee: INTERNET_REQUESTED 신청 · INTERNET_ACTIVE 시작 ·
 * INTERNET_SUSPENDED 멈춤 · INTERNET_ENDED 끝 · INTERNET_REJECTED 반려.
 */
export const TEMPLATES = [
	...(['APPLICATION_RECEIVED', 'NEEDS_INFO', 'WAITLISTED', 'SELECTED', 'REJECTED'] as const),
	...(['DELIVERY_SET', 'DELIVERY_CHANGED', 'DELIVERY_CANCELLED'] as const),
	...(['DELIVERY_ON_THE_WAY', 'DELIVERY_MISSED', 'DELIVERED'] as const),
	...(['TICKET_RECEIVED', 'TICKET_CANCELLED', 'VISIT_SET', 'VISIT_CHANGED'] as const),
	...(['VISIT_CANCELLED', 'ON_THE_WAY', 'VISIT_MISSED', 'REPAIR_WAITING'] as const),
	...(['REPAIR_DONE', 'REPAIR_GIVEN_UP', 'INTERNET_REQUESTED', 'INTERNET_ACTIVE'] as const),
	...(['INTERNET_SUSPENDED', 'INTERNET_ENDED', 'INTERNET_REJECTED'] as const)
] as const;
export type Template = (typeof TEMPLATES)[number];

/**
 * Why a household is not told: DECEASED 사망 · WITHDRAWN 동의 철회 · CLOSED 종료된 가구 ·
 * PHONE_BLOCKED 번호 차단 · NO_PHONE 휴대전화 없음.
 */
export const HOLDS = ['DECEASED', 'WITHDRAWN', 'CLOSED', 'PHONE_BLOCKED', 'NO_PHONE'] as const;
export type Hold = (typeof HOLDS)[number];

export const notice = z.object({
	id: text,
	/** who is told */
	householdId: text,
	template: z.enum(TEMPLATES),
	/** JSON of NoticeParams: days, times and months, nothing personal */
	params: text,
	/** what it is about: assignment, application, ticket, enrolment */
	about: maybe,
	actionId: text,
	/** when it happened, by the device's clock */
	happenedAt: text,
	/** when the server heard of it */
	createdAt: text,
	/** nobody is told after this time */
	expiresAt: text,
	heldBack: z.nullable(z.enum(HOLDS)),
	/** a later notice about the same says what is true now */
	supersededById: maybe
});
