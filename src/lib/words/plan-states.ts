/** Names of the plan's actions, and of the fields of their forms. */

export const planActions = {
	copyPlan: ['계획 시작', 'plan begun'],
	layPlan: ['계획 가져오기', 'plan imported'],
	changeFigure: ['계획 수치 변경', 'figure changed'],
	setMilestone: ['일정 변경', 'months changed'],
	recordKpi: ['지표 실적 입력', 'measure recorded'],
	finishMilestone: ['일정 완료', 'milestone done'],
	recordSpending: ['집행 입력', 'spending recorded'],
	correctEntry: ['실적 정정', 'record corrected'],
	takeBackEntry: ['실적 취소', 'record taken back'],
	publishPlan: ['요약 공개 설정', 'public summary set']
} as const;

export const planFields = {
	value: ['값', 'value'],
	amount: ['금액', 'amount'],
	on: ['기준일', 'as of'],
	source: ['출처', 'source'],
	kpiId: ['지표', 'measure'],
	milestoneId: ['일정', 'milestone'],
	firstMonth: ['시작 월', 'first month'],
	lastMonth: ['끝 월', 'last month'],
	from: ['복사할 연도', 'year to copy']
} as const;
