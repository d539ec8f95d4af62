/** Words about looking at a person's data: why, by whom, and the log that keeps it. */
import { countOf } from './day.ts';
import type { Locale, Words } from './locale.ts';
import { nameOf } from './states.ts';

export const unmask = {
	ko: {
		ask: '가림 없이 보기',
		text: '열람 사유를 선택하십시오. 사유는 접속기록에 남습니다.',
		purpose: '열람 사유',
		purposes: {
			CALL: '전화 연락',
			VISIT: '방문 준비',
			CHECK: '자격 확인',
			CORRECT: '정보 정정',
			COMPLAINT: '민원 응대',
			OTHER: '기타'
		},
		words: '자세한 사유',
		wordsHint: '기타를 선택하면 꼭 적어 주십시오. 주민등록번호는 적지 마십시오.',
		missing: '열람 사유를 선택하십시오. 기타는 자세한 사유를 적어 주십시오.',
		show: '열람',
		shown: '가림 없이 보고 있습니다.',
		shownText: '이 열람은 접속기록에 남았습니다. 다른 화면으로 가면 다시 가려집니다.',
		hide: '다시 가리기',
		name: '성명',
		phone: '전화번호',
		address: '주소',
		category: '자격구분',
		note: '특이사항',
		noNote: '없음'
	},
	en: {
		ask: 'Show unmasked',
		text: 'Choose a reason. It is kept in the access log.',
		purpose: 'Reason',
		purposes: {
			CALL: 'Phone call',
			VISIT: 'Preparing a visit',
			CHECK: 'Checking eligibility',
			CORRECT: 'Correcting data',
			COMPLAINT: 'Answering a complaint',
			OTHER: 'Other'
		},
		words: 'In words',
		wordsHint: 'Needed for “Other”. Never write a resident registration number.',
		missing: 'Choose a reason; for “Other” also say it in words.',
		show: 'Show',
		shown: 'Shown unmasked.',
		shownText: 'This is kept in the access log. It is masked again once you leave the page.',
		hide: 'Mask again',
		name: 'Name',
		phone: 'Phone',
		address: 'Address',
		category: 'Category',
		note: 'Note',
		noNote: 'none'
	}
} satisfies Words;

