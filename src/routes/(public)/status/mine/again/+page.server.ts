import { error } from '@sveltejs/kit';
import { answer } from '$lib/server/status/answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { formOf, submit } from '../../submit.ts';
import { visitor } from '../../visitor.ts';

export const load: PageServerLoad = async (event) => {
	const { db, database, householdId, now } = await visitor(event);
	const asked = event.url.searchParams.get('ticket');
	if (!asked) error(404);
	const matters = await answer(db, householdId, now);
	const repair = matters.find((one) => one.kind === 'REPAIR' && one.id === asked);
	return { repairId: asked, may: Boolean(repair?.until), ticket: database.newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const { read } = form;
		return submit(
			form,
			'reopenTicket',
			{ ticketId: read('repair'), words: read('words') },
			'again'
		);
	}
};
