import { error, fail } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { decisionsFor } from '$lib/domain/exception.ts';
import { access } from '$lib/server/audit.ts';
import { decision } from '$lib/server/reports/decisions.ts';
import { recipient, type Recipient } from '$lib/server/reports/delivery.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { purposeOf } from '../../purpose.ts';
import { submit } from '../../submit.ts';

type Decision = Input<'decideException'>['decision'];

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const found = await decision(db, event.params.id);
	if (!found) error(404);
	const households = [found.line.householdId, ...found.records.map((one) => one.household.id)];
	for (const subject of new Set(households))
		if (subject) await access(database, who, { subject, purpose: 'DECISION', work: 'READ' }, now);
	return { ...found, choices: decisionsFor(found.line.code), ticket };
};

export const actions: Actions = {
	decide: (event) =>
		submit(event, 'decideException', (read) => ({
			exceptionId: event.params.id,
			decision: read('decision') as Decision,
			reason: read('reason')
		})),
	/** What the records say of the persons, of all of them at once: they are there to be compared. */
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const found = await decision(db, event.params.id);
		if (!found) error(404);
		const people: Record<string, Recipient> = {};
		for (const { id } of found.records) {
			const person = await recipient(db, id);
			if (person) people[id] = person;
		}
		const subjects = new Set(Object.values(people).map(({ householdId }) => householdId));
		for (const subject of subjects)
			await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { people };
	}
};
