import { summary } from '$lib/server/plan/summary.ts';
import type { PageServerLoad } from './$types';
import { lookAt } from './plan.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { planYear } = await event.parent();
	const found = await lookAt(event, planYear);
	return found
		? { plan: summary(found.at, found.now), months: found.months }
		: { plan: null, months: [] };
};
