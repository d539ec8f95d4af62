import { error, fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { task, taskWords } from '$lib/server/reports/tasks.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { purposeOf } from '../../purpose.ts';
import { submit } from '../../submit.ts';

/** The task that an address names, if this person serves its dong. */
async function taskOf(event: Parameters<PageServerLoad>[0] | Parameters<Actions['finish']>[0]) {
	const found = await task(desk(event).db, event.params.id);
	if (!found) error(404);
	const { householdId: id, adminDong } = found;
	if (id !== null && adminDong !== null) await mineOnly(event, { id, adminDong });
	return found;
}

export const load: PageServerLoad = async (event) => {
	const { database, who, now, ticket } = desk(event);
	const found = await taskOf(event);
	const subject = found.householdId;
	if (subject) await access(database, who, { subject, purpose: 'TASK', work: 'READ' }, now);
	return { task: found, ticket };
};

export const actions: Actions = {
	finish: async (event) => {
		const { id } = await taskOf(event);
		return submit(event, 'finishTask', (read) => ({ taskId: id, outcome: read('outcome') }));
	},
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const { id } = await taskOf(event);
		const purpose = purposeOf(await event.request.formData());
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await taskWords(db, id);
		const subject = shown?.householdId ?? null;
		if (!shown || subject === null) error(404);
		await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { said: { words: shown.words, outcome: shown.outcome } };
	}
};
