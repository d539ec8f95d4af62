/** What is done about an application, from its receipt to a place or a reason. */
import * as z from 'zod/mini';
import {
	askForInfo,
	CHANNELS,
	receive,
	reject,
	REJECT_REASONS,
	resumeScreening,
	startScreening,
	WITHDRAW_REASONS
} from '../application.ts';
import { judgeNext, moveToEnd, select, waitlist } from '../selection.ts';
import { withdraw } from '../withdrawal.ts';
import { count, day, define, fiscalYear, id, line, words } from './define.ts';

const COUNTER = ['intake', 'office'] as const;
const named = z.object({ applicationId: id });

export const APPLICATION_ACTIONS = {
	/** 신청 접수. */
	receiveApplication: define({
		v: 1,
		kind: 'fact',
		roles: ['field', 'intake', 'office'],
		input: z.object({
			applicationId: id,
			householdId: id,
			fiscalYear,
			channel: z.enum(CHANNELS),
			learners: count,
			ownsPcAt: z.nullable(day),
			elsewhereAwardOn: z.nullable(day),
			note: words
		}),
		run: receive
	}),

	/** 심사 시작. */
	startScreening: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: named,
		run: startScreening
	}),

	/** 보완 요청. */
	askForInfo: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({ applicationId: id, note: line }),
		run: askForInfo
	}),

	/** 심사 재개. */
	resumeScreening: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: named,
		run: resumeScreening
	}),

	/** 대기 등록. */
	waitlistApplication: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: named,
		run: waitlist
	}),

	/** 선정: the next in rank, or with a reason; their will is confirmed. */
	selectApplication: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ applicationId: id, outOfOrderReason: z.nullable(line) }),
		run: select,
		judge: judgeNext
	}),

	/** 제외. */
	rejectApplication: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ applicationId: id, reason: z.enum(REJECT_REASONS), note: words }),
		run: reject
	}),

	/** 취하. */
	withdrawApplication: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({ applicationId: id, reason: z.enum(WITHDRAW_REASONS) }),
		run: withdraw
	}),

	/** 순위 뒤로. */
	moveToEnd: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ applicationId: id, reason: line }),
		run: moveToEnd
	})
} as const;
