/** Item 4's own page as rows of a workbook: every figure, and every chart as the table that it has. Pure. */
import { MONEY_UNIT, inThousands } from './book-cells.ts';
import type { Cell } from '../export/sheet.ts';
import type { Cell as Shown } from '../reports/small-cells.ts';
import type { LiveKey, LiveLine } from './live-lines.ts';
import type { Fault, Place } from './live-quality.ts';
import type { Live } from './live.ts';

/** What the page calls its figures and charts. */
export interface LiveWords {
	lines: Record<
		LiveKey,
		{ label: string; from: string; note?: (values: Record<string, number>) => string }
	>;
	lineUnits: Record<LiveLine['unit'], string>;
	atEnd(month: string): string;
	ofNow(iso: string): string;
	curve: string;
	planned: string;
	delivered: string;
	assigned: string;
	units: string;
	byDong: string;
	paidBy: string;
	paidIn: string;
	paidSum: string;
	paidLeft: string;
	unitsBy: string;
	byCategory: string;
	few: string;
	withheld: string;
	quality: string;
	faults: Record<Fault, string>;
	qualityPlaces: Record<Place | 'ALL', string>;
	stateOf(noun: 'pc' | 'category', value: string): string;
}

/** Part, name, value, unit, out of, note, from what, as of when. */
export function liveRows(live: Live, w: LiveWords): Cell[][] {
	const { desk } = live;
	const [then, now] = [w.atEnd(live.month), w.ofNow(live.at)];
	const row = (part: string, name: string, value: Cell, unit: string, when: string): Cell[] => [
		...[part, name, value, unit, null, '', '', when]
	];
	const { households } = w.lineUnits;
	const shown = (cell: Shown) =>
		typeof cell === 'number' ? cell : cell === 'FEW' ? w.few : w.withheld;
	return [
		...(desk?.lines ?? []).map((line) => lineRow(line, w, line.when === 'now' ? now : then)),
		...live.months.flatMap(({ month, planned, reached }) => [
			row(w.curve, `${month} ${w.planned}`, planned, w.units, then),
			row(w.curve, `${month} ${w.delivered}`, reached, w.units, then)
		]),
		...live.dongs.flatMap(({ dong, delivered, assigned }) => [
			row(w.byDong, `${dong} ${w.delivered}`, delivered, w.units, then),
			row(w.byDong, `${dong} ${w.assigned}`, assigned, w.units, then)
		]),
		...(desk?.paid ?? []).flatMap(({ month, paid, sum, left }) =>
			Object.entries({ [w.paidIn]: paid, [w.paidSum]: sum, [w.paidLeft]: left }).map(
				([name, won]) => row(w.paidBy, `${month} ${name}`, inThousands(won), w.lineUnits.won, then)
			)
		),
		...(desk?.now.units ?? []).map(({ state, count }) =>
			row(w.unitsBy, w.stateOf('pc', state), count, w.units, now)
		),
		...(desk?.now.categories ?? []).map(({ category, delivered }) =>
			row(w.byCategory, w.stateOf('category', category), shown(delivered), w.units, now)
		),
		...(desk?.now.quality ?? []).flatMap(({ fault, cells }) =>
			cells.map(({ place, count }) =>
				row(w.quality, `${w.faults[fault]} · ${w.qualityPlaces[place]}`, count, households, now)
			)
		)
	];
}

function lineRow(line: LiveLine, w: LiveWords, when: string): Cell[] {
	const { label, from, note } = w.lines[line.key];
	const { value, unit } = line;
	const cell = value !== null && unit === MONEY_UNIT ? inThousands(value) : value;
	return ['', label, cell, w.lineUnits[unit], line.of, note?.(line.values) ?? '', from, when];
}
