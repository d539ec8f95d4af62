/** Words about what the office has to do, and the desk at which it is done. */
import { countOf, dateName } from './day.ts';
import type { Words } from './locale.ts';

export const tasks = {
	ko: {
		title: '할 일',
		text: (open: number, late: number) =>
			open === 0
				? '남은 할 일이 없습니다.'
				: `${countOf(open)}건이 남았습니다.${late > 0 ? ` 기한이 지난 일 ${countOf(late)}건.` : ''}`,
		one: (receiptNo: string, kind: string) => `${kind} ${receiptNo}`.trim(),
		kind: '종류',
		explain: {
			RECALL: '가구에 있는 PC를 돌려받고 회수로 기록하십시오.',
			KEEP_OR_RETURN: '유족이 계속 쓸지 돌려줄지 확인하고 결과를 남기십시오.',
			CONFIRM_WITHDRAWAL: '받지 않겠다고 한 가구에 전화하여 취하할지 확인하십시오.',
			CALL_HOUSEHOLD:
				'세 번 만나지 못했습니다. 전화하여 다시 갈지, 대기 맨 뒤로 옮길지 정하십시오.',
			CHECK_HOUSEHOLD:
				'현장에서 전출이나 사망을 들었거나, 병합한 가구에 남은 배정이 있습니다. 가구와 배정을 확인하십시오.',
			PLAN_AGAIN:
				'전달하지 못한 뒤 다음 방문이나 전달할 PC가 없습니다. 사유를 보고 주소를 고치거나 다른 PC를 배정하고 방문을 다시 정하면 이 할 일은 끝납니다.',
			OFFER_NEXT: '자리가 비었습니다. 다음 순번의 의사를 확인하고 선정하십시오.',
			EXPIRED_PROOF: '자격의 유효기간이 지났습니다. 다시 확인하십시오.',
			CONSENT_WITHDRAWN: '동의를 철회했습니다. 보유한 정보와 진행 중인 처리를 확인하십시오.',
			RESCHEDULE: '가구가 다른 날을 원합니다. 전화로 정하고 방문을 바꾸면 이 할 일은 끝납니다.',
			SWAP_UNIT: '고칠 수 없는 PC를 회수했습니다. 가구에 다른 PC를 배정하십시오.',
			INVITE_APPLICATION: '고칠 수 없는 본인 PC입니다. 사랑의 PC 신청을 안내하십시오.',
			CONFIRM_SUPPORT:
				'지원받는 가구에 사랑의 PC가 더는 없습니다. 통신비 지원을 끝내거나, 계속한다면 그 사유를 적어 완료하십시오. 정하기 전에는 다음 달 청구를 등록할 수 없습니다.'
		} as Record<string, string>,
		countLabel: (kind: string, count: number) => `${kind} ${countOf(count)}건`,
		all: '모두',
		open: '남은 일',
		done: '완료한 일',
		which: '보기',
		dong: '행정동',
		household: '가구',
		about: '대상',
		openedAt: '생긴 때',
		dueOn: '기한',
		due: (day: string) => `${dateName(day, 'ko')}까지`,
		late: '기한 지남',
		noDue: '기한 없음',
		caption: '할 일 목록',
		empty: '남은 할 일이 없습니다.',
		emptyText: '전출, 거부, 동의 철회처럼 사람이 확인할 일이 생기면 여기에 나타납니다.',
		notFound: '조건에 맞는 할 일이 없습니다.',
		finish: '완료',
		finishText: '무엇을 했는지 남기면 할 일에서 빠집니다. 누가 완료했는지도 남습니다.',
		outcome: '처리 결과',
		outcomeHint: '주민등록번호는 적지 마십시오.',
		outcomeNeeded: '처리한 내용을 입력해 주십시오.',
		save: '할 일 완료',
		doneBy: '완료한 사람',
		doneAt: '완료한 때',
		facts: '할 일',
		unit: 'PC',
		application: '신청',
		repair: '수리',
		support: '통신비 지원',
		openSupport: '지원 열기',
		visit: '방문',
		openVisit: '방문 열기',
		said: '가구가 한 말',
		hidden: '가림',
		openWaitlist: '대기자 보기',
		openHousehold: '가구 열기',
		openApplication: '신청 열기',
		record: '생긴 까닭'
	},
	en: {
		title: 'Tasks',
		text: (open: number, late: number) =>
			open === 0
				? 'Nothing is left to do.'
				: `${countOf(open)} left.${late > 0 ? ` ${countOf(late)} overdue.` : ''}`,
		one: (receiptNo: string, kind: string) => `${kind} ${receiptNo}`.trim(),
		kind: 'Kind',
		explain: {
			RECALL: 'Take the PC back and record its return.',
			KEEP_OR_RETURN: 'Ask whether the family keeps it.',
			CONFIRM_WITHDRAWAL: 'Phone, and confirm that they do not want it.',
			CALL_HOUSEHOLD: 'Nobody was met three times. Phone, and decide.',
			CHECK_HOUSEHOLD: 'They moved or died, or a merged record is still promised a PC. Check both.',
			PLAN_AGAIN:
				'A hand-over failed, and no visit or no unit is left for it. Correct the address or assign another unit, and plan a visit; that ends this.',
			OFFER_NEXT: 'A place is free. Confirm the will of the next and select.',
			EXPIRED_PROOF: 'The proof has expired. Check it again.',
			CONSENT_WITHDRAWN: 'Look at what is kept and what is going on.',
			RESCHEDULE:
				'The household asks for another day. Agree on one and move the visit; that ends this.',
			SWAP_UNIT: 'A unit beyond repair was taken back. Assign another one to the household.',
			INVITE_APPLICATION: 'Their own PC is beyond repair. Invite them to apply for one.',
			CONFIRM_SUPPORT:
				'A supported household has no PC of the programme any more. End its internet support, or finish this with the reason why it goes on. Until then no bill of a later month is recorded.'
		} as Record<string, string>,
		countLabel: (kind: string, count: number) => `${kind}: ${countOf(count)}`,
		all: 'All',
		open: 'Open',
		done: 'Done',
		which: 'Show',
		dong: 'Dong',
		household: 'Household',
		about: 'About',
		openedAt: 'Since',
		dueOn: 'Due',
		due: (day: string) => `by ${dateName(day, 'en')}`,
		late: 'overdue',
		noDue: 'no date',
		caption: 'Tasks',
		empty: 'Nothing is left to do.',
		emptyText: 'What somebody has to look after appears here.',
		notFound: 'No task fits.',
		finish: 'Finish',
		finishText: 'Say what was done. Who finished it is kept.',
		outcome: 'What was done',
		outcomeHint: 'Never write a resident registration number.',
		outcomeNeeded: 'Say what was done.',
		save: 'Finish',
		doneBy: 'Done by',
		doneAt: 'Done at',
		facts: 'Task',
		unit: 'PC',
		application: 'Application',
		repair: 'Repair',
		support: 'Internet support',
		openSupport: 'Open the support',
		visit: 'Visit',
		openVisit: 'Open the visit',
		said: 'In their words',
		hidden: 'hidden',
		openWaitlist: 'Waitlist',
		openHousehold: 'Open the household',
		openApplication: 'Open the application',
		record: 'Why it was opened'
	}
} satisfies Words;
