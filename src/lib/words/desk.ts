/** Words of the office's registers: deliveries, households, units, visits. */
import { countOf, dateName } from './day.ts';
import type { Words } from './locale.ts';
import { monthIn } from './when.ts';

export const deliveries = {
	ko: {
		title: '보급',
		text: (shown: number) => `인수확인 ${countOf(shown)}건`,
		caption: '보급 목록',
		standing: { COUNTED: '보급완료', ABOVE: '목표 초과', DISPUTED: '확인 필요' },
		standingLabel: '상태',
		month: '월',
		monthOf: (month: string) => `${month.slice(0, 4)}년 ${monthIn(month, 'ko')}`,
		dong: '행정동',
		when: '설치 일시',
		tag: '관리번호',
		unknownUnit: '대장에 없는 PC',
		receiptNo: '접수번호',
		name: '가구',
		worker: '설치자',
		approved: '초과 승인',
		recall: '회수 결정',
		empty: '조건에 맞는 보급이 없습니다.',
		emptyText: '조건을 지우거나 다른 연도를 선택하십시오.'
	},
	en: {
		title: 'Deliveries',
		text: (shown: number) => `${countOf(shown)} hand-overs`,
		caption: 'Deliveries',
		standing: { COUNTED: 'Delivered', ABOVE: 'Above quota', DISPUTED: 'To decide' },
		standingLabel: 'State',
		month: 'Month',
		monthOf: (month: string) => `${monthIn(month, 'en')} ${month.slice(0, 4)}`,
		dong: 'Dong',
		when: 'Installed',
		tag: 'Asset tag',
		unknownUnit: 'Not in the register',
		receiptNo: 'Receipt no.',
		name: 'Household',
		worker: 'Installed by',
		approved: 'Approved above quota',
		recall: 'To be recalled',
		empty: 'No delivery fits.',
		emptyText: 'Clear the filter or choose another year.'
	}
} satisfies Words;

export const households = {
	ko: {
		title: '신청·배정',
		text: (total: number) => `${countOf(total)}가구`,
		caption: '가구 대장',
		add: '가구 등록',
		search: '가구 검색',
		searchHint: '이름, 초성(ㅎㄱㄷ), 전화번호 숫자, 접수번호로 찾을 수 있습니다.',
		stand: { WAITING: '대기', ASSIGNED: '배정', DELIVERED: '보급완료', CLOSED: '지원 종료' },
		standLabel: '상태',
		dong: '행정동',
		receiptNo: '접수번호',
		name: '성명',
		phone: '전화번호',
		address: '주소',
		registeredAt: '접수일',
		empty: '아직 접수된 신청이 없습니다.',
		notFound: '검색 결과가 없습니다.',
		notFoundText: '초성(ㅎㄱㄷ)이나 접수번호로 찾을 수 있습니다.'
	},
	en: {
		title: 'Households',
		text: (total: number) => `${countOf(total)} households`,
		caption: 'Register of households',
		add: 'Register a household',
		search: 'Search households',
		searchHint: 'By name, 초성, digits of the phone, or receipt number.',
		stand: { WAITING: 'Waiting', ASSIGNED: 'Assigned', DELIVERED: 'Delivered', CLOSED: 'Closed' },
		standLabel: 'State',
		dong: 'Dong',
		receiptNo: 'Receipt no.',
		name: 'Name',
		phone: 'Phone',
		address: 'Address',
		registeredAt: 'Registered',
		empty: 'No application yet.',
		notFound: 'Nothing found.',
		notFoundText: 'Try 초성 or the receipt number.'
	}
} satisfies Words;

export const pcs = {
	ko: {
		caption: 'PC 대장',
		state: '상태',
		tag: '관리번호',
		serial: '제조번호',
		model: '모델',
		monitor: '모니터',
		spec: '규격',
		software: '프로그램',
		promises: '배정 이력',
		promisesEmpty: '배정된 적이 없습니다.',
		proposedAt: '배정',
		completedAt: '보급',
		releasedAt: '해제',
		releaseReason: '해제 사유',
		replaced: '교체한 PC',
		sourcedAt: '입고일',
		serialHint: '대소문자, 띄어쓰기, 붙임표는 구분하지 않습니다.'
	},
	en: {
		caption: 'Register of PCs',
		state: 'State',
		tag: 'Asset tag',
		serial: 'Serial',
		model: 'Model',
		monitor: 'Monitor',
		spec: 'Specification',
		software: 'Software',
		promises: 'Assignments',
		promisesEmpty: 'Never assigned.',
		proposedAt: 'Assigned',
		completedAt: 'Delivered',
		releasedAt: 'Released',
		releaseReason: 'Reason',
		replaced: 'Replaced',
		sourcedAt: 'Came in on',
		serialHint: 'Capitals, spaces and hyphens make no difference.'
	}
} satisfies Words;

export const visits = {
	ko: {
		title: '방문',
		text: (total: number, done: number) => `방문 ${total}곳 · 완료 ${done}곳`,
		day: '방문일',
		dayOf: (day: string) => dateName(day, 'ko'),
		before: '이전 날',
		after: '다음 날',
		today: '오늘',
		go: '보기',
		worker: '담당자',
		count: (count: number) => `${count}곳`,
		caption: (worker: string) => `${worker} 방문 목록`,
		time: '시각',
		anyTime: '시각 미정',
		name: '가구',
		receiptNo: '접수번호',
		dong: '행정동',
		tag: 'PC',
		attempt: '차수',
		attemptOf: (attempt: number) => `${attempt}차`,
		state: '상태',
		reason: '사유',
		empty: '이 날에는 방문이 없습니다.',
		emptyText: '가구 화면에서 방문을 예정할 수 있습니다.',
		week: '가까운 날'
	},
	en: {
		title: 'Visits',
		text: (total: number, done: number) => `${total} visits · ${done} done`,
		day: 'Day',
		dayOf: (day: string) => dateName(day, 'en'),
		before: 'Day before',
		after: 'Day after',
		today: 'Today',
		go: 'Show',
		worker: 'Worker',
		count: (count: number) => `${count}`,
		caption: (worker: string) => `Visits of ${worker}`,
		time: 'Time',
		anyTime: 'No time set',
		name: 'Household',
		receiptNo: 'Receipt no.',
		dong: 'Dong',
		tag: 'PC',
		attempt: 'Attempt',
		attemptOf: (attempt: number) => `${attempt}`,
		state: 'State',
		reason: 'Reason',
		empty: 'No visits on this day.',
		emptyText: 'A visit is planned on the household’s page.',
		week: 'Days around'
	}
} satisfies Words;
