import { error } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { promiseRecord } from '$lib/server/reports/promise.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now } = desk(event);
	const record = await promiseRecord(db, event.params.id);
	if (!record) error(404);
	const read = { subject: record.household.id, purpose: 'ASSIGNMENT', work: 'READ' };
	await access(database, who, read, now);
	return { record };
};
