/** What households are told, in English. */
import { dayName } from '../day.ts';
import type { Texts } from './text.ts';

const MONTHS =
	'January February March April May June July August September October November December';

/** '2 pm' · '2:30 pm' from 'HH:MM'. */
function clock(at: string): string {
	const [hour, minute] = at.split(':').map(Number) as [number, number];
	const half = hour < 12 ? 'am' : 'pm';
	return `${hour % 12 || 12}${minute ? `:${at.slice(3)}` : ''} ${half}`;
}

const CALL = 'Questions? Please call us.';

export const en: Texts = {
	sender: 'Sarang PC',
	contact: (phone) => `Call ${phone}`,
	day: (on) => dayName(on, 'en'),
	moment: (on, at) => (at === null ? dayName(on, 'en') : `${dayName(on, 'en')}, ${clock(at)}`),
	month: (month) => MONTHS.split(' ')[Number(month.slice(5)) - 1] as string,
	says: {
		APPLICATION_RECEIVED: () => 'We have your application for a PC and will tell you more.',
		NEEDS_INFO: () => 'We need one more paper from you. Please call us.',
		WAITLISTED: () => 'Your application is checked. We will tell you when it is your turn.',
		SELECTED: () => 'You will get a PC. We will soon tell you the day.',
		REJECTED: () => 'We cannot give you a PC this time. Please call us to ask why.',
		DELIVERY_SET: ({ moment }) => `We will bring your PC on ${moment}.`,
		DELIVERY_CHANGED: ({ moment }) => `New day: we will bring your PC on ${moment}.`,
		DELIVERY_CANCELLED: ({ day }) => `The visit on ${day} is cancelled. ${CALL}`,
		DELIVERY_ON_THE_WAY: () => 'We are on our way with your PC.',
		DELIVERY_MISSED: ({ day }) => `We came on ${day} and missed you. Please call us.`,
		DELIVERED: () => 'You have your PC now. Not so, or is it broken? Please call us.',
		TICKET_RECEIVED: ({ day }) =>
			day
				? `We have your repair request and will come by ${day}.`
				: 'We have your repair request. We will soon tell you the day.',
		TICKET_CANCELLED: () => `Your repair request is cancelled. ${CALL}`,
		VISIT_SET: ({ moment }) => `We will come to repair your PC on ${moment}.`,
		VISIT_CHANGED: ({ moment }) => `New day: we will repair your PC on ${moment}.`,
		VISIT_CANCELLED: ({ day }) => `The repair visit on ${day} is cancelled. ${CALL}`,
		ON_THE_WAY: () => 'We are on our way to repair your PC.',
		VISIT_MISSED: ({ day }) => `We came on ${day} and missed you. Please call us.`,
		REPAIR_WAITING: ({ reason }) =>
			reason === 'HOUSEHOLD'
				? 'Your repair is paused. Please call us with a day that suits you.'
				: 'We are waiting for a part and will tell you when it is here.',
		REPAIR_DONE: ({ days }) =>
			days
				? `Your repair is done. Broken again? Call us within ${days} days.`
				: 'Your repair is done. Broken again? Please call us.',
		REPAIR_GIVEN_UP: () => 'We could not repair it. We will call you about what comes next.',
		INTERNET_REQUESTED: () => 'We have your request for the internet fee.',
		INTERNET_ACTIVE: ({ month }) => `We pay for your internet from ${month} on.`,
		INTERNET_SUSPENDED: () => `Your internet support is paused. ${CALL}`,
		INTERNET_ENDED: ({ month }) =>
			month
				? `Your internet support ends with ${month}. ${CALL}`
				: `Your internet support has ended. ${CALL}`,
		INTERNET_REJECTED: () => 'We cannot pay for your internet. Please call us to ask why.'
	}
};
