/** The whole plan as one answer, for a browser to keep: the summary and every item. */
import type { Database } from '../db.ts';
import { itemView, type ItemView } from './item.ts';
import { liveAtDesk } from './live.ts';
import { monthFor, planOf, planYears } from './read.ts';
import { look, summary, type PlanSummary } from './summary.ts';
import { inTongue } from './tongue.ts';
import type { Locale } from '../../words/locale.ts';

export interface WholePlan {
	summary: PlanSummary;
	items: ItemView[];
	/** ISO time at which it was put together */
	asOf: string;
}

/** The plan of today's year, else the latest with anything recorded, else the latest; null without any. */
export async function wholePlan(
	database: Pick<Database, 'db' | 'dialect'>,
	today: string,
	now: string,
	tongue: Locale = 'ko'
): Promise<WholePlan | null> {
	const { db } = database;
	const years = await planYears(db);
	const recorded = await db
		.selectFrom('planEntry')
		.select((eb) => eb.fn.max('fiscalYear').as('year'))
		.executeTakeFirst();
	const year = [today.slice(0, 4), recorded?.year, years[0]].find(
		(one) => typeof one === 'string' && years.includes(one)
	);
	const record = year ? await planOf(db, year) : undefined;
	if (!record) return null;
	const month = monthFor(record, null, today);
	const live = await liveAtDesk(database, record.year.id, month, now);
	const at = look(inTongue(record, tongue), month, live);
	const items = record.items.flatMap(({ no }) => itemView(at, no) ?? []);
	return { summary: summary(at, now), items, asOf: now };
}
