import { error } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { loggedAction } from '$lib/server/reports/logged.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now } = desk(event);
	const action = await loggedAction(db, event.params.id);
	if (!action) error(404);
	const subject = action.householdId;
	if (subject) await access(database, who, { subject, purpose: 'DECISION', work: 'READ' }, now);
	return { action };
};
