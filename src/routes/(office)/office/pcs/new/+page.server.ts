import { redirect } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { Actions, PageServerLoad } from './$types';
import { startOf } from '../../asked.ts';
import { desk } from '../../desk.ts';
import { submit, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket } = desk(event);
	const { year } = await event.parent();
	return { ticket, settings: await yearOf(db, year) };
};

const input = (read: Read, id: string): Input<'stockPc'> => ({
	pcId: id,
	tag: read('tag').toUpperCase(),
	serial: read('serial'),
	fiscalYear: read('fiscalYear'),
	model: read('model'),
	memoryGb: Number(read('memoryGb')),
	ssdGb: Number(read('ssdGb')),
	monitor: read('monitor'),
	os: read('os'),
	office: read('office'),
	sourcedAt: startOf(read('sourcedAt')) ?? '',
	wipedAt: startOf(read('wipedAt')),
	inspectedAt: startOf(read('inspectedAt'))
});

export const actions: Actions = {
	default: async (event) => {
		const outcome = await submit(event, 'stockPc', input);
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/pcs/${outcome.verdict.id}`);
	}
};
