/** 한국어: 연도, 가구, 자격과 동의, 신청, PC의 이력, 인수확인서, 할 일 */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

export const koProgramme = {
	YEAR_CLOSED: (p) => ({
		what: `${p.year ?? ''}년도는 마감되었습니다.`,
		why: `마감한 연도에는 새로 접수하거나 배정하지 않습니다${given(p.at, (at) => ` · ${when(at)} 마감`)}. 현장 기록은 보존됩니다.`,
		next: '열려 있는 연도로 처리하십시오.'
	}),
	YEAR_EXISTS: (p) => ({
		what: '연도를 새로 열지 않았습니다.',
		why: `${p.year ?? ''}년도 설정이 이미 있습니다.`,
		next: '그 연도의 설정을 확인하십시오.'
	}),
	YEAR_OPEN: (p) => ({
		what: '연도를 다시 열지 않았습니다.',
		why: `${p.year ?? ''}년도는 마감되지 않았습니다.`,
		next: '설정 화면에서 연도를 확인하십시오.'
	}),
	QUOTA_BELOW_USED: (p) => ({
		what: '보급 목표를 바꾸지 않았습니다.',
		why: `이미 ${p.used ?? ''}대가 배정되었거나 보급되어 ${p.quota ?? ''}대로 줄일 수 없습니다.`,
		next: '배정을 먼저 해제하거나 더 큰 수를 쓰십시오.'
	}),
	DATE_AHEAD: (p) => ({
		what: '저장하지 않았습니다.',
		why: `아직 오지 않은 날짜입니다${given(p.field, (f) => ` (${nameOf('field', f, 'ko')})`)}.`,
		next: '날짜를 확인하고 다시 저장하십시오.'
	}),
	DATES_REVERSED: (p) => ({
		what: '저장하지 않았습니다.',
		why: `끝나는 날이 시작하는 날보다 앞섭니다${given(p.field, (f) => ` (${nameOf('field', f, 'ko')})`)}.`,
		next: '두 날짜를 확인하고 다시 저장하십시오.'
	}),
	EDIT_CONFLICT: (p) => ({
		what: '고치지 않았습니다.',
		why: `같은 항목을 다른 사람이 먼저 고쳤습니다${given(p.field, (f) => `: ${nameOf('field', f, 'ko')}`)}${given(p.present, (now) => ` (지금 값 ${now})`)}.`,
		next: '지금 값을 확인하고 그래도 맞지 않으면 다시 고치십시오.'
	}),
	MERGED_WITH_ITSELF: say(
		'병합하지 않았습니다.',
		'같은 가구를 두 번 골랐습니다.',
		'남길 가구를 다르게 고르십시오.'
	),
	HOUSEHOLD_OPEN: (p) => ({
		what: '다시 열지 않았습니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구는 정상 상태입니다.`,
		next: '가구 상태를 확인하십시오.'
	}),
	CANNOT_REOPEN: (p) => ({
		what: '다시 열지 않았습니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구는 ${nameOf('household', p.state, 'ko')} 상태라서 다시 열 수 없습니다.`,
		next: '전출과 자격상실만 다시 열 수 있습니다. 필요하면 새로 등록하십시오.'
	}),
	PHONE_BLOCKED: (p) => ({
		what: '이미 차단한 번호입니다.',
		why: `이 번호로는 안내를 보내지 않습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '본인 확인 뒤 새 번호로 고치십시오.'
	}),
	UNKNOWN_PROOF: say(
		'자격 확인을 찾을 수 없습니다.',
		'기록이 없거나 목록이 바뀌었습니다.',
		'가구 화면을 새로 열어 확인하십시오.'
	),
	PROOF_REVOKED: (p) => ({
		what: '이미 취소된 자격 확인입니다.',
		why: `한 번 취소한 기록은 다시 바꾸지 않습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '필요하면 자격을 새로 확인하십시오.'
	}),
	NO_PROOF: (p) => ({
		what: '자격이 확인되지 않았습니다.',
		why: `자격 확인은 지금 ${nameOf('eligibility', p.state ?? 'PENDING', 'ko')} 상태입니다${given(p.until, (day) => ` (${dayIn('ko', day)}까지)`)}.`,
		next: '행정정보 공동이용이나 서류로 자격을 확인한 뒤 다시 하십시오.'
	}),
	UNKNOWN_CONSENT: say(
		'동의 기록을 찾을 수 없습니다.',
		'기록이 없거나 목록이 바뀌었습니다.',
		'가구 화면을 새로 열어 확인하십시오.'
	),
	CONSENT_MISSING: (p) => ({
		what: '동의가 필요합니다.',
		why: `${nameOf('consentKind', p.kind ?? 'COLLECT', 'ko')} 동의가 없으면 심사할 수 없습니다. 통신사 제공 동의는 없어도 됩니다.`,
		next: '동의를 받고 다시 하십시오.'
	}),
	CONSENT_WITHDRAWN: (p) => ({
		what: '이미 철회된 동의입니다.',
		why: `철회한 기록이 있습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '가구 화면에서 동의 상태를 확인하십시오.'
	}),
	UNKNOWN_APPLICATION: say(
		'신청을 찾을 수 없습니다.',
		'등록되지 않았거나 담당 행정동 밖의 신청입니다.',
		'접수번호를 확인하거나 사무실에 문의하십시오.'
	),
	HAS_APPLICATION: (p) => ({
		what: '신청을 새로 접수하지 않았습니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구는 올해 신청이 이미 있습니다${given(p.state, (s) => ` (${nameOf('application', s, 'ko')})`)}. 한 해에 한 건입니다.`,
		next: '있는 신청을 확인하십시오.'
	}),
	APPLICATION_STATE: (p) => ({
		what: '신청을 처리하지 않았습니다.',
		why: `신청은 지금 ${nameOf('application', p.state, 'ko')} 상태입니다${given(p.wants, (s) => `. ${nameOf('application', s, 'ko')} 상태에서 할 수 있는 일입니다`)}.`,
		next: '신청 상태를 확인하고 앞 단계부터 하십시오.'
	}),
	APPLICATION_OVER: (p) => ({
		what: '신청을 처리하지 않았습니다.',
		why: `끝난 신청입니다${given(p.state, (s) => ` (${nameOf('application', s, 'ko')})`)}.`,
		next: '다시 받으려면 신청을 새로 접수하십시오.'
	}),
	NOT_NEXT: (p) => ({
		what: '선정하지 않았습니다.',
		why: `순번이 앞선 가구가 ${p.ahead ?? ''}곳 있습니다${given(p.receiptNo, (r) => `. 첫 순번은 접수번호 ${r}입니다`)}.`,
		next: '첫 순번을 선정하거나 순서를 바꾸는 사유를 적으십시오.'
	}),
	NOT_SELECTED: (p) => ({
		what: '선정되지 않은 가구입니다.',
		why: `${given(p.receiptNo, (r) => `접수번호 ${r} `)}가구의 올해 신청은 ${p.state ? nameOf('application', p.state, 'ko') : '없음'} 상태입니다.`,
		next: '신청을 선정한 뒤 배정하십시오. 현장 기록은 보존됩니다.'
	}),
	PC_STATE: (p) => ({
		what: 'PC를 처리하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 지금 ${nameOf('pc', p.state, 'ko')} 상태입니다${given(p.wants, (s) => `. ${nameOf('pc', s, 'ko')} 상태에서 할 수 있는 일입니다`)}.`,
		next: 'PC의 이력을 확인하고 앞 단계부터 하십시오.'
	}),
	PC_SCRAPPED: (p) => ({
		what: 'PC를 처리하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 폐기되었습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '다른 PC를 고르십시오.'
	}),
	PC_LOST: (p) => ({
		what: 'PC를 처리하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 분실로 기록되어 있습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '찾았으면 발견으로 먼저 기록하십시오.'
	}),
	PC_NOT_LOST: (p) => ({
		what: '발견으로 기록하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 분실 상태가 아닙니다${given(p.state, (s) => ` (${nameOf('pc', s, 'ko')})`)}.`,
		next: 'PC의 이력을 확인하십시오.'
	}),
	WIPE_TOO_OLD: (p) => ({
		what: '자료삭제를 기록하지 않았습니다.',
		why: `${p.tag ?? ''} PC를 마지막으로 받은 때보다 앞선 자료삭제입니다${given(p.at, (at) => ` (${when(at)}에 받음)`)}.`,
		next: '다시 삭제하고 그 시각과 증빙을 적으십시오.'
	}),
	SCRAP_ASKED: (p) => ({
		what: 'PC를 처리하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 폐기 승인을 기다리고 있습니다${given(p.at, (at) => ` · ${when(at)} 요청`)}.`,
		next: '승인이나 반려를 기다리십시오.'
	}),
	SCRAP_NOT_ASKED: (p) => ({
		what: '폐기를 결정하지 않았습니다.',
		why: `${p.tag ?? ''} PC에는 폐기 요청이 없습니다.`,
		next: '담당자가 사유를 적어 먼저 요청해야 합니다.'
	}),
	NOT_A_SPARE: (p) => ({
		what: '하차로 기록하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 예비로 실은 PC가 아닙니다.`,
		next: 'PC의 이력을 확인하십시오.'
	}),
	VISIT_UNDER_WAY: (p) => ({
		what: '방문을 바꾸지 않았습니다.',
		why: `담당자가 이미 출발했습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '담당자와 통화하고, 필요하면 방문을 취소한 뒤 다시 잡으십시오.'
	}),
	OUT_OF_AREA: (p) => ({
		what: '담당 행정동 밖에서 기록되었습니다.',
		why: `${p.adminDong ?? ''}은 기록한 사람의 담당 행정동이 아닙니다. 현장 기록은 보존됩니다.`,
		next: '왜 다녀왔는지 확인하고, 필요하면 담당 행정동을 바꾸십시오.'
	}),
	UNIT_MOVED_ON: (p) => ({
		what: '결정하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 그 뒤에 다른 곳으로 옮겨졌습니다${given(p.state, (s) => ` (지금 ${nameOf('pc', s, 'ko')})`)}.`,
		next: 'PC의 이력을 확인하고 다른 결정을 고르십시오.'
	}),
	UNKNOWN_RECEIPT: say(
		'인수확인서를 찾을 수 없습니다.',
		'기록이 없거나 목록이 바뀌었습니다.',
		'보급 목록에서 다시 여십시오.'
	),
	RECEIPT_REPLACED: (p) => ({
		what: '정정하지 않았습니다.',
		why: `${given(p.edition, (v) => `제${v}판은 `)}더 새로운 판으로 바뀐 인수확인서입니다.`,
		next: '가장 새로운 판을 열어 정정하십시오.'
	}),
	RECEIPT_VOID: (p) => ({
		what: '정정하지 않았습니다.',
		why: `중복 기록으로 결정되어 효력이 없는 인수확인서입니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '효력이 있는 인수확인서를 확인하십시오.'
	}),
	UNKNOWN_SCAN: (p) => ({
		what: '대장에 없는 라벨입니다.',
		why: `읽은 글자: ${p.text ?? ''}${given(p.where, (w) => ` (${w})`)}. 관리번호와 제조번호 어느 것과도 맞지 않습니다.`,
		next: '기기를 찾아 제조번호를 확인하고, 필요하면 입고로 등록하십시오.'
	}),
	UNKNOWN_TASK: say(
		'할 일을 찾을 수 없습니다.',
		'목록이 바뀌었습니다.',
		'목록을 새로 열어 확인하십시오.'
	),
	TASK_DONE: (p) => ({
		what: '이미 끝난 일입니다.',
		why: `다른 사람이 먼저 처리했습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '처리 내용을 확인하십시오.'
	})
} satisfies Partial<Table>;
