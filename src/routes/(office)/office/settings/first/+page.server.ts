import { dayOf } from '$lib/domain/month.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submit } from '../../submit.ts';

/** A house without a year begins here; one that has years goes on with those. */
export const load: PageServerLoad = async (event) => {
	const { ticket, now } = desk(event);
	const { years } = await event.parent();
	if (years.length > 0) redirect(303, '/office/settings');
	return { ticket, thisYear: dayOf(now).slice(0, 4) };
};

export const actions: Actions = {
	default: async (event) => {
		const outcome = await submit(event, 'openYear', (read) => ({
			fiscalYear: read('newYear'),
			from: null
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, '/office/settings');
	}
};
