import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import {
	applicationNotes,
	applicationPlace,
	applicationRecord
} from '$lib/server/reports/application.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { purposeOf } from '../../purpose.ts';
import { submitForm, turnBack, type Read } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const record = await applicationRecord(db, event.params.id, dayOf(now));
	if (!record) error(404);
	await mineOnly(event, record.household);
	const subject = record.household.id;
	await access(database, who, { subject, purpose: 'APPLICATION', work: 'READ' }, now);
	return { record, ticket };
};

/** The form of somebody who serves the household. */
async function formOf(event: RequestEvent): Promise<FormData> {
	const place = await applicationPlace(desk(event).db, event.params.id ?? '');
	if (!place) error(404);
	await mineOnly(event, place);
	return event.request.formData();
}

/** One action of this application from the fields of a form. */
function doing<N extends ActionName>(
	name: N,
	input: (read: Read, applicationId: string) => Input<N>
) {
	return async (event: RequestEvent) => {
		const form = await formOf(event);
		return submitForm(event, form, name, (read) => input(read, event.params.id ?? ''), `.${name}`);
	};
}

type Rejection = Input<'rejectApplication'>['reason'];
type Withdrawal = Input<'withdrawApplication'>['reason'];

export const actions: Actions = {
	start: doing('startScreening', (_, applicationId) => ({ applicationId })),
	ask: doing('askForInfo', (read, applicationId) => ({ applicationId, note: read('note') })),
	resume: doing('resumeScreening', (_, applicationId) => ({ applicationId })),
	waitlist: doing('waitlistApplication', (_, applicationId) => ({ applicationId })),
	select: async (event) => {
		const form = await formOf(event);
		if (form.get('will') !== 'YES') return turnBack(form, 'selectApplication', ['will']);
		const applicationId = event.params.id;
		return submitForm(
			event,
			form,
			'selectApplication',
			(read) => ({ applicationId, outOfOrderReason: read('outOfOrderReason') || null }),
			'.select'
		);
	},
	reject: doing('rejectApplication', (read, applicationId) => ({
		applicationId,
		reason: read('reason') as Rejection,
		note: read('note')
	})),
	withdraw: doing('withdrawApplication', (read, applicationId) => ({
		applicationId,
		reason: read('reason') as Withdrawal
	})),
	end: doing('moveToEnd', (read, applicationId) => ({ applicationId, reason: read('reason') })),
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await formOf(event));
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await applicationNotes(db, event.params.id);
		if (!shown) error(404);
		const { householdId: subject, ...notes } = shown;
		await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { notes };
	}
};
