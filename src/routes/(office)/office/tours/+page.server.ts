import { dayOf } from '$lib/domain/month.ts';
import { busyDays, drivers, toursOn } from '$lib/server/reports/rounds.ts';
import { addDays } from '$lib/words/day.ts';
import type { PageServerLoad } from './$types';
import { dayAsked } from '../asked.ts';
import { desk } from '../desk.ts';

/** Days before and after that are shown with their counts. */
const AROUND = 3;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, now } = desk(event);
	const today = dayOf(now);
	const day = dayAsked(event.url.searchParams.get('day')) ?? today;
	const out = await toursOn(db, day);
	const idle = (await drivers(db))
		.filter(({ id }) => !out.some((tour) => tour.workerId === id))
		.map(({ id, name, dongs }) => ({ workerId: id, worker: name, visits: 0, done: 0, dongs }));
	return {
		...{ today, day, tours: [...out, ...idle] },
		days: await busyDays(db, addDays(day, -AROUND), addDays(day, AROUND))
	};
};
