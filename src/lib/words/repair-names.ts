/** Names of what repairs are made of, in the office's words: states, symptoms, ways, reasons. (DOMAIN §2.2) */

export const repairNames = {
	ticket: {
		RECEIVED: ['접수', 'received'],
		REOPENED: ['재접수', 'reopened'],
		ASSIGNED: ['담당 지정', 'assigned'],
		SCHEDULED: ['방문예정', 'visit planned'],
		IN_PROGRESS: ['수리중', 'in repair'],
		WAITING_PARTS: ['부품대기', 'waits for parts'],
		WAITING_HOUSEHOLD: ['가구대기', 'waits for the household'],
		COMPLETED: ['수리완료', 'repaired'],
		UNREPAIRABLE: ['수리불가', 'beyond repair'],
		CANCELLED: ['취소', 'cancelled']
	},
	repairVisit: {
		SCHEDULED: ['방문예정', 'planned'],
		DEPARTED: ['출발', 'on the way'],
		DONE: ['방문함', 'visited'],
		FAILED: ['방문실패', 'failed'],
		CANCELLED: ['취소', 'cancelled']
	},
	/** how it stands to the promised day */
	promised: {
		DONE: ['끝남', 'over'],
		PAUSED: ['기한 멈춤', 'paused'],
		LATE: ['기한 지남', 'overdue'],
		TODAY: ['오늘까지', 'due today'],
		SOON: ['다음 근무일까지', 'due next working day'],
		AHEAD: ['기한 안', 'in time']
	},
	symptom: {
		NO_POWER: ['전원이 안 켜짐', 'no power'],
		NO_BOOT: ['부팅이 안 됨', 'does not start'],
		SLOW: ['느림', 'slow'],
		NO_SCREEN: ['화면이 안 나옴', 'no picture'],
		NO_INTERNET: ['인터넷이 안 됨', 'no internet'],
		NOISE: ['소음·발열', 'noise or heat'],
		INPUT: ['키보드·마우스', 'keyboard or mouse'],
		SOFTWARE: ['프로그램', 'software'],
		VIRUS: ['악성코드', 'malware'],
		OTHER: ['기타', 'other']
	},
	repairForm: { DESKTOP: ['데스크톱', 'desktop'], LAPTOP: ['노트북', 'laptop'] },
	ticketChannel: {
		PHONE: ['전화', 'phone'],
		COUNTER: ['창구', 'counter'],
		FIELD: ['현장', 'field'],
		ONLINE: ['가구가 직접', 'by the household']
	},
	repairWay: {
		VISIT: ['방문', 'visit'],
		REMOTE: ['원격', 'remote'],
		BROUGHT_IN: ['입고', 'brought in']
	},
	repairWish: {
		REPAIR: ['수리', 'repair'],
		PARTS: ['부품 교체', 'new parts'],
		UNLICENSED_SOFTWARE: ['정품이 아닌 프로그램 설치', 'unlicensed software']
	},
	pauseReason: {
		PARTS: ['부품을 기다림', 'waits for parts'],
		HOUSEHOLD: ['가구를 기다림', 'waits for the household']
	},
	giveUpReason: {
		BEYOND_REPAIR: ['고칠 수 없음', 'beyond repair'],
		NO_PARTS: ['부품 없음', 'no parts'],
		TOO_COSTLY: ['비용 과다', 'too costly'],
		LAPTOP_PARTS: ['노트북 부품', 'laptop parts'],
		UNLICENSED_SOFTWARE: ['정품 아님', 'unlicensed software'],
		HOUSEHOLD_WISH: ['가구 요청', 'the household’s wish'],
		OTHER: ['기타', 'other']
	},
	repairOutcome: {
		SWAP: ['다른 PC로 교체', 'another unit'],
		APPLICATION: ['사랑의 PC 신청 안내', 'invited to apply'],
		NONE: ['없음', 'nothing']
	},
	/** why a rule ended one; a household's own end is named as theirs */
	ticketEnd: {
		UNIT_RETURNED: ['PC 회수', 'the unit was taken back'],
		UNIT_LOST: ['PC 분실', 'the unit is lost'],
		MERGED: ['같은 수리로 병합', 'merged with the same one'],
		NOT_TAKEN: ['접수되지 않음', 'not taken']
	},
	repairFail: {
		ABSENT: ['부재', 'nobody there'],
		REFUSED: ['수리 거부', 'refused'],
		WRONG_ADDRESS: ['주소 오류', 'wrong address'],
		MOVED: ['전출', 'moved away'],
		DECEASED: ['사망', 'deceased'],
		OTHER: ['기타', 'other']
	}
} as const;

export const repairTasks = {
	RESCHEDULE: ['다른 날 요청', 'asks for another day'],
	INVITE_APPLICATION: ['사랑의 PC 신청 안내', 'invite to apply'],
	SWAP_UNIT: ['교체할 PC 배정', 'assign another unit']
} as const;

export const repairActions = {
	openTicket: ['수리 접수', 'repair asked for'],
	assignTicket: ['수리 담당 지정', 'repair assigned'],
	planRepair: ['수리 방문 예정', 'repair visit planned'],
	moveRepair: ['수리 방문 변경', 'repair visit moved'],
	cancelRepairVisit: ['수리 방문 취소', 'repair visit cancelled'],
	departRepair: ['수리 출발', 'set out to repair'],
	failRepair: ['수리 방문 실패', 'failed repair visit'],
	startRepair: ['수리 시작', 'repair begun'],
	pauseRepair: ['수리 대기', 'repair waits'],
	resumeRepair: ['수리 재개', 'repair resumed'],
	completeRepair: ['수리 완료', 'repaired'],
	giveUpRepair: ['수리 불가', 'beyond repair'],
	cancelTicket: ['수리 취소', 'repair cancelled'],
	reopenTicket: ['수리 재접수', 'repair reopened'],
	askAnotherDay: ['다른 날 요청', 'another day asked for'],
	noteHoliday: ['임시공휴일 등록', 'day off noted'],
	dropHoliday: ['임시공휴일 취소', 'day off dropped']
} as const;

export const repairFields = {
	symptom: ['증상', 'symptom'],
	words: ['내용', 'in their words'],
	form: ['기기 형태', 'form'],
	wish: ['요청', 'wish'],
	way: ['수리 방법', 'way'],
	work: ['한 일', 'what was done'],
	day: ['날짜', 'day']
} as const;
