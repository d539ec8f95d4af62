/** Words of bringing rosters in: the steps, what is wrong with a file or a row, what became of it. */
import type { CellFault } from '../server/import/cells.ts';
import type { FieldKey, Roster } from '../server/import/columns.ts';
import type { FileFault } from '../server/import/limits.ts';
import type { Reason, RowCode } from '../server/import/reasons.ts';
import type { ImportState, Outcome } from '../server/import/tables.ts';
import { countOf } from './day.ts';
import type { Locale, Words } from './locale.ts';
import { why } from './refusal.ts';

export const imports = {
	ko: {
		title: '명부 가져오기',
		text: '엑셀(xlsx)이나 CSV 명부를 올립니다. 확인하기 전에는 아무것도 등록되지 않습니다.',
		steps: ['파일 선택', '항목 맞추기', '미리보기', '등록'],
		progress: '진행 단계',
		stepDone: '마침',
		stepNow: '현재 단계',
		roster: '명부 종류',
		rosters: { households: '가구 명부', pcs: 'PC 명부' } as Record<Roster, string>,
		rosterNotes: {
			households: '성명, 전화번호, 주소, 행정동, 자격구분 열이 있어야 합니다.',
			pcs: '관리번호, 제조번호, 모델, 메모리, SSD 열이 있어야 합니다.'
		} as Record<Roster, string>,
		file: '파일',
		fileHint: 'xlsx, csv · 10MB, 50,000행까지. 주민등록번호가 없는 파일만 올리십시오.',
		noFile: '파일을 선택하십시오.',
		upload: '파일 올리기',
		notTaken: '이 파일은 가져올 수 없습니다.',
		past: '가져온 명부',
		none: '가져온 명부가 없습니다.',
		name: '파일 이름',
		by: '올린 사람',
		when: '일시',
		state: '상태',
		states: {
			MAPPING: '항목 맞추기',
			PREVIEW: '미리보기',
			RUNNING: '등록 중',
			STOPPING: '멈추는 중',
			DONE: '완료',
			STOPPED: '중단'
		} as Record<ImportState, string>,
		result: '결과',
		resultOf: (added: number, rows: number) => `${countOf(rows)}행 중 ${countOf(added)}행 등록`,
		rowsOf: (rows: number) => `${countOf(rows)}행`,
		notYours: '다른 사람이 올린 파일입니다. 올린 사람만 이어서 할 수 있습니다.',
		heading: '제목 행',
		headingHint: '열 이름이 적힌 행입니다.',
		headingOption: (row: number, cells: string) => `${row}행: ${cells}`,
		encoding: '파일 인코딩',
		encodingHint: '글자가 깨져 보이면 파일 인코딩을 바꾸십시오.',
		encodings: { 'utf-8': 'UTF-8', cp949: 'CP949 (한글 Windows)' },
		reread: '다시 읽기',
		columns: '열마다 뜻을 맞추십시오',
		columnsText: '이름으로 알아본 열은 미리 골라 두었습니다. 맞춘 것은 다음에도 기억합니다.',
		remembered: '지난번에 맞춘 대로 골라 두었습니다.',
		column: '열',
		columnName: '제목',
		sample: '내용(가림)',
		meaning: '뜻',
		meaningOf: (column: string, name: string) => `${column}열 ${name}의 뜻`,
		leaveOut: '가져오지 않음',
		options: '모든 행에 똑같이 적용할 것',
		year: '회계연도',
		dong: '행정동',
		dongHint: '행정동 열이 없는 파일에만 씁니다. 법정동으로는 정할 수 없습니다.',
		dongNone: '행정동 열을 읽음',
		apply: '신청 접수',
		applyYes: '가구를 등록하고 이 연도의 신청으로 접수',
		applyNo: '가구만 등록',
		checkRows: '미리보기',
		discard: '파일 버리기',
		missing: (fields: string) => `뜻을 맞추지 않은 필수 항목: ${fields}`,
		twice: (field: string) => `두 열이 같은 뜻입니다: ${field}`,
		summary: (rows: number, ready: number) =>
			`${countOf(rows)}행 중 ${countOf(ready)}행을 등록할 수 있습니다.`,
		faulty: (rows: number) => `오류 ${countOf(rows)}행`,
		twins: (rows: number) => `중복 ${countOf(rows)}행`,
		flagged: (rows: number) => `고쳐 읽은 행 ${countOf(rows)}행`,
		allRows: '모두',
		leftOut: '오류와 중복인 행은 빼고 등록합니다. 고친 파일을 다시 올리면 새로운 행만 더합니다.',
		nothingReady: '등록할 수 있는 행이 없습니다.',
		back: '항목 다시 맞추기',
		confirm: (rows: number) => `${countOf(rows)}행 등록`,
		caption: '행 목록',
		show: '보기',
		row: '행',
		verdict: '판정',
		reasons: '까닭과 할 일',
		subject: '열기',
		ready: '등록 가능',
		outcomes: {
			FAULTY: '오류',
			TWIN: '중복',
			FLAGGED: '고쳐 읽음',
			ADDED: '등록',
			KNOWN: '이미 등록됨',
			REFUSED: '등록 안 됨',
			DOUBT: '확인 필요',
			FAILED: '처리 못 함'
		} as Record<Outcome, string>,
		noRows: '해당하는 행이 없습니다.',
		running: '등록하고 있습니다.',
		runningText: '이 화면을 닫아도 계속됩니다. 다른 일을 하셔도 됩니다.',
		registered: '등록',
		done: (done: number, rows: number) => `${countOf(done)} / ${countOf(rows)}행`,
		stop: '멈추기',
		stopping: '멈추고 있습니다. 이미 등록한 행은 남습니다.',
		stillOf: '진행 상황을 새로 고치려면 이 화면을 다시 여십시오.',
		finished: (added: number) => `${countOf(added)}행을 등록했습니다.`,
		stopped: (done: number, rows: number) =>
			`${countOf(rows)}행 중 ${countOf(done)}행까지 처리하고 멈췄습니다.`,
		stoppedText:
			'나머지를 등록하려면 같은 파일을 다시 올리십시오. 이미 등록한 행은 더하지 않습니다.',
		counts: {
			added: '등록',
			known: '이미 등록됨',
			twins: '중복',
			faulty: '오류',
			refused: '등록 안 됨'
		},
		another: '다른 명부 가져오기',
		fields: {
			...{ name: '성명', phone: '전화번호', roadAddress: '도로명주소', addressDetail: '상세주소' },
			...{ adminDong: '행정동', category: '자격구분', kind: '가구·단체', members: '가구원 수' },
			...{ receivedAt: '접수일시', learners: '학습자 수', ownsPc: 'PC 보유' },
			...{ elsewhereOn: '다른 기관 수혜일', checkedOn: '자격 확인일', validUntil: '자격 유효일' },
			...{ checkMethod: '자격 확인 방법', agreesCollect: '개인정보 수집·이용 동의' },
			...{ agreesSensitive: '민감정보 동의', agreesThirdParty: '통신사 제공 동의' },
			...{ agreesShared: '행정정보 공동이용 동의', note: '특이사항', tag: '관리번호' },
			...{ serial: '제조번호', model: '모델', memoryGb: '메모리(GB)', ssdGb: 'SSD(GB)' },
			...{ monitor: '모니터', os: '운영체제', office: '사무용 프로그램', disposalNo: '불용번호' },
			...{ source: '입고 구분', sourceName: '제공 기관' }
		} as Record<FieldKey, string>,
		needed: '필수'
	},
	en: {
		title: 'Import a roster',
		text: 'Upload a roster as xlsx or CSV. Nothing is registered before you confirm.',
		steps: ['Choose a file', 'Match columns', 'Preview', 'Register'],
		progress: 'Steps',
		stepDone: 'done',
		stepNow: 'current step',
		roster: 'Kind of roster',
		rosters: { households: 'Households', pcs: 'PCs' } as Record<Roster, string>,
		rosterNotes: {
			households: 'Needs name, phone, address, administrative dong and category.',
			pcs: 'Needs asset tag, serial, model, memory and SSD.'
		} as Record<Roster, string>,
		file: 'File',
		fileHint: 'xlsx or csv, up to 10 MB and 50,000 rows, without resident registration numbers.',
		noFile: 'Choose a file.',
		upload: 'Upload',
		notTaken: 'This file cannot be imported.',
		past: 'Imported rosters',
		none: 'No roster was imported.',
		name: 'File',
		by: 'Uploaded by',
		when: 'When',
		state: 'State',
		states: {
			MAPPING: 'matching columns',
			PREVIEW: 'preview',
			RUNNING: 'registering',
			STOPPING: 'stopping',
			DONE: 'done',
			STOPPED: 'stopped'
		} as Record<ImportState, string>,
		result: 'Result',
		resultOf: (added: number, rows: number) => `${countOf(added)} of ${countOf(rows)} rows added`,
		rowsOf: (rows: number) => `${countOf(rows)} rows`,
		notYours: 'Somebody else uploaded this file; only they can go on with it.',
		heading: 'Heading row',
		headingHint: 'The row with the names of the columns.',
		headingOption: (row: number, cells: string) => `Row ${row}: ${cells}`,
		encoding: 'Encoding',
		encodingHint: 'Change it if letters look broken.',
		encodings: { 'utf-8': 'UTF-8', cp949: 'CP949 (Korean Windows)' },
		reread: 'Read again',
		columns: 'Say what each column means',
		columnsText: 'Columns known by their names are chosen. Your choice is remembered.',
		remembered: 'Chosen as you did last time.',
		column: 'Column',
		columnName: 'Heading',
		sample: 'Content (masked)',
		meaning: 'Meaning',
		meaningOf: (column: string, name: string) => `Meaning of column ${column} ${name}`,
		leaveOut: 'leave out',
		options: 'The same for all rows',
		year: 'Fiscal year',
		dong: 'Administrative dong',
		dongHint: 'Only for files without such a column; the legal dong does not give it.',
		dongNone: 'read from its column',
		apply: 'Applications',
		applyYes: 'Register households and receive their applications of this year',
		applyNo: 'Register households only',
		checkRows: 'Preview',
		discard: 'Discard the file',
		missing: (fields: string) => `Needed and not matched: ${fields}`,
		twice: (field: string) => `Two columns have the same meaning: ${field}`,
		summary: (rows: number, ready: number) =>
			`${countOf(ready)} of ${countOf(rows)} rows can be registered.`,
		faulty: (rows: number) => `${countOf(rows)} with errors`,
		twins: (rows: number) => `${countOf(rows)} duplicates`,
		flagged: (rows: number) => `${countOf(rows)} put right`,
		allRows: 'All',
		leftOut:
			'Rows with errors and duplicates are left out. A corrected file adds only what is new.',
		nothingReady: 'No row can be registered.',
		back: 'Match columns again',
		confirm: (rows: number) => `Register ${countOf(rows)} rows`,
		caption: 'Rows',
		show: 'Show',
		row: 'Row',
		verdict: 'Verdict',
		reasons: 'Why, and what to do',
		subject: 'Open',
		ready: 'ready',
		outcomes: {
			FAULTY: 'error',
			TWIN: 'duplicate',
			FLAGGED: 'put right',
			ADDED: 'added',
			KNOWN: 'there already',
			REFUSED: 'not added',
			DOUBT: 'needs a look',
			FAILED: 'failed'
		} as Record<Outcome, string>,
		noRows: 'No such row.',
		running: 'Registering.',
		runningText: 'It goes on if you close this page.',
		registered: 'Registered',
		done: (done: number, rows: number) => `${countOf(done)} / ${countOf(rows)} rows`,
		stop: 'Stop',
		stopping: 'Stopping. Rows that are registered stay.',
		stillOf: 'Open this page again to see how far it is.',
		finished: (added: number) => `${countOf(added)} rows were added.`,
		stopped: (done: number, rows: number) =>
			`Stopped after ${countOf(done)} of ${countOf(rows)} rows.`,
		stoppedText: 'Upload the same file again for the rest. Nothing is added twice.',
		counts: {
			...{ added: 'added', known: 'there already', twins: 'duplicates' },
			...{ faulty: 'errors', refused: 'not added' }
		},
		another: 'Import another roster',
		fields: {
			...{ name: 'Name', phone: 'Phone', roadAddress: 'Road address', addressDetail: 'Detail' },
			...{ adminDong: 'Administrative dong', category: 'Category', kind: 'Kind' },
			...{ members: 'Members', receivedAt: 'Received', learners: 'Learners', ownsPc: 'Owns a PC' },
			...{ elsewhereOn: 'Award elsewhere', checkedOn: 'Checked on', validUntil: 'Valid until' },
			...{ checkMethod: 'How checked', agreesCollect: 'Consent: collection' },
			...{ agreesSensitive: 'Consent: sensitive data', agreesThirdParty: 'Consent: carrier' },
			...{ agreesShared: 'Consent: shared information', note: 'Note', tag: 'Asset tag' },
			...{ serial: 'Serial', model: 'Model', memoryGb: 'Memory (GB)', ssdGb: 'SSD (GB)' },
			...{ monitor: 'Monitor', os: 'OS', office: 'Office suite', disposalNo: 'Disposal no.' },
			...{ source: 'Source', sourceName: 'Given by' }
		} as Record<FieldKey, string>,
		needed: 'required'
	}
} satisfies Words;

