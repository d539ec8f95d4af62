/** The figures of item 4's own page: what each is, from what it is counted, what stands beside it. */
import { thousands } from '../../domain/plan/figure.ts';
import type { Words } from '../locale.ts';

type Name =
	| ('delivered' | 'assigned' | 'failed' | 'refused' | 'swapped' | 'received' | 'took' | 'late')
	| ('pcMoney' | 'internet' | 'wanted' | 'opened' | 'lines' | 'paidMonths' | 'forecast')
	| ('waiting' | 'stock' | 'refurbishing' | 'reserved' | 'out' | 'waited');
interface Line {
	label: string;
	from: string;
	note?: (v: Record<string, number>) => string;
}

const ko: Record<Name, Line> = {
	delivered: { label: '보급', from: '목표 자리를 가진 보급', note: (v) => `계획 ${v.planned}대` },
	assigned: { label: '배정', from: '배정하고 아직 보급하지 않은 것' },
	failed: {
		label: '방문 실패율',
		from: '방문일이 그달까지인 방문 가운데 끝난 것',
		note: (v) => `방문 ${v.all}건 중 실패 ${v.part}건`
	},
	refused: {
		label: '거부율',
		from: '실패 사유가 수령 거부인 방문 ÷ 끝난 방문',
		note: (v) => `방문 ${v.all}건 중 거부 ${v.part}건`
	},
	swapped: {
		label: '기기 교체율',
		from: '현장에서 다른 기기를 준 인수확인 ÷ 인수확인',
		note: (v) => `인수확인 ${v.all}건 중 교체 ${v.part}건`
	},
	received: {
		label: '수리 접수',
		from: '그 연도에 접수한 수리',
		note: (v) => `진행 ${v.open}건 · 완료 ${v.done}건`
	},
	took: {
		label: '수리 평균 처리일',
		from: '접수일부터 완료일까지의 평균',
		note: (v) => `완료 ${v.repairs}건`
	},
	pcMoney: {
		label: 'PC 보급 집행',
		from: '예산 원장의 지출 − 반납',
		note: (v) => `예산 ${thousands(v.budget ?? 0)}천원`
	},
	internet: {
		label: '통신비 집행',
		from: '예산 원장의 지출 − 반납',
		note: (v) => `예산 ${thousands(v.budget ?? 0)}천원`
	},
	wanted: { label: '회선 희망', from: '신청일이 그달까지인 통신비 지원' },
	opened: { label: '회선 개통', from: '개통일이 그달까지인 통신비 지원' },
	lines: { label: '회선 지원 중', from: '월 지원내역에서 그달의 회선' },
	paidMonths: { label: '지급한 가구·월', from: '지급일이 그달까지인 월 지원내역' },
	waiting: { label: '대기', from: '대기 상태인 신청' },
	stock: { label: '재고', from: 'PC 대장의 재고' },
	refurbishing: { label: '정비 중', from: 'PC 대장의 정비중' },
	reserved: { label: '배정한 기기', from: 'PC 대장의 배정' },
	out: { label: '배송 중', from: 'PC 대장의 배송중' },
	waited: {
		label: '신청에서 보급까지',
		from: '보급한 가구의 접수일부터 설치일까지, 중앙값',
		note: (v) => (v.p90 === undefined ? '' : `열에 아홉 ${v.p90}일 안`)
	},
	late: { label: '수리 지연', from: '방문 기한이 지난 진행 중 수리' },
	forecast: {
		label: '연말 전망',
		from: '지급액 + 청구액 + 예정된 달 × 월 한도',
		note: (v) => `남을 돈 ${thousands(v.left ?? 0)}천원`
	}
};

const en: Record<Name, Line> = {
	delivered: {
		label: 'Delivered',
		from: 'hand-overs that hold a place',
		note: (v) => `planned ${v.planned}`
	},
	assigned: { label: 'Assigned', from: 'promised and not handed over' },
	failed: {
		label: 'Visits that failed',
		from: 'of visits for a day up to the month’s end that are over',
		note: (v) => `${v.part} of ${v.all} visits`
	},
	refused: {
		label: 'Refused',
		from: 'visits that failed because it was refused ÷ visits that are over',
		note: (v) => `${v.part} of ${v.all} visits`
	},
	swapped: {
		label: 'Units swapped',
		from: 'receipts of another unit than promised ÷ receipts',
		note: (v) => `${v.part} of ${v.all} hand-overs`
	},
	received: {
		label: 'Repairs received',
		from: 'repairs asked for in the year',
		note: (v) => `${v.open} open · ${v.done} done`
	},
	took: {
		label: 'Days a repair took',
		from: 'average from call to end',
		note: (v) => `${v.repairs} done`
	},
	pcMoney: {
		label: 'PCs: spent',
		from: 'ledger: payments − refunds',
		note: (v) => `budget ${thousands(v.budget ?? 0)} thousand won`
	},
	internet: {
		label: 'Internet fees spent',
		from: 'ledger: payments − refunds',
		note: (v) => `budget ${thousands(v.budget ?? 0)} thousand won`
	},
	wanted: { label: 'Want a line', from: 'support asked for up to the month’s end' },
	opened: { label: 'Line opened', from: 'lines opened up to the month’s end' },
	lines: { label: 'Lines supported', from: 'lines of the month in the monthly records' },
	paidMonths: { label: 'Household months paid', from: 'months paid up to the month’s end' },
	waiting: { label: 'Waiting', from: 'applications on the waitlist' },
	stock: { label: 'In stock', from: 'register of PCs: in stock' },
	refurbishing: { label: 'Being refurbished', from: 'register of PCs: refurbishing' },
	reserved: { label: 'Reserved', from: 'register of PCs: reserved' },
	out: { label: 'Out for delivery', from: 'register of PCs: out' },
	waited: {
		label: 'From application to delivery',
		from: 'median of households that were served',
		note: (v) => (v.p90 === undefined ? '' : `nine of ten within ${v.p90} days`)
	},
	late: { label: 'Repairs overdue', from: 'open repairs past the promised day' },
	forecast: {
		label: 'Forecast for the year',
		from: 'paid + billed + planned months × the monthly limit',
		note: (v) => `${thousands(v.left ?? 0)} thousand won to be left`
	}
};

export const lines = { ko, en } satisfies Words;
