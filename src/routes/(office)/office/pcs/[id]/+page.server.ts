import { error } from '@sveltejs/kit';
import { history } from '$lib/server/reports/history.ts';
import { unit } from '$lib/server/reports/stock.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db } = desk(event);
	const record = await unit(db, event.params.id);
	if (!record) error(404);
	return { record, deeds: await history(db, [record.pc.id, record.pc.serial]) };
};
