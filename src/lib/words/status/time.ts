/** Days and times as the door says them, in KST. */
import { addDays, dayOf, timeOf } from '../../domain/month.ts';
import { dayName } from '../day.ts';
import { monthIn } from '../when.ts';
import type { Tongue } from './tongue.ts';

const ZH_DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const VI_DAYS = [
	...['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư'],
	...['Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
];

/** '4월 12일(월)' from 'YYYY-MM-DD'. */
export function dayIn(day: string, tongue: Tongue): string {
	if (tongue === 'ko' || tongue === 'en') return dayName(day, tongue);
	const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return tongue === 'zh'
		? `${month}月${date}日（${ZH_DAYS[weekday]}）`
		: `${VI_DAYS[weekday]} ${date}/${month}`;
}

/** '2021년 4월 12일(월)', where the year may be another one. */
export function dateIn(day: string, tongue: Tongue): string {
	const year = day.slice(0, 4);
	const rest = dayIn(day, tongue);
	return {
		ko: `${year}년 ${rest}`,
		en: `${rest} ${year}`,
		zh: `${year}年${rest}`,
		vi: `${rest}/${year}`
	}[tongue];
}

/** A day with its year where that is not the year of `today`. */
export function dayFor(day: string, today: string, tongue: Tongue): string {
	return day.slice(0, 4) === today.slice(0, 4) ? dayIn(day, tongue) : dateIn(day, tongue);
}

/** '오후 2시 30분' from 'HH:MM'. */
export function clockIn(time: string, tongue: Tongue): string {
	const [hours, minutes] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
	const hour = hours % 12 === 0 ? 12 : hours % 12;
	const isLate = hours >= 12;
	if (tongue === 'ko')
		return `${isLate ? '오후' : '오전'} ${hour}시${minutes === 0 ? '' : `\u00a0${minutes}분`}`;
	const digits = minutes === 0 ? `${hour}` : `${hour}:${time.slice(3, 5)}`;
	if (tongue === 'en') return `${digits} ${isLate ? 'pm' : 'am'}`;
	if (tongue === 'zh')
		return `${isLate ? '下午' : '上午'}${hour}点${minutes === 0 ? '' : `${minutes}分`}`;
	return time.replace(/^0/, '');
}

/** '4월 12일(월) 오후 2시': a day, of another year than `today` with it, and a time where there is one. */
export function slotIn(day: string, time: string | null, today: string, tongue: Tongue): string {
	if (time === null) return dayFor(day, today, tongue);
	const [on, at] = [dayFor(day, today, tongue), clockIn(time, tongue)];
	return { ko: `${on} ${at}`, en: `${on}, ${at}`, zh: `${on}${at}`, vi: `${at} ${on}` }[tongue];
}

/** '4월' · 'Apr' · '4月' · 'tháng 4' from 'YYYY-MM-…'; of another year than `today` with it. */
export function monthOf(day: string, today: string, tongue: Tongue): string {
	const month = Number(day.slice(5, 7));
	const name = { zh: `${month}月`, vi: `tháng ${month}` };
	const only = tongue === 'zh' || tongue === 'vi' ? name[tongue] : monthIn(day.slice(0, 7), tongue);
	const year = day.slice(0, 4);
	if (year === today.slice(0, 4)) return only;
	return {
		ko: `${year}년 ${only}`,
		en: `${only} ${year}`,
		zh: `${year}年${only}`,
		vi: `${only}/${year}`
	}[tongue];
}

const NEAR = {
	ko: ['오늘', '어제'],
	en: ['today', 'yesterday'],
	zh: ['今天', '昨天'],
	vi: ['hôm nay', 'hôm qua']
} as const;

/** '어제 14:05' of an ISO time, seen at another. */
export function agoIn(iso: string, now: string, tongue: Tongue): string {
	const [day, today] = [dayOf(iso), dayOf(now)];
	const near = day === today ? 0 : addDays(day, 1) === today ? 1 : null;
	return `${near === null ? dayFor(day, today, tongue) : NEAR[tongue][near]} ${timeOf(iso)}`;
}

/** '2021년 4월 9일(금) 15:20' of an ISO time, for what is read again when nobody knows. */
export function momentOf(iso: string, tongue: Tongue): string {
	return `${dateIn(dayOf(iso), tongue)} ${timeOf(iso)}`;
}
