import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { ACTIONS } from '$lib/domain/actions.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import { preview } from '$lib/server/preview.ts';
import { holidaysIn } from '$lib/server/reports/holidays.ts';
import { openEnds } from '$lib/server/reports/open-ends.ts';
import { changesOf, effectsOf, settings } from '$lib/server/reports/settings.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../desk.ts';
import { readFrom, submit, submitForm, textsOf, turnBack } from '../submit.ts';
import { formOf, settingsInput, valuesOf } from './input.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket } = desk(event);
	const { year, years } = await event.parent();
	const found = await settings(db, year);
	if (!found && years.length === 0) redirect(303, '/office/settings/first');
	if (!found) error(404);
	const open = found.year.closedAt === null ? await openEnds(db, year) : [];
	const holidays = await holidaysIn(db, year);
	return { settings: found, start: formOf(found.year), open, holidays, ticket };
};

/** The settings of the year that a form is about. */
async function inForce(event: Pick<RequestEvent, 'locals'>, form: FormData) {
	const found = await settings(desk(event).db, String(form.get('fiscalYear') ?? ''));
	if (!found) error(404);
	return found.year;
}

export const actions: Actions = {
	preview: async (event) => {
		const { database, db, who, now } = desk(event);
		const form = await event.request.formData();
		const year = await inForce(event, form);
		const input = settingsInput(year)(readFrom(form));
		const parsed = ACTIONS.setYear.input.safeParse(input);
		if (!parsed.success || anyRrn(input))
			return turnBack(
				form,
				'setYear',
				parsed.error?.issues.map((issue) => String(issue.path[0])) ?? ['reason']
			);
		const to = valuesOf(parsed.data, year);
		const wish = { id: database.newId(), name: 'setYear' as const, input };
		const [verdict] = await preview(database, who, [wish], now);
		return {
			step: 'preview' as const,
			values: textsOf(form),
			changes: changesOf(year, to),
			effects: await effectsOf(db, year, to),
			verdict: verdict ?? null
		};
	},
	save: async (event) => {
		const form = await event.request.formData();
		return submitForm(event, form, 'setYear', settingsInput(await inForce(event, form)), '.year');
	},
	open: async (event) => {
		const outcome = await submit(event, 'openYear', (read) => ({
			fiscalYear: read('newYear'),
			from: read('fiscalYear')
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, '/office/settings');
	},
	reopen: (event) =>
		submit(event, 'reopenYear', (read) => ({
			fiscalYear: read('fiscalYear'),
			reason: read('reason')
		})),
	noteHoliday: (event) =>
		submit(event, 'noteHoliday', (read) => ({ day: read('day'), name: read('name') })),
	dropHoliday: (event) => submit(event, 'dropHoliday', (read) => ({ day: read('day') })),
	close: async (event) => {
		const form = await event.request.formData();
		const read = readFrom(form);
		if (read('typed') !== read('fiscalYear')) return turnBack(form, 'closeYear', ['typed']);
		return submitForm(event, form, 'closeYear', () => ({ fiscalYear: read('fiscalYear') }));
	}
};
