/** Words of files that leave the house: what they are called, their columns, why they are taken. */
import { countOf } from './day.ts';
import { deliveries, households } from './desk.ts';
import type { Locale, Words } from './locale.ts';
import { nameOf, type Noun } from './states.ts';
import { momentIn } from './when.ts';

export const exports = {
	ko: {
		title: (register: string) => `${register} 내려받기`,
		download: '내려받기',
		back: '목록으로',
		registers: {
			households: '가구명부',
			applications: '신청대장',
			pcs: 'PC대장',
			assignments: '배정대장',
			visits: '방문대장',
			deliveries: '보급대장',
			tasks: '할일대장'
		} as Record<string, string>,
		rows: (count: number) => `조건에 맞는 ${countOf(count)}건을 내려받습니다.`,
		none: '조건에 맞는 것이 없습니다.',
		noneText: '목록으로 돌아가 조건을 바꾸십시오.',
		conditions: '조건',
		format: '파일 형식',
		formats: { xlsx: '엑셀(xlsx)', csv: 'CSV' },
		formatNotes: { xlsx: '한글과 숫자가 그대로 열립니다.', csv: '다른 시스템에 올릴 때 씁니다.' },
		columns: '넣을 항목',
		noColumns: '넣을 항목을 하나 이상 선택하십시오.',
		sight: '개인정보',
		sights: { masked: '가려서', open: '가림 없이' },
		sightNotes: {
			masked: '성명 홍*동, 전화번호 010-****-1234',
			open: '꼭 필요할 때만. 가구마다 접속기록에 남습니다.'
		},
		sensitive: '자격구분은 민감정보라서 승인 담당자만 넣을 수 있습니다.',
		purpose: '용도',
		purposes: {
			REPORT: '보고·통계',
			FIELD: '배송·방문 준비',
			CONTACT: '연락·안내',
			CHECK: '자격·중복 확인',
			AUDIT: '감사·점검 대응',
			OTHER: '기타'
		} as Record<string, string>,
		words: '자세한 용도',
		wordsHint: '기타를 선택하면 꼭 적어 주십시오. 주민등록번호는 적지 마십시오.',
		noPurpose: '용도를 선택하십시오. 기타는 자세한 용도를 적어 주십시오.',
		marked: '이 파일에는 출력자와 출력 시각이 표시되고, 접속기록에 남습니다.',
		keepSafe: '파일은 업무가 끝나면 바로 지우십시오.',
		mark: (by: string, at: string, why: string, rows: number) =>
			`출력자 ${by} · ${momentIn(at, 'ko')} · 용도 ${why} · ${countOf(rows)}건`,
		column: {
			...{
				receiptNo: '접수번호',
				name: '성명',
				phone: '전화번호',
				address: '주소',
				dong: '행정동'
			},
			...{ kind: '구분', registeredAt: '접수일', life: '가구 상태', state: '상태' },
			...{ category: '자격구분', tag: '관리번호', serial: '제조번호', model: '모델' },
			...{ memoryGb: '메모리(GB)', ssdGb: 'SSD(GB)', monitor: '모니터', os: '운영체제' },
			...{ office: '사무용 프로그램', holder: '가구(접수번호)', sourcedAt: '입고일' },
			...{ since: '최근 변경', proposedAt: '배정일', completedAt: '보급일', visitOn: '방문일' },
			...{ worker: '담당자', carried: '태블릿', place: '물량', when: '설치 일시' },
			...{ waited: '대기 일수', on: '방문일', time: '시각', attempt: '회차', reason: '실패 사유' },
			...{ receivedAt: '접수일', rankedAt: '순위 기준일', tier: '순위', channel: '접수 경로' },
			...{ learners: '학습자 수', openedAt: '생긴 날', dueOn: '기한', doneAt: '마친 날' }
		} as Record<string, string>,
		values: {
			stand: households.ko.stand,
			standing: deliveries.ko.standing,
			carried: { YES: '있음', NO: '없음' },
			place: { DELIVERED: '보급완료', HELD: '배정', ABOVE: '목표 초과', NONE: '해당 없음' }
		} as Record<string, Record<string, string>>
	},
	en: {
		title: (register: string) => `Download: ${register}`,
		download: 'Download',
		back: 'Back to the list',
		registers: {
			households: 'households',
			applications: 'applications',
			pcs: 'PCs',
			assignments: 'assignments',
			visits: 'visits',
			deliveries: 'deliveries',
			tasks: 'tasks'
		} as Record<string, string>,
		rows: (count: number) => `${countOf(count)} rows fit.`,
		none: 'Nothing fits.',
		noneText: 'Go back to the list and change the filter.',
		conditions: 'Filter',
		format: 'File',
		formats: { xlsx: 'Excel (xlsx)', csv: 'CSV' },
		formatNotes: { xlsx: 'Opens as it is.', csv: 'For other systems.' },
		columns: 'Columns',
		noColumns: 'Choose at least one column.',
		sight: 'Personal data',
		sights: { masked: 'Masked', open: 'Unmasked' },
		sightNotes: {
			masked: 'Name 홍*동, phone 010-****-1234',
			open: 'Only where needed. Put on record for every household.'
		},
		sensitive: 'The category is sensitive: only an approver may include it.',
		purpose: 'Purpose',
		purposes: {
			REPORT: 'Report, statistics',
			FIELD: 'Preparing deliveries',
			CONTACT: 'Contact',
			CHECK: 'Checking eligibility',
			AUDIT: 'Audit',
			OTHER: 'Other'
		} as Record<string, string>,
		words: 'In words',
		wordsHint: 'Needed for “Other”. Never write a resident registration number.',
		noPurpose: 'Choose a purpose; for “Other” also say it in words.',
		marked: 'Your name and the time stand in the file, and it is put on record.',
		keepSafe: 'Delete the file once it has served.',
		mark: (by: string, at: string, why: string, rows: number) =>
			`By ${by} · ${momentIn(at, 'en')} · for ${why} · ${countOf(rows)} rows`,
		column: {
			...{
				receiptNo: 'Receipt no.',
				name: 'Name',
				phone: 'Phone',
				address: 'Address',
				dong: 'Dong'
			},
			...{ kind: 'Kind', registeredAt: 'Registered', life: 'Household', state: 'State' },
			...{ category: 'Category', tag: 'Asset tag', serial: 'Serial', model: 'Model' },
			...{ memoryGb: 'Memory (GB)', ssdGb: 'SSD (GB)', monitor: 'Monitor', os: 'OS' },
			...{ office: 'Office suite', holder: 'Household', sourcedAt: 'Came in', since: 'Since' },
			...{ proposedAt: 'Assigned', completedAt: 'Delivered', visitOn: 'Visit', worker: 'Worker' },
			...{ carried: 'Tablet', place: 'Place', when: 'Installed', waited: 'Days waited' },
			...{ on: 'Day', time: 'Time', attempt: 'Attempt', reason: 'Why it failed' },
			...{ receivedAt: 'Received', rankedAt: 'Ranked by', tier: 'Tier', channel: 'Channel' },
			...{ learners: 'Learners', openedAt: 'Opened', dueOn: 'Due', doneAt: 'Done' }
		} as Record<string, string>,
		values: {
			stand: households.en.stand,
			standing: deliveries.en.standing,
			carried: { YES: 'yes', NO: 'no' },
			place: { DELIVERED: 'delivered', HELD: 'held', ABOVE: 'above quota', NONE: 'none' }
		} as Record<string, Record<string, string>>
	}
} satisfies Words;

/** The name of a state in a file. */
export function valueIn(noun: string, value: string, locale: Locale): string {
	return exports[locale].values[noun]?.[value] ?? nameOf(noun as Noun, value, locale);
}
