/**
 * What people agree to, each apart from the others: for what, which data, how long, and what saying
 * no costs (개인정보 보호법 15②·22·23, 전자정부법 42). A new text gets a new version.
 */
import type { ConsentKind } from '../domain/records/people.ts';
import type { Words } from './locale.ts';

/** Named in every consent: which text the person was shown. */
export const CONSENT_TEXT_VERSION = '2021-1';

interface ConsentText {
	title: string;
	/** whether an application can go on without it */
	needed: string;
	/** who gets the data, where that is somebody else */
	receiver?: string;
	purpose: string;
	items: string;
	period: string;
	refusal: string;
}

const UNTIL = '지원이 끝난 다음 해 1월 1일부터 5년';
const UNTIL_EN = 'five years from 1 January after the support ends';

export const consent = {
	ko: {
		title: '동의',
		text: '동의는 하나씩 따로 받습니다. 설명한 뒤 신청인이 동의한 것만 표시하십시오.',
		agree: '동의합니다',
		agreed: '동의',
		notAgreed: '동의하지 않음',
		withdrawn: '철회',
		receiver: '제공받는 자',
		purpose: '목적',
		items: '항목',
		period: '보유·이용 기간',
		refusal: '거부할 권리와 불이익',
		method: '동의 방법',
		methodHint: '서면 동의서는 따로 보관합니다.',
		version: (version: string) => `동의서 ${version}판`,
		givenAt: '동의 일시',
		withdrawnAt: '철회 일시',
		give: '동의 받기',
		giveButton: '동의 저장',
		withdraw: '동의 철회',
		withdrawText: (title: string) => `${title}을 철회합니다.`,
		withdrawWarn:
			'철회하면 이 동의가 필요한 심사와 처리를 더 할 수 없습니다. 확인할 일이 담당자에게 갑니다.',
		withdrawPlain: '철회해도 PC 지원에는 영향이 없습니다.',
		withdrawButton: '철회 저장',
		none: '받은 동의가 없습니다.',
		texts: {
			COLLECT: {
				title: '개인정보 수집·이용 동의',
				needed: '신청에 필요',
				purpose: '사랑의 PC 신청 접수, 자격 확인, 배정·방문·설치, 사후 관리와 회수 안내',
				items: '성명, 주소, 전화번호, 가구원 수, 학습자 수, PC 보유 여부',
				period: UNTIL,
				refusal: '동의하지 않을 수 있습니다. 동의하지 않으면 신청을 심사할 수 없습니다.'
			},
			SENSITIVE: {
				title: '민감정보 처리 동의',
				needed: '신청에 필요',
				purpose: '지원 자격과 순위 확인',
				items: '자격구분(수급, 장애, 한부모, 다문화, 북한이탈 등)',
				period: UNTIL,
				refusal:
					'동의하지 않을 수 있습니다. 동의하지 않으면 자격을 확인할 수 없어 선정할 수 없습니다.'
			},
			THIRD_PARTY: {
				title: '통신사 제공 동의',
				needed: '선택',
				receiver: '구와 협약한 통신사',
				purpose: '인터넷 통신비 지원을 위한 회선 확인과 요금 납부',
				items: '성명, 주소, 전화번호',
				period: '통신비 지원이 끝날 때까지',
				refusal:
					'동의하지 않을 수 있습니다. 동의하지 않아도 PC를 받을 수 있습니다. 통신사에 바로 내는 통신비 지원만 받을 수 없습니다.'
			},
			SHARED_INFO: {
				title: '행정정보 공동이용 동의',
				needed: '선택',
				purpose: '증빙 서류를 대신하여 담당 공무원이 자격을 확인',
				items: '수급자 증명, 장애인 증명 등 자격 확인에 필요한 정보',
				period: '자격 확인이 끝날 때까지',
				refusal: '동의하지 않을 수 있습니다. 동의하지 않으면 증빙 서류를 직접 내야 합니다.'
			}
		} as Record<ConsentKind, ConsentText>
	},
	en: {
		title: 'Consents',
		text: 'Each consent stands by itself. Explain it, and tick only what the person agreed to.',
		agree: 'Agreed',
		agreed: 'agreed',
		notAgreed: 'not agreed',
		withdrawn: 'withdrawn',
		receiver: 'Given to',
		purpose: 'Purpose',
		items: 'Data',
		period: 'Kept for',
		refusal: 'Right to say no, and what it costs',
		method: 'How',
		methodHint: 'Paper forms are kept apart.',
		version: (version: string) => `text ${version}`,
		givenAt: 'Given',
		withdrawnAt: 'Withdrawn',
		give: 'Take a consent',
		giveButton: 'Save the consent',
		withdraw: 'Withdraw',
		withdrawText: (title: string) => `Withdraws: ${title}.`,
		withdrawWarn: 'What needs this consent cannot go on. A task goes to whoever is in charge.',
		withdrawPlain: 'It does not affect the PC.',
		withdrawButton: 'Save the withdrawal',
		none: 'No consent was taken.',
		texts: {
			COLLECT: {
				title: 'Collection and use of personal data',
				needed: 'needed to apply',
				purpose: 'Application, eligibility, assignment, visit, installation, aftercare and recall',
				items: 'Name, address, phone, members, learners, whether there is a PC',
				period: UNTIL_EN,
				refusal: 'You may say no. Without it the application cannot be screened.'
			},
			SENSITIVE: {
				title: 'Sensitive data',
				needed: 'needed to apply',
				purpose: 'Eligibility and rank',
				items: 'Category (livelihood, disability, single parent, multicultural, defector …)',
				period: UNTIL_EN,
				refusal:
					'You may say no. Without it eligibility cannot be checked and nothing can be given.'
			},
			THIRD_PARTY: {
				title: 'Passing data to the carrier',
				needed: 'optional',
				receiver: 'the carrier that has an agreement with the district',
				purpose: 'Checking the line and paying the internet fee',
				items: 'Name, address, phone',
				period: 'until the fee support ends',
				refusal:
					'You may say no and still get the PC. Only the internet fee paid straight to the carrier is not possible.'
			},
			SHARED_INFO: {
				title: 'Shared administrative information',
				needed: 'optional',
				purpose: 'An official checks eligibility in place of papers',
				items: 'Certificates needed to check eligibility',
				period: 'until eligibility has been checked',
				refusal: 'You may say no. Then the papers have to be brought.'
			}
		} as Record<ConsentKind, ConsentText>
	}
} satisfies Words;

/** The lines of a consent's text, in the order in which the law lists them. */
export function consentFacts(
	kind: ConsentKind,
	w: (typeof consent)['ko']
): { term: string; text: string }[] {
	const { receiver, purpose, items, period, refusal } = w.texts[kind];
	return [
		...(receiver ? [{ term: w.receiver, text: receiver }] : []),
		{ term: w.purpose, text: purpose },
		{ term: w.items, text: items },
		{ term: w.period, text: period },
		{ term: w.refusal, text: refusal }
	];
}
