/** Days on which nobody works: the public ones of a year, and those that the office noted. */
import { holidaysOf } from '../../domain/holidays.ts';
import type { Db } from '../schema.ts';

export interface Holiday {
	day: string;
	name: string;
	/** noted by the office, and not dropped again */
	own: boolean;
}

/** The days off of a year and of the one after it, in their order. */
export async function holidaysIn(db: Db, year: string): Promise<Holiday[]> {
	const years = [year, String(Number(year) + 1)];
	const rows = await db
		.selectFrom('holiday')
		.select(['id as day', 'name'])
		.where('year', 'in', years)
		.where('droppedAt', 'is', null)
		.execute();
	const own = rows.map((row) => ({ ...row, own: true }));
	const all = years.flatMap((one) => holidaysOf(one)).map((row) => ({ ...row, own: false }));
	return [...all, ...own].sort((a, b) => (a.day < b.day ? -1 : 1));
}
