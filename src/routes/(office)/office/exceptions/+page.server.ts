import { see, unseen } from '$lib/server/alerts.ts';
import { decisions } from '$lib/server/reports/decisions.ts';
import { turnedAway } from '$lib/server/reports/logged.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	return {
		waiting: await decisions(db, year, 'open'),
		decided: await decisions(db, year, 'decided'),
		away: await turnedAway(db),
		alerts: (await unseen(db)).map(({ id, kind, at }) => ({ id, kind, at }))
	};
};

export const actions: Actions = {
	seen: async (event) => {
		const { db, who, now } = desk(event);
		const form = await event.request.formData();
		await see(db, String(form.get('alert') ?? ''), who.userId, now);
	}
};
