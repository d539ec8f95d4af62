import { error, fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { delivery, recipient } from '$lib/server/reports/delivery.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { purposeOf } from '../../purpose.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now } = desk(event);
	const record = await delivery(db, event.params.id);
	if (!record) error(404);
	const read = { subject: record.household.id, purpose: 'RECEIPT', work: 'READ' };
	await access(database, who, read, now);
	return { record };
};

export const actions: Actions = {
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const person = await recipient(db, event.params.id);
		if (!person) error(404);
		await access(database, who, { subject: person.householdId, purpose, work: 'UNMASK' }, now);
		return { person };
	}
};
