/** Item 4 as the programme itself stands. */
import { PROOF_SOON_DAYS } from '../../domain/eligibility.ts';
import type { Words } from '../locale.ts';
import { lines } from './programme-lines.ts';
import { momentIn, monthIn } from '../when.ts';

export const programme = {
	ko: {
		lines: lines.ko,
		lineUnits: {
			...{ units: '대', households: '가구', cases: '건', days: '일', percent: '%' },
			...{ won: '천원', householdMonths: '가구·월' }
		},
		liveParts: { figures: '사업 현황', tables: '지급·자격·자료 점검' },
		basis: '집계 기준',
		comparison: '설명',
		paidBy: '통신비 월 지급액',
		paidIn: '지급액',
		paidSum: '누계',
		paidLeft: '예산 잔액',
		paidNote: '예산 원장의 지출일로 나누며, 합계는 통신비 집행과 같습니다.',
		paidNever: '지급한 달이 없습니다.',
		unitsBy: '상태별 기기',
		unitState: '상태',
		unitsNote: 'PC 대장의 지금 상태',
		byCategory: '자격별 보급',
		category: '자격',
		unitsIn: '(단위 : 대)',
		categoryNote:
			'보급 기록에서 지금까지의 것을 셉니다. 5 미만인 칸과 빼서 그 값을 알 수 있게 하는 칸은 나오지 않습니다.',
		quality: '자료 점검',
		qualityNote:
			'전출·사망·자격상실·병합되지 않은 가구를 셉니다. 숫자를 누르면 그 가구의 대장이 열립니다.',
		missing: '점검 항목',
		faults: {
			NO_PHONE: '전화번호 없음',
			BLOCKED_PHONE: '보내지 않는 번호',
			NO_PROOF: '자격 확인 없음',
			REVOKED_PROOF: '자격 확인 취소',
			EXPIRED_PROOF: '자격 확인 기간 만료',
			SOON_PROOF: `${PROOF_SOON_DAYS}일 안에 만료`
		},
		qualityPlaces: { WAITING: '배정 전', ASSIGNED: '배정', DELIVERED: '보급완료', ALL: '계' },
		delivered: '보급',
		planned: '계획',
		assigned: '배정',
		units: '대',
		cases: '건',
		byDong: '행정동별 보급',
		dong: '행정동',
		curve: '계획과 실적 (누계)',
		curveSaid: (planned: number, reached: number) =>
			`기준 월까지 계획 ${planned}대, 실적 ${reached}대`,
		atEnd: (month: string) => `${month.slice(0, 4)}년 ${monthIn(month, 'ko')} 말 기준`,
		atEndText: '보급·수리·지급 기록에서 그달 말까지의 것만 셉니다.',
		ofNow: (iso: string) => `지금의 수치 (${momentIn(iso, 'ko')})`,
		ofNowText: '지난달의 것을 되돌려 셀 수 없어, 기준 월이 아니라 지금을 나타냅니다.'
	},
	en: {
		lines: lines.en,
		lineUnits: {
			...{ units: '', households: '', cases: '', days: 'days', percent: '%' },
			...{ won: 'thousand won', householdMonths: '' }
		},
		liveParts: { figures: 'the programme', tables: 'payments, categories, records' },
		basis: 'Counted from',
		comparison: 'Note',
		paidBy: 'Internet fees paid by month',
		paidIn: 'Paid',
		paidSum: 'So far',
		paidLeft: 'Left of the budget',
		paidNote: 'By the day booked in the ledger; adds up to the internet fees spent.',
		paidNever: 'Nothing was paid yet.',
		unitsBy: 'Units by state',
		unitState: 'State',
		unitsNote: 'register of PCs, as of now',
		byCategory: 'Delivered by category',
		category: 'Category',
		unitsIn: '(units)',
		categoryNote:
			'Counted from the deliveries so far. Cells below five, and those that would tell them, are left out.',
		quality: 'Records to be looked at',
		qualityNote:
			'Of households that have not moved away, died, lost their right or been merged. A number opens its households.',
		missing: 'What is missing',
		faults: {
			NO_PHONE: 'No phone number',
			BLOCKED_PHONE: 'Number nothing is sent to',
			NO_PROOF: 'Eligibility not checked',
			REVOKED_PROOF: 'Proof revoked',
			EXPIRED_PROOF: 'Proof expired',
			SOON_PROOF: `Proof ends within ${PROOF_SOON_DAYS} days`
		},
		qualityPlaces: {
			...{ WAITING: 'Not assigned', ASSIGNED: 'Assigned', DELIVERED: 'Delivered' },
			ALL: 'All'
		},
		delivered: 'Delivered',
		planned: 'Plan',
		assigned: 'Assigned',
		units: '',
		cases: '',
		byDong: 'By administrative dong',
		dong: 'Dong',
		curve: 'Plan and actual (cumulative)',
		curveSaid: (planned: number, reached: number) => `Planned ${planned}, reached ${reached}`,
		atEnd: (month: string) => `At the end of ${monthIn(month, 'en')} ${month.slice(0, 4)}`,
		atEndText: 'Counted from deliveries, repairs and payments up to the end of the month.',
		ofNow: (iso: string) => `As of now (${momentIn(iso, 'en')})`,
		ofNowText: 'No record says how these stood in a past month, so they are of now.'
	}
} satisfies Words;
