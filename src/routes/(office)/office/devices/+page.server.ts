import { packetsWaiting } from '$lib/server/reports/kept-apart.ts';
import { accountLines, deviceLines } from '$lib/server/reports/people.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, user } = desk(event);
	const waiting = user.role === 'office' ? await packetsWaiting(db) : 0;
	return { waiting, users: await accountLines(db), devices: await deviceLines(database) };
};
