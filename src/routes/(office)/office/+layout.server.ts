import { dayOf } from '$lib/domain/month.ts';
import { homeOf } from '$lib/server/access.ts';
import { openExceptions } from '$lib/server/reports/board.ts';
import { accountsHeld } from '$lib/server/reports/people.ts';
import { openTasks } from '$lib/server/reports/tasks.ts';
import { chosenYear, programmeYears } from '$lib/server/reports/years.ts';
import type { LayoutServerLoad } from './$types';
import { desk, placesOf } from './desk.ts';

const KEEP = { path: '/office', sameSite: 'lax', maxAge: 60 * 60 * 24 * 180 } as const;

export const load: LayoutServerLoad = async (event) => {
	event.depends('office:live');
	const { db, user, who, now } = desk(event);
	const asked = event.url.searchParams.get('year') ?? event.cookies.get('year');
	const years = await programmeYears(db);
	const year = await chosenYear(db, years, asked, dayOf(now));
	if (event.url.searchParams.has('year')) event.cookies.set('year', year, KEEP);
	return {
		locale: event.locals.locale,
		demo: event.locals.demo,
		user: { id: user.id, name: user.name, role: user.role },
		idleMinutes: event.locals.config.sessionIdleMinutes,
		home: homeOf(user.role),
		places: placesOf(event),
		open: await openExceptions(db),
		tasks: await openTasks(db, who),
		held: await accountsHeld(db, user.id),
		year,
		years
	};
};
