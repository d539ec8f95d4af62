/**
 * Everything a person can do, declared once: what goes in, who may, whether it is a fact (has
 * happened, is never refused by the server) or a claim (asks for something given only once),
 * the rule, and what only the server can judge.
 */
import * as z from 'zod/mini';
import * as assignment from './assignment.ts';
import type { Context, Role } from './context.ts';
import { decide, DECISIONS } from './exception.ts';
import { handOver, judgeHandOver, RELATIONS, SUBSTITUTES, SWAP_REASONS } from './hand-over.ts';
import { register } from './household.ts';
import { normalSerial, stock } from './pc.ts';
import { claimPlace } from './quota.ts';
import { ADMIN_DONGS, CATEGORIES } from './tables.ts';
import type { Tx } from './tx.ts';
import { fail, FAIL_REASONS, schedule } from './visit.ts';

const id = z.string().check(z.regex(/^[0-9A-Za-z._-]{1,64}$/));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const words = z.string().check(z.maxLength(2000));
const time = z.iso.datetime();
const day = z.iso.date();
const clockTime = z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)));
const fiscalYear = z.string().check(z.regex(/^20\d\d$/));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const serial = z.pipe(line, z.pipe(z.transform(normalSerial), z.string().check(z.minLength(1))));

interface Definition<Schema extends z.ZodMiniType> {
	/** raised when the input's shape changes; `upcast` then lifts older inputs one step each */
	v: number;
	upcast?: readonly ((input: unknown) => unknown)[];
	kind: 'fact' | 'claim';
	roles: readonly Role[];
	input: Schema;
	run(tx: Tx, input: z.output<Schema>, ctx: Context): void;
	judge?(tx: Tx, input: z.output<Schema>, ctx: Context): void;
}

function define<Schema extends z.ZodMiniType>(definition: Definition<Schema>): Definition<Schema> {
	return definition;
}

export const ACTIONS = {
	/** 가구 등록: at the counter or in the field. */
	registerHousehold: define({
		v: 1,
		kind: 'fact',
		roles: ['field', 'intake', 'office'],
		input: z.object({
			householdId: id,
			receiptNo: id,
			kind: z.enum(['INDIVIDUAL', 'ORGANIZATION']),
			name: line,
			phone: z.string().check(z.regex(/^\d{8,11}$/)),
			roadAddress: line,
			addressDetail: z.string().check(z.maxLength(200)),
			adminDong: z.enum(ADMIN_DONGS),
			category: z.enum(CATEGORIES),
			note: words
		}),
		run: (tx, { householdId, ...input }, ctx) =>
			register(tx, {
				...input,
				id: householdId,
				name: input.name.normalize('NFC'),
				registeredAt: ctx.at,
				movedOutAt: null,
				deceasedAt: null,
				ineligibleAt: null,
				mergedIntoId: null
			})
	}),

	/** 재고 등록: a wiped and inspected unit becomes free to be given. */
	stockPc: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({
			pcId: id,
			tag: line,
			serial,
			fiscalYear,
			model: line,
			memoryGb: z.int().check(z.positive()),
			ssdGb: z.int().check(z.positive()),
			monitor: line,
			os: line,
			office: line,
			sourcedAt: time,
			wipedAt: z.nullable(time),
			inspectedAt: z.nullable(time)
		}),
		run: (tx, { pcId, ...input }, ctx) =>
			stock(tx, {
				...input,
				id: pcId,
				refurbishingAt: null,
				stockedAt: ctx.at,
				outAt: null,
				deliveredAt: null,
				repairAt: null,
				returnedAt: null,
				lostAt: null,
				scrappedAt: null,
				assignmentId: null,
				householdId: null,
				replacesId: null
			})
	}),

	/** 배정: asks for a place in the year's quota and a unit. */
	assign: define({
		v: 1,
		kind: 'claim',
		roles: ['field', 'office'],
		input: z.object({ assignmentId: id, householdId: id, pcId: id, fiscalYear }),
		run: (tx, input, ctx) => assignment.propose(tx, input, ctx),
		judge: (tx, input, ctx) => claimPlace(tx, assignment.known(tx, input.assignmentId), ctx.at)
	}),

	/** 방문 예정. */
	scheduleVisit: define({
		v: 1,
		kind: 'claim',
		roles: ['field', 'office'],
		input: z.object({
			visitId: id,
			assignmentId: id,
			workerId: id,
			scheduledOn: day,
			scheduledAt: clockTime,
			note: words
		}),
		run: schedule
	}),

	/** 인수확인: the unit is in the household. */
	handOver: define({
		v: 1,
		kind: 'fact',
		roles: ['field', 'office'],
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
			note: words
		}),
		run: handOver,
		judge: judgeHandOver
	}),

	/** 방문 실패: nobody there, refused, … */
	failVisit: define({
		v: 1,
		kind: 'fact',
		roles: ['field', 'office'],
		input: z.object({
			visitId: id,
			reason: z.enum(FAIL_REASONS),
			note: words,
			nextOn: z.nullable(day),
			nextVisitId: z.nullable(id)
		}),
		run: fail
	}),

	/** 배정 해제: the place and the unit are free again. */
	release: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ assignmentId: id, reason: line }),
		run: (tx, input, ctx) =>
			assignment.release(tx, assignment.known(tx, input.assignmentId), input.reason, ctx.at)
	}),

	/** 예외 결정. */
	decideException: define({
		v: 1,
		kind: 'claim',
		roles: ['office', 'approver'],
		input: z.object({ exceptionId: id, decision: z.enum(DECISIONS), reason: line }),
		run: decide
	})
} as const;

export type ActionName = keyof typeof ACTIONS;
/** What a screen passes to `act`. */
export type Input<N extends ActionName> = z.input<(typeof ACTIONS)[N]['input']>;

export function isActionName(name: string): name is ActionName {
	return Object.hasOwn(ACTIONS, name);
}
