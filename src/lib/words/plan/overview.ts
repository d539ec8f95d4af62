/** The overview: totals, shares, what is late, teams and staff. */
import type { Words } from '../locale.ts';
import { monthIn } from '../when.ts';

export const overview = {
	ko: {
		totals: '연차별 예산',
		fourYears: '4년 합계',
		thisYear: (year: string) => `${year}년 예산`,
		sharesTitle: (year: string) => `${year}년 예산 비중`,
		shareOf: (total: string) => `${total}천원 중`,
		milestonesDone: (done: number, all: number) => `일정 ${done}/${all}`,
		paidLine: (share: string) => `집행 ${share}`,
		lateCount: (late: number) => `늦은 일정 ${late}건`,
		failing: (checks: number) => `맞지 않는 검산 ${checks}건`,
		noWarning: '늦은 일정과 맞지 않는 검산이 없습니다.',
		thisMonth: (month: string) => `${monthIn(month, 'ko')}의 일정`,
		thisMonthNone: '이달에 진행할 일정이 없습니다.',
		late: '늦은 것',
		lateNone: '기준 월까지 늦은 일정이 없습니다.',
		teamsTitle: '팀과 인력',
		teamItems: (items: readonly number[]) =>
			items.length === 0 ? '담당 항목 없음' : `항목 ${items.join(', ')}`,
		teamNote: '담당 항목은 팀의 업무분장에서 정한 것으로, 원문의 항목에는 팀 이름이 없습니다.',
		staff: (quota: number, now: number) => `정원 ${quota}명 · 현원 ${now}명`,
		grade: '직급',
		quota: '정원',
		now: '현원',
		gap: '차이',
		gradeName: (grade: string) => `${grade}급`,
		/** where the figures of the overview are from */
		sources: {
			amount: (pages: string) => `항목마다 □ 소요예산의 그해 금액을 더함 · ${pages}쪽`,
			fourYears: (pages: string) => `네 연차의 합계를 더함 · ${pages}쪽 □ 소요예산`,
			kinds: '주요사업 목록의 구분을 셈',
			paid: '실적에 입력한 집행 ÷ 예산, 4번 항목은 지급 장부',
			late: '끝 월이 지났고 완료 기록이 없는 일정을 셈',
			checks: '원문의 합·곱·경과 연수를 다시 계산',
			shares: '항목의 그해 예산 ÷ 그해 합계',
			staff: '원문 □ 일반 현황 (2020. 10월 말)'
		}
	},
	en: {
		totals: 'Budget by year',
		fourYears: 'Four years',
		thisYear: (year: string) => `Budget ${year}`,
		sharesTitle: (year: string) => `Shares of the budget ${year}`,
		shareOf: (total: string) => `of ${total} thousand won`,
		milestonesDone: (done: number, all: number) => `Milestones ${done}/${all}`,
		paidLine: (share: string) => `Spent ${share}`,
		lateCount: (late: number) => `${late} late`,
		failing: (checks: number) =>
			checks === 1 ? '1 sum does not hold' : `${checks} sums do not hold`,
		noWarning: 'Nothing is late and every sum holds.',
		thisMonth: (month: string) => `In ${monthIn(month, 'en')}`,
		thisMonthNone: 'Nothing is to happen this month.',
		late: 'Late',
		lateNone: 'Nothing is late as of this month.',
		teamsTitle: 'Teams and staff',
		teamItems: (items: readonly number[]) =>
			items.length === 0 ? 'no items' : `items ${items.join(', ')}`,
		teamNote: 'Items follow from the duties of the teams; the document names no team at its items.',
		staff: (quota: number, now: number) => `${quota} posts · ${now} people`,
		grade: 'Grade',
		quota: 'Posts',
		now: 'People',
		gap: 'Difference',
		gradeName: (grade: string) => `Grade ${grade}`,
		/** where the figures of the overview are from */
		sources: {
			amount: (pages: string) => `Amounts of the year under □ 소요예산 added up · p. ${pages}`,
			fourYears: (pages: string) => `Totals of the four years added up · p. ${pages} □ 소요예산`,
			kinds: 'counted from the list of items',
			paid: 'recorded spending ÷ budget; of item 4 its own ledger',
			late: 'months are over and nothing says that it is done',
			checks: 'sums, products and ages of the document counted again',
			shares: "an item's budget of the year ÷ the total of the year",
			staff: 'Document □ 일반 현황 (end of October 2020)'
		}
	}
} satisfies Words;
