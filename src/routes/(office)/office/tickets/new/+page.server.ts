import { error, redirect } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { addWorkdays } from '$lib/domain/workday.ts';
import { daysOff } from '$lib/server/registers/frame.ts';
import { placeOf } from '$lib/server/reports/household.ts';
import { unitsWith } from '$lib/server/reports/ticket.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { submitForm, turnBack } from '../../submit.ts';

type Ticket = Input<'openTicket'>;
/** Stands for a PC of their own among the units. */
const OWN = 'OWN';

/** The household that an address names, if this person serves it. */
async function householdOf(event: Parameters<PageServerLoad>[0] | Parameters<Actions['']>[0]) {
	const { db } = desk(event);
	const household = await placeOf(db, event.url.searchParams.get('household') ?? '');
	if (!household) error(404);
	await mineOnly(event, household);
	return household;
}

export const load: PageServerLoad = async (event) => {
	const { db, now, ticket } = desk(event);
	const household = await householdOf(event);
	const { year } = await event.parent();
	const settings = await yearOf(db, year);
	const days = settings?.repairVisitDays ?? 0;
	return {
		...{ household, ticket, year },
		units: await unitsWith(db, household.id),
		promise: addWorkdays(dayOf(now), days, await daysOff(db))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id: householdId } = await householdOf(event);
		const form = await event.request.formData();
		const wrong = ['pc', 'channel', 'symptom'].filter((field) => !form.get(field));
		if (form.get('pc') === OWN && !form.get('form')) wrong.push('form');
		if (wrong.length > 0) return turnBack(form, 'openTicket', wrong);
		const outcome = await submitForm(event, form, 'openTicket', (read, id) => ({
			...{ ticketId: id, householdId, fiscalYear: read('fiscalYear') },
			pcId: read('pc') === OWN ? null : read('pc'),
			form: (read('pc') === OWN ? read('form') : 'DESKTOP') as Ticket['form'],
			channel: read('channel') as Ticket['channel'],
			symptom: read('symptom') as Ticket['symptom'],
			wish: (read('wish') || 'REPAIR') as Ticket['wish'],
			words: read('words'),
			photoHash: null
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/tickets/${outcome.verdict.id}`);
	}
};
