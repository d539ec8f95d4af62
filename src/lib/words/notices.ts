/** Words of the desk that looks after what households are told. */
import type { Template } from '../domain/notice.ts';
import { countOf } from './day.ts';
import type { Words } from './locale.ts';

const koTemplates: Record<Template, string> = {
	APPLICATION_RECEIVED: '신청 접수',
	NEEDS_INFO: '보완 요청',
	WAITLISTED: '대기 등록',
	SELECTED: '선정',
	REJECTED: '제외',
	DELIVERY_SET: '방문 예정',
	DELIVERY_CHANGED: '방문 변경',
	DELIVERY_CANCELLED: '방문 취소',
	DELIVERY_ON_THE_WAY: '출발',
	DELIVERY_MISSED: '방문 부재',
	DELIVERED: 'PC 전달',
	TICKET_RECEIVED: '수리 접수',
	TICKET_CANCELLED: '수리 취소',
	VISIT_SET: '수리 방문 예정',
	VISIT_CHANGED: '수리 방문 변경',
	VISIT_CANCELLED: '수리 방문 취소',
	ON_THE_WAY: '수리 출발',
	VISIT_MISSED: '수리 방문 부재',
	REPAIR_WAITING: '수리 대기',
	REPAIR_DONE: '수리 완료',
	REPAIR_GIVEN_UP: '수리 불가',
	INTERNET_REQUESTED: '통신비 신청',
	INTERNET_ACTIVE: '통신비 지원 시작',
	INTERNET_SUSPENDED: '통신비 중지',
	INTERNET_ENDED: '통신비 종료',
	INTERNET_REJECTED: '통신비 반려'
};

const enTemplates: Record<Template, string> = {
	APPLICATION_RECEIVED: 'Application received',
	NEEDS_INFO: 'Papers missing',
	WAITLISTED: 'On the waitlist',
	SELECTED: 'Selected',
	REJECTED: 'Not selected',
	DELIVERY_SET: 'Visit planned',
	DELIVERY_CHANGED: 'Visit moved',
	DELIVERY_CANCELLED: 'Visit cancelled',
	DELIVERY_ON_THE_WAY: 'On the way',
	DELIVERY_MISSED: 'Nobody there',
	DELIVERED: 'PC handed over',
	TICKET_RECEIVED: 'Repair received',
	TICKET_CANCELLED: 'Repair cancelled',
	VISIT_SET: 'Repair visit planned',
	VISIT_CHANGED: 'Repair visit moved',
	VISIT_CANCELLED: 'Repair visit cancelled',
	ON_THE_WAY: 'On the way to repair',
	VISIT_MISSED: 'Nobody there for the repair',
	REPAIR_WAITING: 'Repair waits',
	REPAIR_DONE: 'Repair done',
	REPAIR_GIVEN_UP: 'Not repairable',
	INTERNET_REQUESTED: 'Fee requested',
	INTERNET_ACTIVE: 'Fee begins',
	INTERNET_SUSPENDED: 'Fee paused',
	INTERNET_ENDED: 'Fee ends',
	INTERNET_REJECTED: 'Fee refused'
};

