/** 한국어: 태블릿의 수리 */
import { countOf, dayName } from '../day.ts';

export const ko = {
	title: '수리',
	take: '수리 접수',
	takeHint: '고장 난 PC가 있는 가구를 찾아 누르십시오.',
	loading: '수리 기록을 불러오고 있습니다.',
	empty: '진행 중인 수리가 없습니다',
	emptyText: '사무실이 맡기거나 현장에서 접수하면 여기에 보입니다.',
	groups: {
		urgent: '기한이 지났거나 오늘까지',
		mine: '내 수리',
		waiting: '부품이나 가구를 기다리는 것',
		free: '담당이 없는 것',
		others: '다른 담당자의 수리',
		ended: '최근 14일 안에 끝난 것'
	},
	items: (n: number) => `${countOf(n)}건`,
	own: '가구의 PC',
	repair: '수리',
	due: {
		LATE: (days: number) => (days > 0 ? `기한 ${countOf(days)}근무일 지남` : '기한 지남'),
		TODAY: '오늘까지',
		SOON: (day: string) => `기한 ${dayName(day, 'ko')}`,
		AHEAD: (day: string) => `기한 ${dayName(day, 'ko')}`,
		PAUSED: '기한 멈춤'
	},
	ticket: {
		back: '수리',
		missing: '이 수리 기록을 찾을 수 없습니다',
		missingText:
			'담당 행정동이 바뀌었거나 다른 기록에 합쳐진 수리입니다. 이 태블릿에서 만든 기록은 「보낼 것」에 남아 있습니다.',
		toList: '수리 보기',
		lateTitle: '방문하기로 한 날이 지났습니다',
		lateText: (day: string) => `${dayName(day, 'ko')}까지 방문하기로 했습니다.`,
		todayTitle: '오늘까지 방문하기로 했습니다',
		pausedParts: '부품을 기다리고 있습니다',
		pausedHousehold: '가구를 기다리고 있습니다',
		pausedText: (day: string) => `${dayName(day, 'ko')}부터 기한이 멈춰 있습니다.`,
		unsent: '이 태블릿에 저장했습니다. 연결되면 자동으로 보냅니다.',
		reopened: (n: number) => `${n}번째 재접수`,
		about: '고장 내용',
		symptom: '증상',
		words: '하신 말씀',
		unit: 'PC',
		received: '접수',
		receivedBy: (day: string, channel: string) => `${dayName(day, 'ko')} · ${channel}`,
		due: '방문 기한',
		worker: '담당',
		nobody: '정해지지 않음',
		warranty: '수리 조건',
		warrantyUntil: (day: string) => `${day}까지 무상`,
		noWarranty: '무상 수리 기간이 아닙니다',
		ownLimits: '가구의 PC라 한 해의 수리 횟수와 부품 한도가 있습니다',
		photo: '고장 사진',
		donePhoto: '수리 뒤 사진',
		visits: '방문',
		visitOn: (day: string, time: string | null) =>
			[dayName(day, 'ko'), time].filter(Boolean).join(' '),
		attempt: (n: number) => `${n}번째 방문`,
		way: '수리 방법',
		result: '수리 내용',
		work: '한 일',
		parts: '부품',
		noParts: '쓴 부품 없음',
		cost: '부품비',
		recipient: '확인한 분',
		signature: '서명',
		signatureOf: (name: string) => `${name} 님의 서명`,
		signatureAway: '서명 그림은 사무실에 있습니다. 이 태블릿에는 없습니다.',
		noSignature: '원격으로 수리하여 서명을 받지 않았습니다.',
		givenUp: '수리하지 못한 사유',
		outcome: '다음에 할 일',
		cancelled: '취소된 수리입니다',
		earlier: '지난 수리',
		household: '가구 기록 보기',
		others: '그 밖의 일'
	},
	act: {
		plan: '방문 잡기',
		planAgain: '다시 방문 잡기',
		begin: '지금 시작',
		start: '수리 시작',
		otherWay: '원격·입고로 시작',
		depart: '출발',
		move: '방문 변경',
		fail: '방문 실패',
		wait: '기다리기',
		resume: '다시 시작',
		done: '수리 완료',
		resumeDone: '이어서 완료',
		giveUp: '수리 불가',
		reopen: '다시 고장 남'
	},
	way: {
		title: '어떻게 수리합니까?',
		text: '입고하면 우리 PC는 「수리중」으로 나타납니다.',
		close: '닫기',
		legend: '수리 방법',
		notes: {
			VISIT: '가구에서 수리합니다.',
			REMOTE: '전화와 원격 연결로 수리합니다. 서명을 받지 않습니다.',
			BROUGHT_IN: 'PC를 가져와 수리합니다.'
		},
		save: '시작',
		needed: '수리 방법을 고르지 않았습니다. 하나를 고르십시오.'
	},
	open: {
		title: '수리 접수',
		back: '가구',
		unit: '고장 난 PC',
		ownNote: '자격과 동의, 한 해의 수리 횟수를 확인합니다',
		unitNeeded: '어느 PC인지 고르지 않았습니다. 하나를 고르십시오.',
		form: '기기',
		symptom: '증상',
		symptomNeeded: '증상을 고르지 않았습니다. 가장 가까운 것을 고르십시오.',
		words: '하신 말씀',
		wordsHint: '들은 그대로 적으십시오. 주민등록번호와 비밀번호는 적지 않습니다.',
		wordsNeeded: '「기타」는 내용을 적어야 합니다. 무엇이 안 되는지 적으십시오.',
		photoHint: '고장 난 곳을 찍습니다. 얼굴과 서류는 찍지 마십시오.',
		wish: '원하시는 것',
		save: '접수',
		done: (no: string) => `접수했습니다. 접수번호 ${no}`,
		doneText: (day: string) => `${dayName(day, 'ko')}까지 방문하기로 약속합니다.`,
		toTicket: '수리 열기',
		toHousehold: '가구 기록 보기',
		again: '고쳐서 다시 접수',
		noYear: '사업 연도의 설정을 아직 받지 못했습니다. 연결한 뒤 다시 여십시오.'
	},
	plan: {
		title: '수리 방문 잡기',
		moveTitle: '수리 방문 변경',
		move: '방문 변경',
		due: (day: string) => `${dayName(day, 'ko')}까지 방문하기로 했습니다.`,
		late: '약속한 날보다 늦습니다. 가구에 먼저 알리십시오.',
		off: '쉬는 날입니다. 가구와 약속한 날인지 확인하십시오.',
		planned: (day: string) => `${dayName(day, 'ko')} 수리 방문을 잡았습니다`,
		toTicket: '수리 열기',
		again: '날짜 다시 고르기'
	},
	fail: {
		title: '수리 방문 실패',
		effects: {
			ABSENT: '수리는 계속 맡아 둡니다. 다시 방문할 날을 고르십시오.',
			ABSENT_THIRD: '세 번째 부재입니다. 사무실에서 가구에 전화합니다.',
			REFUSED: '사무실에서 가구에 전화하여 뜻을 확인합니다.',
			WRONG_ADDRESS: '주소를 확인한 뒤 다시 방문합니다.',
			MOVED: '사무실에서 전출을 확인합니다. 수리는 그때까지 남아 있습니다.',
			DECEASED: '사무실에서 확인합니다. 전화하지 마십시오.',
			OTHER: '무슨 일이 있었는지 적으십시오.'
		}
	},
	wait: {
		title: '기다리기',
		text: '기다리는 동안 방문 기한이 멈춥니다.',
		reason: '무엇을 기다립니까?',
		reasonNeeded: '무엇을 기다리는지 고르지 않았습니다. 하나를 고르십시오.',
		notes: {
			PARTS: '부품이 오면 「다시 시작」을 누르거나 방문을 잡습니다.',
			HOUSEHOLD: '가구가 없거나 준비할 것이 있습니다.'
		},
		order: '주문할 부품',
		orderHint: '부품과 값을 적으면 수리를 마칠 때 그대로 나옵니다.',
		note: '메모',
		noteHint: '언제, 누구에게 다시 연락하는지 적으십시오.',
		save: '기다리기로 기록'
	},
	parts: {
		heading: '쓴 부품',
		name: '부품 이름',
		cost: '값',
		won: '원',
		add: '부품 더하기',
		remove: (n: number) => `${n}번째 부품 빼기`,
		total: (sum: number) => `부품비 합계 ${countOf(sum)}원`,
		none: '쓴 부품이 없으면 비워 두십시오.',
		nameNeeded: '부품 이름이 비어 있습니다. 이름을 넣거나 그 줄을 빼십시오.',
		costBad: '값을 숫자로 넣으십시오. 무료이면 0을 넣으십시오.',
		limit: (used: number, limit: number) =>
			`올해 부품 한도 ${countOf(limit)}원 중 ${countOf(used)}원을 썼습니다.`,
		above: (over: number) => `한도보다 ${countOf(over)}원 많습니다`,
		aboveText: '기록은 그대로 저장되고, 승인자가 결정합니다.',
		covered: '무상 수리 기간이라 부품 한도를 세지 않습니다.',
		laptop: '가구의 노트북에는 부품을 쓸 수 없습니다.'
	},
	done: {
		title: '수리 완료',
		steps: ['한 일', '서명', '확인'],
		stepsRemote: ['한 일', '확인'],
		stepsLabel: '수리 완료 단계',
		headings: {
			work: '무엇을 했습니까?',
			sign: '수리를 확인한 분의 서명을 받습니다',
			summary: '저장하기 전에 확인합니다'
		},
		way: '수리 방법',
		work: '한 일',
		workHint: '예: 메모리를 바꾸고 윈도우를 다시 설치함',
		photoHint: '수리한 뒤의 모습을 찍습니다. 얼굴과 서류는 찍지 마십시오.',
		workNeeded: '한 일이 비어 있습니다. 무엇을 고쳤는지 적으십시오.',
		recipient: '확인한 분 성명',
		recipientHint: '가구주가 아니면 그분의 이름을 넣으십시오.',
		recipientNeeded: '이름이 비어 있습니다. 수리를 확인한 분의 이름을 넣으십시오.',
		household: '가구',
		summaryText: '아래 내용으로 저장합니다. 저장한 뒤에는 고칠 수 없습니다.',
		confirm: '수리 완료',
		saved: (name: string) => `${name} 님 수리 완료`,
		over: '이미 끝난 수리입니다',
		overText: '다시 기록하지 않아도 됩니다. 저장된 내용을 볼 수 있습니다.',
		seeTicket: '수리 보기'
	},
	giveUp: {
		title: '수리 불가',
		reason: '수리하지 못한 사유',
		reasonNeeded: '사유를 고르지 않았습니다. 하나를 고르십시오.',
		outcome: '다음에 할 일',
		outcomeNeeded: '다음에 할 일을 고르지 않았습니다. 하나를 고르십시오.',
		notes: {
			SWAP: '이 PC를 회수하고 사무실이 다른 PC를 배정합니다.',
			APPLICATION: '사무실이 사랑의 PC 신청을 안내합니다.',
			NONE: '여기서 끝냅니다.'
		},
		note: '자세한 내용',
		noteHint: '무엇을 확인했는지 적으십시오.',
		noteNeeded: '「기타」는 내용을 적어야 합니다. 왜 수리하지 못했는지 적으십시오.',
		save: '수리 불가로 기록',
		saved: (name: string) => `${name} 님 수리 불가`
	},
	reopen: {
		title: '다시 고장 남',
		text: (day: string) => `${dayName(day, 'ko')}까지 같은 접수번호로 다시 접수할 수 있습니다.`,
		words: '무엇이 다시 안 됩니까?',
		wordsNeeded: '내용이 비어 있습니다. 무엇이 다시 안 되는지 적으십시오.',
		save: '다시 접수',
		done: '다시 접수했습니다'
	},
	saved: {
		failed: (name: string, reason: string) => `${name} 님 수리 방문 실패 (${reason})`,
		waits: (name: string, reason: string) => `${name} 님 수리 · ${reason}`
	},
	tablet: {
		more: (n: number) => `${countOf(n)}건 더 보기`
	},
	sentences: {
		openTicket: (name: string, symptom: string) => `${name} 님 수리 접수 (${symptom})`,
		planRepair: (name: string, day: string) => `${name} 님 ${dayName(day, 'ko')} 수리 방문 잡기`,
		failRepair: (name: string, reason: string) => `${name} 님 수리 방문 실패 (${reason})`,
		startRepair: (name: string, way: string) => `${name} 님 수리 시작 (${way})`,
		pauseRepair: (name: string, reason: string) => `${name} 님 수리 · ${reason}`,
		resumeRepair: (name: string) => `${name} 님 수리 다시 시작`,
		completeRepair: (name: string) => `${name} 님 수리 완료`,
		giveUpRepair: (name: string, reason: string) => `${name} 님 수리 불가 (${reason})`,
		reopenTicket: (name: string) => `${name} 님 수리 다시 접수`,
		departRepair: (name: string) => `${name} 님 수리 방문 출발`
	}
};
