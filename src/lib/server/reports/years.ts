/** The programme years, and which of them a person is looking at. */
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** Years that have settings, the latest first. */
export async function programmeYears(db: Db): Promise<string[]> {
	const rows = await db.selectFrom('programmeYear').select('id').orderBy('id', 'desc').execute();
	return rows.map((row) => row.id);
}

/**
 * The year asked for, if it exists; else the year of today ('YYYY-MM-DD'); else the latest in which
 * anything was assigned; else the latest.
 */
export async function chosenYear(
	db: Db,
	years: readonly string[],
	asked: string | undefined,
	today: string
): Promise<string> {
	const wanted = [asked, today.slice(0, 4)].find((year) => year && years.includes(year));
	return wanted ?? (await latestUsed(db)) ?? years[0] ?? today.slice(0, 4);
}

async function latestUsed(db: Db): Promise<string | undefined> {
	const row = await db
		.selectFrom('assignment')
		.select((eb) => eb.fn.max('fiscalYear').as('year'))
		.executeTakeFirst();
	return row?.year ?? undefined;
}

/** The settings of a year, or undefined. */
export function yearOf(db: Db, id: string): Promise<Rows['programmeYear'] | undefined> {
	return db.selectFrom('programmeYear').selectAll().where('id', '=', id).executeTakeFirst();
}
