/** 한국어: 주요업무계획과 그 실적 */
import { dayIn, given, say, type Table } from './say.ts';

export const koPlan = {
	UNKNOWN_PLAN: (p) => ({
		what: '저장하지 않았습니다.',
		why: `${given(p.year, (year) => `${year}년 `)}주요업무계획이 없습니다.`,
		next: '계획을 먼저 만들거나 다른 연도를 선택하십시오.'
	}),
	PLAN_EXISTS: (p) => ({
		what: '계획을 새로 만들지 않았습니다.',
		why: `${p.year ?? ''}년 주요업무계획이 이미 있습니다.`,
		next: '그 연도의 계획을 열어 수치를 고치십시오.'
	}),
	OTHER_TEAM: (p) => ({
		what: '저장하지 않았습니다.',
		why: `${given(p.team, (team) => `${team}의 `)}업무입니다. 실적과 수치는 담당 팀이 입력합니다.`,
		next: '담당 팀이나 관리 담당자에게 요청하십시오.'
	}),
	UNKNOWN_FIGURE: say(
		'수치를 바꾸지 않았습니다.',
		'그 수치가 계획에 없습니다.',
		'수치 목록을 새로 열어 확인하십시오.'
	),
	UNKNOWN_KPI: say(
		'실적을 저장하지 않았습니다.',
		'그 지표가 계획에 없습니다.',
		'항목을 새로 열어 확인하십시오.'
	),
	UNKNOWN_MILESTONE: say(
		'일정을 저장하지 않았습니다.',
		'그 일정이 계획에 없습니다.',
		'항목을 새로 열어 확인하십시오.'
	),
	MILESTONE_DONE: (p) => ({
		what: '다시 저장하지 않았습니다.',
		why: `이미 완료한 일정입니다${given(p.on, (on) => ` (${dayIn('ko', on)})`)}.`,
		next: '날짜가 다르면 실적 이력에서 정정하십시오.'
	}),
	UNKNOWN_ENTRY: say(
		'정정하지 않았습니다.',
		'그 실적 기록이 없습니다.',
		'실적 이력을 새로 열어 확인하십시오.'
	),
	ENTRY_CORRECTED: say(
		'정정하지 않았습니다.',
		'다른 사람이 먼저 정정하거나 취소한 기록입니다.',
		'가장 새로운 기록을 열어 확인하십시오.'
	),
	ENTRY_YEAR: (p) => ({
		what: '저장하지 않았습니다.',
		why: `${given(p.year, (year) => `${year}년 `)}계획에는 그해 날짜의 실적과 집행만 입력합니다.`,
		next: '날짜를 확인하거나 그 날짜의 연도 계획에 입력하십시오.'
	}),
	PAID_BY_LEDGER: say(
		'집행을 저장하지 않았습니다.',
		'이 항목의 집행액은 예산 원장에서 가져옵니다. 따로 입력하면 두 번 셉니다.',
		'예산 원장에서 지급을 등록하거나 확인하십시오.'
	),
	SAME_VALUE: say(
		'바꾸지 않았습니다.',
		'지금 값과 같습니다.',
		'값을 확인하고 다르면 다시 저장하십시오.'
	)
} satisfies Partial<Table>;
