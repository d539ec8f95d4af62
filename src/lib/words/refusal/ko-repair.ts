/** 한국어: 수리, 근무일 */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

const won = (value: unknown) => Number(value ?? 0).toLocaleString('ko-KR');
const no = (value: unknown) => given(value, (text) => ` (${text})`);
const state = (value: unknown) => nameOf('ticket', value, 'ko');

export const koRepair = {
	UNKNOWN_TICKET: say(
		'수리 접수를 찾을 수 없습니다.',
		'등록되지 않았거나 담당 행정동 밖의 수리입니다.',
		'수리번호를 확인하거나 사무실에 문의하십시오.'
	),
	TICKET_OPEN: (p) => ({
		what: '새로 접수하지 않았습니다.',
		why: `같은 PC의 수리가 이미 진행 중입니다${no(p.ticketNo)}${given(p.at, (at) => ` · ${when(at)} 접수`)}.`,
		next: '진행 중인 수리를 열어 이어서 처리하십시오.'
	}),
	TICKET_STATE: (p) => ({
		what: '처리하지 않았습니다.',
		why: `수리${no(p.ticketNo)}가 ${state(p.state)} 상태여서 지금은 할 수 없는 일입니다.`,
		next: '수리의 현재 상태를 확인하십시오.'
	}),
	TICKET_CLOSED: (p) => ({
		what: '이미 끝난 수리에 기록되었습니다.',
		why: `수리${no(p.ticketNo)}는 ${state(p.state)} 상태입니다.`,
		next: '기록을 견주어 보고 어느 쪽이 맞는지 확인하십시오.'
	}),
	TICKET_STARTED: (p) => ({
		what: '취소하지 않았습니다.',
		why: `수리${no(p.ticketNo)}는 이미 시작했습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '수리 완료 또는 수리 불가로 마무리하십시오.'
	}),
	NOT_YOUR_TICKET: (p) => ({
		what: '방문을 잡지 않았습니다.',
		why: `다른 담당자의 수리이거나 다른 사람의 방문입니다${no(p.ticketNo)}.`,
		next: '사무실에 담당 변경을 요청하십시오.'
	}),
	NOT_THEIR_PC: (p) => ({
		what: '접수하지 않았습니다.',
		why: `${p.tag ?? ''} PC는 지금 이 가구에 있지 않습니다.`,
		next: '관리번호를 다시 확인하거나 가구 소유 PC로 접수하십시오.'
	}),
	REPAIRS_USED_UP: (p) => ({
		what: '접수하지 않았습니다.',
		why: `${p.year ?? ''}년도에 가구 소유 PC를 수리할 수 있는 횟수(${p.limit ?? ''}회)를 모두 썼습니다.`,
		next: '다음 연도에 다시 신청할 수 있다고 안내하십시오.'
	}),
	PARTS_ABOVE_LIMIT: (p) => ({
		what: '부품 비용이 한도를 넘었습니다.',
		why: `한 가구의 연간 한도는 ${won(p.limit)}원인데, 이미 ${won(p.used)}원을 썼고 이번이 ${won(p.cost)}원입니다.`,
		next: '기록한 사람이 아닌 승인자가 결정합니다.'
	}),
	LAPTOP_PARTS: say(
		'노트북 부품은 지원하지 않습니다.',
		'노트북 부품은 기종마다 달라 구할 수 없는 경우가 많아 지원에서 빠져 있습니다. 점검과 프로그램 수리는 도와드립니다.',
		'부품 없이 할 수 있는 수리로 접수하거나, 제조사 서비스센터를 안내하십시오.'
	),
	UNLICENSED_SOFTWARE: say(
		'정품이 아닌 프로그램은 설치하지 않습니다.',
		'저작권을 지키고 악성코드를 막기 위해서입니다. 무료로 쓸 수 있는 정품 프로그램은 설치해 드립니다.',
		'하려는 일을 여쭙고 그 일을 할 수 있는 무료 프로그램을 안내하십시오.'
	),
	REOPEN_TOO_LATE: (p) => ({
		what: '다시 열지 않았습니다.',
		why: `다시 접수할 수 있는 기간이 지났습니다${given(p.until, (day) => ` · ${dayIn('ko', day)}까지`)}.`,
		next: '새 수리로 접수하십시오.'
	}),
	WRONG_OUTCOME: (p) => ({
		what: '수리 불가 뒤의 처리가 맞지 않습니다.',
		why: `${nameOf('repairOutcome', p.outcome, 'ko')}: 교체는 보급한 PC에만, 새 신청은 가구 소유 PC에만 할 수 있습니다.`,
		next: '다른 처리를 고르거나 사무실에서 확인하십시오.'
	}),
	ALREADY_ASKED: (p) => ({
		what: '이미 요청되어 있습니다.',
		why: `이 방문의 날짜 변경 요청이 먼저 들어왔습니다${given(p.at, (at) => ` · ${when(at)}`)}.`,
		next: '담당자가 연락할 때까지 기다려 주십시오.'
	}),
	NO_WORKDAY: (p) => ({
		what: '등록하지 않았습니다.',
		why: `${dayIn('ko', p.day)}은 이미 쉬는 날입니다${no(p.name)}.`,
		next: '날짜를 확인하십시오.'
	}),
	UNKNOWN_HOLIDAY: (p) => ({
		what: '취소하지 않았습니다.',
		why: `${dayIn('ko', p.day)}은 사무실이 등록한 쉬는 날이 아닙니다.`,
		next: '목록을 새로 열어 확인하십시오.'
	})
} satisfies Partial<Table>;
