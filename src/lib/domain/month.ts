/** Days and months in Korean time (KST, UTC+9, no daylight saving), from ISO times. */

const KST = 9 * 60 * 60 * 1000;

/** 'YYYY-MM-DD' in KST of an ISO time. */
export function dayOf(iso: string): string {
	return new Date(Date.parse(iso) + KST).toISOString().slice(0, 10);
}

/** 'HH:MM' in KST of an ISO time. */
export function timeOf(iso: string): string {
	return new Date(Date.parse(iso) + KST).toISOString().slice(11, 16);
}

/** 'YYYY-MM' in KST of an ISO time. */
export function monthOf(iso: string): string {
	return dayOf(iso).slice(0, 7);
}

/** Months from `first` to `last`, both included; empty if last comes first. */
export function monthsBetween(first: string, last: string): string[] {
	const months: string[] = [];
	for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
	return months;
}

/** The month `count` after (before, if negative). */
export function addMonths(month: string, count: number): string {
	const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
	return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** A day moved by whole months; the last day of a shorter month where the day does not exist. */
export function addMonthsToDay(day: string, count: number): string {
	const month = addMonths(day.slice(0, 7), count);
	const last = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 1).getUTCDate();
	return `${month}-${String(Math.min(Number(day.slice(8, 10)), last)).padStart(2, '0')}`;
}

/** The day `count` days after (before, if negative). */
export function addDays(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Last day of a period of whole months that begins on the day after `day`: the day itself is not
 * counted, and a month without the corresponding day ends with its last one. (민법 157, 160)
 */
export function periodEnd(day: string, months: number): string {
	const first = addDays(day, 1);
	const same = addMonthsToDay(first, months);
	return same.slice(8) === first.slice(8) ? addDays(same, -1) : same;
}
