import { error, fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { putAside, release } from '$lib/server/packets.ts';
import { packetRecord } from '$lib/server/reports/kept-apart.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { reasonOf } from '../../reason.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now } = desk(event);
	const record = await packetRecord(db, event.params.id);
	if (!record) error(404);
	const subjects = new Set(record.actions.map(({ householdId }) => householdId));
	for (const subject of subjects)
		if (subject) await access(database, who, { subject, purpose: 'DECISION', work: 'READ' }, now);
	return record;
};

export const actions: Actions = {
	release: async (event) => {
		const { database, who, now } = desk(event);
		const verdicts = await release(database, event.params.id, who, now);
		const left = verdicts.some(({ verdict }) => verdict === 'quarantined');
		return { decided: left ? ('PARTLY' as const) : ('RELEASED' as const) };
	},
	aside: async (event) => {
		const { database, who, now } = desk(event);
		const reason = await reasonOf(event.request);
		if (!reason) return fail(422, { reasonMissing: true });
		await putAside(database, event.params.id, reason, who, now);
		return { decided: 'SET_ASIDE' as const };
	}
};
