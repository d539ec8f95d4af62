/** What households are told, in Chinese. */
import type { Texts } from './text.ts';

const WEEKDAYS = '日一二三四五六';

/** '4月12日（周一）' from 'YYYY-MM-DD'. */
function dayIn(on: string): string {
	const weekday = WEEKDAYS[new Date(`${on}T00:00:00Z`).getUTCDay()];
	return `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日（周${weekday}）`;
}

/** '下午2点' · '下午2点30分' from 'HH:MM'. */
function clock(at: string): string {
	const [hour, minute] = at.split(':').map(Number) as [number, number];
	const half = hour < 12 ? '上午' : '下午';
	return `${half}${hour % 12 || 12}点${minute ? `${minute}分` : ''}`;
}

const CALL = '如有疑问，请打电话。';

export const zh: Texts = {
	sender: '爱心电脑',
	contact: (phone) => `电话 ${phone}`,
	day: dayIn,
	moment: (on, at) => (at === null ? dayIn(on) : dayIn(on) + clock(at)),
	month: (month) => `${Number(month.slice(5))}月`,
	says: {
		APPLICATION_RECEIVED: () => '我们收到了您的电脑申请，有结果会再通知您。',
		NEEDS_INFO: () => '还需要补充材料，请打电话给我们。',
		WAITLISTED: () => '申请已确认，轮到您时会通知您。',
		SELECTED: () => '您可以领取电脑了，上门日期会尽快通知您。',
		REJECTED: () => '这次不能为您提供电脑，原因请打电话询问。',
		DELIVERY_SET: ({ moment }) => `我们将于${moment}送电脑上门。`,
		DELIVERY_CHANGED: ({ moment }) => `上门日期已更改。我们将于${moment}送电脑上门。`,
		DELIVERY_CANCELLED: ({ day }) => `${day}的上门已取消。${CALL}`,
		DELIVERY_ON_THE_WAY: () => '我们已带着电脑出发，很快就到。',
		DELIVERY_MISSED: ({ day }) => `我们${day}上门时没有见到您，请打电话给我们。`,
		DELIVERED: () => '电脑已送达。如果没有收到或有故障，请打电话。',
		TICKET_RECEIVED: ({ day }) =>
			day ? `我们收到了维修申请，${day}之前上门。` : '我们收到了维修申请，上门日期会尽快通知您。',
		TICKET_CANCELLED: () => `维修申请已取消。${CALL}`,
		VISIT_SET: ({ moment }) => `我们将于${moment}上门维修。`,
		VISIT_CHANGED: ({ moment }) => `上门日期已更改。我们将于${moment}上门维修。`,
		VISIT_CANCELLED: ({ day }) => `${day}的维修上门已取消。${CALL}`,
		ON_THE_WAY: () => '维修人员已出发，很快就到。',
		VISIT_MISSED: ({ day }) => `我们${day}上门时没有见到您，请打电话给我们。`,
		REPAIR_WAITING: ({ reason }) =>
			reason === 'HOUSEHOLD'
				? '维修暂停了。请打电话告诉我们您方便的日期。'
				: '正在等待零件，到货后会通知您。',
		REPAIR_DONE: ({ days }) =>
			days
				? `维修完成了。如再有故障，请在${days}天内打电话。`
				: '维修完成了。如再有故障，请打电话。',
		REPAIR_GIVEN_UP: () => '这台电脑无法修好，我们会打电话告诉您下一步。',
		INTERNET_REQUESTED: () => '我们收到了网费补助申请。',
		INTERNET_ACTIVE: ({ month }) => `从${month}起为您支付网费。`,
		INTERNET_SUSPENDED: () => `网费补助暂停了。${CALL}`,
		INTERNET_ENDED: ({ month }) =>
			month ? `网费补助到${month}为止。${CALL}` : `网费补助已结束。${CALL}`,
		INTERNET_REJECTED: () => '不能为您支付网费，原因请打电话询问。'
	}
};
