import { error, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import { monthRecord } from '$lib/server/reports/fees/month.ts';
import { amountTyped } from '$lib/words/money.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submitForm, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now, ticket } = desk(event);
	const record = await monthRecord(db, event.params.id);
	if (!record) error(404);
	const subject = record.household.id;
	await access(database, who, { subject, purpose: 'INTERNET_FEE', work: 'READ' }, now);
	return { record, ticket, today: dayOf(now), asOf: now };
};

/** One action of this month from the fields of a form. */
function doing<N extends ActionName>(
	name: N,
	input: (read: Read, row: { id: string; enrollmentId: string; month: string }) => Input<N>
) {
	return async (event: RequestEvent) => {
		const record = await monthRecord(desk(event).db, event.params.id ?? '');
		if (!record) error(404);
		const form = await event.request.formData();
		return submitForm(event, form, name, (read) => input(read, record.row), `.${name}`);
	};
}

const charged = (read: Read) => ({
	bill: amountTyped(read('bill')),
	discount: read('discount') === '' ? 0 : amountTyped(read('discount')),
	source: read('source')
});

export const actions: Actions = {
	record: doing('recordBill', (read, { enrollmentId, month }) => ({
		...{ enrollmentId, month, ...charged(read) }
	})),
	amend: doing('amendBill', (read, { id: monthId }) => ({ monthId, ...charged(read) })),
	correct: doing('correctPaid', (read, { id: monthId }) => ({ monthId, ...charged(read) })),
	skip: doing('skipMonth', (read, { id: monthId }) => ({
		...{ monthId, reason: read('reason') as Input<'skipMonth'>['reason'] }
	})),
	claw: doing('clawBack', (read, { id: monthId }) => ({
		...{ monthId, amount: amountTyped(read('amount')), note: read('note') }
	})),
	recover: doing('recoverMonth', (read, { id: monthId }) => ({ monthId, on: read('on') }))
};
