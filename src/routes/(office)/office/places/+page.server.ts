import { PLACE_STATES, places } from '$lib/server/reports/places.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	const all = await places(db, year);
	const state = oneOf(PLACE_STATES, event.url.searchParams.get('state'));
	return { state, all: all.length, lines: all.filter((place) => !state || place.state === state) };
};
