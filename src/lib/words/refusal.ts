/**
 * The sentences behind each refusal code: what happened, why, and what to do next.
 * Staff tone. No blame, no names: only tags, receipt numbers, counts and times.
 */
import type { Params, RefusalCode } from '../domain/refusal.ts';
import { dayOf, timeOf } from '../domain/month.ts';
import { nameOf } from './states.ts';
import type { Locale } from './locale.ts';

export interface Why {
	what: string;
	why: string;
	next: string;
}

/** A refusal in words. Unknown codes of a newer server read as a plain "not applied". */
export function why(code: string, params: Params, locale: Locale): Why {
	const table = locale === 'en' ? en : ko;
	const sentence = (table as Record<string, Sentence>)[code] ?? table.UNKNOWN_ACTION;
	return sentence(params);
}

type Sentence = (p: Params) => Why;
type Table = Record<RefusalCode, Sentence>;

const say = (what: string, why: string, next: string) => (): Why => ({ what, why, next });
const when = (at: unknown) =>
	typeof at === 'string' && at.length > 10 ? `${dayOf(at)} ${timeOf(at)}` : String(at ?? '');
const given = (value: unknown, text: (value: string) => string) =>
	value === null || value === undefined || value === '' ? '' : text(String(value));

const ko: Table = {
	MALFORMED: (p) => ({
		what: '입력한 내용을 읽을 수 없습니다.',
		why:
			given(p.field, (f) => `확인이 필요한 항목: ${nameOf('field', f, 'ko')}.`) ||
			'빠졌거나 형식이 다른 항목이 있습니다.',
		next: '표시된 항목을 확인하고 다시 저장하십시오.'
	}),
	RRN_FOUND: say(
		'저장하지 않았습니다.',
		'주민등록번호로 보이는 숫자가 있습니다. 이음은 주민등록번호를 받지 않습니다.',
		'그 숫자를 지우고 다시 저장하십시오.'
	),
	ROLE: say(
		'처리할 수 없습니다.',
		'이 일을 할 권한이 없는 계정입니다.',
		'권한이 있는 담당자에게 요청하십시오.'
	),
	UNKNOWN_ACTION: say(
		'처리하지 못했습니다.',
		'이 기기의 앱과 서버의 판이 서로 다릅니다.',
		'앱을 새 버전으로 바꾼 뒤 다시 시도하십시오. 입력한 내용은 남아 있습니다.'
	),
	UNKNOWN_HOUSEHOLD: say(
		'가구를 찾을 수 없습니다.',
		'등록되지 않았거나 담당 행정동 밖의 가구입니다.',
		'접수번호를 확인하거나 사무실에 문의하십시오.'
	),
	UNKNOWN_PC: say(
		'PC를 찾을 수 없습니다.',
		'재고에 등록되지 않은 PC입니다.',
		'관리번호를 확인하거나 사무실에 문의하십시오.'
	),
	UNKNOWN_ASSIGNMENT: say(
		'배정을 찾을 수 없습니다.',
		'등록되지 않았거나 담당 행정동 밖의 배정입니다.',
		'사무실에 문의하십시오.'
	),
	UNKNOWN_VISIT: say(
		'방문을 찾을 수 없습니다.',
		'등록되지 않았거나 다른 담당자에게 옮겨진 방문입니다.',
		'사무실에 문의하십시오.'
	),
	UNKNOWN_YEAR: (p) => ({
		what: '처리할 수 없습니다.',
		why: `${p.year ?? ''}년도 사업 설정이 없습니다.`,
		next: '관리자에게 연도 설정을 요청하십시오.'
	}),
	UNKNOWN_WORKER: say(
		'방문을 잡지 못했습니다.',
		'담당자를 찾을 수 없거나 사용이 끝난 계정입니다.',
		'다른 담당자를 고르십시오.'
	),
	UNKNOWN_EXCEPTION: say(
		'결정할 항목을 찾을 수 없습니다.',
		'목록이 바뀌었습니다.',
		'목록을 새로 열어 확인하십시오.'
	),
	UNKNOWN_SERIAL: (p) => ({
		what: '등록되지 않은 제조번호로 인수확인되었습니다.',
		why: `제조번호 ${p.serial ?? ''} PC가 재고에 없습니다.`,
		next: '기기의 제조번호를 다시 확인하고 재고에 등록하십시오.'
	}),
	ALREADY_REGISTERED: (p) => ({
		what: '등록하지 않았습니다.',
		why: `이미 등록되어 있습니다${given(p.receiptNo ?? p.tag, (t) => ` (${t})`)}.`,
		next: '등록된 내용을 찾아 확인하십시오.'
	}),
	DUPLICATE_SERIAL: (p) => ({
		what: '재고에 넣지 않았습니다.',
		why: `같은 제조번호의 ${p.tag ?? ''} PC가 이미 있습니다.`,
		next: '제조번호를 다시 확인하십시오.'
	}),
	DUPLICATE_TAG: (p) => ({
		what: '재고에 넣지 않았습니다.',
		why: `관리번호 ${p.tag ?? ''}번은 이미 쓰이고 있습니다.`,
		next: '다른 관리번호를 쓰십시오.'
	}),
	BELOW_SPEC: (p) => ({
		what: '재고에 넣지 않았습니다.',
		why: `올해 사양은 메모리 ${p.memoryGb ?? ''}GB, SSD ${p.ssdGb ?? ''}GB 이상입니다.`,
		next: '부품을 바꾼 뒤 다시 등록하십시오.'
	}),
	NOT_WIPED: (p) => ({
		what: '재고에 넣지 않았습니다.',
		why: `${p.tag ?? ''}의 자료삭제와 검수 기록이 없거나 날짜의 순서가 맞지 않습니다.`,
		next: '입고, 자료삭제, 검수의 순서로 기록하십시오.'
	}),
	NOT_READY: (p) => ({
		what: '정비가 끝나지 않은 PC가 설치되었습니다.',
		why: `${p.tag ?? ''} PC는 설치할 때 ${nameOf('pc', p.state, 'ko')} 상태였습니다. 현장 기록은 보존됩니다.`,
		next: '자료삭제와 검수 기록을 확인하십시오.'
	}),
	PC_NOT_IN_STOCK: (p) => ({
		what: '배정하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 지금 ${nameOf('pc', p.state, 'ko')} 상태입니다.`,
		next: '재고에 있는 다른 PC를 고르십시오.'
	}),
	PC_TAKEN: (p) => ({
		what: '배정하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 다른 가구${given(p.receiptNo, (r) => ` (접수번호 ${r})`)}에 먼저 배정되었습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '재고에 있는 다른 PC를 고르십시오.'
	}),
	HOUSEHOLD_CLOSED: (p) => ({
		what: '확인이 필요합니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구는 ${nameOf('household', p.state, 'ko')} 상태입니다.`,
		next: '가구 상태를 확인하십시오. 현장 기록은 보존됩니다.'
	}),
	HOUSEHOLD_HAS_ONE: (p) => ({
		what: '배정하지 않았습니다.',
		why: `이 가구에는 이미 배정이 있습니다${given(p.at, (at) => ` · ${when(at)}`)}. 세대당 1대입니다.`,
		next: '기존 배정을 확인하십시오.'
	}),
	RECENT_AWARD: (p) => ({
		what: '배정하지 않았습니다.',
		why: `${p.months ?? 24}개월 안에 받은 기록이 있습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '다시 신청할 수 있는 날을 안내하십시오.'
	}),
	QUOTA_FULL: (p) => ({
		what: '배정하지 않았습니다.',
		why: `${p.year ?? ''}년 보급 목표 ${p.quota ?? ''}대가 모두 배정되었습니다.`,
		next: '해제되는 자리를 기다리거나 관리자에게 목표 변경을 요청하십시오.'
	}),
	ABOVE_QUOTA: say(
		'목표를 초과했습니다. 승인 결정이 필요합니다.',
		'남은 자리가 없는데 설치가 먼저 이루어졌습니다. 설치 기록과 서명은 그대로 보존됩니다.',
		'관리자가 초과 승인 또는 회수를 결정합니다.'
	),
	SAME_UNIT: (p) => ({
		what: '같은 PC가 두 가구에 기록되었습니다.',
		why: `${p.tag ?? ''} PC는 다른 가구에 먼저 인수확인되었습니다. 현장 기록은 보존됩니다.`,
		next: '제조번호 사진을 확인하거나 다시 스캔하십시오. 관리자가 확인합니다.'
	}),
	SAME_HOUSEHOLD: (p) => ({
		what: '한 가구에 두 번 기록되었습니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구에는 다른 인수확인이 있습니다. 한 번만 셉니다.`,
		next: '두 기록을 견주어 관리자가 확인합니다.'
	}),
	ASSIGNMENT_RELEASED: say(
		'해제된 배정으로 설치되었습니다.',
		'설치하기 전에 배정이 해제되었습니다. 현장 기록은 보존됩니다.',
		'관리자가 확인합니다.'
	),
	UNIT_TAKEN: (p) => ({
		what: '다른 가구 몫의 PC로 교체되었습니다.',
		why: `${p.tag ?? ''} PC는 다른 가구에 배정되어 있던 PC입니다.`,
		next: '그 가구에 다른 PC를 배정하십시오.'
	}),
	SERIAL_MISMATCH: (p) => ({
		what: '배정된 PC와 다릅니다. 교체로 기록하시겠습니까?',
		why: `배정된 PC는 ${p.tag ?? ''} (제조번호 ${p.expected ?? ''})이고, 읽은 제조번호는 ${p.read ?? ''}입니다.`,
		next: '제조번호를 다시 확인하거나 교체 사유를 고르십시오.'
	}),
	SIGNATURE_NEEDED: say(
		'서명이 아직 없습니다.',
		'서명하거나, 서명이 어려운 사유를 적어야 인수확인이 끝납니다.',
		'서명하거나 「서명이 어려운 경우」를 고르십시오.'
	),
	ALREADY_DELIVERED: (p) => ({
		what: '바꾸지 않았습니다.',
		why: `이미 보급이 끝났습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '인수확인 기록을 확인하십시오.'
	}),
	ASSIGNMENT_CLOSED: (p) => ({
		what: '처리하지 않았습니다.',
		why: `해제되었거나 확인 중인 배정입니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '배정 상태를 확인하십시오.'
	}),
	VISIT_PLANNED: (p) => ({
		what: '방문을 잡지 않았습니다.',
		why: `이미 잡힌 방문이 있습니다${given(p.on, (on) => ` · ${on}`)}.`,
		next: '잡힌 방문을 먼저 확인하십시오.'
	}),
	VISIT_CLOSED: (p) => ({
		what: '이미 결과가 있는 방문입니다.',
		why: `방문은 ${nameOf('visit', p.state, 'ko')} 상태입니다. 새 기록은 보존됩니다.`,
		next: '두 기록을 견주어 관리자가 확인합니다.'
	}),
	WORKER_OUT_OF_AREA: (p) => ({
		what: '방문을 잡지 않았습니다.',
		why: `${p.adminDong ?? ''}은 그 담당자의 담당 행정동이 아닙니다.`,
		next: '그 동의 담당자를 고르십시오.'
	}),
	ABSENT_THREE_TIMES: say(
		'세 번째 부재입니다.',
		'세 번 방문했지만 만나지 못했습니다.',
		'전화로 방문 날짜를 정하십시오.'
	),
	HOUSEHOLD_MOVED: say(
		'전출로 확인되었습니다.',
		'방문한 곳에 살고 있지 않습니다.',
		'전출일을 확인하고 가구 상태를 바꾸십시오.'
	),
	HOUSEHOLD_DECEASED: say(
		'사망으로 확인되었습니다.',
		'방문에서 확인되었습니다.',
		'사실을 확인하고 가구 상태를 바꾸십시오. 이 번호로 안내를 보내지 않습니다.'
	),
	OWN_RECORD: say(
		'승인하지 않았습니다.',
		'본인이 기록한 일은 본인이 승인할 수 없습니다.',
		'다른 담당자에게 결정을 요청하십시오.'
	),
	ALREADY_DECIDED: (p) => ({
		what: '결정하지 않았습니다.',
		why: `이미 결정되었습니다: ${nameOf('decision', p.decision, 'ko')}${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '결정 내용을 확인하십시오.'
	}),
	WRONG_DECISION: say(
		'결정하지 않았습니다.',
		'이 항목에는 쓸 수 없는 결정입니다.',
		'목록에 있는 결정을 고르십시오.'
	),
	ACCOUNT_DISABLED: say(
		'사무실에 따로 보관했습니다.',
		'사용이 끝난 계정에서 보낸 기록입니다.',
		'관리자가 내용을 확인해 처리합니다.'
	),
	BUG: say(
		'사무실에 따로 보관했습니다.',
		'서버에서 예상하지 못한 오류가 났습니다. 입력한 내용은 남아 있습니다.',
		'담당자가 확인합니다. 같은 일을 다시 입력하지 않아도 됩니다.'
	)
};

const en: Table = {
	MALFORMED: (p) => ({
		what: 'This entry could not be read.',
		why:
			given(p.field, (f) => `Please check: ${nameOf('field', f, 'en')}.`) ||
			'Something is missing or has another form.',
		next: 'Check the marked field and save again.'
	}),
	RRN_FOUND: say(
		'Not saved.',
		'It holds what looks like a resident registration number. Ieum never stores those.',
		'Remove the number and save again.'
	),
	ROLE: say('Not done.', 'This account may not do that.', 'Ask a colleague who may.'),
	UNKNOWN_ACTION: say(
		'Not applied.',
		'The app on this device and the server differ in version.',
		'Update the app and try again. What you entered is kept.'
	),
	UNKNOWN_HOUSEHOLD: say(
		'Household not found.',
		'It is not on record, or outside your area.',
		'Check the receipt number or ask the office.'
	),
	UNKNOWN_PC: say(
		'PC not found.',
		'It is not in the register.',
		'Check the tag or ask the office.'
	),
	UNKNOWN_ASSIGNMENT: say(
		'Assignment not found.',
		'It is not on record, or outside your area.',
		'Ask the office.'
	),
	UNKNOWN_VISIT: say(
		'Visit not found.',
		'It is not on record, or was moved to somebody else.',
		'Ask the office.'
	),
	UNKNOWN_YEAR: (p) => ({
		what: 'Not done.',
		why: `There are no settings for the year ${p.year ?? ''}.`,
		next: 'Ask an administrator for the settings of the year.'
	}),
	UNKNOWN_WORKER: say(
		'Visit not planned.',
		'The worker is unknown or no longer active.',
		'Choose another worker.'
	),
	UNKNOWN_EXCEPTION: say('Nothing to decide.', 'The list has changed.', 'Open the list again.'),
	UNKNOWN_SERIAL: (p) => ({
		what: 'Handed over with a serial that is not on record.',
		why: `Serial ${p.serial ?? ''} is not in the register.`,
		next: 'Check the serial on the machine and take it into stock.'
	}),
	ALREADY_REGISTERED: (p) => ({
		what: 'Not registered.',
		why: `It is on record already${given(p.receiptNo ?? p.tag, (t) => ` (${t})`)}.`,
		next: 'Find the existing record.'
	}),
	DUPLICATE_SERIAL: (p) => ({
		what: 'Not taken into stock.',
		why: `${p.tag ?? ''} has the same serial.`,
		next: 'Check the serial.'
	}),
	DUPLICATE_TAG: (p) => ({
		what: 'Not taken into stock.',
		why: `The tag ${p.tag ?? ''} is in use.`,
		next: 'Use another tag.'
	}),
	BELOW_SPEC: (p) => ({
		what: 'Not taken into stock.',
		why: `This year asks for ${p.memoryGb ?? ''} GB memory and ${p.ssdGb ?? ''} GB SSD.`,
		next: 'Change the parts and register it again.'
	}),
	NOT_WIPED: (p) => ({
		what: 'Not taken into stock.',
		why: `${p.tag ?? ''} has no record of data wipe and inspection, or their dates are out of order.`,
		next: 'Record arrival, wipe and inspection in that order.'
	}),
	NOT_READY: (p) => ({
		what: 'A unit was installed before the workshop had released it.',
		why: `${p.tag ?? ''} was at that time: ${nameOf('pc', p.state, 'en')}. The record from the field is kept.`,
		next: 'Check its records of wipe and inspection.'
	}),
	PC_NOT_IN_STOCK: (p) => ({
		what: 'Not assigned.',
		why: `${p.tag ?? ''} is now: ${nameOf('pc', p.state, 'en')}.`,
		next: 'Choose another PC in stock.'
	}),
	PC_TAKEN: (p) => ({
		what: 'Not assigned.',
		why: `${p.tag ?? ''} was given to another household first${given(p.receiptNo, (r) => ` (receipt ${r})`)}${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: 'Choose another PC in stock.'
	}),
	HOUSEHOLD_CLOSED: (p) => ({
		what: 'Needs a look.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}is: ${nameOf('household', p.state, 'en')}.`,
		next: 'Check the household. The record from the field is kept.'
	}),
	HOUSEHOLD_HAS_ONE: (p) => ({
		what: 'Not assigned.',
		why: `This household has an assignment already${given(p.at, (at) => ` · ${when(at)}`)}. One unit a household.`,
		next: 'Check the existing assignment.'
	}),
	RECENT_AWARD: (p) => ({
		what: 'Not assigned.',
		why: `The household received one within ${p.months ?? 24} months${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: 'Tell them when they may apply again.'
	}),
	QUOTA_FULL: (p) => ({
		what: 'Not assigned.',
		why: `All ${p.quota ?? ''} places of ${p.year ?? ''} are taken.`,
		next: 'Wait for a released place, or ask for another quota.'
	}),
	ABOVE_QUOTA: say(
		'Above the quota: needs a decision.',
		'The unit was installed when no place was left. The record and its signature are kept.',
		'An administrator approves it above the quota or recalls it.'
	),
	SAME_UNIT: (p) => ({
		what: 'The same PC was recorded at two households.',
		why: `${p.tag ?? ''} was handed over to another household first. The record from the field is kept.`,
		next: 'Check the photo of the serial or scan it again. An administrator decides.'
	}),
	SAME_HOUSEHOLD: (p) => ({
		what: 'Two hand-overs at one household.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}has another hand-over. It counts once.`,
		next: 'An administrator compares the two records.'
	}),
	ASSIGNMENT_RELEASED: say(
		'Installed on a released assignment.',
		'The assignment had been released before. The record from the field is kept.',
		'An administrator decides.'
	),
	UNIT_TAKEN: (p) => ({
		what: 'Swapped for a unit of another household.',
		why: `${p.tag ?? ''} had been assigned to another household.`,
		next: 'Assign another PC to that household.'
	}),
	SERIAL_MISMATCH: (p) => ({
		what: 'Not the assigned PC. Record it as a swap?',
		why: `Assigned is ${p.tag ?? ''} (serial ${p.expected ?? ''}); read was ${p.read ?? ''}.`,
		next: 'Check the serial, or choose why it was swapped.'
	}),
	SIGNATURE_NEEDED: say(
		'No signature yet.',
		'A hand-over ends with a signature, or with the reason why there is none.',
		'Sign, or choose “Signing is difficult”.'
	),
	ALREADY_DELIVERED: (p) => ({
		what: 'Not changed.',
		why: `It has been delivered${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: 'Look at the receipt.'
	}),
	ASSIGNMENT_CLOSED: (p) => ({
		what: 'Not done.',
		why: `The assignment is released or in dispute${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: 'Check the assignment.'
	}),
	VISIT_PLANNED: (p) => ({
		what: 'Visit not planned.',
		why: `There is a planned visit already${given(p.on, (on) => ` · ${on}`)}.`,
		next: 'Look at that visit first.'
	}),
	VISIT_CLOSED: (p) => ({
		what: 'The visit had an outcome already.',
		why: `The visit is: ${nameOf('visit', p.state, 'en')}. The new record is kept.`,
		next: 'An administrator compares the two records.'
	}),
	WORKER_OUT_OF_AREA: (p) => ({
		what: 'Visit not planned.',
		why: `The worker does not serve ${p.adminDong ?? ''}.`,
		next: 'Choose a worker of that dong.'
	}),
	ABSENT_THREE_TIMES: say(
		'Third absence.',
		'Nobody was met at three visits.',
		'Phone them to agree on a day.'
	),
	HOUSEHOLD_MOVED: say(
		'Found to have moved.',
		'They no longer live there.',
		'Check the date and change the household’s state.'
	),
	HOUSEHOLD_DECEASED: say(
		'Found to be deceased.',
		'It was learnt at the visit.',
		'Check it and change the household’s state. No messages go to that number.'
	),
	OWN_RECORD: say(
		'Not approved.',
		'Nobody approves what they recorded themselves.',
		'Ask a colleague to decide.'
	),
	ALREADY_DECIDED: (p) => ({
		what: 'Not decided.',
		why: `It was decided before: ${nameOf('decision', p.decision, 'en')}${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: 'Look at that decision.'
	}),
	WRONG_DECISION: say(
		'Not decided.',
		'That decision does not fit this item.',
		'Choose one of those listed.'
	),
	ACCOUNT_DISABLED: say(
		'Kept apart at the office.',
		'It came from an account that had been closed.',
		'An administrator will look at it.'
	),
	BUG: say(
		'Kept apart at the office.',
		'The server met an unexpected error. What you entered is kept.',
		'Somebody will look at it. You need not enter it again.'
	)
};
