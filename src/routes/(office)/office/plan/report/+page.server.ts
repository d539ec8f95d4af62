import { itemView } from '$lib/server/plan/item.ts';
import { summary } from '$lib/server/plan/summary.ts';
import type { PageServerLoad } from './$types';
import { needLook } from '../plan.ts';

export const load: PageServerLoad = async (event) => {
	const { planYear } = await event.parent();
	const { at, now, months } = await needLook(event, planYear, true);
	return {
		plan: summary(at, now),
		items: at.record.items.flatMap(({ no }) => itemView(at, no) ?? []),
		months,
		now
	};
};
