import { redirect } from '@sveltejs/kit';
import { PC_STATES, scannedUnit, stock } from '$lib/server/reports/stock.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';
import { submit } from '../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		text: searchParams.get('q')?.trim().slice(0, 50) || undefined,
		state: oneOf(PC_STATES, searchParams.get('state')),
		scrapAsked: searchParams.has('scrap') || undefined
	};
	const all = await stock(db, { fiscalYear: year });
	return {
		ticket,
		filter,
		lines: await stock(db, { ...filter, fiscalYear: year }),
		scrapAsked: all.filter((line) => line.scrapAsked).length
	};
};

export const actions: Actions = {
	/** Opens the unit of a label, tag or serial; what means nothing is put on record as a finding. */
	scan: async (event) => {
		const { db } = desk(event);
		const form = await event.request.clone().formData();
		const text = String(form.get('text') ?? '').trim();
		if (text === '') return { scanned: null };
		const id = await scannedUnit(db, text);
		if (id) redirect(303, `/office/pcs/${id}`);
		const outcome = await submit(event, 'reportScan', (read) => ({
			text: read('text'),
			where: 'PC'
		}));
		return 'status' in outcome ? outcome : { ...outcome, scanned: text };
	}
};
