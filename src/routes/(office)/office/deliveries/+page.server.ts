import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { deliveries, fits, STANDINGS } from '$lib/server/reports/deliveries.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	const month = event.url.searchParams.get('month') ?? '';
	const lines = await deliveries(db, year);
	const filter = {
		standing: oneOf(STANDINGS, event.url.searchParams.get('state')),
		dong: oneOf(ADMIN_DONGS, event.url.searchParams.get('dong')),
		month: /^\d{4}-\d\d$/.test(month) ? month : undefined
	};
	return {
		filter,
		months: [...new Set(lines.map((line) => line.month))].sort(),
		lines: lines.filter((line) => fits(line, filter))
	};
};
