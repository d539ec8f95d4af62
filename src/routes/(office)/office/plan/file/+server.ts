import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { sheetsOf } from '$lib/server/plan/book.ts';
import { chosenYear, programmeYears } from '$lib/server/reports/years.ts';
import { plan } from '$lib/words/plan.ts';
import { planFigures } from '$lib/words/plan-figures.ts';
import { planInsights } from '$lib/words/plan-insights.ts';
import { planSheet } from '$lib/words/plan-sheet.ts';
import { nameOf, type Noun } from '$lib/words/states.ts';
import { momentIn } from '$lib/words/when.ts';
import type { RequestHandler } from './$types';
import { desk } from '../../desk.ts';
import { workbook } from '../download.ts';
import { lookAt, planYearOf } from '../plan.ts';

/** Everything of the plan as xlsx: aggregates and what came of them, no household. */
export const GET: RequestHandler = async (event) => {
	const { database, db, who, user, now } = desk(event);
	const asked = event.cookies.get('year');
	const officeYear = await chosenYear(db, await programmeYears(db), asked, dayOf(now));
	const { year } = await planYearOf(event, officeYear);
	const found = await lookAt(event, year, true);
	if (!found) error(404);
	const tongue = event.locals.locale;
	const [w, sheet, insights] = [plan[tongue], planSheet[tongue], planInsights[tongue]];
	const words = {
		...{ sheets: sheet.sheets, heads: sheet.heads, kinds: w.kinds, origins: w.origins },
		...{ checkStates: w.checkStates, kpiStates: w.kpiStates },
		...{ milestoneStates: w.milestoneStates, entryStates: w.entryStates, say: insights.say },
		assumption: (id: string) => insights.assumptions[id] ?? '',
		name: planFigures[tongue].name,
		programme: { ...w, stateOf: (noun: Noun, value: string) => nameOf(noun, value, tongue) },
		mark: sheet.mark(user.name, momentIn(now, tongue), year)
	};
	const sheets = await sheetsOf(db, found.at, words, now);
	return workbook(database, who, { sheets, name: sheet.file, work: `PLAN_EXPORT ${year}` }, now);
};
