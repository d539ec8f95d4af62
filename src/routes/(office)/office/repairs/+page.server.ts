import { dayOf } from '$lib/domain/month.ts';
import { dongsOf } from '$lib/server/registers/register.ts';
import { repairDesk } from '$lib/server/reports/repairs.ts';
import type { PageServerLoad } from './$types';
import { desk, mayOpen } from '../desk.ts';

/** As many as somebody looks through; the register has all of them. */
const MOST = 60;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, user, now } = desk(event);
	const { year } = await event.parent();
	const today = dayOf(now);
	return {
		desk: await repairDesk(db, year, dongsOf(user), today, MOST),
		today,
		mayTake: mayOpen(event.locals, '/(office)/office/tickets/new')
	};
};
