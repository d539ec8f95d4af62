/** Words of ends of support that are put right. (DOMAIN §2.2 I8) */
import type { LeftReason } from '../domain/end-undone.ts';
import type { Words } from './locale.ts';
import { won } from './money.ts';

const koLeft: Record<LeftReason, string> = {
	TAKEN: '그대로 둠 · 다른 지원에 있는 달',
	CLOSED: '그대로 둠 · 마감한 달',
	LINES: '그대로 둠 · 그 달은 회선이 모두 찼음',
	USED_UP: '그대로 둠 · 지원 월수를 모두 씀',
	IN_RUN: '그대로 둠 · 결재한 지급조서에 있음',
	RECOVERED: '그대로 둠 · 추가로 지급한 금액이 환수됨'
};
const enLeft: Record<LeftReason, string> = {
	TAKEN: 'stays: supported elsewhere',
	CLOSED: 'stays: the month is closed',
	LINES: 'stays: all lines were in use',
	USED_UP: 'stays: no months are left',
	IN_RUN: 'stays: in an approved run',
	RECOVERED: 'stays: what was added has come back'
};

export const rightEnd = {
	ko: {
		title: '종료 정정',
		text: '날짜를 잘못 적었거나 다른 가구를 종료했을 때 씁니다. 다른 승인 담당자가 승인해야 바뀝니다.',
		how: '바로잡을 내용',
		later: '더 뒤의 날에 끝났습니다.',
		none: '끝나지 않았습니다. 계속 지원합니다.',
		noneNote: '가구가 종료되어 있으면 가구를 먼저 다시 여십시오.',
		on: '바른 종료일',
		onHint: (day: string) => `지금 기록된 종료일은 ${day}입니다.`,
		onNeeded: '지금 종료일보다 뒤의 날을 선택해 주십시오.',
		look: '바뀌는 내용 보기',
		foreseen: (day: string) => `종료일을 ${day}로 바로잡으면`,
		foreseenNone: '종료를 취소하고 계속 지원하면',
		month: '월',
		change: '바뀌는 내용',
		amount: '금액(원)',
		kinds: { KEPT: '환수하지 않음', MORE: '더 지급', PLANNED: '다시 예정' },
		left: koLeft,
		nothing: '바뀌는 달이 없습니다.',
		sum: (kept: number, more: number, planned: number) =>
			`환수하지 않을 금액 ${won(kept, 'ko')} · 더 지급할 금액 ${won(more, 'ko')} · 다시 예정할 달 ${planned}개월`,
		closing: '가구의 종료일도 같은 날로 바뀝니다.',
		reason: '정정하는 사유',
		reasonNeeded: '정정하는 사유를 입력해 주십시오.',
		ask: '정정 요청',
		waits: (from: string, to: string | null) =>
			`종료 정정 요청이 승인을 기다립니다: ${from} → ${to ?? '계속 지원'}`,
		approve: '정정 승인',
		decline: '정정 반려',
		declineText: '다른 날로 다시 요청할 수 있습니다.',
		own: '본인이 요청했거나 종료를 기록한 사람은 승인할 수 없습니다. 다른 승인 담당자가 결정합니다.',
		corrected: (from: string, to: string | null, by: string) =>
			`${from} → ${to ?? '계속 지원'} · 승인 ${by}`
	},
	en: {
		title: 'Correct the end',
		text: 'For a day that was mistyped, or a household that was closed by mistake. Another person has to approve it.',
		how: 'What is right',
		later: 'It ended on a later day.',
		none: 'It did not end. Support goes on.',
		noneNote: 'A household that is closed has to be opened again first.',
		on: 'Right day',
		onHint: (day: string) => `The end is recorded on ${day}.`,
		onNeeded: 'Choose a day after the recorded one.',
		look: 'Show what changes',
		foreseen: (day: string) => `With an end on ${day}`,
		foreseenNone: 'If support goes on',
		month: 'Month',
		change: 'What changes',
		amount: 'Amount (won)',
		kinds: { KEPT: 'not claimed back', MORE: 'more is paid', PLANNED: 'planned again' },
		left: enLeft,
		nothing: 'No month changes.',
		sum: (kept: number, more: number, planned: number) =>
			`${won(kept, 'en')} not claimed back · ${won(more, 'en')} more to pay · ${planned} months planned again`,
		closing: 'The household’s case is closed on that day as well.',
		reason: 'Reason',
		reasonNeeded: 'Enter the reason.',
		ask: 'Ask for the correction',
		waits: (from: string, to: string | null) =>
			`A correction of the end waits for approval: ${from} → ${to ?? 'support goes on'}`,
		approve: 'Approve the correction',
		decline: 'Decline the correction',
		declineText: 'It may be asked for again with another day.',
		own: 'Whoever asked, or recorded the end, cannot approve it. Another approver decides.',
		corrected: (from: string, to: string | null, by: string) =>
			`${from} → ${to ?? 'support goes on'}, approved by ${by}`
	}
} satisfies Words;
