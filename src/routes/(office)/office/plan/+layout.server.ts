import type { LayoutServerLoad } from './$types';
import { planYearOf } from './plan.ts';

/** Addresses of the plan name their year only where it is not the office's own. */
export const load: LayoutServerLoad = async (event) => {
	const { year: officeYear } = await event.parent();
	const { year, years } = await planYearOf(event, officeYear);
	const month = event.url.searchParams.get('month');
	const query = new URLSearchParams({
		...(year === officeYear ? {} : { plan: year }),
		...(month === null ? {} : { month })
	}).toString();
	return { planYear: year, planYears: years, query: query === '' ? '' : `?${query}` };
};
