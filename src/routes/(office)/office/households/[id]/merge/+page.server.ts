import { error, redirect } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { sideBySide } from '$lib/server/reports/duplicates.ts';
import { placeOf } from '$lib/server/reports/household.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { submit } from '../../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const place = await placeOf(db, event.params.id);
	if (!place) error(404);
	const asked = event.url.searchParams.get('with')?.trim().toUpperCase() ?? '';
	const pair =
		asked && asked !== place.receiptNo ? await sideBySide(db, place.id, asked) : undefined;
	for (const subject of [place.id, ...(pair ? [pair.other.id] : [])])
		await access(database, who, { subject, purpose: 'MERGE', work: 'READ' }, now);
	return { place, asked, pair: pair ?? null, ticket };
};

export const actions: Actions = {
	default: async (event) => {
		const householdId = event.params.id;
		const outcome = await submit(event, 'mergeHousehold', (read) => ({
			householdId,
			intoId: read('intoId'),
			note: read('note')
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/households/${householdId}`);
	}
};
