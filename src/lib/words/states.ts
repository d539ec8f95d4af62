/** Names of states, reasons, relations, categories, roles and actions, in the office's words. (DOMAIN §2) */
import { feeActions, feeFields, feeNames } from './fee-names.ts';
import { planActions, planFields } from './plan-states.ts';
import type { Locale } from './locale.ts';
import { repairActions, repairFields, repairNames, repairTasks } from './repair-names.ts';

const names = {
	...repairNames,
	...feeNames,
	household: {
		ACTIVE: ['정상', 'active'],
		MOVED_OUT: ['전출', 'moved out'],
		DECEASED: ['사망', 'deceased'],
		INELIGIBLE: ['자격상실', 'ineligible'],
		MERGED: ['병합', 'merged']
	},
	kind: { INDIVIDUAL: ['가구', 'household'], ORGANIZATION: ['단체', 'organisation'] },
	category: {
		BASIC_LIVELIHOOD: ['수급자', 'basic livelihood'],
		NEAR_POVERTY: ['차상위', 'near poverty'],
		DISABLED: ['장애인', 'disabled'],
		SINGLE_PARENT: ['한부모', 'single parent'],
		VETERAN: ['국가유공자(상이)', 'disabled veteran'],
		MULTICULTURAL: ['다문화', 'multicultural'],
		NORTH_KOREAN_DEFECTOR: ['북한이탈주민', 'North Korean defector'],
		CARE_LEAVER: ['보호아동·자립준비청년', 'care leaver'],
		WELFARE_ORG: ['사회복지시설', 'welfare organisation']
	},
	pc: {
		SOURCED: ['입고', 'sourced'],
		WIPED: ['자료삭제', 'wiped'],
		REFURBISHING: ['정비중', 'refurbishing'],
		INSPECTED: ['검수', 'inspected'],
		IN_STOCK: ['재고', 'in stock'],
		RESERVED: ['배정', 'assigned'],
		OUT: ['배송중', 'on its way'],
		DELIVERED: ['보급완료', 'delivered'],
		IN_REPAIR: ['수리중', 'in repair'],
		RETURNED: ['회수', 'returned'],
		LOST: ['분실', 'lost'],
		SCRAPPED: ['폐기', 'scrapped']
	},
	assignment: {
		PROPOSED: ['확인 대기', 'awaits the office'],
		CONFIRMED: ['배정', 'assigned'],
		COMPLETED: ['보급완료', 'delivered'],
		RELEASED: ['해제', 'released'],
		CONFLICTED: ['확인 필요', 'needs a look']
	},
	visit: {
		SCHEDULED: ['방문예정', 'planned'],
		DEPARTED: ['출발', 'on the way'],
		ACCEPTED: ['인수확인', 'handed over'],
		FAILED: ['방문실패', 'failed'],
		CANCELLED: ['취소', 'cancelled']
	},
	failReason: {
		ABSENT: ['부재', 'nobody there'],
		REFUSED: ['수령 거부', 'refused'],
		WRONG_ADDRESS: ['주소 오류', 'wrong address'],
		UNIT_DEFECT: ['기기 불량', 'defective unit'],
		MOVED: ['전출', 'moved away'],
		DECEASED: ['사망', 'deceased'],
		OTHER: ['기타', 'other']
	},
	swapReason: {
		UNIT_DEFECT: ['기기 불량', 'defective unit'],
		WRONG_UNIT: ['다른 PC를 가져옴', 'brought another unit'],
		OTHER: ['기타', 'other']
	},
	relation: {
		SELF: ['본인', 'the person'],
		FAMILY: ['가족', 'family'],
		GUARDIAN: ['법정대리인', 'guardian'],
		NEIGHBOUR: ['이웃·지인', 'neighbour'],
		STAFF: ['기관 담당자', 'staff']
	},
	substitute: {
		CONFIRMED_NAME: ['성명 확인', 'name confirmed'],
		PROXY: ['대리 확인', 'signed by proxy']
	},
	verdict: {
		waiting: ['전송 대기', 'waiting'],
		accepted: ['반영됨', 'applied'],
		exception: ['확인 필요', 'needs a look'],
		refused: ['반영되지 않음', 'not applied'],
		quarantined: ['사무실 보관', 'kept at the office']
	},
	decision: {
		APPROVE: ['초과 승인', 'approved above quota'],
		RECALL: ['회수', 'recall'],
		ACKNOWLEDGE: ['확인함', 'acknowledged'],
		FIRST_STANDS: ['먼저 기록 유지', 'the first record stands'],
		SECOND_STANDS: ['나중 기록 채택', 'the second record stands']
	},
	application: {
		RECEIVED: ['접수', 'received'],
		SCREENING: ['심사중', 'in screening'],
		NEEDS_INFO: ['보완요청', 'needs information'],
		WAITLISTED: ['대기', 'on the waitlist'],
		SELECTED: ['선정', 'selected'],
		FULFILLED: ['보급완료', 'fulfilled'],
		REJECTED: ['제외', 'rejected'],
		WITHDRAWN: ['취하', 'withdrawn']
	},
	channel: {
		COUNTER: ['동주민센터', 'counter'],
		FIELD: ['현장', 'field'],
		PHONE: ['전화', 'phone'],
		ONLINE: ['온라인', 'online'],
		IMPORT: ['명부', 'roster']
	},
	rejectReason: {
		NOT_ELIGIBLE: ['자격 미해당', 'not eligible'],
		RECENT_AWARD: ['2년 안에 받음', 'recent award'],
		DUPLICATE_BENEFIT: ['중복수혜', 'duplicate benefit'],
		HAS_PC: ['PC 보유', 'owns a PC'],
		NO_PROOF: ['증빙 미제출', 'no proof'],
		OTHER: ['기타', 'other']
	},
	withdrawReason: {
		CHANGED_MIND: ['의사 변경', 'changed their mind'],
		REFUSED: ['수령 거부', 'refused'],
		MOVED_OUT: ['전출', 'moved out'],
		DECEASED: ['사망', 'deceased'],
		INELIGIBLE: ['자격상실', 'ineligible'],
		MERGED: ['병합', 'merged'],
		UNREACHABLE: ['연락 두절', 'unreachable'],
		OTHER: ['기타', 'other']
	},
	/** beside those of a failed visit and of a withdrawal */
	releaseReason: { DISPUTE: ['분쟁 결정', 'dispute decided'] },
	eligibility: {
		PENDING: ['미확인', 'not checked'],
		VERIFIED: ['확인', 'verified'],
		EXPIRED: ['기간 만료', 'expired'],
		REVOKED: ['취소', 'revoked']
	},
	proofMethod: {
		SHARED_INFO: ['행정정보 공동이용', 'shared information'],
		DOCUMENT: ['서류', 'document']
	},
	consentKind: {
		COLLECT: ['개인정보 수집·이용', 'collection and use'],
		SENSITIVE: ['민감정보 처리', 'sensitive data'],
		THIRD_PARTY: ['통신사 제공', 'carrier'],
		SHARED_INFO: ['행정정보 공동이용', 'shared information']
	},
	consent: { GIVEN: ['동의', 'given'], WITHDRAWN: ['철회', 'withdrawn'] },
	consentMethod: {
		PAPER: ['서면', 'on paper'],
		SCREEN: ['화면', 'on screen'],
		PHONE: ['전화', 'by phone']
	},
	source: {
		DONATED: ['기증', 'donated'],
		PURCHASED: ['구매', 'purchased'],
		RETURNED_ELSEWHERE: ['다른 기관에서 회수', 'returned elsewhere']
	},
	wipeMethod: {
		OVERWRITE: ['덮어쓰기', 'overwritten'],
		DEGAUSS: ['소자(디가우징)', 'degaussed'],
		SHRED: ['파쇄', 'shredded'],
		CRYPTO_ERASE: ['암호키 삭제', 'key erased']
	},
	returnReason: {
		RECALL: ['회수 결정', 'recalled'],
		MOVED_OUT: ['전출', 'moved out'],
		DECEASED: ['사망', 'deceased'],
		UNUSED: ['미사용', 'unused'],
		DEFECT: ['고장', 'defective'],
		OTHER: ['기타', 'other']
	},
	custody: {
		SOURCED: ['입고', 'sourced'],
		WIPED: ['자료삭제', 'wiped'],
		REFURBISHED: ['정비', 'refurbished'],
		INSPECTED: ['검수 합격', 'passed inspection'],
		INSPECTION_FAILED: ['검수 불합격', 'failed inspection'],
		STOCKED: ['재고 등록', 'stocked'],
		RESERVED: ['배정', 'reserved'],
		UNRESERVED: ['배정 해제', 'reservation ended'],
		LOADED: ['예비 적재', 'loaded as a spare'],
		UNLOADED: ['예비 하차', 'unloaded'],
		OUT: ['배송 출발', 'set out'],
		BACK: ['되가져옴', 'came back'],
		DELIVERED: ['인수확인', 'delivered'],
		REPAIR_IN: ['수리 입고', 'into repair'],
		REPAIR_OUT: ['수리 출고', 'out of repair'],
		RETURNED: ['회수', 'returned'],
		LOST: ['분실', 'lost'],
		FOUND: ['발견', 'found'],
		SCRAP_ASKED: ['폐기 요청', 'scrapping asked for'],
		SCRAP_DECLINED: ['폐기 반려', 'scrapping declined'],
		SCRAPPED: ['폐기', 'scrapped'],
		SWAPPED_OUT: ['불량으로 정비', 'defective, to refurbishing'],
		REASSIGNED: ['기록 정정', 'record put right']
	},
	task: {
		...repairTasks,
		RECALL: ['PC 회수', 'recall the unit'],
		KEEP_OR_RETURN: ['유족과 협의', 'ask the family'],
		CONFIRM_WITHDRAWAL: ['취하 확인', 'confirm the withdrawal'],
		CALL_HOUSEHOLD: ['전화하기', 'phone the household'],
		CHECK_HOUSEHOLD: ['가구 상태 확인', 'check the household'],
		PLAN_AGAIN: ['다시 방문 계획', 'plan the hand-over again'],
		OFFER_NEXT: ['다음 순번 안내', 'offer it to the next'],
		EXPIRED_PROOF: ['자격 다시 확인', 'check the eligibility again'],
		CONSENT_WITHDRAWN: ['동의 철회 처리', 'act on the withdrawn consent'],
		CONFIRM_SUPPORT: ['통신비 지원 종료 확인', 'confirm the end of support']
	},
	role: {
		field: ['현장', 'field'],
		intake: ['접수', 'intake'],
		office: ['관리', 'office'],
		approver: ['승인', 'approver'],
		privacy: ['개인정보 책임', 'privacy officer'],
		audit: ['감사', 'auditor'],
		team: ['팀', 'team']
	},
	action: {
		...planActions,
		...repairActions,
		...feeActions,
		registerHousehold: ['가구 등록', 'household registered'],
		editHousehold: ['가구 정보 수정', 'household corrected'],
		closeHousehold: ['지원 종료', 'household closed'],
		mergeHousehold: ['가구 병합', 'households merged'],
		reopenHousehold: ['가구 다시 열기', 'household reopened'],
		blockPhone: ['번호 차단', 'phone blocked'],
		verifyEligibility: ['자격 확인', 'eligibility verified'],
		revokeEligibility: ['자격 확인 취소', 'proof revoked'],
		giveConsent: ['동의', 'consent given'],
		withdrawConsent: ['동의 철회', 'consent withdrawn'],
		receiveApplication: ['신청 접수', 'application received'],
		startScreening: ['심사 시작', 'screening begun'],
		askForInfo: ['보완 요청', 'information asked for'],
		resumeScreening: ['심사 재개', 'screening resumed'],
		waitlistApplication: ['대기 등록', 'waitlisted'],
		selectApplication: ['선정', 'selected'],
		rejectApplication: ['제외', 'rejected'],
		withdrawApplication: ['취하', 'withdrawn'],
		moveToEnd: ['순위 뒤로', 'moved to the end'],
		sourcePc: ['PC 입고', 'unit sourced'],
		wipePc: ['자료삭제', 'data wiped'],
		refurbishPc: ['정비', 'refurbished'],
		inspectPc: ['검수', 'inspected'],
		stockPc: ['재고 등록', 'taken into stock'],
		loadSpare: ['예비 적재', 'spare loaded'],
		unloadSpare: ['예비 하차', 'spare unloaded'],
		returnPc: ['PC 회수', 'unit returned'],
		sendPcToRepair: ['수리 입고', 'sent to repair'],
		takePcFromRepair: ['수리 출고', 'back from repair'],
		losePc: ['분실', 'lost'],
		findPc: ['발견', 'found'],
		askScrap: ['폐기 요청', 'scrapping asked for'],
		scrapPc: ['폐기 승인', 'scrapped'],
		keepPc: ['폐기 반려', 'scrapping declined'],
		reportScan: ['모르는 라벨', 'unknown label'],
		replaceUnit: ['PC 바꿔 배정', 'unit replaced'],
		moveVisit: ['방문 변경', 'visit moved'],
		cancelVisit: ['방문 취소', 'visit cancelled'],
		departVisit: ['출발', 'set out'],
		correctReceipt: ['인수확인서 정정', 'receipt corrected'],
		setYear: ['연도 설정 변경', 'settings changed'],
		openYear: ['새 연도', 'year opened'],
		closeYear: ['연도 마감', 'year closed'],
		reopenYear: ['연도 다시 열기', 'year opened again'],
		finishTask: ['할 일 완료', 'task done'],
		assign: ['배정', 'assignment'],
		scheduleVisit: ['방문 예정', 'visit planned'],
		handOver: ['인수확인', 'hand-over'],
		failVisit: ['방문 실패', 'failed visit'],
		release: ['배정 해제', 'release'],
		decideException: ['예외 결정', 'decision']
	},
	field: {
		...planFields,
		...repairFields,
		...feeFields,
		name: ['성명', 'name'],
		phone: ['전화번호', 'phone'],
		roadAddress: ['도로명주소', 'road address'],
		addressDetail: ['상세주소', 'address detail'],
		adminDong: ['행정동', 'administrative dong'],
		category: ['자격구분', 'category'],
		receiptNo: ['접수번호', 'receipt number'],
		note: ['특이사항', 'note'],
		tag: ['관리번호', 'asset tag'],
		serial: ['제조번호', 'serial'],
		model: ['모델', 'model'],
		memoryGb: ['메모리(GB)', 'memory (GB)'],
		ssdGb: ['SSD(GB)', 'SSD (GB)'],
		monitor: ['모니터', 'monitor'],
		os: ['운영체제', 'operating system'],
		office: ['사무용 프로그램', 'office suite'],
		wipedAt: ['자료삭제일', 'wiped on'],
		inspectedAt: ['검수일', 'inspected on'],
		recipientName: ['받는 분 성명', 'recipient'],
		recipientRelation: ['관계', 'relation'],
		substituteReason: ['서명하지 않은 사유', 'reason for no signature'],
		reason: ['사유', 'reason'],
		scheduledOn: ['방문일', 'day of the visit'],
		scheduledAt: ['방문 시각', 'time of the visit'],
		workerId: ['담당자', 'worker'],
		decision: ['결정', 'decision'],
		nextOn: ['다음 방문일', 'next visit'],
		swapReason: ['교체 사유', 'reason of the swap'],
		kind: ['구분', 'kind'],
		members: ['가구원 수', 'members'],
		on: ['발생일', 'day of the event'],
		checkedOn: ['확인일', 'checked on'],
		validUntil: ['유효기한', 'valid until'],
		method: ['방법', 'method'],
		channel: ['접수 경로', 'channel'],
		learners: ['초중고 학습자 수', 'pupils'],
		ownsPcAt: ['PC 보유 확인일', 'owns a PC since'],
		elsewhereAwardOn: ['다른 기관에서 받은 날', 'award elsewhere'],
		sourcedAt: ['입고일', 'sourced on'],
		disposalNo: ['불용결정 번호', 'disposal number'],
		source: ['출처', 'source'],
		sourceName: ['출처 기관', 'from whom'],
		evidence: ['증빙', 'evidence'],
		wipedBy: ['삭제한 사람', 'wiped by'],
		parts: ['교체 부품', 'parts'],
		outcome: ['처리 내용', 'outcome'],
		quota: ['보급 목표', 'quota'],
		checklist: ['검수 항목', 'checklist'],
		tourOrder: ['방문 순서', 'place in the tour'],
		outOfOrderReason: ['순서를 바꾸는 사유', 'why out of order'],
		ticketNo: ['수리번호', 'repair number'],
		dueOn: ['처리 기한', 'due'],
		repairVisitDays: ['방문까지 근무일', 'working days until the visit'],
		repairsPerYear: ['연간 수리 횟수', 'repairs a year'],
		repairPartsLimit: ['연간 부품 한도', 'parts a year'],
		reopenDays: ['재접수 기간', 'days for reopening'],
		text: ['읽은 글자', 'scanned text'],
		where: ['장소', 'where']
	}
} satisfies Record<string, Record<string, readonly [ko: string, en: string]>>;

export type Noun = keyof typeof names;

/** The name of a value in words; a value that is not known reads as itself. */
export function nameOf(noun: Noun, value: unknown, locale: Locale): string {
	const pair = (names[noun] as Record<string, readonly [string, string]>)[String(value)];
	return pair ? pair[locale === 'en' ? 1 : 0] : String(value ?? '');
}

/** Why a promise was released: a reason of the door, of a withdrawal, or what the office wrote. */
export function releaseReasonOf(value: string, locale: Locale): string {
	const nouns = ['failReason', 'withdrawReason', 'releaseReason'] as const;
	const named = nouns.map((noun) => nameOf(noun, value, locale)).find((name) => name !== value);
	return named ?? value;
}
