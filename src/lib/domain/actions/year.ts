/** What is decided about a programme year, and what waits for a named person. */
import * as z from 'zod/mini';
import { decide, DECISIONS } from '../exception.ts';
import { DECEMBER_RULES, FINAL_MONTH_RULES } from '../records/money.ts';
import { CATEGORIES } from '../records/people.ts';
import { finish } from '../task.ts';
import * as year from '../year.ts';
import {
	count,
	define,
	fiscalYear,
	id,
	line,
	maybeLine,
	size,
	someWon,
	span,
	won
} from './define.ts';

const OFFICE = ['office'] as const;
const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const key = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,40}$/));

export const YEAR_ACTIONS = {
	/** 연도 설정 변경: the next dated version. */
	setYear: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({
			fiscalYear,
			quota: count,
			tiers: z.record(z.enum(CATEGORIES), tier),
			checklist: z.array(z.object({ key, label: line })).check(z.minLength(1), z.maxLength(40)),
			specMemoryGb: size,
			specSsdGb: size,
			specMonitor: maybeLine,
			specOs: line,
			specOffice: line,
			specExtras: maybeLine,
			warrantyYears: span,
			cooldownMonths: span,
			// Settings that came later: one that is not said stays as it is.
			repairVisitDays: z.optional(span.check(z.positive())),
			repairsPerYear: z.optional(count),
			repairPartsLimit: z.optional(won),
			reopenDays: z.optional(span),
			monthlyCap: z.optional(someWon),
			maxMonthsPerHousehold: z.optional(span.check(z.positive())),
			maxActiveLines: z.optional(count),
			finalMonthRule: z.optional(z.enum(FINAL_MONTH_RULES)),
			decemberRule: z.optional(z.enum(DECEMBER_RULES)),
			reason: line
		}),
		run: year.set,
		judge: year.judgeSettings
	}),

	/** 새 연도: with the settings of another one, or of none. */
	openYear: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear, from: z.nullable(fiscalYear) }),
		run: year.openNew
	}),

	/** 연도 마감. */
	closeYear: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear }),
		run: year.close
	}),

	/** 마감한 연도 다시 열기. */
	reopenYear: define({
		v: 1,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({ fiscalYear, reason: line }),
		run: year.reopen
	}),

	/** 예외 결정. */
	decideException: define({
		v: 1,
		kind: 'claim',
		roles: ['office', 'approver'],
		input: z.object({ exceptionId: id, decision: z.enum(DECISIONS), reason: line }),
		run: decide
	}),

	/** 할 일 완료. */
	finishTask: define({
		v: 1,
		kind: 'claim',
		roles: ['intake', 'office'],
		input: z.object({ taskId: id, outcome: line }),
		run: finish
	})
} as const;
