import { accountLines, deviceLines } from '$lib/server/reports/people.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db } = desk(event);
	return { users: await accountLines(db), devices: await deviceLines(database) };
};
