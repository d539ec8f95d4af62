/** The department's plan: begun, put right, and what came of it. (DOMAIN §1.7) */
import * as z from 'zod/mini';
import * as entries from '../plan/entries.ts';
import { copy } from '../plan/open.ts';
import { lay, LAID } from '../plan/laid.ts';
import * as plan from '../plan/plan.ts';
import { added, day, define, figure, fiscalYear, id, line, maybeLine } from './define.ts';

const OFFICE = ['office'] as const;
const TEAMS = ['office', 'team'] as const;
const month = z.nullable(z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/)));
const said = { entryId: id, on: day, source: line };
/** Where a figure or months that were put right are from. */
const source = added(maybeLine, '');
/** How many digits of a value stand behind the point: 86 with one is 8.6. */
const places = added(z.int().check(z.minimum(0), z.maximum(1)), 0);

export const PLAN_ACTIONS = {
	/** 계획 시작: the document's, or a copy of another year's. */
	copyPlan: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear, from: z.nullable(fiscalYear) }),
		run: copy
	}),

	/** 계획 가져오기: from a spreadsheet. */
	layPlan: define({ v: 1, kind: 'claim', roles: OFFICE, input: LAID, run: lay }),

	/** 계획 수치 변경. */
	changeFigure: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({ figureId: id, value: z.nullable(figure), reason: line, source }),
		run: plan.changeFigure
	}),

	/** 일정 변경. */
	setMilestone: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({
			...{ milestoneId: id, firstMonth: month, lastMonth: month },
			...{ reason: line, source }
		}),
		run: plan.setMilestone
	}),

	/** 지표 실적 입력. */
	recordKpi: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({ ...said, kpiId: id, value: figure, places }),
		run: entries.recordKpi
	}),

	/** 일정 완료. */
	finishMilestone: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({ ...said, milestoneId: id }),
		run: entries.finishMilestone
	}),

	/** 집행 입력. */
	recordSpending: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({ ...said, itemId: id, amount: figure }),
		run: entries.recordSpending
	}),

	/** 실적 정정. */
	correctEntry: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({
			...{ ...said, correctsId: id, value: z.nullable(figure), places },
			reason: line
		}),
		run: entries.correct
	}),

	/** 실적 취소. */
	takeBackEntry: define({
		v: 1,
		kind: 'claim',
		roles: TEAMS,
		input: z.object({ entryId: id, correctsId: id, reason: line }),
		run: entries.takeBack
	}),

	/** 요약 공개. */
	publishPlan: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear, shown: z.boolean() }),
		run: plan.publish
	})
} as const;
