import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { append } from '$lib/server/audit.ts';
import { runPersons, runRecord } from '$lib/server/reports/fees/run.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { purposeOf } from '../../../purpose.ts';

export const load: PageServerLoad = async (event) => {
	const { db, user, now } = desk(event);
	const record = await runRecord(db, event.params.id);
	if (!record) error(404);
	return { record, who: user.name, at: now };
};

/** Puts on record what was done with the data of each household of the run. */
async function noteEach(event: RequestEvent, work: string) {
	const { database, db, who, now } = desk(event);
	const persons = await runPersons(db, event.params.id ?? '');
	const entry = { at: now, userId: who.userId, from: who.from, work };
	const subjects = [...new Set(persons.map(({ householdId }) => householdId))];
	await database.write((trx) =>
		append(
			trx,
			subjects.map((subject) => ({ ...entry, subject }))
		)
	);
	return persons;
}

export const actions: Actions = {
	/** Puts on record whose names leave on paper, before they do. */
	print: async (event) => {
		await noteEach(event, 'PRINT: PAYMENT_RUN');
		return { printed: true };
	},
	/** Names and contracts unmasked, for a paper that goes to whoever pays. */
	unmask: async (event) => {
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const persons = await noteEach(event, `UNMASK: ${purpose}`);
		return {
			persons: Object.fromEntries(
				persons.map(({ id, name, contractNo }) => [id, { name, contractNo }])
			)
		};
	}
};
