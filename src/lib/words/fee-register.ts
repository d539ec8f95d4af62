/** Words of the registers of internet fees and of money, which words/register.ts holds with the others. */
import { countOf } from './day.ts';
import type { Words } from './locale.ts';

export const feeRegisters = {
	ko: {
		titles: {
			enrollments: '통신비 지원',
			months: '월 지원내역',
			runs: '지급조서',
			ledger: '예산 원장'
		},
		counts: {
			enrollments: (n: number) => `${countOf(n)}가구`,
			months: (n: number) => `${countOf(n)}건`,
			runs: (n: number) => `${countOf(n)}건`,
			ledger: (n: number) => `${countOf(n)}건`
		},
		captions: {
			enrollments: '통신비 지원 대장',
			months: '월 지원내역 대장',
			runs: '지급조서 대장',
			ledger: '예산 원장'
		},
		columns: {
			carrier: '통신사',
			payWay: '지급 방법',
			requestedAt: '신청일',
			lineOpenedOn: '개통일',
			startMonth: '시작 월',
			endMonth: '마지막 월',
			months: '지원 월수',
			endReason: '종료 사유',
			suspendReason: '중지 사유',
			feeReject: '반려 사유',
			wait: '소급',
			bill: '청구액(원)',
			discount: '요금감면(원)',
			support: '지원액(원)',
			run: '지급조서',
			paidOn: '지급일',
			owed: '환수할 금액(원)',
			skipReason: '미지급 사유',
			clawback: '환수 사유',
			overdue: '청구',
			used: '집계',
			awaits: '결정 전',
			approval: '승인',
			due: '지급 전',
			onward: '이어짐',
			lined: '회선',
			part: '집행 항목',
			about: '관련',
			households: '가구수',
			total: '금액(원)',
			madeAt: '작성일',
			madeBy: '작성자',
			approvedAt: '결재일',
			approvedBy: '결재자',
			note: '적요',
			bookedOn: '일자',
			line: '예산과목',
			entry: '구분',
			amount: '금액(원)',
			by: '등록자',
			writtenAt: '등록 일시'
		},
		search: {
			runs: '지급조서 번호의 일부로 찾을 수 있습니다. 예: 2021-04',
			ledger: '적요나 관련 번호의 일부로 찾을 수 있습니다. 예: 2021-04'
		},
		fields: { carrier: '통신사', startMonth: '시작 월', skipReason: '미지급 사유', on: '날짜' }
	},
	en: {
		titles: {
			enrollments: 'Internet fees',
			months: 'Months',
			runs: 'Payment runs',
			ledger: 'Ledger'
		},
		counts: {
			enrollments: (n: number) => `${countOf(n)} households`,
			months: (n: number) => `${countOf(n)} months`,
			runs: (n: number) => `${countOf(n)} runs`,
			ledger: (n: number) => `${countOf(n)} entries`
		},
		captions: {
			enrollments: 'Register of internet fees',
			months: 'Register of months',
			runs: 'Register of payment runs',
			ledger: 'Ledger'
		},
		columns: {
			carrier: 'Carrier',
			payWay: 'Way of paying',
			requestedAt: 'Asked for',
			lineOpenedOn: 'Line opened',
			startMonth: 'First month',
			endMonth: 'Last month',
			months: 'Months',
			endReason: 'Why ended',
			suspendReason: 'Why suspended',
			feeReject: 'Why rejected',
			wait: 'Backdating',
			bill: 'Bill (won)',
			discount: 'Discount (won)',
			support: 'Support (won)',
			run: 'Run',
			paidOn: 'Paid on',
			owed: 'To come back (won)',
			skipReason: 'Why not paid',
			clawback: 'Why to come back',
			overdue: 'Bill',
			used: 'Counted',
			awaits: 'Undecided',
			approval: 'Approval',
			due: 'Unpaid',
			onward: 'Goes on',
			lined: 'Line',
			part: 'Figure',
			about: 'About',
			households: 'Households',
			total: 'Amount (won)',
			madeAt: 'Made',
			madeBy: 'Made by',
			approvedAt: 'Approved',
			approvedBy: 'Approved by',
			note: 'Note',
			bookedOn: 'Day',
			line: 'Budget line',
			entry: 'Kind',
			amount: 'Amount (won)',
			by: 'By',
			writtenAt: 'Written'
		},
		search: {
			runs: 'By a part of the run’s number, for example 2021-04.',
			ledger: 'By a part of the note, or of what it is about, for example 2021-04.'
		},
		fields: { carrier: 'Carrier', startMonth: 'First month', skipReason: 'Why not paid', on: 'Day' }
	}
} satisfies Words;
