/** Words of files that leave the house: what they are called, their columns, why they are taken. */
import { board } from './board.ts';
import { countOf } from './day.ts';
import type { Locale, Words } from './locale.ts';
import { why } from './refusal.ts';
import { registers, stateName } from './register.ts';
import { momentIn } from './when.ts';

export const exports = {
	ko: {
		title: (register: string) => `${register} 내려받기`,
		download: '내려받기',
		back: '목록으로',
		rows: (count: number) => `조건에 맞는 ${countOf(count)}건을 내려받습니다.`,
		none: '조건에 맞는 것이 없습니다.',
		noneText: '목록으로 돌아가 조건을 바꾸십시오.',
		searchOver: '목록으로 돌아가 다시 검색한 뒤 내보내십시오. 파일은 만들지 않았습니다.',
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
		desks: {
			...{ tasks: '할 일 대장', exceptions: '확인 필요 대장', places: '목표 자리 대장' }
		} as Record<string, string>,
		own: {
			...{ category: '자격구분', task: '할 일', openedAt: '생긴 날', dueOn: '기한' },
			...{ doneAt: '마친 날', doneBy: '마친 사람', which: '보기' },
			...{ code: '확인할 것', recordedBy: '기록한 사람', decision: '결정' },
			...{ decidedBy: '결정한 사람', decidedAt: '결정 일시', decisionReason: '결정 사유' },
			...{ placeNumber: board.ko.placeNumber, placeSince: board.ko.placeSince }
		} as Record<string, string>,
		values: {
			which: { open: '남은 일', done: '마친 일' },
			waits: { open: '결정할 일', decided: '결정한 일' },
			seat: board.ko.placeStates
		} as Record<string, Record<string, string>>
	},
	en: {
		title: (register: string) => `Download: ${register}`,
		download: 'Download',
		back: 'Back to the list',
		rows: (count: number) => `${countOf(count)} rows fit.`,
		none: 'Nothing fits.',
		noneText: 'Go back to the list and change the filter.',
		searchOver: 'Go back to the list and search again. No file was made.',
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
		desks: {
			...{ tasks: 'Tasks', exceptions: 'To decide', places: 'Places of the quota' }
		} as Record<string, string>,
		own: {
			...{ category: 'Category', task: 'Task', openedAt: 'Opened', dueOn: 'Due' },
			...{ doneAt: 'Done', doneBy: 'Done by', which: 'Show' },
			...{ code: 'What', recordedBy: 'Recorded by', decision: 'Decision' },
			...{ decidedBy: 'Decided by', decidedAt: 'Decided', decisionReason: 'Reason given' },
			...{ placeNumber: board.en.placeNumber, placeSince: board.en.placeSince }
		} as Record<string, string>,
		values: {
			which: { open: 'open', done: 'done' },
			waits: { open: 'to decide', decided: 'decided' },
			seat: board.en.placeStates
		} as Record<string, Record<string, string>>
	}
} satisfies Words;

/** What a register is called in the name of a file. */
export function registerIn(name: string, locale: Locale): string {
	const captions: Record<string, string> = registers[locale].captions;
	return captions[name] ?? exports[locale].desks[name] ?? name;
}

/** The heading of a column. */
export function columnIn(key: string, locale: Locale): string {
	return registers[locale].columns[key] ?? exports[locale].own[key] ?? key;
}

/** The name of a state. */
export function valueIn(noun: string, value: string, locale: Locale): string {
	if (noun === 'exception') return why(value, {}, locale).what;
	return exports[locale].values[noun]?.[value] ?? stateName(noun, value, locale);
}
