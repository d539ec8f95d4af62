import { storedOf } from '$lib/server/status/stored.ts';
import type { PageServerLoad } from './$types';
import { visitor } from '../../visitor.ts';

export const load: PageServerLoad = async (event) => {
	const { db, householdId } = await visitor(event);
	return { stored: await storedOf(db, householdId) };
};