export const accessLog = {
	ko: {
		title: '접속기록',
		text: (total: number) => `${countOf(total)}건`,
		chainOk: (count: number) => `위변조 없음 확인 (${countOf(count)}건)`,
		chainOkText: '처음부터 끝까지 모든 기록의 연결을 다시 계산했습니다.',
		chainBroken: (at: number) => `위변조가 의심됩니다. ${countOf(at)}번째 기록부터 맞지 않습니다.`,
		chainBrokenText: '개인정보 책임자에게 바로 알리고, 서버를 끄지 말고 백업을 보존하십시오.',
		chainChecking: '위변조를 확인하고 있습니다.',
		chainUnknown: '위변조를 확인하지 못했습니다.',
		chainUnknownText: '잠시 뒤 이 화면을 다시 여십시오.',
		caption: '접속기록 목록',
		day: '날짜',
		user: '처리자',
		subject: '가구',
		subjectHint: '접수번호',
		seq: '번호',
		at: '일시',
		who: '처리자',
		from: '접속지',
		whose: '정보주체',
		work: '한 일',
		nobody: '로그인 전',
		empty: '조건에 맞는 기록이 없습니다.',
		emptyText: '날짜나 처리자를 바꾸어 보십시오.',
		works: {
			LOGIN: '로그인',
			LOGIN_FAILED: '로그인 실패',
			LOGOUT: '로그아웃',
			SESSION_COPIED: '복사된 로그인 차단',
			READ: '조회',
			READ_OFFLINE: '현장 조회',
			signature: '서명',
			visit: '방문',
			household: '가구 기록',
			category: '자격구분',
			DENIED: '권한 없는 접근 차단',
			QUARANTINED: '사용 중지된 태블릿의 기록 보관',
			QUARANTINE_RELEASED: '보관한 기록 반영',
			QUARANTINE_SET_ASIDE: '보관한 기록을 반영하지 않음',
			UNMASK: '가림 없이 열람',
			EXPORT: '파일로 내보냄',
			EXPORT_OPEN: '가림 없이 내보냄',
			REPORT: '보고·통계',
			FIELD: '배송·방문 준비',
			CONTACT: '연락·안내',
			AUDIT: '감사·점검 대응',
			IMPORT_READ: '명부 올림',
			IMPORT_STARTED: '명부 등록 시작',
			IMPORT_DONE: '명부 등록 완료',
			IMPORT_STOPPED: '명부 등록 중단',
			households: '가구 명부',
			pcs: 'PC 명부',
			PRINT: '인쇄',
			RECEIPT: '인수확인서',
			HOUSEHOLD: '가구 기록',
			APPLICATION: '신청 기록',
			TASK: '할 일',
			NOTICE: '알림',
			NOTICE_RETRY: '알림 다시 보내기',
			NOTICE_LEFT: '알림 보내지 않기',
			NOTICE_LANGUAGE: '안내 언어 변경',
			PUSH_ON: '브라우저 알림 켬',
			PUSH_OFF: '브라우저 알림 끔',
			MERGE: '기록 합치기',
			SEARCH: '찾기',
			TOUR: '순회표',
			DUPLICATE: '같은 가구 확인',
			DUPLICATE_LIMIT: '같은 가구 확인 횟수 초과',
			DECISION: '예외 기록',
			FILE: '파일',
			DEVICE_ENROLLED: '태블릿 등록',
			DEVICE_KEY_FETCHED: '태블릿 열쇠 재발급',
			DEVICE_CLONED: '복제된 태블릿 분리',
			DEVICE_ENROLLED_AGAIN: '복원 뒤 태블릿 다시 등록',
			DEVICE_REVOKED: '태블릿 사용 중지',
			USER_CREATED: '사용자 추가',
			USER_CHANGED: '권한 변경',
			USER_DISABLED: '사용자 사용 중지',
			PASSWORD_CHANGED: '비밀번호 변경',
			PASSWORD_RESET: '비밀번호 초기화',
			SESSION_ENDED: '로그인 끊기',
			RESTORE_NOTICED: '백업에서 되살아난 것을 태블릿이 알림',
			FILES_SWEPT: '쓰이지 않는 파일 삭제',
			FACTOR_ON: '2단계 인증 사용',
			FACTOR_OFF: '2단계 인증 끔',
			FACTOR_CODES: '복구 코드 새로 만듦',
			FACTOR_SHOWN: '2단계 인증 확인',
			FACTOR_FAILED: '2단계 인증 실패',
			AUDIT_READ: '접속기록 조회'
		} as Record<string, string>
	},
	en: {
		title: 'Access log',
		text: (total: number) => `${countOf(total)} entries`,
		chainOk: (count: number) => `No tampering found (${countOf(count)} entries)`,
		chainOkText: 'The links of all entries were computed again from first to last.',
		chainBroken: (at: number) => `Possible tampering: entry ${countOf(at)} does not fit.`,
		chainBrokenText:
			'Tell the privacy officer at once, keep the server running and the backups safe.',
		chainChecking: 'Checking for tampering.',
		chainUnknown: 'The check could not be finished.',
		chainUnknownText: 'Open this page again shortly.',
		caption: 'Access log',
		day: 'Day',
		user: 'User',
		subject: 'Household',
		subjectHint: 'Receipt number',
		seq: 'No.',
		at: 'When',
		who: 'Who',
		from: 'From',
		whose: 'Whose data',
		work: 'What',
		nobody: 'not signed in',
		empty: 'No entry fits.',
		emptyText: 'Try another day or user.',
		works: {
			LOGIN: 'Sign-in',
			LOGIN_FAILED: 'Failed sign-in',
			LOGOUT: 'Sign-out',
			SESSION_COPIED: 'Copied sign-in blocked',
			READ: 'Read',
			READ_OFFLINE: 'Read in the field',
			signature: 'signature',
			visit: 'visit',
			household: 'household',
			category: 'category',
			DENIED: 'Access denied',
			QUARANTINED: 'Records of a revoked tablet kept apart',
			QUARANTINE_RELEASED: 'Records kept apart released',
			QUARANTINE_SET_ASIDE: 'Records kept apart put aside',
			UNMASK: 'Shown unmasked',
			EXPORT: 'Export',
			EXPORT_OPEN: 'Export unmasked',
			REPORT: 'report',
			FIELD: 'preparing deliveries',
			CONTACT: 'contact',
			AUDIT: 'audit',
			IMPORT_READ: 'Roster uploaded',
			IMPORT_STARTED: 'Import started',
			IMPORT_DONE: 'Import done',
			IMPORT_STOPPED: 'Import stopped',
			households: 'households',
			pcs: 'PCs',
			PRINT: 'Print',
			RECEIPT: 'receipt',
			HOUSEHOLD: 'household',
			APPLICATION: 'application',
			TASK: 'task',
			NOTICE: 'notice',
			NOTICE_RETRY: 'Notice sent again',
			NOTICE_LEFT: 'Notice not sent',
			NOTICE_LANGUAGE: 'Language of notices changed',
			PUSH_ON: 'Browser notices on',
			PUSH_OFF: 'Browser notices off',
			MERGE: 'merging records',
			SEARCH: 'Look-up',
			TOUR: 'tour',
			DUPLICATE: 'same household',
			DUPLICATE_LIMIT: 'Too many look-ups for the same household',
			DECISION: 'exception',
			FILE: 'File',
			DEVICE_ENROLLED: 'Tablet enrolled',
			DEVICE_KEY_FETCHED: 'Tablet key fetched again',
			DEVICE_CLONED: 'Copied tablet parted',
			DEVICE_ENROLLED_AGAIN: 'Tablet enrolled again after a restore',
			DEVICE_REVOKED: 'Tablet revoked',
			USER_CREATED: 'User added',
			USER_CHANGED: 'Duties changed',
			USER_DISABLED: 'User disabled',
			PASSWORD_CHANGED: 'Password changed',
			PASSWORD_RESET: 'Password reset',
			SESSION_ENDED: 'Sign-in ended',
			RESTORE_NOTICED: 'A tablet noticed a restored backup',
			FILES_SWEPT: 'Unused files deleted',
			FACTOR_ON: 'Second factor on',
			FACTOR_OFF: 'Second factor off',
			FACTOR_CODES: 'New recovery codes',
			FACTOR_SHOWN: 'Second factor shown',
			FACTOR_FAILED: 'Second factor failed',
			AUDIT_READ: 'Access log read'
		} as Record<string, string>
	}
} satisfies Words;

