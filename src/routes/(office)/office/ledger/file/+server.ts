import { Readable } from 'node:stream';
import { dayOf } from '$lib/domain/month.ts';
import { note } from '$lib/server/audit.ts';
import { disposition, fileName, type Cell } from '$lib/server/export/sheet.ts';
import { xlsxStream } from '$lib/server/export/xlsx.ts';
import { lineSheets, type LineSheet } from '$lib/server/reports/fees/ledger.ts';
import { chosenYear, programmeYears } from '$lib/server/reports/years.ts';
import { exports } from '$lib/words/export.ts';
import { ledger } from '$lib/words/ledger.ts';
import { percent } from '$lib/words/money.ts';
import { nameOf } from '$lib/words/states.ts';
import type { RequestHandler } from './$types';
import { desk } from '../../desk.ts';

/** The year's execution by line: figures only, no person. */
export const POST: RequestHandler = async (event) => {
	const { database, db, user, who, now } = desk(event);
	const { locale } = event.locals;
	const w = ledger[locale];
	const given = event.url.searchParams.get('year') ?? event.cookies.get('year');
	const year = await chosenYear(db, await programmeYears(db), given, dayOf(now));
	const sheets = await lineSheets(db, year);
	const work = `EXPORT: REPORT · execution ${year} xlsx rows=${sheets.length}`;
	await note(database, { at: now, userId: who.userId, from: who.from, subject: null, work });
	const title = `${year} ${w.sheet} ${w.unitWon}`;
	const line = (name: string, some: readonly LineSheet[]): Cell[] => {
		const sum = (of: (sheet: LineSheet) => number) => some.reduce((all, one) => all + of(one), 0);
		const [budget, paid] = [sum((one) => one.budget), sum((one) => one.paid)];
		const rest = [sum((one) => one.committed), sum((one) => one.balance)];
		return [name, budget, paid, ...rest, percent(paid, budget)];
	};
	async function* rows(): AsyncGenerator<Cell[]> {
		for (const one of sheets) yield line(nameOf('budgetLine', one.kind, locale), [one]);
		yield line(w.sum, sheets);
	}
	const sheet = {
		...{ title, rows: rows(), widths: [24, 16, 16, 16, 16, 12] },
		heads: [w.line, w.budget, w.paid, w.committed, w.balance, w.rate],
		mark: exports[locale].mark(user.name, now, exports[locale].purposes.REPORT ?? '', sheets.length)
	};
	const body = Readable.toWeb(xlsxStream(sheet, new Date(now))) as ReadableStream<Uint8Array>;
	return new Response(body, {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': disposition(fileName(`${year}${w.sheet}`, dayOf(now), 'xlsx')),
			'cache-control': 'no-store'
		}
	});
};
