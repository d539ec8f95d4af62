import { dayOf } from '$lib/domain/month.ts';
import { repairFigures } from '$lib/server/reports/repairs.ts';
import type { PageServerLoad } from './$types';
import { desk, mayOpen } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, now } = desk(event);
	const { year } = await event.parent();
	return {
		figures: await repairFigures(db, year, dayOf(now)),
		mayLookIn: mayOpen(event.locals, '/(office)/office/tickets')
	};
};
