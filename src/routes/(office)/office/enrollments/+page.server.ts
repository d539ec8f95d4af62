import { dayOf } from '$lib/domain/month.ts';
import { monthSeen } from '$lib/server/registers/fee-states.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../desk.ts';
import { openRegister, registerActions } from '../registers.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { year } = await event.parent();
	const { now } = desk(event);
	const month = monthSeen({ today: dayOf(now), year });
	return { register: await openRegister(event, 'enrollments'), month };
};

export const actions = registerActions('enrollments');
