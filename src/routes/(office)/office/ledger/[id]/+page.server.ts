import { error, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { entryRecord } from '$lib/server/reports/fees/ledger.ts';
import { amountTyped } from '$lib/words/money.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk, mayOpen } from '../../desk.ts';
import { submitForm, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, now, ticket } = desk(event);
	const record = await entryRecord(db, event.params.id);
	if (!record) error(404);
	// Figures are for more people than the cases that they come from.
	const opens = mayOpen(event.locals, '/(office)/office/runs/[id]');
	return { record, opens, ticket, today: dayOf(now) };
};

function doing<N extends ActionName>(
	name: N,
	input: (read: Read, entryId: string, of: string) => Input<N>
) {
	return async (event: RequestEvent) => {
		const form = await event.request.formData();
		const of = event.params.id ?? '';
		return submitForm(event, form, name, (read, id) => input(read, id, of), `.${name}`);
	};
}

export const actions: Actions = {
	release: doing('releaseExpense', (read, entryId, commitId) => ({
		...{ entryId, commitId, on: read('on'), note: read('note') }
	})),
	refund: doing('refundExpense', (read, entryId, paidId) => ({
		...{ entryId, paidId, amount: amountTyped(read('amount')), on: read('on'), note: read('note') }
	}))
};
