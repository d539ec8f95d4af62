/** What is done about a household's internet fee: wished for, opened, granted, ended. */
import * as z from 'zod/mini';
import { approve, ask, decline } from '../end-corrected.ts';
import { askForLine, correctContract, noteLine, reject, wish } from '../enrollment.ts';
import { end } from '../fee-end.ts';
import { replan, resume, suspend } from '../fee-pause.ts';
import { activate, approveBackdate, askBackdate, declineBackdate } from '../fee-start.ts';
import { END_REASONS, FEE_REJECT_REASONS, PAY_WAYS, SUSPEND_REASONS } from '../records/money.ts';
import { count, day, define, id, line, maybeLine, month, won, words } from './define.ts';

const OFFICE = ['office'] as const;
const ANYBODY = ['field', 'intake', 'office'] as const;

export const FEE_ACTIONS = {
	/** 통신비 희망: at the hand-over or later. */
	wishInternet: define({
		v: 1,
		kind: 'claim',
		roles: ANYBODY,
		input: z.object({
			enrollmentId: id,
			householdId: id,
			payWay: z.enum(PAY_WAYS),
			carrier: maybeLine,
			note: words
		}),
		run: wish
	}),

	/** 개통 요청. */
	askForLine: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, carrier: maybeLine }),
		run: askForLine
	}),

	/** 개통 확인: the line works since that day. */
	noteLineOpened: define({
		v: 1,
		kind: 'fact',
		roles: ANYBODY,
		input: z.object({
			enrollmentId: id,
			lineOpenedOn: day,
			carrier: maybeLine,
			contractNo: maybeLine
		}),
		run: noteLine
	}),

	/** 계약번호 정정. */
	correctContract: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, carrier: maybeLine, contractNo: maybeLine }),
		run: correctContract
	}),

	/** 통신비 반려. */
	rejectInternet: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, reason: z.enum(FEE_REJECT_REASONS), note: words }),
		run: reject
	}),

	/** 지원 시작. */
	activateFee: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, startMonth: month }),
		run: activate
	}),

	/** 소급 요청. */
	askBackdate: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, startMonth: month, reason: line }),
		run: askBackdate
	}),

	/** 소급 승인. */
	approveBackdate: define({
		v: 2,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({ enrollmentId: id, startMonth: month }),
		run: approveBackdate
	}),

	/** 소급 반려. */
	declineBackdate: define({
		v: 1,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({ enrollmentId: id, reason: line }),
		run: declineBackdate
	}),

	/** 지원 중지. */
	suspendFee: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, from: month, reason: z.enum(SUSPEND_REASONS) }),
		run: suspend
	}),

	/** 지원 재개. */
	resumeFee: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, from: month }),
		run: resume
	}),

	/** 지원 종료. */
	endFee: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, on: day, reason: z.enum(END_REASONS) }),
		run: end
	}),

	/** 종료 정정 요청: on another day, or (null) not at all. */
	askEndCorrection: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, on: z.nullable(day), reason: line }),
		run: ask
	}),

	/** 종료 정정 승인: of what was looked at. */
	approveEndCorrection: define({
		v: 1,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({
			...{ enrollmentId: id, on: z.nullable(day), kept: won, more: won, planned: count }
		}),
		run: approve
	}),

	/** 종료 정정 반려. */
	declineEndCorrection: define({
		v: 1,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({ enrollmentId: id, reason: line }),
		run: decline
	}),

	/** 월 다시 예정. */
	replanMonth: define({
		v: 1,
		kind: 'claim',
		roles: ['office', 'approver'],
		input: z.object({ enrollmentId: id, month }),
		run: replan
	})
} as const;
