/** The internet fee on the tablet: how it stands, the wish, the opened line. */
import { countOf, dayName } from './day.ts';
import type { Words } from './locale.ts';

/** '2021-04' → '2021. 4.' */
const monthName = (month: string) => `${month.slice(0, 4)}. ${Number(month.slice(5, 7))}.`;

export const fieldFee = {
	ko: {
		title: '통신비',
		none: '통신비 지원을 희망하지 않았습니다',
		noneText: 'PC를 받은 가구가 희망하면 접수합니다. 희망하지 않아도 됩니다.',
		noUnit: 'PC를 받은 뒤에 희망을 접수할 수 있습니다.',
		since: (month: string) => `${monthName(month)}부터`,
		until: (from: string, to: string) => `${monthName(from)} ~ ${monthName(to)}`,
		asked: (day: string) => `${dayName(day, 'ko')} 희망`,
		opened: (day: string) => `${dayName(day, 'ko')} 개통`,
		months: '지원하는 달',
		month: monthName,
		won: (sum: number) => `${countOf(sum)}원`,
		paid: (paid: number, all: number) => `${countOf(all)}개월 중 ${countOf(paid)}개월 지급`,
		wish: '희망 접수',
		open: '개통 기록',
		back: '가구',
		toHousehold: '가구 기록 보기',
		wishTitle: '통신비 희망 접수',
		wishText: 'PC를 받은 가구에 인터넷 통신비를 지원합니다. 희망하는 가구만 접수합니다.',
		payWay: '지급 방법',
		payNotes: {
			CARRIER: '구청이 통신사에 냅니다. 통신사에 알려 주는 데 동의해야 합니다.',
			HOUSEHOLD: '가구가 낸 요금을 가구 계좌로 드립니다. 통신사에 알리지 않습니다.'
		},
		payNeeded: '지급 방법을 고르지 않았습니다. 하나를 고르십시오.',
		consentMissing: '통신사 제공 동의가 없습니다',
		consentText: '협약 통신사로 내려면 먼저 동의를 받으십시오. 가구 계좌는 동의 없이 됩니다.',
		toConsents: '동의 받기',
		carrier: '통신사',
		carrierHint: '아직 정하지 않았으면 비워 두십시오.',
		note: '메모',
		noteHint: '주민등록번호와 계좌번호는 적지 않습니다.',
		saveWish: '희망 접수',
		wished: '통신비 희망을 접수했습니다',
		wishedText: '사무실이 개통을 요청합니다. 개통된 뒤에 지원을 시작합니다.',
		again: '고쳐서 다시 접수',
		openedTitle: '회선 개통 기록',
		openedText: '인터넷이 되는 것을 확인한 날을 적습니다. 지원은 사무실이 시작합니다.',
		openedOn: '개통한 날',
		openedNeeded: '개통한 날이 비어 있습니다. 날짜를 고르십시오.',
		openedAhead: '아직 오지 않은 날입니다. 오늘이나 그 앞의 날을 고르십시오.',
		contractNo: '계약번호',
		contractHint: '청구서나 통신사 문자에 있습니다. 모르면 비워 두십시오.',
		saveOpened: '개통으로 기록',
		savedOpened: '회선 개통을 기록했습니다',
		nothing: '개통을 기록할 통신비 신청이 없습니다',
		sentences: {
			wishInternet: (name: string) => `${name} 님 통신비 희망 접수`,
			noteLineOpened: (name: string, day: string) => `${name} 님 ${dayName(day, 'ko')} 회선 개통`
		}
	},
	en: {
		title: 'Internet fee',
		none: 'They have not asked for the internet fee',
		noneText: 'Taken in when a household with a PC wishes it. They need not.',
		noUnit: 'The wish can be taken once they have their PC.',
		since: (month: string) => `since ${month}`,
		until: (from: string, to: string) => `${from} to ${to}`,
		asked: (day: string) => `asked for on ${dayName(day, 'en')}`,
		opened: (day: string) => `line opened on ${dayName(day, 'en')}`,
		months: 'Months',
		month: (month: string) => month,
		won: (sum: number) => `${countOf(sum)} won`,
		paid: (paid: number, all: number) => `${countOf(paid)} of ${countOf(all)} months paid`,
		wish: 'Take the wish',
		open: 'Note the opened line',
		back: 'Household',
		toHousehold: 'See the household',
		wishTitle: 'Wish for the internet fee',
		wishText: 'Households with a PC may have their internet fee paid. Only those that wish it.',
		payWay: 'Paid to',
		payNotes: {
			CARRIER: 'The office pays the carrier. They have to agree that it is told.',
			HOUSEHOLD: 'They pay and get it back on their account. No carrier is told.'
		},
		payNeeded: 'Nothing is chosen. Choose whom the office pays.',
		consentMissing: 'They have not agreed that a carrier is told',
		consentText: 'Take that agreement first, or choose their own account, which needs none.',
		toConsents: 'Take the agreement',
		carrier: 'Carrier',
		carrierHint: 'Leave it empty if it is not decided.',
		note: 'Note',
		noteHint: 'No resident registration number, no account number.',
		saveWish: 'Take the wish',
		wished: 'The wish is taken',
		wishedText: 'The office asks for the line. Support starts after it has opened.',
		again: 'Change and try again',
		openedTitle: 'The line has opened',
		openedText: 'The day on which the internet was seen to work. The office starts the support.',
		openedOn: 'Opened on',
		openedNeeded: 'The day is empty. Choose one.',
		openedAhead: 'That day has not come. Choose today or an earlier one.',
		contractNo: 'Contract number',
		contractHint: 'On the bill or in the carrier’s message. Leave it empty if unknown.',
		saveOpened: 'Note the opened line',
		savedOpened: 'The opened line is noted',
		nothing: 'There is no wish to note a line for',
		sentences: {
			wishInternet: (name: string) => `Internet fee wished for by ${name}`,
			noteLineOpened: (name: string, day: string) =>
				`Line of ${name} opened on ${dayName(day, 'en')}`
		}
	}
} satisfies Words;
