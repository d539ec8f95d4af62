/** Names of states, reasons, relations, categories, roles and actions, in the office's words. (DOMAIN §2) */
import type { Locale } from './locale.ts';

const names = {
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
		ACKNOWLEDGE: ['확인함', 'acknowledged']
	},
	role: {
		field: ['현장', 'field'],
		intake: ['접수', 'intake'],
		office: ['관리', 'office'],
		approver: ['승인', 'approver'],
		privacy: ['개인정보 책임', 'privacy officer'],
		audit: ['감사', 'auditor']
	},
	action: {
		registerHousehold: ['가구 등록', 'household registered'],
		stockPc: ['재고 등록', 'taken into stock'],
		assign: ['배정', 'assignment'],
		scheduleVisit: ['방문 예정', 'visit planned'],
		handOver: ['인수확인', 'hand-over'],
		failVisit: ['방문 실패', 'failed visit'],
		release: ['배정 해제', 'release'],
		decideException: ['예외 결정', 'decision']
	},
	field: {
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
		swapReason: ['교체 사유', 'reason of the swap']
	}
} satisfies Record<string, Record<string, readonly [ko: string, en: string]>>;

export type Noun = keyof typeof names;

/** The name of a value in words; a value that is not known reads as itself. */
export function nameOf(noun: Noun, value: unknown, locale: Locale): string {
	const pair = (names[noun] as Record<string, readonly [string, string]>)[String(value)];
	return pair ? pair[locale === 'en' ? 1 : 0] : String(value ?? '');
}