const ko = {
	title: '알림',
	text: (dead: number, restored: number) => {
		const parts = [
			dead > 0 ? `보내지 못한 알림 ${countOf(dead)}건` : '',
			restored > 0 ? `복원 뒤 보류한 알림 ${countOf(restored)}건` : ''
		].filter(Boolean);
		return parts.length > 0 ? `${parts.join(' · ')}을 확인하십시오.` : '확인할 알림이 없습니다.';
	},
	template: koTemplates as Record<string, string>,
	sender: { LOG: '기록만', WEBHOOK: '문자', PUSH: '브라우저' },
	state: {
		WAITING: '대기',
		SENDING: '발송 중',
		SENT: '보냄',
		DEAD: '실패',
		HELD: '보류',
		DROPPED: '보내지 않음'
	},
	/** of the log, which sends nothing */
	kept: '기록함',
	sentOrKept: '보냄·기록함',
	logOnly: '문자를 보내지 않고 기록만 남깁니다.',
	logOnlyText: '문자 발송 시스템을 연결하면(NOTICE_WEBHOOK_URL) 그때부터의 알림을 보냅니다.',
	counts: '상태별 알림',
	all: '모두',
	what: '내용',
	when: '생긴 때',
	household: '가구',
	stateLabel: '상태',
	way: '방법',
	reason: '이유',
	caption: '알림 목록',
	one: (template: string, receiptNo: string) => `${template} 알림 ${receiptNo}`.trim(),
	empty: '보낼 알림이 없습니다.',
	emptyText: '접수, 방문, 수리처럼 가구가 알아야 할 일이 생기면 여기에 나타납니다.',
	notFound: '조건에 맞는 알림이 없습니다.',
	facts: '알림',
	happenedAt: '일어난 때',
	createdAt: '서버가 안 때',
	expiresAt: '늦으면 보내지 않음',
	deliveries: '보낸 경과',
	attempts: '시도',
	attemptsOf: (count: number) => `${countOf(count)}번`,
	dueAt: '다음 시도',
	sentAt: '보낸 때',
	changedAt: '바뀐 때',
	sentTo: '받은 번호',
	triedTo: '받을 번호',
	words: '보낸 문구',
	preview: '보낼 문구',
	askedBy: '다시 보낸 사람',
	record: '생긴 까닭',
	retry: '다시 보내기',
	retryText: '지금 기록으로 다시 확인한 뒤 보냅니다. 사망·차단·철회한 가구에는 가지 않습니다.',
	retryAll: (count: number) => `실패한 ${countOf(count)}건 다시 보내기`,
	leave: '보내지 않기',
	leaveText: '이 알림을 보내지 않고 목록에서 정리합니다. 되돌릴 수 없습니다.',
	sendAll: (count: number) => `복원 뒤 보류한 ${countOf(count)}건 보내기`,
	leaveAll: (count: number) => `복원 뒤 보류한 ${countOf(count)}건 보내지 않기`,
	restoredText:
		'백업을 복원하여, 그사이에 이미 보냈는지 알 수 없습니다. 전화로 확인하거나 다시 보내십시오.',
	done: {
		retried: (count: number) => `${countOf(count)}건을 다시 보냅니다.`,
		left: (count: number) => `${countOf(count)}건을 보내지 않기로 했습니다.`
	},
	none: '그사이에 상태가 바뀌었습니다. 목록을 다시 확인하십시오.',
	why: {
		DECEASED: '사망한 가구',
		WITHDRAWN: '동의 철회',
		CLOSED: '지원이 끝난 가구',
		PHONE_BLOCKED: '차단한 번호',
		NO_PHONE: '문자를 받을 휴대전화 번호가 없음',
		RESTORED: '백업 복원 전의 알림 (이미 보냈을 수 있음)',
		SUPERSEDED: '상황이 바뀌어 보낼 필요가 없음',
		TOO_LATE: '알릴 때가 지남',
		ALREADY_TOLD: '이미 같은 내용을 알림',
		UNSUBSCRIBED: '브라우저 알림을 끔',
		LEFT: '담당자가 보내지 않기로 함',
		TIMEOUT: '상대 시스템이 제때 답하지 않음',
		UNREACHABLE: '상대 시스템에 연결할 수 없음',
		TLS: '상대 시스템의 인증서가 맞지 않음',
		FORBIDDEN_ADDRESS: '허용하지 않은 주소',
		NO_SENDER: '이 방법의 설정이 없음',
		BUG: '서버 오류'
	} as Record<string, string>,
	http: (status: string) => `상대 시스템의 응답 ${status}`,
	retried: '여러 번 시도함',
	textsLink: '문구와 설정 보기',
	language: '안내 언어',
	languages: { ko: '한국어', en: '영어', zh: '중국어', vi: '베트남어' },
	languageSave: '안내 언어 저장',
	languageSaved: '안내 언어를 저장했습니다.',
	languageHint: '이 가구에 보내는 문자의 언어입니다.',
	householdEmpty: '이 가구에 보낸 알림이 없습니다.',
	texts: {
		title: '알림 문구와 설정',
		text: '가구에 보내는 문구입니다. 날짜와 시각은 예시입니다.',
		back: '알림',
		settings: '설정',
		sender: '보내는 방법',
		senderIs: {
			LOG: '기록만 남기고 보내지 않음 (NOTICE_WEBHOOK_URL 없음)',
			WEBHOOK: (host: string) => `문자 발송 시스템 ${host}`
		},
		delay: '고칠 시간',
		delayIs: (seconds: number) => `${countOf(seconds)}초 뒤에 보냄 (방문 일정·신청 결과)`,
		hours: '보내는 시간',
		hoursIs: (from: number, to: number) =>
			from === 0 && to === 24 ? '언제나' : `${from}시 ~ ${to}시`,
		phone: '문의 전화',
		noPhone: '없음 (OFFICE_PHONE)',
		browsers: '알림을 받는 브라우저',
		browsersIs: (count: number) => `${countOf(count)}대`,
		template: '알림',
		words: '문구',
		size: '길이',
		sizeOf: (bytes: number, kind: string) => `${bytes}바이트 ${kind === 'SMS' ? '단문' : '장문'}`,
		caption: '알림 문구 목록',
		all: '문구',
		language: '언어'
	}
};

