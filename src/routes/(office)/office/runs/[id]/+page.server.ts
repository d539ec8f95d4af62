import { error, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { runRecord } from '$lib/server/reports/fees/run.ts';
import type { Actions, PageServerLoad } from './$types';
import { pageOf } from '../../asked.ts';
import { desk } from '../../desk.ts';
import { submitForm, type Read } from '../../submit.ts';

const PAGE = 200;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, who, now, ticket } = desk(event);
	const record = await runRecord(db, event.params.id);
	if (!record) error(404);
	const pages = Math.max(1, Math.ceil(record.lines.length / PAGE));
	const page = Math.min(pageOf(event.url.searchParams.get('page')), pages);
	const first = (page - 1) * PAGE;
	return {
		record: { ...record, lines: record.lines.slice(first, first + PAGE) },
		...{ first, page, pages, ticket, today: dayOf(now), own: who.userId, asOf: now }
	};
};

/** One action of this run from the fields of a form. */
function doing<N extends ActionName>(name: N, input: (read: Read, batchId: string) => Input<N>) {
	return async (event: RequestEvent) => {
		const batchId = event.params.id ?? '';
		const form = await event.request.formData();
		return submitForm(event, form, name, (read) => input(read, batchId), `.${name}`);
	};
}

export const actions: Actions = {
	lock: doing('lockRun', (_, batchId) => ({ batchId })),
	approve: doing('approveRun', (read, batchId) => ({
		...{ batchId, lockedAt: read('lockedAt'), total: Number(read('total')) }
	})),
	back: doing('sendRunBack', (read, batchId) => ({ batchId, reason: read('reason') })),
	pay: doing('payRun', (read, batchId) => ({ batchId, paidOn: read('paidOn') })),
	void: doing('voidRun', (read, batchId) => ({ batchId, reason: read('reason') })),
	out: doing('leaveOutOfRun', (read) => ({ monthId: read('monthId') }))
};
