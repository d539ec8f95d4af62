import { error, fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { loggedAction } from '$lib/server/reports/logged.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { purposeOf } from '../../../purpose.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now } = desk(event);
	const action = await loggedAction(db, event.params.id);
	if (!action) error(404);
	const subject = action.householdId;
	if (subject) await access(database, who, { subject, purpose: 'DECISION', work: 'READ' }, now);
	return { action };
};

export const actions: Actions = {
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await loggedAction(db, event.params.id, 'open');
		if (!shown) error(404);
		const subject = shown.householdId ?? shown.id;
		await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { shown };
	}
};
