/** Words of the board of internet fees: what was paid, what remains, what the year will come to. */
import { countOf } from './day.ts';
import type { Words } from './locale.ts';
import { percent, thousands, won } from './money.ts';
import { monthIn } from './when.ts';

export const feeBoard = {
	ko: {
		title: (year: string) => `${year}년 통신비 현황`,
		short: '인터넷통신비',
		headline: (paid: number, budget: number) =>
			`지급 ${thousands(paid)} / ${thousands(budget)}천원`,
		share: (paid: number, budget: number) => `${percent(paid, budget)}%`,
		barSaid: (paid: number, committed: number, balance: number) =>
			`지급 ${thousands(paid)}천원, 확정 ${thousands(committed)}천원, 잔액 ${thousands(balance)}천원`,
		parts: { paid: '지급', committed: '확정', balance: '잔액' },
		unit: '천원',
		paid: '지급',
		committed: '확정(지급 전)',
		committedText: '결재한 지급조서와 그 밖의 확정',
		balance: '잔액',
		balanceText: (reach: number) => `${countOf(reach)}가구까지 한 달 더`,
		active: '지원중 회선',
		activeText: (month: string) => `${monthIn(month, 'ko')} 기준`,
		lines: '회선',
		used: '지급한 가구·월',
		usedText: '예산이 담는 가구·월 대비',
		monthsUnit: '가구·월',
		pending: '신청·개통대기',
		pendingText: (suspended: number) => `중지 ${countOf(suspended)}가구`,
		households: '가구',
		waits: '승인 대기',
		waitsText: '소급 · 종료 정정',
		overdue: '청구 지연',
		overdueText: '지난 달인데 청구가 오지 않음',
		cases: '건',
		owed: '환수 대기',
		owedText: (amount: number) => won(amount, 'ko'),
		none: '없음',
		monthly: '월별 통신비와 계획',
		monthlyUnit: '(단위 : 천원)',
		monthlySaid: (paid: number, due: number, planned: number, plan: number) =>
			`월별 지급 합계 ${thousands(paid)}천원, 지급 전 ${thousands(due)}천원, 예정 ${thousands(planned)}천원, 계획 합계 ${thousands(plan)}천원`,
		month: '월',
		monthOf: (month: string) => monthIn(month, 'ko'),
		due: '청구·결재',
		planned: '예정',
		plan: '계획',
		linesOf: '가구',
		sum: '계',
		asTable: '표로 보기',
		asChart: '그림으로 보기',
		rows: '목록 보기',
		forecast: '연말 전망',
		forecastLine: (total: number, budget: number) =>
			`연말 예상 집행 ${thousands(total)}천원 (${percent(total, budget)}%)`,
		forecastParts: {
			paid: '지급한 금액',
			due: '청구·결재한 금액',
			planned: '예정한 달 (한도로 계산)',
			assumed: '새로 가정한 회선',
			total: '예상 집행',
			budget: '예산현액',
			left: '남는 금액'
		},
		assumption: (cap: number) =>
			`가정: 지원을 결정한 가구가 예정한 달을 모두 쓰고, 청구가 없는 달은 한도 ${won(cap, 'ko')}으로 계산하며, 새로 시작하는 가구는 없다고 보았습니다.`,
		under: (left: number, months: number) =>
			`${thousands(left)}천원이 남을 것으로 보입니다. ${countOf(months)}가구·월을 더 지원할 수 있습니다.`,
		underText: '시작이 늦으면 예산이 남습니다. 개통 대기와 소급을 확인하십시오.',
		over: (missing: number) => `${thousands(missing)}천원이 모자랄 것으로 보입니다.`,
		overText: '새로 시작하는 가구를 줄이거나 추경·전용을 준비하십시오.',
		exact: '예산과 같습니다.',
		whatIf: '시작과 회선 수를 바꿔 보기',
		whatIfText: '저장하지 않습니다. 화살표 키로도 바꿀 수 있습니다.',
		lineCount: '회선 수',
		lineCountOf: (n: number) => `${countOf(n)}회선`,
		first: '첫 설치 월',
		last: '마지막 설치 월',
		delay: '지원 시작',
		delays: { '0': '설치한 달부터', '1': '설치한 다음 달부터' },
		compute: '계산',
		result: (months: number, cost: number, budget: number) =>
			`${countOf(months)}가구·월 · ${thousands(cost)}천원 (${percent(cost, budget)}%)`,
		resultLeft: (left: number) =>
			left < 0
				? `예산보다 ${thousands(-left)}천원 초과`
				: left === 0
					? '예산과 같음'
					: `${thousands(left)}천원 남음`,
		fromNow: (total: number, budget: number) =>
			`지금까지의 결정에 더하면 연말 ${thousands(total)}천원 (${percent(total, budget)}%)`,
		scenarios: '계획 시나리오',
		scenario: '가정',
		scenarioNames: {
			APRIL: '100회선이 4월부터 (예산의 가정)',
			RAMP: '3~9월에 고르게, 설치한 달부터',
			RAMP_AFTER: '3~9월에 고르게, 다음 달부터',
			MARCH: '100회선이 3월부터'
		},
		tryIt: '이 가정으로 보기',
		months: '가구·월',
		cost: '집행 예상(천원)',
		leftOver: '남음(천원)',
		noYear: '이 회계연도의 설정이 없습니다.',
		open: '통신비 현황 열기',
		toEnrollments: '통신비 지원',
		toMonths: '월 지원내역',
		toRuns: '지급조서',
		empty: '아직 예산을 편성하지 않았습니다.',
		emptyText: '예산 원장에서 인터넷통신비를 편성하면 잔액과 전망이 나타납니다.'
	},
	en: {
		title: (year: string) => `Internet fees ${year}`,
		short: 'Internet fees',
		headline: (paid: number, budget: number) =>
			`${thousands(paid)} of ${thousands(budget)} thousand won paid`,
		share: (paid: number, budget: number) => `${percent(paid, budget)}%`,
		barSaid: (paid: number, committed: number, balance: number) =>
			`paid ${thousands(paid)}, committed ${thousands(committed)}, balance ${thousands(balance)} thousand won`,
		parts: { paid: 'Paid', committed: 'Committed', balance: 'Balance' },
		unit: 'thousand won',
		paid: 'Paid',
		committed: 'Committed',
		committedText: 'approved runs and other commitments',
		balance: 'Balance',
		balanceText: (reach: number) => `reaches ${countOf(reach)} households for a month`,
		active: 'Lines supported',
		activeText: (month: string) => `in ${monthIn(month, 'en')}`,
		lines: '',
		used: 'Household-months paid',
		usedText: 'of those that the budget holds',
		monthsUnit: '',
		pending: 'Asked for or pending',
		pendingText: (suspended: number) => `${countOf(suspended)} suspended`,
		households: '',
		waits: 'Wait for approval',
		waitsText: 'earlier starts, corrected ends',
		overdue: 'Bills overdue',
		overdueText: 'the month is over, no bill came',
		cases: '',
		owed: 'To come back',
		owedText: (amount: number) => won(amount, 'en'),
		none: 'none',
		monthly: 'Fees by month, and the plan',
		monthlyUnit: '(thousand won)',
		monthlySaid: (paid: number, due: number, planned: number, plan: number) =>
			`Paid ${thousands(paid)}, billed or approved ${thousands(due)}, planned ${thousands(planned)}, plan ${thousands(plan)} thousand won`,
		month: 'Month',
		monthOf: (month: string) => monthIn(month, 'en'),
		due: 'Billed, approved',
		planned: 'Planned',
		plan: 'Plan',
		linesOf: 'Lines',
		sum: 'Sum',
		asTable: 'Show as table',
		asChart: 'Show as chart',
		rows: 'Open the rows',
		forecast: 'By the end of the year',
		forecastLine: (total: number, budget: number) =>
			`${thousands(total)} thousand won expected (${percent(total, budget)}%)`,
		forecastParts: {
			paid: 'Paid',
			due: 'Billed or approved',
			planned: 'Planned months, at the cap',
			assumed: 'Lines only assumed',
			total: 'Expected',
			budget: 'Budget',
			left: 'Left'
		},
		assumption: (cap: number) =>
			`Assumes that those who are supported use all their planned months, at the cap of ${won(cap, 'en')} where no bill is in, and that nobody else begins.`,
		under: (left: number, months: number) =>
			`${thousands(left)} thousand won will be left: ${countOf(months)} more household-months.`,
		underText: 'Late starts leave money unspent. Look at pending lines and backdating.',
		over: (missing: number) => `${thousands(missing)} thousand won will be missing.`,
		overText: 'Begin fewer, or prepare a supplement or a transfer.',
		exact: 'Equal to the budget.',
		whatIf: 'What if',
		whatIfText: 'Nothing is saved. The arrow keys work too.',
		lineCount: 'Lines',
		lineCountOf: (n: number) => `${countOf(n)} lines`,
		first: 'First month of delivery',
		last: 'Last month of delivery',
		delay: 'Support begins',
		delays: { '0': 'in that month', '1': 'in the month after' },
		compute: 'Compute',
		result: (months: number, cost: number, budget: number) =>
			`${countOf(months)} household-months · ${thousands(cost)} thousand won (${percent(cost, budget)}%)`,
		resultLeft: (left: number) =>
			left < 0
				? `${thousands(-left)} thousand won over`
				: left === 0
					? 'equal to the budget'
					: `${thousands(left)} thousand won left`,
		fromNow: (total: number, budget: number) =>
			`On top of what is granted: ${thousands(total)} thousand won (${percent(total, budget)}%)`,
		scenarios: 'Scenarios of the plan',
		scenario: 'Assumption',
		scenarioNames: {
			APRIL: '100 lines from April (as the budget assumes)',
			RAMP: 'evenly March to September, from that month',
			RAMP_AFTER: 'evenly March to September, from the month after',
			MARCH: '100 lines from March'
		},
		tryIt: 'Look at it',
		months: 'Household-months',
		cost: 'Cost (thousand won)',
		leftOver: 'Left (thousand won)',
		noYear: 'The year has no settings.',
		open: 'Open',
		toEnrollments: 'Enrolments',
		toMonths: 'Months',
		toRuns: 'Payment runs',
		empty: 'Nothing is appropriated yet.',
		emptyText: 'Appropriate the internet fee in the ledger first.'
	}
} satisfies Words;
