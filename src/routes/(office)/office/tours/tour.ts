/** Which tour an address means. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { tour, workers } from '$lib/server/reports/rounds.ts';
import { dayAsked } from '../asked.ts';
import { desk } from '../desk.ts';

/** The worker, the day and the stops of a tour; 404 for a day or a worker that does not exist. */
export async function tourOf(event: RequestEvent) {
	const { db } = desk(event);
	const { workerId = '', day: asked = '' } = event.params;
	const day = dayAsked(asked);
	const people = await workers(db);
	const worker = people.find(({ id }) => id === workerId);
	if (!day || !worker) error(404);
	const stops = await tour(db, worker.id, day);
	return { day, worker, people, stops };
}
