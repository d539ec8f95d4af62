/** Words of the registers: their names, columns, states and what can be done with them. */
import { countOf } from './day.ts';
import type { Locale, Words } from './locale.ts';
import { nameOf, type Noun } from './states.ts';

export const registers = {
	ko: {
		titles: {
			applications: '신청',
			households: '가구',
			pcs: 'PC',
			assignments: '배정',
			visits: '방문',
			deliveries: '보급'
		},
		counts: {
			applications: (n: number) => `${countOf(n)}건`,
			households: (n: number) => `${countOf(n)}가구`,
			pcs: (n: number) => `${countOf(n)}대`,
			assignments: (n: number) => `${countOf(n)}건`,
			visits: (n: number) => `${countOf(n)}건`,
			deliveries: (n: number) => `인수확인 ${countOf(n)}건`
		},
		captions: {
			applications: '신청 대장',
			households: '가구 대장',
			pcs: 'PC 대장',
			assignments: '배정 대장',
			visits: '방문 대장',
			deliveries: '보급 대장'
		},
		columns: {
			receiptNo: '접수번호',
			name: '성명',
			phone: '전화번호',
			address: '주소',
			dong: '행정동',
			kind: '구분',
			registeredAt: '등록일',
			life: '가구 상태',
			state: '상태',
			tag: '관리번호',
			serial: '제조번호',
			model: '모델',
			memoryGb: '메모리(GB)',
			ssdGb: 'SSD(GB)',
			monitor: '모니터',
			os: '운영체제',
			office: '사무용 프로그램',
			holder: '가구(접수번호)',
			sourcedAt: '입고일',
			since: '최근 변경',
			proposedAt: '배정일',
			completedAt: '보급일',
			visitOn: '방문 예정일',
			worker: '담당자',
			carried: '태블릿',
			place: '목표 자리',
			on: '방문일',
			time: '시각',
			attempt: '차수',
			reason: '실패 사유',
			when: '설치 일시',
			month: '월',
			waited: '걸린 날(일)',
			span: '신청에서 보급까지',
			members: '가구원(명)',
			application: '신청 상태',
			channel: '접수 경로',
			receivedAt: '접수일',
			tier: '순위 등급',
			learners: '학습자(명)',
			needy: '학습용 미보유',
			selectedAt: '선정일',
			rejected: '제외 사유',
			withdrawn: '취하 사유',
			source: '출처',
			scrap: '폐기'
		} as Record<string, string>,
		search: {
			households: '이름, 초성(ㅎㄱㄷ), 전화번호 끝자리, 접수번호로 찾을 수 있습니다.',
			pcs: '관리번호나 제조번호의 일부로 찾을 수 있습니다.'
		},
		searchLabel: '검색',
		searchGo: '찾기',
		searchLogged: '찾은 가구는 접속기록에 남습니다.',
		searchOver: '검색한 지 30분이 지나 검색어를 지웠습니다. 다시 검색하십시오.',
		searchRrn: '주민등록번호로는 찾을 수 없습니다. 검색어를 지웠습니다.',
		searchFor: (text: string) => `검색어 “${text}”`,
		searchClear: '검색 지우기',
		conditions: '조건',
		more: '조건 더 보기',
		from: (column: string) => `${column}부터`,
		to: (column: string) => `${column}까지`,
		since: (column: string, day: string) => `${column} ${day} 이후`,
		until: (column: string, day: string) => `${column} ${day} 이전`,
		drop: (condition: string) => `조건 지우기: ${condition}`,
		chooseColumns: '열 고르기',
		columnsGo: '적용',
		columnsUsual: '처음대로',
		personal: '가려서 표시',
		views: '저장한 보기',
		viewsAll: '전체',
		viewSave: '이 보기 저장',
		viewName: '보기 이름',
		viewShare: '모두와 함께 쓰기',
		viewKeep: '저장',
		viewDrop: (name: string) => `보기 지우기: ${name}`,
		viewShared: (who: string) => `${who} 님이 함께 쓰는 보기`,
		viewNameMissing: '보기 이름을 입력하십시오.',
		viewNote: '검색어는 저장하지 않습니다.',
		viewMany: '보기를 더 저장할 수 없습니다. 쓰지 않는 보기를 지우십시오.',
		select: (line: string) => `${line} 선택`,
		selectAll: '이 쪽 모두 선택',
		selected: (n: number) => `${countOf(n)}건 선택`,
		selectedNone: '선택 지우기',
		bulk: '함께 처리',
		bulkHint: '줄을 선택하면 함께 처리할 수 있습니다.',
		bulkChoose: '선택하십시오',
		bulkPreview: '미리 보기',
		bulkTitle: (action: string) => `${action} 미리 보기`,
		bulkSummary: (can: number, cannot: number) =>
			cannot === 0
				? `${countOf(can)}건을 모두 처리할 수 있습니다.`
				: `${countOf(can + cannot)}건 중 ${countOf(can)}건을 처리할 수 있습니다. ${countOf(cannot)}건은 처리하지 않습니다.`,
		bulkCarry: (n: number) => `${countOf(n)}건 처리`,
		bulkBack: '돌아가기',
		bulkDone: (action: string, n: number) => `${action}: ${countOf(n)}건을 저장했습니다.`,
		bulkNot: (n: number) => `${countOf(n)}건은 저장하지 않았습니다. 아래에 이유가 있습니다.`,
		bulkLine: '대상',
		bulkVerdict: '결과',
		bulkWhy: '이유와 다음 일',
		verdicts: {
			accepted: '처리 가능',
			exception: '처리 후 확인 필요',
			refused: '처리 불가',
			quarantined: '처리 불가'
		},
		bulkFaults: {
			RRN: '주민등록번호로 보이는 숫자가 있어 지웠습니다.',
			NOTHING: '먼저 줄을 선택하십시오.',
			FIELDS: '빠진 항목을 채우십시오.'
		},
		fields: {
			reason: '사유',
			workerId: '담당자',
			scheduledOn: '방문일',
			rejectReason: '제외 사유',
			withdrawReason: '취하 사유',
			note: '메모'
		} as Record<string, string>,
		exportTo: '파일로 내보내기',
		keys: '단축키',
		keysText:
			'목록 안에서 j·k 또는 ↓·↑로 줄을 옮기고, Enter로 열고, x로 선택하고, /로 검색칸에 갑니다.',
		empty: '조건에 맞는 줄이 없습니다.',
		emptyText: '조건을 지우거나 다른 연도를 선택하십시오.',
		notFound: '검색 결과가 없습니다.',
		notFoundText: '초성(ㅎㄱㄷ)이나 접수번호로 찾을 수 있습니다.',
		none: '–'
	},
	en: {
		titles: {
			applications: 'Applications',
			households: 'Households',
			pcs: 'PCs',
			assignments: 'Assignments',
			visits: 'Visits',
			deliveries: 'Deliveries'
		},
		counts: {
			applications: (n: number) => `${countOf(n)} applications`,
			households: (n: number) => `${countOf(n)} households`,
			pcs: (n: number) => `${countOf(n)} PCs`,
			assignments: (n: number) => `${countOf(n)} assignments`,
			visits: (n: number) => `${countOf(n)} visits`,
			deliveries: (n: number) => `${countOf(n)} hand-overs`
		},
		captions: {
			applications: 'Register of applications',
			households: 'Register of households',
			pcs: 'Register of PCs',
			assignments: 'Register of assignments',
			visits: 'Register of visits',
			deliveries: 'Register of deliveries'
		},
		columns: {
			receiptNo: 'Receipt no.',
			name: 'Name',
			phone: 'Phone',
			address: 'Address',
			dong: 'Dong',
			kind: 'Kind',
			registeredAt: 'Registered',
			life: 'Household',
			state: 'State',
			tag: 'Asset tag',
			serial: 'Serial',
			model: 'Model',
			memoryGb: 'Memory (GB)',
			ssdGb: 'SSD (GB)',
			monitor: 'Monitor',
			os: 'System',
			office: 'Office suite',
			holder: 'Household (receipt no.)',
			sourcedAt: 'Came in',
			since: 'Last change',
			proposedAt: 'Assigned',
			completedAt: 'Delivered',
			visitOn: 'Visit planned',
			worker: 'Worker',
			carried: 'Tablet',
			place: 'Place in the quota',
			on: 'Day',
			time: 'Time',
			attempt: 'Attempt',
			reason: 'Why it failed',
			when: 'Installed',
			month: 'Month',
			waited: 'Days it took',
			span: 'From application to delivery',
			members: 'Members',
			application: 'Application',
			channel: 'Channel',
			receivedAt: 'Received',
			tier: 'Tier',
			learners: 'Pupils',
			needy: 'Pupils without a PC',
			selectedAt: 'Selected',
			rejected: 'Why rejected',
			withdrawn: 'Why withdrawn',
			source: 'Source',
			scrap: 'Scrapping'
		} as Record<string, string>,
		search: {
			households: 'By name, 초성, last digits of the phone, or receipt number.',
			pcs: 'By a part of the asset tag or the serial.'
		},
		searchLabel: 'Search',
		searchGo: 'Find',
		searchLogged: 'Households that are found are put on record.',
		searchOver: 'The search was half an hour ago and is forgotten. Please search again.',
		searchRrn: 'A resident registration number finds nothing here. It was removed.',
		searchFor: (text: string) => `Search “${text}”`,
		searchClear: 'Clear the search',
		conditions: 'Conditions',
		more: 'More conditions',
		from: (column: string) => `${column} from`,
		to: (column: string) => `${column} to`,
		since: (column: string, day: string) => `${column} since ${day}`,
		until: (column: string, day: string) => `${column} until ${day}`,
		drop: (condition: string) => `Remove condition: ${condition}`,
		chooseColumns: 'Columns',
		columnsGo: 'Apply',
		columnsUsual: 'As usual',
		personal: 'masked',
		views: 'Saved views',
		viewsAll: 'All',
		viewSave: 'Save this view',
		viewName: 'Name of the view',
		viewShare: 'Share with everybody',
		viewKeep: 'Save',
		viewDrop: (name: string) => `Delete view: ${name}`,
		viewShared: (who: string) => `shared by ${who}`,
		viewNameMissing: 'Give the view a name.',
		viewNote: 'What you searched for is not saved.',
		viewMany: 'No more views can be saved. Delete some first.',
		select: (line: string) => `Select ${line}`,
		selectAll: 'Select all of this page',
		selected: (n: number) => `${countOf(n)} selected`,
		selectedNone: 'Clear selection',
		bulk: 'Do together',
		bulkHint: 'Select lines to do something with all of them.',
		bulkChoose: 'Choose what to do',
		bulkPreview: 'Preview',
		bulkTitle: (action: string) => `Preview: ${action}`,
		bulkSummary: (can: number, cannot: number) =>
			cannot === 0
				? `All ${countOf(can)} can be done.`
				: `${countOf(can)} of ${countOf(can + cannot)} can be done, ${countOf(cannot)} will be left.`,
		bulkCarry: (n: number) => `Do ${countOf(n)}`,
		bulkBack: 'Back',
		bulkDone: (action: string, n: number) => `${action}: ${countOf(n)} saved.`,
		bulkNot: (n: number) => `${countOf(n)} not saved; the reasons stand below.`,
		bulkLine: 'What',
		bulkVerdict: 'Result',
		bulkWhy: 'Why, and what next',
		verdicts: {
			accepted: 'can be done',
			exception: 'done, then to decide',
			refused: 'cannot be done',
			quarantined: 'cannot be done'
		},
		bulkFaults: {
			RRN: 'This looked like a resident registration number and was removed.',
			NOTHING: 'Select some lines first.',
			FIELDS: 'Something is missing.'
		},
		fields: {
			reason: 'Reason',
			workerId: 'Worker',
			scheduledOn: 'Day',
			rejectReason: 'Why rejected',
			withdrawReason: 'Why withdrawn',
			note: 'Note'
		} as Record<string, string>,
		exportTo: 'Export',
		keys: 'Keys',
		keysText:
			'Inside the list: j·k or ↓·↑ move between lines, Enter opens, x selects, / goes to the search.',
		empty: 'No line fits.',
		emptyText: 'Clear the conditions or choose another year.',
		notFound: 'Nothing found.',
		notFoundText: 'Try 초성 or the receipt number.',
		none: '–'
	}
} satisfies Words;

