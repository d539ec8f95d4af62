import { error, fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { visitsFor } from '$lib/server/registers/bulk.ts';
import { visitNotes, visitRecord } from '$lib/server/reports/promise.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { purposeOf } from '../../purpose.ts';
import { submit } from '../../submit.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now, ticket } = desk(event);
	const record = await visitRecord(db, event.params.id);
	if (!record) error(404);
	const read = { subject: record.household.id, purpose: 'VISIT', work: 'READ' };
	await access(database, who, read, now);
	return { record, workers: await workers(db, record.row.adminDong), ticket };
};

export const actions: Actions = {
	move: async (event) => {
		const before = (await visitsFor(desk(event).db, 'visits', [event.params.id])).get(
			event.params.id
		);
		return submit(event, 'moveVisit', (read) => {
			const [workerId, scheduledOn] = [read('workerId'), read('scheduledOn')];
			// A visit that goes elsewhere leaves its place in the tour behind.
			const stays = before?.workerId === workerId && before.scheduledOn === scheduledOn;
			return {
				...{ visitId: event.params.id, workerId, scheduledOn },
				scheduledAt: read('scheduledAt') || null,
				tourOrder: stays ? before.tourOrder : null
			};
		});
	},
	cancel: (event) =>
		submit(event, 'cancelVisit', (read) => ({
			visitId: event.params.id,
			reason: read('reason')
		})),
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await visitNotes(db, event.params.id);
		if (!shown) error(404);
		const { householdId: subject, roadAddress, addressDetail, ...words } = shown;
		await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { person: { ...words, address: `${roadAddress} ${addressDetail}`.trim() } };
	}
};
