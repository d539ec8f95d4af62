import { EXAMPLE, HEADS, REMARK, templateRows, WIDTHS } from '$lib/server/plan/template.ts';
import { each } from '$lib/server/plan/book.ts';
import { planOf } from '$lib/server/plan/read.ts';
import { planSheet } from '$lib/words/plan-sheet.ts';
import { momentIn } from '$lib/words/when.ts';
import type { RequestHandler } from './$types';
import { desk } from '../../../desk.ts';
import { workbook } from '../../download.ts';

/** The sheet that a plan is imported from: with an example, or filled with the plan of a year. */
export const GET: RequestHandler = async (event) => {
	const { database, db, who, user, now } = desk(event);
	const from = event.url.searchParams.get('from');
	const record = from === null ? undefined : await planOf(db, from);
	const words = planSheet.ko;
	const rows = record ? templateRows(record) : EXAMPLE;
	const mark = `${REMARK} ${words.mark(user.name, momentIn(now, 'ko'), from ?? '')}`;
	const sheet = { title: words.file, heads: HEADS, widths: WIDTHS, rows: each([...rows]), mark };
	const work = `PLAN_TEMPLATE ${from ?? ''}`.trim();
	return workbook(database, who, { sheets: [sheet], name: words.template, work }, now);
};
