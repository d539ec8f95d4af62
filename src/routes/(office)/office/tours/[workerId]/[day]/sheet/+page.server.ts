import { append } from '$lib/server/audit.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../../desk.ts';
import { tourOf } from '../../../tour.ts';

export const load: PageServerLoad = async (event) => {
	const { user, now } = desk(event);
	const { day, worker, stops } = await tourOf(event);
	return { day, worker, stops, who: user.name, at: now };
};

export const actions: Actions = {
	/** Puts on record whose names and streets leave on paper, before they do. */
	print: async (event) => {
		const { database, who, now } = desk(event);
		const { stops } = await tourOf(event);
		const entry = { at: now, userId: who.userId, from: who.from, work: 'PRINT: TOUR' };
		const subjects = new Set(stops.map(({ householdId }) => householdId));
		await database.write((trx) =>
			append(
				trx,
				[...subjects].map((subject) => ({ ...entry, subject }))
			)
		);
		return { printed: true };
	}
};
