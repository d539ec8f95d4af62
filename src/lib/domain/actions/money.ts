/** What is done about money: bills, payment runs, what comes back, the ledger, the end of a year. */
import * as z from 'zod/mini';
import * as batch from '../batch.ts';
import * as bill from '../bill.ts';
import * as corrected from '../bill-corrected.ts';
import * as ledger from '../ledger.ts';
import { LINE_KINDS } from '../records/money.ts';
import * as yearEnd from '../year-end.ts';
import {
	day,
	define,
	fiscalYear,
	id,
	line,
	maybeLine,
	month,
	signedWon,
	someWon,
	time,
	won
} from './define.ts';

const OFFICE = ['office'] as const;
const APPROVER = ['approver'] as const;
const monthNamed = { monthId: id };
const run = { batchId: id };
const charged = { bill: won, discount: won, source: maybeLine };
const booking = {
	...{ entryId: id, fiscalYear, line: z.enum(LINE_KINDS), amount: someWon },
	...{ on: day, note: maybeLine }
};

export const MONEY_ACTIONS = {
	/** 청구 등록. */
	recordBill: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ enrollmentId: id, month, ...charged }),
		run: bill.record
	}),

	/** 청구 정정. */
	amendBill: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...monthNamed, ...charged, source: line }),
		run: corrected.amend
	}),

	/** 12월 추정. */
	estimateDecember: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear }),
		run: bill.estimateDecember
	}),

	/** 지급 정정. */
	correctPaid: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...monthNamed, ...charged, source: line }),
		run: corrected.correctPaid
	}),

	/** 미지급 처리. */
	skipMonth: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...monthNamed, reason: z.enum(['NO_BILL', 'MISTAKE']) }),
		run: bill.skip
	}),

	/** 환수 결정. */
	clawBack: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...monthNamed, amount: someWon, note: line }),
		run: corrected.clawBack
	}),

	/** 환수 완료. */
	recoverMonth: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...monthNamed, on: day }),
		run: corrected.recover
	}),

	/** 지급조서 작성. */
	buildRun: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({
			...run,
			...{ fiscalYear, month, leaveOut: z.array(id).check(z.maxLength(500)) }
		}),
		run: batch.build
	}),

	/** 한 건 제외. */
	leaveOutOfRun: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object(monthNamed),
		run: batch.leaveOut
	}),

	/** 지급조서 확정. */
	lockRun: define({ v: 1, kind: 'claim', roles: OFFICE, input: z.object(run), run: batch.lock }),

	/** 지급조서 반려. */
	sendRunBack: define({
		v: 1,
		kind: 'claim',
		roles: APPROVER,
		input: z.object({ ...run, reason: line }),
		run: batch.sendBack
	}),

	/** 지급조서 결재. */
	approveRun: define({
		v: 2,
		kind: 'claim',
		roles: APPROVER,
		input: z.object({ ...run, lockedAt: time, total: won }),
		run: batch.approve
	}),

	/** 지급 완료. */
	payRun: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...run, paidOn: day }),
		run: batch.pay
	}),

	/** 지급조서 취소. */
	voidRun: define({
		v: 1,
		kind: 'claim',
		roles: ['office', 'approver'],
		input: z.object({ ...run, reason: line }),
		run: batch.undo
	}),

	/** 예산 편성. */
	appropriate: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object(booking),
		run: ledger.appropriate
	}),

	/** 추경: also downwards. */
	supplement: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...booking, amount: signedWon }),
		run: ledger.supplement
	}),

	/** 전용: out of `line` into the year's other one. */
	transferBudget: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object(booking),
		run: ledger.transfer
	}),

	/** 원인행위. */
	commitExpense: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...booking, about: z.nullable(id) }),
		run: ledger.commit
	}),

	/** 원인행위 해제. */
	releaseExpense: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ entryId: id, commitId: id, on: day, note: line }),
		run: ledger.release
	}),

	/** 지출. */
	payExpense: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ...booking, commitId: z.nullable(id), about: z.nullable(id) }),
		run: ledger.pay
	}),

	/** 반납. */
	refundExpense: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ entryId: id, paidId: id, amount: someWon, on: day, note: line }),
		run: ledger.refund
	}),

	/** 월 마감. */
	closeFeeMonth: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear, month }),
		run: yearEnd.closeMonth
	}),

	/** 연도 정산. */
	settleBudget: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ fiscalYear, carryPc: won, carryFee: won, note: maybeLine }),
		run: yearEnd.settle
	}),

	/** 정산 반려. */
	sendSettlementBack: define({
		v: 1,
		kind: 'claim',
		roles: APPROVER,
		input: z.object({ fiscalYear, reason: line }),
		run: yearEnd.sendBack
	}),

	/** 연도 회계 마감. */
	lockBudget: define({
		v: 2,
		kind: 'claim',
		roles: APPROVER,
		input: z.object({ fiscalYear, settledAt: time }),
		run: yearEnd.lock
	})
} as const;
