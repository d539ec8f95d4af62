import { error, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { closing, lineSheets } from '$lib/server/reports/fees/ledger.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import { amountTyped } from '$lib/words/money.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk, mayOpen } from '../../desk.ts';
import { readFrom, submitForm, turnBack, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, user, who, now, ticket } = desk(event);
	const { year } = await event.parent();
	const row = await yearOf(db, year);
	if (!row) error(404);
	const { closedThrough, decemberRule } = row;
	// Figures are for more people than the cases that they come from.
	const opens = mayOpen(event.locals, '/(office)/office/runs/[id]');
	return {
		sheets: await lineSheets(db, year),
		closing: await closing(db, year),
		...{ closedThrough, decemberRule, ticket, today: dayOf(now), at: now },
		...{ opens, own: who.userId, name: user.name }
	};
};

function doing<N extends ActionName>(name: N, input: (read: Read) => Input<N>) {
	return async (event: RequestEvent) => {
		const form = await event.request.formData();
		return submitForm(event, form, name, input, `.${name}`);
	};
}

const carried = (text: string) => (text === '' ? 0 : amountTyped(text));

export const actions: Actions = {
	december: doing('estimateDecember', (read) => ({ fiscalYear: read('fiscalYear') })),
	month: doing('closeFeeMonth', (read) => ({
		fiscalYear: read('fiscalYear'),
		month: read('month')
	})),
	settle: doing('settleBudget', (read) => ({
		...{ fiscalYear: read('fiscalYear'), note: read('note') },
		...{ carryPc: carried(read('carryPc')), carryFee: carried(read('carryFee')) }
	})),
	back: doing('sendSettlementBack', (read) => ({
		fiscalYear: read('fiscalYear'),
		reason: read('reason')
	})),
	/** The year is typed once more, since there is no way back. */
	lock: async (event) => {
		const form = await event.request.formData();
		const read = readFrom(form);
		if (read('typed') !== read('fiscalYear')) return turnBack(form, 'lockBudget', ['typed']);
		const input = { fiscalYear: read('fiscalYear'), settledAt: read('settledAt') };
		return submitForm(event, form, 'lockBudget', () => input, '.lockBudget');
	}
};