/** What is wrong with a file: what, why, what to do next. `at` names a column or a row. */
export const fileFaults: Words<Record<FileFault, (at: string | null) => string>> = {
	ko: {
		EMPTY_FILE: () => '빈 파일입니다. 명부가 든 파일을 다시 선택하십시오.',
		TOO_BIG: () => '파일이 10MB를 넘습니다. 파일을 나누어 올리십시오.',
		NOT_A_TABLE: () => '표가 든 파일이 아닙니다. xlsx나 CSV로 저장해서 다시 올리십시오.',
		OLD_EXCEL: () =>
			'옛 엑셀(xls)이거나 암호가 걸린 파일입니다. 암호 없이 xlsx로 다시 저장해서 올리십시오.',
		BROKEN_FILE: () => '파일이 손상되어 읽을 수 없습니다. 원본에서 다시 저장해서 올리십시오.',
		BOMB: () => '압축을 풀면 지나치게 커지는 파일이라 열지 않았습니다. CSV로 저장해서 올리십시오.',
		TOO_MANY_ROWS: (at) => `행이 ${countOf(Number(at))}행을 넘습니다. 파일을 나누어 올리십시오.`,
		TOO_MANY_COLUMNS: () => '열이 60개를 넘습니다. 필요 없는 열을 지우고 다시 올리십시오.',
		CELL_TOO_LONG: (at) =>
			`${at ? `${at}행에 ` : ''}너무 긴 칸이 있습니다. 닫히지 않은 따옴표가 없는지 확인하고 다시 올리십시오.`,
		RRN_COLUMN: (at) =>
			`주민등록번호 열은 가져올 수 없습니다(${at ?? ''}열). 그 열을 지운 파일을 다시 올리십시오. 올린 파일은 저장하지 않았습니다.`,
		NO_ROWS: () => '제목 아래에 행이 없습니다. 명부가 첫 번째 시트에 있는지 확인하십시오.'
	},
	en: {
		EMPTY_FILE: () => 'The file is empty. Choose another one.',
		TOO_BIG: () => 'The file is larger than 10 MB. Split it.',
		NOT_A_TABLE: () => 'There is no table in it. Save it as xlsx or CSV.',
		OLD_EXCEL: () => 'An old .xls or a file with a password. Save it as xlsx without one.',
		BROKEN_FILE: () => 'The file is damaged. Save it again from the original.',
		BOMB: () => 'It would unpack to far more than it is. Save it as CSV.',
		TOO_MANY_ROWS: (at) => `More than ${countOf(Number(at))} rows. Split the file.`,
		TOO_MANY_COLUMNS: () => 'More than 60 columns. Delete those that are not needed.',
		CELL_TOO_LONG: (at) => `${at ? `Row ${at}: a` : 'A'} cell is too long. Look for open quotes.`,
		RRN_COLUMN: (at) =>
			`Column ${at ?? ''} holds resident registration numbers. Delete it and upload the file again; nothing was kept.`,
		NO_ROWS: () => 'There are no rows below the heading. Is the roster on the first sheet?'
	}
};