/** States that only registers speak of; the others are in words/states.ts. */
const own: Record<string, Record<string, readonly [ko: string, en: string]>> = {
	stand: {
		WAITING: ['배정 전', 'not assigned'],
		ASSIGNED: ['배정', 'assigned'],
		DELIVERED: ['보급완료', 'delivered'],
		CLOSED: ['지원 종료', 'closed']
	},
	place: {
		DELIVERED: ['보급완료', 'delivered'],
		HELD: ['배정 중', 'held'],
		ABOVE: ['목표 초과', 'above quota'],
		NONE: ['자리 없음', 'no place']
	},
	carried: { YES: ['태블릿에 있음', 'on a tablet'], NO: ['태블릿에 없음', 'not on a tablet'] },
	standing: {
		COUNTED: ['보급완료', 'delivered'],
		ABOVE: ['목표 초과', 'above quota'],
		DISPUTED: ['확인 필요', 'to decide'],
		VOID: ['무효', 'void']
	},
	needy: { YES: ['미보유', 'none'], NO: ['해당 없음', 'not so'] },
	scrap: { YES: ['폐기 승인 대기', 'awaits approval'] },
	span: {
		D0_7: ['7일 이내', 'up to 7 days'],
		D8_14: ['8~14일', '8–14 days'],
		D15_30: ['15~30일', '15–30 days'],
		D31_60: ['31~60일', '31–60 days'],
		D61_90: ['61~90일', '61–90 days'],
		D91: ['91일 이상', '91 days and more']
	}
};

/** The name of a state of a register's column. */
export function stateName(noun: string, value: unknown, tongue: Locale): string {
	const pair = own[noun]?.[String(value)];
	return pair ? pair[tongue === 'en' ? 1 : 0] : nameOf(noun as Noun, value, tongue);
}
