import { account } from '$lib/server/reports/people.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db, who } = desk(event);
	const person = await account(db, who.userId);
	if (!person) error(404);
	return { person, done: event.url.searchParams.get('done') };
};
