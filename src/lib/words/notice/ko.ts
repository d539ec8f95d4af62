/** What households are told, in Korean: 해요체, short, and short enough for one text message. */
import { dayName } from '../day.ts';
import type { Texts } from './text.ts';

/** '오후 2시' · '오후 2시 30분' from 'HH:MM'. */
function clock(at: string): string {
	const [hour, minute] = at.split(':').map(Number) as [number, number];
	const half = hour < 12 ? '오전' : '오후';
	return `${half} ${hour % 12 || 12}시${minute ? ` ${minute}분` : ''}`;
}

const CALL = '궁금하면 전화해 주세요.';
const ASK_WHY = '까닭은 전화로 물어봐 주세요.';

export const ko: Texts = {
	sender: '사랑의 PC',
	contact: (phone) => `문의 ${phone}`,
	day: (on) => dayName(on, 'ko'),
	moment: (on, at) => (at === null ? dayName(on, 'ko') : `${dayName(on, 'ko')} ${clock(at)}`),
	month: (month) => `${Number(month.slice(5))}월`,
	says: {
		APPLICATION_RECEIVED: () => 'PC 신청을 접수했어요. 결과를 다시 알려 드릴게요.',
		NEEDS_INFO: () => '더 필요한 서류가 있어요. 담당자에게 전화해 주세요.',
		WAITLISTED: () => '신청 확인을 마쳤어요. 차례가 되면 알려 드릴게요.',
		SELECTED: () => 'PC를 받게 되셨어요. 방문 날짜를 곧 알려 드릴게요.',
		REJECTED: () => `이번에는 PC를 드리지 못해요. ${ASK_WHY}`,
		DELIVERY_SET: ({ moment }) => `${moment}에 PC를 가지고 방문해요.`,
		DELIVERY_CHANGED: ({ moment }) => `방문 날짜가 바뀌었어요. ${moment}에 PC를 가지고 방문해요.`,
		DELIVERY_CANCELLED: ({ day }) => `${day} 방문은 취소됐어요. ${CALL}`,
		DELIVERY_ON_THE_WAY: () => 'PC를 가지고 출발했어요. 곧 도착해요.',
		DELIVERY_MISSED: ({ day }) => `${day}에 찾아갔지만 만나지 못했어요. 전화해 주세요.`,
		DELIVERED: () => 'PC를 전해 드렸어요. 안 받으셨거나 고장 나면 전화해 주세요.',
		TICKET_RECEIVED: ({ day }) =>
			day
				? `수리를 접수했어요. ${day}까지 방문할게요.`
				: '수리를 접수했어요. 방문 날짜를 곧 알려 드릴게요.',
		TICKET_CANCELLED: () => `수리 접수를 취소했어요. ${CALL}`,
		VISIT_SET: ({ moment }) => `${moment}에 수리하러 방문해요.`,
		VISIT_CHANGED: ({ moment }) => `방문 날짜가 바뀌었어요. ${moment}에 수리하러 방문해요.`,
		VISIT_CANCELLED: ({ day }) => `${day} 수리 방문은 취소됐어요. ${CALL}`,
		ON_THE_WAY: () => '수리하러 출발했어요. 곧 도착해요.',
		VISIT_MISSED: ({ day }) => `${day}에 찾아갔지만 만나지 못했어요. 전화해 주세요.`,
		REPAIR_WAITING: ({ reason }) =>
			reason === 'HOUSEHOLD'
				? '수리를 잠시 멈췄어요. 편한 날을 전화로 알려 주세요.'
				: '부품을 기다리고 있어요. 오면 바로 알려 드릴게요.',
		REPAIR_DONE: ({ days }) =>
			days
				? `수리를 마쳤어요. 다시 고장 나면 ${days}일 안에 전화해 주세요.`
				: '수리를 마쳤어요. 다시 고장 나면 전화해 주세요.',
		REPAIR_GIVEN_UP: () => '고칠 수 없었어요. 다음 방법을 전화로 알려 드릴게요.',
		INTERNET_REQUESTED: () => '인터넷 요금 지원 신청을 접수했어요.',
		INTERNET_ACTIVE: ({ month }) => `${month}부터 인터넷 요금을 지원해요.`,
		INTERNET_SUSPENDED: () => `인터넷 요금 지원을 잠시 멈췄어요. ${CALL}`,
		INTERNET_ENDED: ({ month }) =>
			month
				? `인터넷 요금 지원은 ${month}분까지예요. ${CALL}`
				: `인터넷 요금 지원이 끝났어요. ${CALL}`,
		INTERNET_REJECTED: () => `인터넷 요금을 지원하지 못해요. ${ASK_WHY}`
	}
};
