import { PC_STATES, stock } from '$lib/server/reports/stock.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		text: searchParams.get('q')?.trim().slice(0, 50) || undefined,
		state: oneOf(PC_STATES, searchParams.get('state'))
	};
	return { filter, lines: await stock(db, { ...filter, fiscalYear: year }) };
};
