import { redirect } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { unit } from '$lib/server/reports/unit.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { Actions, PageServerLoad } from './$types';
import { startOf } from '../../asked.ts';
import { desk } from '../../desk.ts';
import { submit, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket, now } = desk(event);
	const { year } = await event.parent();
	const last = await unit(db, event.url.searchParams.get('after') ?? '');
	return { ticket, settings: await yearOf(db, year), today: dayOf(now), last: last?.pc ?? null };
};

const input =
	(now: string) =>
	(read: Read, id: string): Input<'sourcePc'> => ({
		pcId: id,
		tag: read('tag'),
		serial: read('serial'),
		fiscalYear: read('fiscalYear'),
		model: read('model'),
		memoryGb: Number(read('memoryGb')),
		ssdGb: Number(read('ssdGb')),
		monitor: read('monitor'),
		os: read('os'),
		office: read('office'),
		disposalNo: read('disposalNo'),
		source: read('source') as Input<'sourcePc'>['source'],
		sourceName: read('sourceName'),
		// Machines that come in today came in now; an earlier day is known by its date only.
		sourcedAt: read('sourcedAt') === dayOf(now) ? null : startOf(read('sourcedAt'))
	});

export const actions: Actions = {
	default: async (event) => {
		const { now } = desk(event);
		const again = (await event.request.clone().formData()).has('again');
		const outcome = await submit(event, 'sourcePc', input(now));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		const { id } = outcome.verdict;
		redirect(303, again ? `/office/pcs/new?after=${id}` : `/office/pcs/${id}`);
	}
};
