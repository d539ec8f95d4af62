/** One item: its measures, months, charts and breakdowns. */
import { plain } from '../../domain/plan/figure.ts';
import type { KpiState, MilestoneState } from '../../domain/plan/progress.ts';
import type { Words } from '../locale.ts';
import { monthIn } from '../when.ts';

export const item = {
	ko: {
		kpis: '지표',
		kpi: '지표',
		target: '목표',
		baseline: '이전',
		current: '실적',
		reached: '달성률',
		kpiStates: {
			REACHED: '달성',
			ON: '진행',
			NONE: '기록 없음',
			PLAIN: '목표 없음'
		} satisfies Record<KpiState, string>,
		kpiAt: (on: string) => `${on} 기준`,
		noTarget: '원문에 목표가 없습니다',
		live: '보급 기록에서 바로 셉니다',
		rateFrom: {
			DAY: (total: number, count: number) =>
				`누계 ${plain(total)} ÷ 근무일 ${count}일 (공휴일 제외)`,
			MONTH: (total: number, count: number) => `누계 ${plain(total)} ÷ ${count}개월`
		},
		comparedBefore: '이전',
		comparedAfter: '이후',
		gantt: '월별 일정',
		ganttSaid: (rows: number) => `일정 ${rows}건을 월별로 나타낸 그림`,
		milestone: '일정',
		window: '기간',
		milestoneStates: {
			DONE: '완료',
			LATE: '늦음',
			RUNNING: '진행',
			AHEAD: '예정',
			UNDATED: '시기 미정'
		} satisfies Record<MilestoneState, string>,
		doneOn: (on: string) => `${on} 완료`,
		busiest: (month: string, labels: readonly string[]) =>
			`${monthIn(month, 'ko')}에 ${labels.length}건이 함께 진행됩니다.`,
		assumedMonths: '기간은 예산에서 계산한 값입니다.',
		budget: '연차별 예산',
		notYet: '원문에 없음',
		part: '세부',
		asTable: '표로 보기',
		asChart: '그림으로 보기',
		outline: '사업 내용',
		insights: '분석',
		checksOfItem: '이 항목의 검산',
		figuresOfItem: '이 항목의 수치',
		paper: '중앙지',
		term: '기수',
		lifeTitle: '장비별 경과 연수',
		lifeSaid: (elapsed: number, life: number) => `경과 ${elapsed}년 / 내용연수 ${life}년`,
		device: '장비',
		intro: '도입',
		life: '내용연수',
		elapsed: '경과',
		ratio: '배',
		channels: '이전과 지금·계획',
		channelBefore: '이전',
		channelNow: '지금·계획'
	},
	en: {
		kpis: 'Measures',
		kpi: 'Measure',
		target: 'Target',
		baseline: 'Before',
		current: 'Actual',
		reached: 'Reached',
		kpiStates: {
			REACHED: 'Reached',
			ON: 'Under way',
			NONE: 'No record',
			PLAIN: 'No target'
		} satisfies Record<KpiState, string>,
		kpiAt: (on: string) => `as of ${on}`,
		noTarget: 'The document has no target',
		live: 'counted from the deliveries themselves',
		rateFrom: {
			DAY: (total: number, count: number) =>
				`${plain(total)} so far ÷ ${count} working days (without public holidays)`,
			MONTH: (total: number, count: number) => `${plain(total)} so far ÷ ${count} months`
		},
		comparedBefore: 'Before',
		comparedAfter: 'After',
		gantt: 'By month',
		ganttSaid: (rows: number) => `${rows} milestones by month`,
		milestone: 'Milestone',
		window: 'Months',
		milestoneStates: {
			DONE: 'Done',
			LATE: 'Late',
			RUNNING: 'Under way',
			AHEAD: 'Ahead',
			UNDATED: 'No months'
		} satisfies Record<MilestoneState, string>,
		doneOn: (on: string) => `done ${on}`,
		busiest: (month: string, labels: readonly string[]) =>
			`${labels.length} run at once in ${monthIn(month, 'en')}.`,
		assumedMonths: 'The months follow from the budget.',
		budget: 'Budget by year',
		notYet: 'not in the source',
		part: 'Part',
		asTable: 'Show as table',
		asChart: 'Show as chart',
		outline: 'What it is',
		insights: 'Insights',
		checksOfItem: 'Checks of this item',
		figuresOfItem: 'Figures of this item',
		paper: 'Newspapers',
		term: 'Term',
		lifeTitle: 'Age of the devices',
		lifeSaid: (elapsed: number, life: number) => `${elapsed} years of a life of ${life}`,
		device: 'Device',
		intro: 'Since',
		life: 'Life',
		elapsed: 'Age',
		ratio: 'times',
		channels: 'Before, and now or planned',
		channelBefore: 'Before',
		channelNow: 'Now or planned'
	}
} satisfies Words;
