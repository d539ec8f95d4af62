import { error, fail, redirect } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { access } from '$lib/server/audit.ts';
import { householdOf, receiptDocument } from '$lib/server/reports/receipt.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { desk } from '../../desk.ts';
import { purposeOf } from '../../purpose.ts';
import { submit } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { db, now, ticket } = desk(event);
	const subject = await subjectOf(event);
	await noted(event, { subject, purpose: 'RECEIPT', work: 'READ' });
	const document = await receiptDocument(db, event.params.id);
	if (!document) error(404);
	return { document, now, ticket };
};

export const actions: Actions = {
	unmask: async (event) => {
		const { db } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const subject = await subjectOf(event);
		await noted(event, { subject, purpose, work: 'UNMASK' });
		return { open: await receiptDocument(db, event.params.id, 'open') };
	},
	/** A sheet that leaves the office is on record before it does, with what stood open on it. */
	print: async (event) => {
		const form = await event.request.formData();
		const purpose = form.get('sight') === 'open' ? 'RECEIPT unmasked' : 'RECEIPT masked';
		await noted(event, { subject: await subjectOf(event), purpose, work: 'PRINT' });
	},
	/** A new version; the page goes on to it. */
	correct: async (event) => {
		const outcome = await submit(event, 'correctReceipt', (read, id) => ({
			receiptId: event.params.id,
			newReceiptId: id,
			recipientName: read('recipientName'),
			recipientRelation: read('recipientRelation') as Relation,
			note: read('note'),
			reason: read('reason')
		}));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/receipts/${outcome.verdict.id}`);
	}
};

type Relation = Input<'correctReceipt'>['recipientRelation'];

/** Whose document it is; there is no page of a document that is not on record. */
async function subjectOf(event: RequestEvent): Promise<string> {
	const subject = await householdOf(desk(event).db, event.params.id);
	return subject ?? error(404);
}

function noted(event: RequestEvent, what: Parameters<typeof access>[2]): Promise<void> {
	const { database, who, now } = desk(event);
	return access(database, who, what, now);
}
