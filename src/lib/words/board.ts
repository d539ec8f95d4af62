/** Words of the board: the quota, the plan, the months and the dongs. */
import type { Words } from './locale.ts';
import { momentIn, monthIn } from './when.ts';

export const board = {
	ko: {
		quota: '사랑의 PC 보급',
		quotaLine: (done: number, quota: number) => `보급 ${done} / ${quota}대`,
		quotaShare: (done: number, quota: number) => `${share(done, quota)}%`,
		quotaOver: (used: number, quota: number, over: number) => `${used}/${quota} · 초과 ${over}`,
		quotaSaid: (b: { delivered: number; quota: number; assigned: number; free: number }) =>
			`보급 목표 ${b.quota}대 중 ${b.delivered}대 완료 (${share(b.delivered, b.quota)}%), 배정 ${b.assigned}대, 여유 ${b.free}대`,
		parts: { delivered: '완료', assigned: '배정', free: '여유', over: '초과' },
		plan: '계획 대비',
		planLine: (planned: number) => `이달까지 계획 ${planned}대`,
		planDifference: (difference: number) => {
			if (difference === 0) return '계획과 같습니다';
			return difference > 0 ? `계획보다 ${difference}대 앞섬` : `계획보다 ${-difference}대 부족`;
		},
		stock: '재고',
		stockText: '바로 배정할 수 있는 PC',
		open: '확인 필요',
		openText: '결정을 기다리는 건',
		over: '초과',
		overText: '목표를 초과했습니다. 승인 결정이 필요합니다.',
		unit: '대',
		cases: '건',
		curve: '계획과 실적 (누계)',
		curveSaid: (first: string, last: string, planned: number, reached: number) =>
			`${first}부터 ${last}까지 계획 누계 ${planned}대, 실적 누계 ${reached}대`,
		month: '월',
		planned: '계획',
		actual: '실적',
		asTable: '표로 보기',
		asChart: '그림으로 보기',
		monthly: '월별 보급',
		monthOf: (month: string) => monthIn(month, 'ko'),
		byDong: '행정동별 보급',
		dong: '행정동',
		delivered: '완료',
		assigned: '배정',
		sum: '계',
		dongBar: (delivered: number, assigned: number) => `${delivered} · 배정 ${assigned}`,
		carried: '태블릿에 있음',
		carriedText: '연결 없이도 전달할 수 있는 배정',
		waiting: '대기',
		waitingText: '선정을 기다리는 가구',
		households: '가구',
		repairs: '수리 진행 중',
		repairsText: (median: number | null) =>
			median === null ? '올해 접수한 수리 중' : `올해 접수 중 · 절반은 ${days(median)}일 안에 완료`,
		repairsLate: '수리 기한 지남',
		repairsLateText: '방문하기로 한 날이 지난 수리',
		rows: '목록 보기',
		byCategory: '자격구분별 보급',
		category: '자격구분',
		few: '5 미만',
		withheld: '비공개',
		categoryNote:
			'5 미만인 칸과, 빼서 그 칸을 알 수 있게 하는 칸은 수를 표시하지 않습니다. 자격구분은 목록에 나오지 않습니다.',
		waited: '신청에서 보급까지',
		waitedLine: (median: number, p90: number) =>
			`절반은 ${days(median)}일, 열에 아홉은 ${days(p90)}일 안에 받았습니다.`,
		waitedNone: '아직 보급한 가구가 없습니다.',
		span: '걸린 날',
		failures: '방문 실패 사유',
		reason: '사유',
		failed: '실패',
		places: '목표 자리',
		placesText: (shown: number, all: number) => `${all}자리 중 ${shown}자리`,
		placeNumber: '번호',
		placeState: '상태',
		placeStates: { DELIVERED: '보급완료', HELD: '배정', FREE: '여유' },
		placeSince: '확정·보급 일시',
		placeNone: '조건에 맞는 자리가 없습니다.',
		receiptNo: '접수번호',
		decide: '결정할 일',
		decideNone: '결정할 일이 없습니다.',
		decideNoneText: '규칙에 맞지 않는 현장 기록이 생기면 여기에 나타납니다.',
		decideAll: '모두 보기',
		noYear: '이 회계연도의 설정이 없습니다.',
		noYearText: '다른 연도를 선택하십시오.',
		noYears: '아직 사업 연도가 없습니다.',
		noYearsText: '관리 담당자가 첫 연도를 열면 신청을 받고 배정할 수 있습니다.',
		noYearsGo: '첫 연도 열기',
		offline: '오프라인 현황',
		offlineText: (iso: string) =>
			`연결이 없어 이 브라우저에 남은 마지막 현황을 보여 줍니다. ${momentIn(iso, 'ko')} 기준입니다.`,
		offlineNone: '이 브라우저에 남은 현황이 없습니다.',
		offlineNoneText: '연결된 상태에서 현황을 한 번 열면, 다음부터는 연결이 없어도 볼 수 있습니다.',
		retry: '다시 연결',
		opening: '현황을 여는 중입니다'
	},
	en: {
		quota: 'PCs delivered',
		quotaLine: (done: number, quota: number) => `${done} of ${quota} delivered`,
		quotaShare: (done: number, quota: number) => `${share(done, quota)}%`,
		quotaOver: (used: number, quota: number, over: number) => `${used}/${quota} · ${over} above`,
		quotaSaid: (b: { delivered: number; quota: number; assigned: number; free: number }) =>
			`${b.delivered} of ${b.quota} delivered (${share(b.delivered, b.quota)}%), ${b.assigned} assigned, ${b.free} free`,
		parts: { delivered: 'Delivered', assigned: 'Assigned', free: 'Free', over: 'Above' },
		plan: 'Against the plan',
		planLine: (planned: number) => `Planned by this month: ${planned}`,
		planDifference: (difference: number) => {
			if (difference === 0) return 'On plan';
			return difference > 0 ? `${difference} ahead of plan` : `${-difference} behind plan`;
		},
		stock: 'In stock',
		stockText: 'PCs that can be given now',
		open: 'To decide',
		openText: 'waiting for a decision',
		over: 'Above quota',
		overText: 'Above the quota. A decision is needed.',
		unit: '',
		cases: '',
		curve: 'Plan and actual (cumulative)',
		curveSaid: (first: string, last: string, planned: number, reached: number) =>
			`${first} to ${last}: planned ${planned}, reached ${reached}`,
		month: 'Month',
		planned: 'Plan',
		actual: 'Actual',
		asTable: 'Show as table',
		asChart: 'Show as chart',
		monthly: 'Deliveries by month',
		monthOf: (month: string) => monthIn(month, 'en'),
		byDong: 'By administrative dong',
		dong: 'Dong',
		delivered: 'Delivered',
		assigned: 'Assigned',
		sum: 'Total',
		dongBar: (delivered: number, assigned: number) => `${delivered} · ${assigned} assigned`,
		carried: 'On tablets',
		carriedText: 'can be handed over without a network',
		waiting: 'Waiting',
		waitingText: 'households on the waitlist',
		households: '',
		repairs: 'Repairs open',
		repairsText: (median: number | null) =>
			median === null
				? 'of those received'
				: `of those received · half within ${days(median)} days`,
		repairsLate: 'Repairs overdue',
		repairsLateText: 'past the day that was promised',
		rows: 'Show the rows',
		byCategory: 'By category',
		category: 'Category',
		few: 'below 5',
		withheld: 'withheld',
		categoryNote:
			'Cells below 5, and cells that would tell them by subtraction, are not shown. No list shows a category.',
		waited: 'From application to delivery',
		waitedLine: (median: number, p90: number) =>
			`Half had theirs within ${days(median)} days, nine of ten within ${days(p90)}.`,
		waitedNone: 'Nothing delivered yet.',
		span: 'Days it took',
		failures: 'Why visits failed',
		reason: 'Reason',
		failed: 'Failed',
		places: 'Places of the quota',
		placesText: (shown: number, all: number) => `${shown} of ${all} places`,
		placeNumber: 'No.',
		placeState: 'State',
		placeStates: { DELIVERED: 'Delivered', HELD: 'Assigned', FREE: 'Free' },
		placeSince: 'Granted or delivered',
		placeNone: 'No place fits.',
		receiptNo: 'Receipt no.',
		decide: 'To decide',
		decideNone: 'Nothing to decide.',
		decideNoneText: 'Field records that do not fit a rule appear here.',
		decideAll: 'Show all',
		noYear: 'This fiscal year has no settings.',
		noYearText: 'Choose another year.',
		noYears: 'There is no year yet.',
		noYearsText: 'Once an administrator has opened the first one, applications can be taken.',
		noYearsGo: 'Open the first year',
		offline: 'Board, offline',
		offlineText: (iso: string) =>
			`There is no connection. This is the last board kept in this browser, as of ${momentIn(iso, 'en')}.`,
		offlineNone: 'No board is kept in this browser.',
		offlineNoneText:
			'Open the board once with a connection; from then on it can be seen without one.',
		retry: 'Connect again',
		opening: 'Opening the board'
	}
} satisfies Words;

/** Per cent with one decimal. */
function share(part: number, whole: number): string {
	return whole === 0 ? '0.0' : ((part / whole) * 100).toFixed(1);
}

/** Whole days as they are, half ones with their half. */
function days(count: number): string {
	return Number.isInteger(count) ? String(count) : count.toFixed(1);
}