const cellFaults: Words<Record<CellFault, string>> = {
	ko: {
		MISSING: '비어 있습니다. 채운 뒤 다시 올리십시오.',
		BAD_PHONE: '전화번호가 아닙니다. 지역번호까지 숫자로 적으십시오. 예: 010-1234-5678',
		BAD_DONG: '열 개 행정동에 없습니다. 가산동, 독산1~4동, 시흥1~5동 중 하나로 적으십시오.',
		LEGAL_DONG: '법정동만으로는 행정동을 알 수 없습니다. 독산1동처럼 적으십시오.',
		BAD_CATEGORY: '알 수 없는 자격입니다. 수급자, 차상위, 장애인, 한부모 등으로 적으십시오.',
		TWO_CATEGORIES: '자격이 두 가지 이상입니다. 순위가 앞서는 하나만 적으십시오.',
		BAD_DAY: '날짜로 읽을 수 없습니다. 2021-03-02처럼 적으십시오.',
		FUTURE_DAY: '오늘보다 뒤의 날짜입니다. 날짜를 다시 확인하십시오.',
		BAD_NUMBER: '수로 읽을 수 없거나 범위를 벗어났습니다. 숫자만 적으십시오.',
		BAD_CHOICE: '뜻을 알 수 없습니다. 예/아니오처럼 정해진 말로 적으십시오.',
		TOO_LONG: '너무 깁니다. 200자 안으로 줄이십시오.',
		CELL_ERROR: '엑셀 오류 값(#N/A 등)입니다. 값을 고치십시오.'
	},
	en: {
		MISSING: 'empty. Fill it in.',
		BAD_PHONE: 'no phone number. Write its digits with the area, for example 010-1234-5678.',
		BAD_DONG: 'none of the ten administrative dongs.',
		LEGAL_DONG: 'a legal dong does not give the administrative one. Write for example 독산1동.',
		BAD_CATEGORY: 'an unknown category.',
		TWO_CATEGORIES: 'more than one category. Write the one that ranks first.',
		BAD_DAY: 'no day. Write it as 2021-03-02.',
		FUTURE_DAY: 'a day after today.',
		BAD_NUMBER: 'no number, or out of range.',
		BAD_CHOICE: 'its meaning is not known. Write yes or no.',
		TOO_LONG: 'too long. At most 200 letters.',
		CELL_ERROR: 'an error of the spreadsheet (#N/A).'
	}
};

