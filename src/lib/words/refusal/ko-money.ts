/** 한국어: 통신비 지원, 월별 지원내역, 지급조서, 예산 */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

/** '26,400원' */
const won = (amount: unknown) =>
	typeof amount === 'number' ? `${amount.toLocaleString('ko-KR')}원` : '';
/** '2021년 4월분' */
const monthly = (month: unknown) =>
	typeof month === 'string' ? `${month.slice(0, 4)}년 ${Number(month.slice(5, 7))}월분` : '그 달';
const start = (month: unknown) =>
	typeof month === 'string' ? `${month.slice(0, 4)}년 ${Number(month.slice(5, 7))}월` : '';

export const koMoney = {
	UNKNOWN_ENROLLMENT: say(
		'통신비 지원 신청을 찾을 수 없습니다.',
		'등록되지 않았거나 담당 지역이 아닙니다.',
		'접수번호로 다시 찾으십시오.'
	),
	HAS_ENROLLMENT: (p) => ({
		what: '통신비를 새로 신청하지 않았습니다.',
		why: `이 가구${given(p.receiptNo, (r) => `(접수번호 ${r})`)}는 이미 통신비를 신청했거나 지원받고 있습니다. 가구당 한 회선입니다.`,
		next: '진행 중인 신청을 확인하십시오.'
	}),
	NO_UNIT: (p) => ({
		what: '통신비를 지원하지 않습니다.',
		why: `이 가구${given(p.receiptNo, (r) => `(접수번호 ${r})`)}에 보급이 확정된 사랑의 PC가 없습니다.`,
		next: '인수확인이 되었는지, 초과 승인을 기다리는지 확인하십시오.'
	}),
	FEE_STATE: (p) => ({
		what: '처리하지 않았습니다.',
		why: `통신비 지원이 지금 ${nameOf('enrollment', p.state, 'ko')} 상태입니다. 이 일은 ${nameOf('enrollment', p.wants, 'ko')} 상태에서 할 수 있습니다.`,
		next: '화면을 새로 열어 지금 상태를 확인하십시오.'
	}),
	LINE_NOT_OPENED: say(
		'지원을 시작하지 않았습니다.',
		'회선을 개통한 날이 기록되지 않았습니다.',
		'개통일을 먼저 확인하여 기록하십시오.'
	),
	START_TOO_EARLY: (p) => ({
		what: '그 달부터는 지원할 수 없습니다.',
		why: `인수확인과 개통이 모두 된 달은 ${start(p.earliest)}입니다.`,
		next: `${start(p.earliest)} 또는 그 뒤의 달을 고르십시오.`
	}),
	BACKDATING: (p) => ({
		what: '그 달부터 시작하려면 소급 승인이 필요합니다.',
		why: `신청한 달보다 앞선 달입니다. 승인 없이 시작할 수 있는 달은 ${start(p.free)}입니다.`,
		next: '사유를 적어 소급을 요청하면 다른 승인 담당자가 결정합니다.'
	}),
	BACKDATE_CHANGED: (p) => ({
		what: '소급을 승인하지 않았습니다.',
		why: `요청이 바뀌었습니다. 화면에서 본 달은 ${start(p.seen)}, 지금 요청된 달은 ${start(p.now)}입니다.`,
		next: '화면을 새로 열어 지금 요청된 달과 사유를 확인하고 결정하십시오.'
	}),
	RESUME_PAST: (p) => ({
		what: '그 달부터는 재개할 수 없습니다.',
		why: '이미 지난 달입니다. 중지한 동안의 지원은 재개하면서 되돌리지 않습니다.',
		next: `${start(p.free)} 또는 그 뒤의 달을 고르십시오. 지난 달은 승인 담당자가 한 달씩 다시 예정할 수 있습니다.`
	}),
	SECOND_PERSON: (p) => ({
		what: '다시 예정하지 않았습니다.',
		why: `${monthly(p.month)}은 지원을 중지한 동안에 지나간 달이라 승인 담당자만 되살릴 수 있습니다.`,
		next: '승인 담당자에게 사유를 알리고 확인을 요청하십시오.'
	}),
	SUPPORT_UNCONFIRMED: (p) => ({
		what: '청구를 등록하지 않았습니다.',
		why: `${when(p.since)}에 사랑의 PC가 회수되거나 분실되었는데, 지원을 계속할지 정하지 않았습니다.`,
		next: '할 일의 ‘통신비 지원 종료 확인’에서 지원을 끝내거나 계속하는 사유를 남기십시오.'
	}),
	RUN_CHANGED: (p) => ({
		what: '결재하지 않았습니다.',
		why: `지급조서가 바뀌었습니다. 화면에서 본 금액은 ${won(p.seen)}, 지금 금액은 ${won(p.now)}이며 ${when(p.at)}에 다시 확정되었습니다.`,
		next: '화면을 새로 열어 지금 내용을 확인하고 결재하십시오.'
	}),
	SETTLEMENT_CHANGED: (p) => ({
		what: '마감하지 않았습니다.',
		why: `${p.year ?? ''}회계연도의 정산이 바뀌었습니다. 화면을 연 뒤 ${when(p.at)}에 다시 정산되었습니다.`,
		next: '화면을 새로 열어 지금 정산을 확인하고 마감하십시오.'
	}),
	BACKDATE_YEAR: (p) => ({
		what: '그 달부터는 지원할 수 없습니다.',
		why: `지난 회계연도(${p.year ?? ''}년)로는 소급하지 않습니다.`,
		next: '올해의 달을 고르십시오.'
	}),
	NOTHING_ASKED: say(
		'결정할 요청이 없습니다.',
		'요청이 없거나 이미 결정되었습니다.',
		'목록을 새로 여십시오.'
	),
	END_NOT_LATER: (p) => ({
		what: '종료일을 정정하지 않았습니다.',
		why: `지금 종료일은 ${dayIn('ko', p.on)}입니다. 이보다 뒤의 날로만 정정합니다.`,
		next: '더 이른 날에 끝났다면 가구 화면에서 그 날짜로 종료하십시오.'
	}),
	END_AFTER_CLOSING: (p) => ({
		what: '종료일을 정정하지 않았습니다.',
		why: `가구가 ${dayIn('ko', p.on)}에 종료되어 그 뒤로는 지원할 수 없습니다.`,
		next: '그날까지의 날짜를 고르거나, 가구의 종료가 잘못되었으면 가구를 다시 열고 바른 날짜로 종료하십시오.'
	}),
	END_CHANGED: (p) => ({
		what: '종료 정정을 승인하지 않았습니다.',
		why: `요청이나 바뀌는 내용이 화면에서 본 것과 다릅니다. 지금 요청은 ${p.on ? `종료일 ${dayIn('ko', p.on)}` : '계속 지원'}이며, 환수하지 않을 금액 ${won(p.kept)}, 더 지급할 금액 ${won(p.more)}, 다시 예정할 달 ${p.planned ?? 0}개월입니다.`,
		next: '화면을 새로 열어 지금 내용을 확인하고 결정하십시오.'
	}),
	MONTH_CLOSED: (p) => ({
		what: '처리하지 않았습니다.',
		why: `${start(p.through)}까지 마감되었습니다.`,
		next: '마감하지 않은 달로 처리하십시오.'
	}),
	LINES_FULL: (p) => ({
		what: '지원을 시작하지 않았습니다.',
		why: p.month
			? `${start(p.month)}에 지원할 수 있는 ${p.lines ?? ''}회선을 모두 썼습니다.`
			: `지원할 수 있는 ${p.lines ?? ''}회선을 모두 쓰고 있습니다.`,
		next: p.month
			? '그 뒤의 달부터 시작하거나 연도 설정을 확인하십시오.'
			: '끝난 회선이 나오기를 기다리거나 연도 설정을 확인하십시오.'
	}),
	LINES_BELOW_USED: (p) => ({
		what: '지원 회선 수를 바꾸지 않았습니다.',
		why: `이미 ${p.used ?? ''}회선을 지원하고 있어 ${p.lines ?? ''}회선으로 줄일 수 없습니다.`,
		next: '더 큰 수를 쓰십시오.'
	}),
	MONTHS_USED_UP: (p) => ({
		what: '지원할 달이 남지 않았습니다.',
		why: `한 가구에 ${p.months ?? ''}개월까지 지원합니다.`,
		next: '이 가구의 월별 지원내역을 확인하십시오.'
	}),
	UNKNOWN_MONTH: say(
		'월별 지원내역을 찾을 수 없습니다.',
		'목록이 바뀌었습니다.',
		'목록을 새로 여십시오.'
	),
	NO_MONTH: (p) => ({
		what: `${monthly(p.month)}은 지원하지 않습니다.`,
		why:
			given(
				p.start,
				(from) =>
					`지원 기간은 ${start(from)}부터 ${start(p.end) || '종료'}까지이며, 중지된 달은 빠집니다.`
			) || '지원이 시작되지 않았습니다.',
		next: '월과 가구를 확인하십시오.'
	}),
	MONTH_STATE: (p) => ({
		what: '처리하지 않았습니다.',
		why: `${monthly(p.month)}은 지금 ${nameOf('feeMonth', p.state, 'ko')} 상태입니다. 이 일은 ${nameOf('feeMonth', p.wants, 'ko')} 상태에서 할 수 있습니다.`,
		next: '화면을 새로 열어 지금 상태를 확인하십시오.'
	}),
	MONTH_TAKEN: (p) => ({
		what: '처리하지 않았습니다.',
		why: `${monthly(p.month)}은 이 가구에 이미 있습니다.`,
		next: '이 가구의 월별 지원내역을 확인하십시오.'
	}),
	MONTH_PAID: (p) => ({
		what: '이미 지급한 달입니다. 다시 지급할 수 없습니다.',
		why: `${monthly(p.month)}은 ${dayIn('ko', p.on)}에 지급했습니다.`,
		next: '금액이 틀렸다면 지급 정정이나 환수로 처리하십시오.'
	}),
	MONTH_IN_RUN: (p) => ({
		what: '고치지 않았습니다.',
		why: `${monthly(p.month)}이 지급조서에 들어 있습니다.`,
		next: '지급조서에서 그 달을 먼저 빼십시오.'
	}),
	BILLED_BEFORE: (p) => ({
		what: '청구를 다시 등록하지 않았습니다.',
		why: `${monthly(p.month)} 청구가 이미 있습니다${given(p.bill, () => ` (청구 ${won(p.bill)}, 감면 ${won(p.discount)})`)}.`,
		next: '금액이 다르면 청구 정정으로 고치십시오.'
	}),
	DISCOUNT_ABOVE_BILL: (p) => ({
		what: '저장하지 않았습니다.',
		why: `요금감면 ${won(p.discount)}이 청구액 ${won(p.bill)}보다 큽니다.`,
		next: '두 금액을 확인하십시오.'
	}),
	DECEMBER_RULE: say(
		'12월분을 추정하지 않았습니다.',
		'이 연도는 12월분을 다음 연도 예산으로 지급하도록 정해져 있습니다.',
		'연도 설정을 확인하십시오.'
	),
	NOTHING_TO_PAY: (p) => ({
		what: '지급할 내역이 없습니다.',
		why: `${monthly(p.month)} 가운데 청구가 확인되고 다른 지급조서에 없는 것이 없습니다.`,
		next: '청구를 먼저 등록하거나 만들어 둔 지급조서를 확인하십시오.'
	}),
	UNKNOWN_BATCH: say(
		'지급조서를 찾을 수 없습니다.',
		'목록이 바뀌었습니다.',
		'목록을 새로 여십시오.'
	),
	BATCH_STATE: (p) => ({
		what: '처리하지 않았습니다.',
		why: `지급조서가 지금 ${nameOf('batch', p.state, 'ko')} 상태입니다. 이 일은 ${nameOf('batch', p.wants, 'ko')} 상태에서 할 수 있습니다.`,
		next: '화면을 새로 열어 지금 상태를 확인하십시오.'
	}),
	BUDGET_SHORT: (p) => ({
		what: '예산이 모자랍니다.',
		why: `${nameOf('budgetLine', p.line, 'ko')} 잔액 ${won(p.balance)}으로 ${won(p.amount)}을 쓸 수 없습니다.`,
		next: '추경이나 전용을 먼저 등록하거나 금액을 줄이십시오.'
	}),
	BUDGET_CLOSED: (p) => ({
		what: `${p.year ?? ''}회계연도는 마감되었습니다.`,
		why: `${nameOf('budgetLine', p.line, 'ko')} 예산을 정산하여 잠갔습니다. 마감한 연도의 지급은 고칠 수 없습니다.`,
		next: '다음 연도 예산으로 처리하십시오.'
	}),
	ALREADY_APPROPRIATED: (p) => ({
		what: '편성하지 않았습니다.',
		why: `${p.year ?? ''}년 ${nameOf('budgetLine', p.line, 'ko')} 예산이 이미 편성되어 있습니다.`,
		next: '금액을 바꾸려면 추경으로 등록하십시오.'
	}),
	ALREADY_BOOKED: say(
		'다시 기록하지 않았습니다.',
		'같은 내역이 이미 있습니다.',
		'목록을 새로 열어 확인하십시오.'
	),
	UNKNOWN_ENTRY: say(
		'예산 내역을 찾을 수 없습니다.',
		'목록이 바뀌었거나 이 일을 할 수 없는 내역입니다.',
		'목록을 새로 여십시오.'
	),
	ENTRY_OF_RUN: say(
		'여기에서 고치지 않습니다.',
		'지급조서에 따라 기록된 내역입니다.',
		'지급조서에서 취소하거나, 지급한 달을 환수하십시오.'
	),
	ABOVE_PAID: (p) => ({
		what: '처리하지 않았습니다.',
		why: `${won(p.amount)}은 돌려받을 수 있는 ${won(p.paid)}보다 많거나, 이미 정한 금액보다 많지 않습니다.`,
		next: '금액을 확인하십시오.'
	}),
	MONTHS_OPEN: (p) => ({
		what: '마감하지 않았습니다.',
		why: `청구가 확인되고 지급하지 않은 내역이 ${p.count ?? ''}건 있습니다.`,
		next: '지급하거나 미지급으로 처리한 뒤 마감하십시오.'
	}),
	OPEN_RUNS: (p) => ({
		what: '정산하지 않았습니다.',
		why: `지급하지 않은 지급조서가 ${p.count ?? ''}건 있습니다.`,
		next: '지급을 마치거나 취소하십시오.'
	}),
	OPEN_COMMITMENTS: (p) => ({
		what: '정산하지 않았습니다.',
		why: `${nameOf('budgetLine', p.line, 'ko')}에 지출하지 않은 원인행위가 ${p.count ?? ''}건 있습니다.`,
		next: '지출하거나 해제하십시오.'
	}),
	DECEMBER_OPEN: (p) => ({
		what: '정산하지 않았습니다.',
		why: `지급하지 않은 12월분이 ${p.count ?? ''}건 있습니다. 이 연도는 12월분을 추정하여 지급합니다.`,
		next: '12월분을 추정하여 지급하거나 미지급으로 처리하십시오.'
	}),
	CARRY_ABOVE: (p) => ({
		what: '정산하지 않았습니다.',
		why: `${nameOf('budgetLine', p.line, 'ko')} 이월액 ${won(p.amount)}이 잔액 ${won(p.balance)}보다 많습니다.`,
		next: '이월액을 확인하십시오.'
	}),
	NOT_SETTLED: (p) => ({
		what: '마감하지 않았습니다.',
		why: `${p.year ?? ''}회계연도를 아직 정산하지 않았습니다.`,
		next: '정산을 먼저 하고 다른 승인 담당자가 마감하십시오.'
	})
} satisfies Partial<Table>;
