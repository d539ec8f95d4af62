import { error, fail } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import { household, person } from '$lib/server/reports/household.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { givable } from '$lib/server/reports/stock.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { purposeOf } from '../../purpose.ts';
import { submit } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const { year } = await event.parent();
	const record = await household(db, event.params.id);
	if (!record) error(404);
	await access(database, who, { subject: record.id, purpose: 'HOUSEHOLD', work: 'READ' }, now);
	const [units, people] = await Promise.all([givable(db, year), workers(db, record.adminDong)]);
	return { record, units, workers: people, ticket, today: dayOf(now) };
};

export const actions: Actions = {
	assign: (event) =>
		submit(event, 'assign', (read, id) => ({
			assignmentId: id,
			householdId: event.params.id,
			pcId: read('pcId'),
			fiscalYear: read('fiscalYear')
		})),
	schedule: (event) =>
		submit(event, 'scheduleVisit', (read, id) => ({
			visitId: id,
			assignmentId: read('assignmentId'),
			workerId: read('workerId'),
			scheduledOn: read('scheduledOn'),
			scheduledAt: read('scheduledAt') || null,
			note: read('note')
		})),
	release: (event) =>
		submit(event, 'release', (read) => ({
			assignmentId: read('assignmentId'),
			reason: read('reason')
		})),
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await person(db, event.params.id);
		if (!shown) error(404);
		await access(database, who, { subject: event.params.id, purpose, work: 'UNMASK' }, now);
		return { person: shown };
	}
};
