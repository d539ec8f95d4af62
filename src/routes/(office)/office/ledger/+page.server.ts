import type { RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { LINE_KINDS } from '$lib/domain/records/money.ts';
import { dayOf } from '$lib/domain/month.ts';
import { lineSheets, openCommitments } from '$lib/server/reports/fees/ledger.ts';
import { scannedUnit } from '$lib/server/reports/stock.ts';
import { amountTyped } from '$lib/words/money.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';
import { openRegister, registerActions } from '../registers.ts';
import { readFrom, submitForm, turnBack, type Read } from '../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, now, ticket } = desk(event);
	const { year } = await event.parent();
	return {
		register: await openRegister(event, 'ledger'),
		sheets: await lineSheets(db, year),
		commitments: await openCommitments(db, year),
		...{ ticket, today: dayOf(now), asOf: now }
	};
};

function booking(read: Read, entryId: string) {
	return {
		...{ entryId, fiscalYear: read('fiscalYear'), on: read('on'), note: read('note') },
		line: (oneOf(LINE_KINDS, read('line')) ?? '') as Input<'appropriate'>['line'],
		amount: amountTyped(read('amount'))
	};
}

function doing<N extends ActionName>(name: N, input: (read: Read, id: string) => Input<N>) {
	return async (event: RequestEvent) => {
		const form = await event.request.formData();
		return submitForm(event, form, name, input, `.${name}`);
	};
}

export const actions: Actions = {
	...registerActions('ledger'),
	appropriate: doing('appropriate', booking),
	supplement: doing('supplement', booking),
	transferBudget: doing('transferBudget', booking),
	commitExpense: doing('commitExpense', (read, id) => ({ ...booking(read, id), about: null })),
	/** A purchase names the unit that was bought by its tag. */
	payExpense: async (event) => {
		const form = await event.request.formData();
		const read = readFrom(form);
		const tag = read('pc');
		const about = tag === '' ? null : await scannedUnit(desk(event).db, tag);
		if (tag !== '' && !about) return turnBack(form, 'payExpense', ['pc']);
		return submitForm(
			event,
			form,
			'payExpense',
			(typed, id) => ({
				...booking(typed, id),
				...{ about: about ?? null, commitId: typed('commitId') || null }
			}),
			'.payExpense'
		);
	}
};
