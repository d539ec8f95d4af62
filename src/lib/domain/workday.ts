/**
 * Working days (근무일): Monday to Friday without public holidays and the days that the office adds.
 * Days are 'YYYY-MM-DD' in KST. A day that is counted from is not counted itself. (민법 157)
 */
import { holidayOf } from './holidays.ts';
import { addDays } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Context } from './context.ts';
import type { Tx } from './tx.ts';

/** Days off beside the table's: 임시공휴일 that the office noted. */
export type Extra = ReadonlySet<string>;
const NONE: Extra = new Set();

/** True if the office works on that day. */
export function isWorkday(day: string, extra: Extra = NONE): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	if (weekday === 0 || weekday === 6) return false;
	return holidayOf(day) === undefined && !extra.has(day);
}

/** Days further apart than ten years are a clock's mistake: nobody counts through them one by one. */
const MOST = 3660;

/** The `count`th working day after `day`, ten years' at most; `day` itself for 0, whatever it is. */
export function addWorkdays(day: string, count: number, extra: Extra = NONE): string {
	let at = day;
	for (let left = Math.min(count, MOST); left > 0;) {
		at = addDays(at, 1);
		if (isWorkday(at, extra)) left--;
	}
	return at;
}

/** Working days after `first`, up to and with `last`, within ten years; 0 if last does not come later. */
export function workdaysBetween(first: string, last: string, extra: Extra = NONE): number {
	let count = 0;
	const furthest = addDays(first, MOST);
	const end = last < furthest ? last : furthest;
	for (let day = addDays(first, 1); day <= end; day = addDays(day, 1))
		if (isWorkday(day, extra)) count++;
	return count;
}

/** A time in which nothing could be done: from the day it began to the day it ended. */
export interface Pause {
	from: string;
	to: string;
}

/** The promised day: `days` working days after `received`, and the working days of all pauses more. */
export function dueOn(
	received: string,
	days: number,
	pauses: readonly Pause[] = [],
	extra: Extra = NONE
): string {
	const waited = pauses.map(({ from, to }) => workdaysBetween(from, to, extra));
	return addWorkdays(
		received,
		waited.reduce((sum, one) => sum + one, days),
		extra
	);
}

/** The days that the office noted for the year of `day` and the one after it. */
export function extraOf(tx: Tx, day: string): Extra {
	const year = Number(day.slice(0, 4));
	const rows = [year, year + 1].flatMap((one) => tx.where('holiday', 'year', String(one)));
	return new Set(rows.filter((row) => row.droppedAt === null).map((row) => row.id));
}

/** 임시공휴일: a day off that no table knew. */
export function noteHoliday(tx: Tx, { day, name }: { day: string; name: string }): void {
	if (!isWorkday(day) || tx.get('holiday', day)?.droppedAt === null)
		throw new Refusal('NO_WORKDAY', { day, name: holidayOf(day) ?? null });
	tx.put('holiday', { id: day, year: day.slice(0, 4), name, droppedAt: null });
}

/** The day is a working day after all. Days that were promised stay as they are. */
export function dropHoliday(tx: Tx, { day }: { day: string }, ctx: Context): void {
	const row = tx.get('holiday', day);
	if (!row || row.droppedAt !== null) throw new Refusal('UNKNOWN_HOLIDAY', { day });
	tx.put('holiday', { ...row, droppedAt: ctx.at });
}
