/** What a register depends on besides its rows, as it is for a person right now. */
import { dayOf } from '../../domain/month.ts';
import { addWorkdays, type Extra } from '../../domain/workday.ts';
import type { Database } from '../db.ts';
import type { Db } from '../schema.ts';
import { dongsOf, type Frame } from './register.ts';

/** The frame of a person's registers at `now` (ISO). */
export async function frameOf(
	{ db, dialect }: Pick<Database, 'db' | 'dialect'>,
	person: Parameters<typeof dongsOf>[0],
	year: string,
	now: string
): Promise<Required<Frame>> {
	const today = dayOf(now);
	const soon = addWorkdays(today, 1, await daysOff(db));
	return { dialect, year, dongs: dongsOf(person), today, soon };
}

/** Days off that the office noted beside the public holidays. */
export async function daysOff(db: Db): Promise<Extra> {
	const rows = await db.selectFrom('holiday').select('id').where('droppedAt', 'is', null).execute();
	return new Set(rows.map((row) => row.id));
}
