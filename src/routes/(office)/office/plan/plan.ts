/** What every page of the plan asks: which year's, in which month, and what counting it again says. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { liveAtDesk, liveOf } from '$lib/server/plan/live.ts';
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

/**
 * The plan counted again for a page, in its language, or undefined where the year has none. What only the
 * programme's own item says is counted where it is shown (`withDesk`).
 */
export async function lookAt(
	event: Pick<RequestEvent, 'url' | 'locals'>,
	year: string,
	withDesk = false
) {
	const { database, db, now } = desk(event);
	const record = await planOf(db, year);
	if (!record) return undefined;
	const month = monthFor(record, event.url.searchParams.get('month'), dayOf(now));
	const named = inTongue(record, event.locals.locale);
	const live = withDesk
		? await liveAtDesk(database, year, month, now)
		: await liveOf(db, year, month, now);
	const at = look(named, month, live);
	return { at, now, months: monthsOf(year) };
}

/** The same for pages that are about a plan that is there; a year without one is told where one is made. */
export async function needLook(
	event: Pick<RequestEvent, 'url' | 'locals'>,
	year: string,
	withDesk = false
) {
	const found = await lookAt(event, year, withDesk);
	if (!found) redirect(303, '/office/plan');
	return found;
}
