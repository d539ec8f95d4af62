import { error, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { placeOf } from '$lib/server/reports/household.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { submitForm, turnBack } from '../../submit.ts';
import { applicationInput, unasked } from '../input.ts';

/** The household that an address names, if this person serves it. */
async function householdOf(event: Parameters<PageServerLoad>[0] | Parameters<Actions['']>[0]) {
	const { db } = desk(event);
	const household = await placeOf(db, event.url.searchParams.get('household') ?? '');
	if (!household) error(404);
	await mineOnly(event, household);
	return household;
}

export const load: PageServerLoad = async (event) => {
	const { now, ticket } = desk(event);
	return { household: await householdOf(event), ticket, today: dayOf(now) };
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await householdOf(event);
		const form = await event.request.formData();
		const wrong = unasked(form);
		if (wrong.length > 0) return turnBack(form, 'receiveApplication', wrong);
		const outcome = await submitForm(event, form, 'receiveApplication', applicationInput(id));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/applications/${outcome.verdict.id}`);
	}
};
