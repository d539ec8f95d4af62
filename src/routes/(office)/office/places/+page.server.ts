import { places } from '$lib/server/reports/board.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

const STATES = ['DELIVERED', 'HELD', 'FREE'] as const;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	const all = await places(db, year);
	const state = oneOf(STATES, event.url.searchParams.get('state'));
	return { state, all: all.length, lines: all.filter((place) => !state || place.state === state) };
};
