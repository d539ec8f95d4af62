import { REFUSAL_CODES } from '$lib/domain/refusal.ts';
import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { see, unseen } from '$lib/server/alerts.ts';
import { decisions } from '$lib/server/reports/decisions.ts';
import { turnedAway } from '$lib/server/reports/logged.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

/** As many field records as a page shows; the access log has the rest. */
const AWAY = 100;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		code: oneOf(REFUSAL_CODES, searchParams.get('code')),
		dong: oneOf(ADMIN_DONGS, searchParams.get('dong'))
	};
	const open = await decisions(db, year, 'open');
	const counts = Map.groupBy(open, (line) => line.code);
	return {
		filter,
		counts: [...counts].map(([code, lines]) => ({ code, count: lines.length })),
		open: open.length,
		ofOthers: open.filter((line) => line.fiscalYear !== year).length,
		waiting: open
			.filter((line) => !filter.code || line.code === filter.code)
			.filter((line) => !filter.dong || line.adminDong === filter.dong),
		decided: await decisions(db, year, 'decided'),
		away: await turnedAway(db, AWAY),
		awayMost: AWAY,
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
