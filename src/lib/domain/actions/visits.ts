/** What is done about a promise and the visits that carry it out. */
import * as z from 'zod/mini';
import * as assignment from '../assignment.ts';
import { handOver, judgeHandOver, RELATIONS, SUBSTITUTES, SWAP_REASONS } from '../hand-over.ts';
import { claimPlace } from '../quota.ts';
import { correct } from '../receipt.ts';
import { fail } from '../visit-failed.ts';
import { cancel, depart, FAIL_REASONS, reschedule, schedule } from '../visit.ts';
import {
	added,
	clockTime,
	day,
	define,
	fiscalYear,
	hash,
	id,
	line,
	seen,
	serial,
	size,
	time,
	words
} from './define.ts';

const DESK = ['office'] as const;
const FIELD = ['field', 'office'] as const;

export const VISIT_ACTIONS = {
	/** 배정: asks for a place in the year's quota and a unit. */
	assign: define({
		v: 1,
		kind: 'claim',
		roles: FIELD,
		input: z.object({ assignmentId: id, householdId: id, pcId: id, fiscalYear }),
		run: assignment.propose,
		judge: (tx, input, ctx) => claimPlace(tx, assignment.known(tx, input.assignmentId), ctx.at)
	}),

	/** PC 바꿔 배정. */
	replaceUnit: define({
		v: 1,
		kind: 'claim',
		roles: DESK,
		input: z.object({ assignmentId: id, pcId: id }),
		run: assignment.replaceUnit
	}),

	/** 배정 해제: the place and the unit are free again. */
	release: define({
		v: 1,
		kind: 'claim',
		roles: DESK,
		input: z.object({ assignmentId: id, reason: line }),
		run: (tx, input, ctx) =>
			assignment.release(tx, assignment.known(tx, input.assignmentId), input.reason, ctx)
	}),

	/** 방문 예정. */
	scheduleVisit: define({
		v: 1,
		kind: 'claim',
		roles: FIELD,
		input: z.object({
			visitId: id,
			assignmentId: id,
			workerId: id,
			scheduledOn: day,
			scheduledAt: clockTime,
			note: words,
			tourOrder: added(z.nullable(size), null)
		}),
		run: schedule
	}),

	/** 방문 변경. */
	moveVisit: define({
		v: 1,
		kind: 'claim',
		roles: DESK,
		input: z.object({
			visitId: id,
			workerId: id,
			scheduledOn: day,
			scheduledAt: clockTime,
			tourOrder: z.nullable(size)
		}),
		run: reschedule
	}),

	/** 방문 취소. */
	cancelVisit: define({
		v: 1,
		kind: 'claim',
		roles: DESK,
		input: z.object({ visitId: id, reason: line }),
		run: cancel
	}),

	/** 출발. */
	departVisit: define({
		v: 1,
		kind: 'fact',
		roles: ['field'],
		input: z.object({ visitId: id, ...seen }),
		run: depart
	}),

	/** 인수확인: the unit is in the household. */
	handOver: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			receiptId: id,
			visitId: z.nullable(id),
			assignmentId: id,
			householdId: id,
			fiscalYear,
			serial,
			swapReason: z.nullable(z.enum(SWAP_REASONS)),
			bootCheckedAt: z.nullable(time),
			licenceCheckedAt: z.nullable(time),
			officeCheckedAt: z.nullable(time),
			internetCheckedAt: z.nullable(time),
			recipientName: line,
			recipientRelation: z.enum(RELATIONS),
			signatureHash: z.nullable(hash),
			substitute: z.nullable(z.enum(SUBSTITUTES)),
			substituteReason: words,
			note: words,
			photoHash: added(z.nullable(hash), null)
		}),
		run: handOver,
		judge: judgeHandOver
	}),

	/** 방문 실패: nobody there, refused, … */
	failVisit: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			visitId: id,
			reason: z.enum(FAIL_REASONS),
			note: words,
			nextOn: z.nullable(day),
			nextVisitId: z.nullable(id),
			...seen
		}),
		run: fail
	}),

	/** 인수확인서 정정: a new version. */
	correctReceipt: define({
		v: 1,
		kind: 'claim',
		roles: DESK,
		input: z.object({
			receiptId: id,
			newReceiptId: id,
			recipientName: line,
			recipientRelation: z.enum(RELATIONS),
			note: words,
			reason: line
		}),
		run: correct
	})
} as const;
