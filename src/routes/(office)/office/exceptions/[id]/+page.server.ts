import { error } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { decisionsFor } from '$lib/domain/exception.ts';
import { access } from '$lib/server/audit.ts';
import { decision } from '$lib/server/reports/decisions.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
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
	default: (event) =>
		submit(event, 'decideException', (read) => ({
			exceptionId: event.params.id,
			decision: read('decision') as Decision,
			reason: read('reason')
		}))
};