const en: typeof ko = {
	title: 'Notices',
	text: (dead, restored) => {
		const parts = [
			dead > 0 ? `${countOf(dead)} failed` : '',
			restored > 0 ? `${countOf(restored)} held since a restore` : ''
		].filter(Boolean);
		return parts.length > 0 ? `To look at: ${parts.join(', ')}.` : 'Nothing to look at.';
	},
	template: enTemplates,
	sender: { LOG: 'Kept only', WEBHOOK: 'Text message', PUSH: 'Browser' },
	state: {
		WAITING: 'Waits',
		SENDING: 'Being sent',
		SENT: 'Sent',
		DEAD: 'Failed',
		HELD: 'Held back',
		DROPPED: 'Not sent'
	},
	kept: 'Kept',
	sentOrKept: 'Sent or kept',
	logOnly: 'No text messages are sent: they are only kept here.',
	logOnlyText: 'Once a gateway is connected (NOTICE_WEBHOOK_URL), notices from then on are sent.',
	counts: 'Notices by state',
	all: 'All',
	what: 'Notice',
	when: 'Since',
	household: 'Household',
	stateLabel: 'State',
	way: 'Way',
	reason: 'Reason',
	caption: 'Notices',
	one: (template, receiptNo) => `${template}, notice to ${receiptNo}`,
	empty: 'No notices.',
	emptyText: 'What households should know of visits and repairs appears here.',
	notFound: 'No notice fits.',
	facts: 'Notice',
	happenedAt: 'Happened',
	createdAt: 'Known here since',
	expiresAt: 'Not sent after',
	deliveries: 'How it went',
	attempts: 'Attempts',
	attemptsOf: (count) => countOf(count),
	dueAt: 'Next attempt',
	sentAt: 'Sent',
	changedAt: 'Changed',
	sentTo: 'To',
	triedTo: 'To',
	words: 'What it said',
	preview: 'What it will say',
	askedBy: 'Sent again by',
	record: 'Why',
	retry: 'Send again',
	retryText: 'The record is checked again first: nobody who died, was blocked or withdrew is told.',
	retryAll: (count) => `Send ${countOf(count)} failed again`,
	leave: 'Do not send',
	leaveText: 'This notice is not sent and leaves the list. This cannot be undone.',
	sendAll: (count) => `Send ${countOf(count)} held since the restore`,
	leaveAll: (count) => `Do not send ${countOf(count)} held since the restore`,
	restoredText:
		'A backup was restored, so nobody knows whether these were sent. Call them, or send again.',
	done: {
		retried: (count) => `Sending ${countOf(count)} again.`,
		left: (count) => `${countOf(count)} will not be sent.`
	},
	none: 'The state has changed meanwhile. Please look at the list again.',
	why: {
		DECEASED: 'Deceased',
		WITHDRAWN: 'Consent withdrawn',
		CLOSED: 'Case closed',
		PHONE_BLOCKED: 'Number blocked',
		NO_PHONE: 'No mobile number',
		RESTORED: 'From before a restore (may have been sent)',
		SUPERSEDED: 'No longer true when it was due',
		TOO_LATE: 'Too late to tell',
		ALREADY_TOLD: 'Told before',
		UNSUBSCRIBED: 'Browser notices are off',
		LEFT: 'Somebody decided not to send it',
		TIMEOUT: 'The other system did not answer in time',
		UNREACHABLE: 'The other system cannot be reached',
		TLS: 'The other system’s certificate does not fit',
		FORBIDDEN_ADDRESS: 'An address that is not allowed',
		NO_SENDER: 'This way is not set up',
		BUG: 'Server error'
	},
	http: (status) => `The other system answered ${status}`,
	retried: 'Tried several times',
	textsLink: 'Texts and settings',
	language: 'Language',
	languages: { ko: 'Korean', en: 'English', zh: 'Chinese', vi: 'Vietnamese' },
	languageSave: 'Save the language',
	languageSaved: 'Language saved.',
	languageHint: 'The language of text messages to this household.',
	householdEmpty: 'Nothing was told to this household.',
	texts: {
		title: 'Texts and settings of notices',
		text: 'What households are told. Day and hour are examples.',
		back: 'Notices',
		settings: 'Settings',
		sender: 'Sent by',
		senderIs: {
			LOG: 'Kept here only, not sent (no NOTICE_WEBHOOK_URL)',
			WEBHOOK: (host) => `Gateway ${host}`
		},
		delay: 'Time to correct',
		delayIs: (seconds) => `Sent ${countOf(seconds)} seconds later (visits, decisions)`,
		hours: 'Hours',
		hoursIs: (from, to) => (from === 0 && to === 24 ? 'Always' : `${from}:00 to ${to}:00`),
		phone: 'Whom to call',
		noPhone: 'None (OFFICE_PHONE)',
		browsers: 'Browsers that listen',
		browsersIs: (count) => countOf(count),
		template: 'Notice',
		words: 'Text',
		size: 'Length',
		sizeOf: (bytes, kind) => `${bytes} bytes, ${kind}`,
		caption: 'Texts of notices',
		all: 'Texts',
		language: 'Language'
	}
};

export const notices = { ko, en } satisfies Words<typeof ko>;
export type NoticeWords = typeof ko;

/** What became of a notice, in a word. */
export function stateIn(
	w: NoticeWords,
	{ state, sender }: { state: keyof NoticeWords['state']; sender: keyof NoticeWords['sender'] }
): string {
	return state === 'SENT' && sender === 'LOG' ? w.kept : w.state[state];
}

/** Why a notice was not sent, in words; `TIMEOUT` and `HTTP_503` alike. */
export function reasonIn(w: NoticeWords, reason: string | null): string {
	if (reason === null) return '';
	const [, status] = /^HTTP_(\d{3})$/.exec(reason) ?? [];
	return status ? w.http(status) : (w.why[reason] ?? reason);
}