const rowFaults: Words<Record<RowCode, (reason: { row?: number; ref?: string }) => string>> = {
	ko: {
		RRN: () => '주민등록번호가 있어 그 칸을 지우고 읽었습니다. 번호를 지운 파일을 다시 올리십시오.',
		TWIN_IN_FILE: ({ row }) => `${row}행과 같은 내용입니다. 한 행만 등록합니다.`,
		TWIN_ON_RECORD: ({ ref }) => `이미 등록되어 있습니다(${ref}). 더하지 않습니다.`,
		ZERO_RESTORED: () => '전화번호 맨 앞의 0이 빠져 있어 채웠습니다. 맞는지 확인하십시오.',
		BUG: () => '프로그램 오류로 등록하지 못했습니다. 관리자에게 알렸습니다. 손으로 등록하십시오.'
	},
	en: {
		RRN: () => 'A resident registration number was removed. Upload a file without it.',
		TWIN_IN_FILE: ({ row }) => `The same as row ${row}. Only one is registered.`,
		TWIN_ON_RECORD: ({ ref }) => `On record already (${ref}). Not added again.`,
		ZERO_RESTORED: () => 'The phone’s first zero was missing and put back. Please check.',
		BUG: () => 'A fault of this program; it was reported. Register it by hand.'
	}
};

/** A reason as a sentence. */
export function sayReason(reason: Reason, locale: Locale): string {
	if ('field' in reason)
		return `${imports[locale].fields[reason.field]}: ${cellFaults[locale][reason.code]}`;
	if ('params' in reason) {
		const said = why(reason.code, reason.params, locale);
		return [said.what, said.why, said.next].filter(Boolean).join(' ');
	}
	return rowFaults[locale][reason.code](reason);
}
