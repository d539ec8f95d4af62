import { redirect } from '@sveltejs/kit';
import { actFor } from '$lib/server/act.ts';
import { agreedBy } from '$lib/server/status/holdings.ts';
import type { Actions, PageServerLoad } from './$types';
import { formOf } from '../../submit.ts';
import { visitor } from '../../visitor.ts';

export const load: PageServerLoad = async (event) => {
	const { db, database, householdId, now } = await visitor(event);
	const agreed = await agreedBy(db, householdId);
	const asked = event.url.searchParams.get('kind');
	const chosen = agreed.find((one) => one.kind === asked && one.rows.length > 0)?.kind ?? null;
	return { agreed, chosen, now, ticket: database.newId() };
};

export const actions: Actions = {
	/** Each agreement of that kind that stands, under an id of its own. */
	default: async (event) => {
		const { visit, read, id } = await formOf(event);
		const { database, db, householdId, from, now } = visit;
		const agreed = (await agreedBy(db, householdId)).find((one) => one.kind === read('kind'));
		for (const { id: consentId, householdId: of } of agreed?.rows ?? []) {
			const action = { id: `${id}.${consentId}`, name: 'withdrawConsent', input: { consentId } };
			await actFor(database, { householdId: of, from }, action as Deed, now);
		}
		redirect(303, agreed ? '/status/mine?done=consent' : '/status/mine/consents');
	}
};

type Deed = Parameters<typeof actFor>[2];
