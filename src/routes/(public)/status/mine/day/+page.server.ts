import { error } from '@sveltejs/kit';
import { VISIT_KINDS } from '$lib/domain/another-day.ts';
import { dayOf } from '$lib/domain/month.ts';
import { answer } from '$lib/server/status/answer.ts';
import { ask } from '$lib/words/status/ask.ts';
import type { Actions, PageServerLoad } from './$types';
import { formOf, submit } from '../../submit.ts';
import { visitor } from '../../visitor.ts';

const WISHES = ['MORNING', 'AFTERNOON', 'NEXT_WEEK', 'CALL'] as const;

export const load: PageServerLoad = async (event) => {
	const { db, database, householdId, now } = await visitor(event);
	const asked = event.url.searchParams.get('visit');
	const matter = (await answer(db, householdId, now)).find((one) => one.visitId === asked);
	const about = VISIT_KINDS.find((one) => one === event.url.searchParams.get('about'));
	if (!asked || !about) error(404);
	const slot = matter?.slot ?? null;
	const today = dayOf(now);
	return { about, visitId: asked, slot, today, wishes: WISHES, ticket: database.newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const { read } = form;
		const about = VISIT_KINDS.find((one) => one === read('about')) ?? 'DELIVERY';
		const wish = WISHES.find((one) => one === read('wish'));
		// Whoever finds another day reads Korean, whatever language the household chose.
		const words = [wish ? ask.ko.day.wishes[wish] : '', read('words')].filter(Boolean).join(' · ');
		return submit(form, 'askAnotherDay', { about, visitId: read('visit'), words }, 'day');
	}
};
