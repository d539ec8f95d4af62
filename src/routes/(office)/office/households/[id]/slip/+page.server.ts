import { error, type RequestEvent } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { qrOf } from '$lib/server/qr.ts';
import { placeOf } from '$lib/server/reports/household.ts';
import { receiptDocument } from '$lib/server/reports/receipt.ts';
import { issue, receiptToGo, revoke, slipOf } from '$lib/server/status/slips.ts';
import { TONGUES } from '$lib/words/status/tongue.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { mineOnly } from '../../../mine.ts';

export const load: PageServerLoad = async (event) => {
	const { db, database, who, now } = desk(event);
	const place = await placeFor(event);
	await access(database, who, { subject: place.id, purpose: 'SLIP', work: 'READ' }, now);
	const receiptId = await receiptToGo(db, place.id);
	return {
		place,
		slip: (await slipOf(db, place.id)) ?? null,
		hasReceipt: receiptId !== null,
		phone: event.locals.config.officePhone,
		now
	};
};

export const actions: Actions = {
	/** The code and its secret are in this one answer, and nowhere afterwards. */
	issue: async (event) => {
		const { database, who, now } = desk(event);
		const place = await placeFor(event);
		const form = await event.request.formData();
		const made = await issue(database, event.locals.serverKey, who, place.id, now);
		const address = `${event.locals.config.origin ?? event.url.origin}/status`;
		return {
			made: {
				...made,
				address,
				// Behind the #: a browser keeps that to itself, so no log on the way has the code.
				qr: qrOf(`${address}#${made.code}`),
				tongue: TONGUES.find((one) => one === form.get('tongue')) ?? 'ko',
				receipt: form.has('receipt') ? await receiptOf(event, place.id) : null
			}
		};
	},
	revoke: async (event) => {
		const { database, who, now } = desk(event);
		const place = await placeFor(event);
		return { revoked: await revoke(database, who, place.id, now) };
	}
};

/** The household, if whoever asks serves its dong. */
async function placeFor(event: RequestEvent) {
	const place = await placeOf(desk(event).db, event.params.id ?? '');
	if (!place) error(404);
	await mineOnly(event, place);
	return place;
}

/** Its receipt, masked, on record before it is printed. */
async function receiptOf(event: RequestEvent, householdId: string) {
	const { db, database, who, now } = desk(event);
	const id = await receiptToGo(db, householdId);
	if (id === null) return null;
	const what = { subject: householdId, purpose: 'RECEIPT masked', work: 'PRINT' };
	await access(database, who, what, now);
	return (await receiptDocument(db, id)) ?? null;
}
