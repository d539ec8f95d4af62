/** Words about work that was kept apart until a person decides. */
import { countOf } from './day.ts';
import type { Words } from './locale.ts';
import { momentIn } from './when.ts';

export const keptApart = {
	ko: {
		title: '따로 보관한 기록',
		text: '사용 중지된 태블릿이나 계정이 넘긴 기록, 서버가 처리하지 못한 기록입니다. 아직 아무것도 바꾸지 않았습니다. 반영할지 결정하십시오.',
		waiting: (count: number) => `따로 보관한 기록 ${countOf(count)}묶음이 결정을 기다립니다.`,
		waitingText: '현장에서 한 일이 들어 있을 수 있습니다. 결정하기 전에는 반영되지 않습니다.',
		look: '보관한 기록 보기',
		open: '결정할 기록',
		decided: '결정한 기록',
		person: '기록한 사람',
		device: '태블릿',
		cause: '보관한 까닭',
		count: '건수',
		since: '보관한 때',
		state: '상태',
		none: '따로 보관한 기록이 없습니다.',
		causes: {
			REVOKED: '사용 중지된 태블릿',
			ACCOUNT_DISABLED: '사용 중지된 계정',
			ROLE: '역할이 바뀐 사람',
			BUG: '서버가 처리하지 못함'
		} as Record<string, string>,
		states: { WAITING: '결정 대기', RELEASED: '반영함', SET_ASIDE: '반영하지 않음' },
		records: (count: number) => `${countOf(count)}건`,
		unreadable: (count: number) =>
			`읽을 수 없는 내용 ${countOf(count)}건은 반영하지 못하고 그대로 보관합니다.`,
		actions: '보관한 기록',
		answer: '결과',
		notYet: '아직 반영하지 않았습니다.',
		release: {
			title: '반영하기',
			text: (person: string) =>
				`${person} 님이 한 일로 지금 처리합니다. 규칙에 맞지 않는 기록은 결과에 까닭이 나오고, 현장에서 이미 한 일은 ‘확인 필요’에 남습니다.`,
			action: '반영하기',
			done: '반영했습니다. 기록마다 결과를 확인하십시오.',
			partly: '처리하지 못한 기록이 있어 묶음은 계속 결정을 기다립니다.',
			partlyText:
				'나머지는 반영했습니다. 프로그램을 고친 뒤 다시 반영하거나, 사유를 적고 반영하지 않을 수 있습니다.'
		},
		aside: {
			title: '반영하지 않기',
			text: '기록은 그대로 보관하고 아무것도 바꾸지 않습니다. 되돌릴 수 없습니다.',
			label: '사유',
			hint: '예: 같은 방문을 다른 태블릿에서 이미 기록함',
			action: '반영하지 않기',
			done: '반영하지 않기로 했습니다.'
		},
		decidedBy: (who: string, iso: string) => `${who} · ${momentIn(iso, 'ko')}`,
		decidedTitle: '결정'
	},
	en: {
		title: 'Kept apart',
		text: 'Records that a revoked tablet or a closed account handed in, and those the server could not process. Nothing has changed yet; please decide.',
		waiting: (count: number) => `${countOf(count)} packets of records wait for a decision.`,
		waitingText: 'They may hold work that was done in the field. Nothing counts until you decide.',
		look: 'See what is kept apart',
		open: 'To decide',
		decided: 'Decided',
		person: 'Recorded by',
		device: 'Tablet',
		cause: 'Why',
		count: 'Records',
		since: 'Kept since',
		state: 'State',
		none: 'Nothing is kept apart.',
		causes: {
			REVOKED: 'revoked tablet',
			ACCOUNT_DISABLED: 'closed account',
			ROLE: 'role changed since',
			BUG: 'could not be processed'
		} as Record<string, string>,
		states: { WAITING: 'to decide', RELEASED: 'released', SET_ASIDE: 'put aside' },
		records: (count: number) => countOf(count),
		unreadable: (count: number) =>
			`${countOf(count)} entries cannot be read; they stay as they are.`,
		actions: 'Records',
		answer: 'Result',
		notYet: 'Not applied yet.',
		release: {
			title: 'Release',
			text: (person: string) =>
				`They are processed now as the work of ${person}. What does not fit a rule says why; what was done in the field stays as something to decide.`,
			action: 'Release',
			done: 'Released. Please look at the result of each record.',
			partly: 'Some records could not be processed, so the packet goes on waiting.',
			partlyText:
				'The others are applied. Release it again once the program is mended, or put it aside.'
		},
		aside: {
			title: 'Put aside',
			text: 'The records are kept and change nothing. This is final.',
			label: 'Reason',
			hint: 'For example: the visit was recorded on another tablet',
			action: 'Put aside',
			done: 'Put aside.'
		},
		decidedBy: (who: string, iso: string) => `${who} · ${momentIn(iso, 'en')}`,
		decidedTitle: 'Decision'
	}
} satisfies Words;
