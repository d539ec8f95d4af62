import { answer } from '$lib/server/status/answer.ts';
import type { PageServerLoad } from './$types';
import { visitor } from '../visitor.ts';

/** The copy that a browser keeps because somebody asked it to: what is known now, and nothing to press. */
export const load: PageServerLoad = async (event) => {
	const { db, householdId, now } = await visitor(event);
	return { matters: await answer(db, householdId, now), now };
};
