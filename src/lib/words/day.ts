/** Days, times and counts as people read them, in KST. */
import { dayOf, timeOf } from '../domain/month.ts';

const WEEKDAYS = {
	ko: ['일', '월', '화', '수', '목', '금', '토'],
	en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
} as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
type Tongue = keyof typeof WEEKDAYS;

/** '3월 2일(화)' · 'Tue 2 Mar' from 'YYYY-MM-DD'. */
export function dayName(day: string, tongue: Tongue): string {
	const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
	const weekday = WEEKDAYS[tongue][new Date(`${day}T00:00:00Z`).getUTCDay()];
	return tongue === 'ko'
		? `${month}월 ${date}일(${weekday})`
		: `${weekday} ${date} ${MONTHS[month - 1]}`;
}

/** '2021. 3. 2.(화)' · 'Tue 2 Mar 2021' from 'YYYY-MM-DD', as documents write it. */
export function dateName(day: string, tongue: Tongue): string {
	if (tongue === 'en') return `${dayName(day, tongue)} ${day.slice(0, 4)}`;
	const weekday = WEEKDAYS.ko[new Date(`${day}T00:00:00Z`).getUTCDay()];
	return `${day.slice(0, 4)}. ${Number(day.slice(5, 7))}. ${Number(day.slice(8, 10))}.(${weekday})`;
}

/** '14:02' on the same day, '3월 2일(화) 14:02' on another, from an ISO time and today's day. */
export function momentName(iso: string, today: string, tongue: Tongue): string {
	const day = dayOf(iso);
	return day === today ? timeOf(iso) : `${dayName(day, tongue)} ${timeOf(iso)}`;
}

/** The day `count` days after (before, if negative). */
export function addDays(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** 10000 → '10,000'. */
export function countOf(value: number): string {
	return value.toLocaleString('ko-KR');
}
