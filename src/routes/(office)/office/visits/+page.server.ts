import { dayOf } from '$lib/domain/month.ts';
import { busyDays, round, workers } from '$lib/server/reports/rounds.ts';
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
	const people = await workers(db);
	const worker = people.find(({ id }) => id === event.url.searchParams.get('worker'))?.id;
	const days = await busyDays(db, addDays(day, -AROUND), addDays(day, AROUND));
	return { today, day, worker, workers: people, days, lines: await round(db, day, worker) };
};
