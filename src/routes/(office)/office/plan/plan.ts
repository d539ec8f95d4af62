/** What every page of the plan asks: which year's, in which month, and what counting it again says. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { liveAtDesk } from '$lib/server/plan/live.ts';
import { monthFor, monthsOf, planOf, planYears } from '$lib/server/plan/read.ts';
import { look } from '$lib/server/plan/summary.ts';
import { inTongue } from '$lib/server/plan/tongue.ts';
import { desk } from '../desk.ts';

/** The year of `?plan=`, if it has a plan; else the office's own year. */
export async function planYearOf(
	{ url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
	officeYear: string
): Promise<{ year: string; years: string[] }> {
	const years = await planYears(desk({ locals }).db);
	const asked = url.searchParams.get('plan');
	return { year: asked !== null && years.includes(asked) ? asked : officeYear, years };
}

/** The plan counted again for a page, in its language, or undefined where the year has none. */
export async function lookAt(event: Pick<RequestEvent, 'url' | 'locals'>, year: string) {
	const { database, db, now } = desk(event);
	const record = await planOf(db, year);
	if (!record) return undefined;
	const month = monthFor(record, event.url.searchParams.get('month'), dayOf(now));
	const named = inTongue(record, event.locals.locale);
	const at = look(named, month, await liveAtDesk(database, year, month, now));
	return { at, now, months: monthsOf(year) };
}

/** The same for pages that are about a plan that is there; a year without one is told where one is made. */
export async function needLook(event: Pick<RequestEvent, 'url' | 'locals'>, year: string) {
	const found = await lookAt(event, year);
	if (!found) redirect(303, '/office/plan');
	return found;
}
