import { fail, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { MAX_IMPORT_BYTES } from '$lib/server/import/limits.ts';
import { readPlan, type CellFault } from '$lib/server/plan/import.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submit, submitForm } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket, now } = desk(event);
	const plans = await db
		.selectFrom('planYear')
		.select(['id', 'title', 'origin', 'openedAt', 'publishedAt'])
		.orderBy('id', 'desc')
		.execute();
	return { plans, ticket, thisYear: dayOf(now).slice(0, 4) };
};

/** What an import came back with: cells to put right. */
function turnedBack(faults: CellFault[], year: string) {
	return fail(422, { faults, year });
}

export const actions: Actions = {
	copy: (event: RequestEvent) =>
		submit(event, 'copyPlan', (read) => ({
			fiscalYear: read('fiscalYear'),
			from: read('from') === 'DOCUMENT' ? null : read('from')
		})),
	publish: (event: RequestEvent) =>
		submit(event, 'publishPlan', (read) => ({
			fiscalYear: read('fiscalYear'),
			shown: read('shown') === '1'
		})),
	import: async (event: RequestEvent) => {
		const form = await event.request.formData();
		const [file, year] = [form.get('file'), String(form.get('fiscalYear') ?? '')];
		if (!/^20\d\d$/.test(year)) return turnedBack([{ cell: '', fault: 'YEAR' }], year);
		if (!(file instanceof File) || file.size === 0 || file.size > MAX_IMPORT_BYTES)
			return turnedBack([{ cell: '', fault: 'FILE' }], year);
		const { plan, faults } = await readPlan(new Uint8Array(await file.arrayBuffer()), year);
		if (!plan) return turnedBack(faults, year);
		form.delete('file');
		return submitForm(event, form, 'layPlan', () => plan);
	}
};
