import { redirect } from '@sveltejs/kit';
import { scannedUnit, scrapsAsked } from '$lib/server/reports/stock.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../desk.ts';
import { openRegister, registerActions } from '../registers.ts';
import { submit } from '../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	return {
		register: await openRegister(event, 'pcs'),
		scrapsAsked: await scrapsAsked(db, year),
		askedOnly: event.url.searchParams.has('scrap')
	};
};

export const actions: Actions = {
	...registerActions('pcs'),
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
