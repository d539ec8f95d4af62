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
			CHECK_HOUSEHOLD: '현장에서 전출이나 사망을 들었습니다. 확인하여 가구 상태를 고치십시오.',
			OFFER_NEXT: '자리가 비었습니다. 다음 순번의 의사를 확인하고 선정하십시오.',
			EXPIRED_PROOF: '자격의 유효기간이 지났습니다. 다시 확인하십시오.',
			CONSENT_WITHDRAWN: '동의를 철회했습니다. 보유한 정보와 진행 중인 처리를 확인하십시오.'
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
			CHECK_HOUSEHOLD: 'The worker heard that they moved or died. Check.',
			OFFER_NEXT: 'A place is free. Confirm the will of the next and select.',
			EXPIRED_PROOF: 'The proof has expired. Check it again.',
			CONSENT_WITHDRAWN: 'Look at what is kept and what is going on.'
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
		openWaitlist: 'Waitlist',
		openHousehold: 'Open the household',
		openApplication: 'Open the application',
		record: 'Why it was opened'
	}
} satisfies Words;
