import { redirect } from '@sveltejs/kit';
import { payableMonths, planOf } from '$lib/server/reports/fees/run.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submitForm } from '../../submit.ts';

/** Households that the page lists one by one; a larger run is still made whole. */
const SHOWN = 300;

export const load: PageServerLoad = async (event) => {
	const { db, now, ticket } = desk(event);
	const { year } = await event.parent();
	const months = await payableMonths(db, year);
	const asked = event.url.searchParams.get('month') ?? '';
	const month = /^\d{4}-\d{2}$/.test(asked) ? asked : (months[0]?.month ?? null);
	const plan = month === null ? undefined : await planOf(db, year, month);
	return {
		...{ months, month, ticket, asOf: now },
		plan:
			plan === undefined
				? null
				: {
						...plan,
						count: plan.lines.length,
						lines: plan.lines.slice(0, SHOWN),
						left: plan.out.length,
						out: plan.out.slice(0, SHOWN)
					}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const leaveOut = form.getAll('out').map(String);
		const outcome = await submitForm(event, form, 'buildRun', (read, id) => ({
			...{ batchId: id, fiscalYear: read('fiscalYear'), month: read('month'), leaveOut }
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/runs/${outcome.verdict.id}`);
	}
};