/**
 * What an entry of the log says was done: 'assign refused QUOTA_FULL', 'UNMASK: CALL …',
 * 'DEVICE_REVOKED …'. Anything this version does not know reads as it stands.
 */
export function sayWork(work: string, locale: Locale): string {
	const action = /^(\w+) (accepted|exception|refused|quarantined)\b/.exec(work);
	if (action)
		return `${nameOf('action', action[1], locale)} · ${nameOf('verdict', action[2], locale)}`;
	const { works } = accessLog[locale];
	const purposes: Record<string, string> = unmask[locale].purposes;
	const [, head = '', rest = ''] = /^(\w+):? ?(.*)$/.exec(work) ?? [];
	const [, first = '', more = ''] = /^(?:\S+Z: )?(\w+)(.*)$/.exec(rest) ?? [];
	const name = works[head];
	if (!name) return work;
	if (head === 'USER_CHANGED') return `${name} · ${dutiesIn(rest, locale)}`;
	const purpose = purposes[first] ?? works[first];
	return purpose ? `${name} · ${purpose}${more}` : name;
}

/** 'field 가산동 > office' in words. */
function dutiesIn(rest: string, locale: Locale): string {
	const told = rest.split(' > ').map((duties) => {
		const [role = '', ...dongs] = duties.split(' ');
		return [nameOf('role', role, locale), ...dongs].join(' ');
	});
	return told.join(' → ');
}
