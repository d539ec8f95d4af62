/** One item of the plan with all that belongs to it: figures, checks, insights, and who recorded what. */
import { busiest } from '../../domain/plan/progress.ts';
import type { Check } from '../../domain/plan/checks.ts';
import type { Derived } from '../../domain/plan/derived.ts';
import { ratesOf, type RateStanding } from '../../domain/plan/rates.ts';
import { PROGRAMME_ITEM } from '../../domain/plan/plan.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { ages, breakdowns, changes, type Age, type Breakdown, type Change } from './breakdown.ts';
import { monthsOf, type PlanRecord } from './read.ts';
import { figureLines, itemLine, type FigureLine, type ItemLine, type Look } from './summary.ts';
import type { Live } from './live.ts';

export interface ItemView extends ItemLine {
	id: string;
	year: string;
	month: string;
	texts: { section: string; lines: string[] }[];
	/** what follows from running totals: so many a working day, so many a month */
	rates: RateStanding[];
	/** sentences that set what was beside what will be */
	compared: Compared[];
	figures: FigureLine[];
	checks: Check[];
	derived: Derived[];
	breakdowns: Breakdown[];
	changes: Change[];
	ages: Age[];
	/** the month in which most of its milestones run at once */
	busiest: { month: string; labels: string[] } | null;
	/** the programme's own figures, of the item that is about it */
	live: Live | null;
}

/** A part of the document whose every line is '항목 : 이전 → 이후'. */
export interface Compared {
	section: string;
	rows: { name: string; before: string; after: string }[];
}

function comparedIn(texts: ItemView['texts']): Compared[] {
	return texts.flatMap(({ section, lines }) => {
		const found = lines.map((line) => /^(.+?) : (.+) → (.+)$/.exec(line));
		if (found.length < 2 || found.includes(null)) return [];
		const rows = found.map((hit) => {
			const [, name = '', before = '', after = ''] = hit ?? [];
			return { name, before, after };
		});
		return [{ section, rows }];
	});
}

/** What one look at a plan says of an item, or undefined. Pure. */
export function itemView(at: Look, no: number): ItemView | undefined {
	const { record, month, checks, derived, live, recovered } = at;
	const { figures } = record;
	const item = record.items.find((one) => one.no === no);
	if (!item) return undefined;
	const line = itemLine(at, item);
	const texts = JSON.parse(item.texts) as ItemView['texts'];
	return {
		...line,
		...{ id: item.id, year: record.year.id, month, texts },
		rates: ratesOf(line.kpis, figures),
		compared: comparedIn(texts),
		figures: figureLines(at, no),
		checks: checks.filter((check) => check.item === no),
		derived: derived.filter((one) => one.item === no),
		breakdowns: breakdowns(figures, recovered, no),
		changes: changes(figures, no),
		ages: ages(figures, no),
		busiest: busiest(line.milestones, monthsOf(record.year.id)),
		live: no === PROGRAMME_ITEM ? live : null
	};
}

/** An entry as its item's page lists it: with the name of who recorded it, and what it is about. */
export interface EntryLine extends Pick<
	Rows['planEntry'],
	'id' | 'kind' | 'value' | 'on' | 'source' | 'reason' | 'recordedAt' | 'correctsId'
> {
	/** what stood there, of a correction or of what is taken back */
	was: { value: number | null; on: string; source: string } | null;
	about: string;
	unit: string;
	who: string;
	/** STANDS · CORRECTED by a later one · TAKEN_BACK by a later one · TAKES_BACK an earlier one */
	state: 'STANDS' | 'CORRECTED' | 'TAKEN_BACK' | 'TAKES_BACK';
}

/** What was recorded of an item, the latest first. */
export async function entriesOf(db: Db, record: PlanRecord, no: number): Promise<EntryLine[]> {
	const names = await namesOf(db, record);
	const rows = record.entries.filter((row) => row.no === no).reverse();
	return rows.map((row) => {
		const { id, kind, value, on, source, reason, recordedAt, correctsId } = row;
		const kpi = record.kpis.find((one) => one.id === row.about);
		const milestone = record.milestones.find((one) => one.id === row.about);
		const was = record.entries.find((one) => one.id === correctsId);
		return {
			...{ id, kind, value, on, source, reason, recordedAt, correctsId },
			was: was ? { value: was.value, on: was.on, source: was.source } : null,
			about: kpi?.label ?? milestone?.label ?? '',
			unit: kind === 'MONEY' ? '원' : (kpi?.unit ?? ''),
			who: names.get(row.recordedBy) ?? '',
			state: stateOf(row, record)
		};
	});
}

function stateOf(row: Rows['planEntry'], { entries }: PlanRecord): EntryLine['state'] {
	if (row.takesBackAt !== null) return 'TAKES_BACK';
	if (row.correctedById === null) return 'STANDS';
	const by = entries.find((entry) => entry.id === row.correctedById);
	return by && by.takesBackAt !== null ? 'TAKEN_BACK' : 'CORRECTED';
}

/** A figure or months that were put right, with what stood there and who did it. */
export interface ChangeLine extends Omit<Rows['planChange'], 'about' | 'fiscalYear' | 'changedBy'> {
	label: string;
	unit: string;
	who: string;
}

/** What was put right of an item's figures and months, the latest first; 0 is the department. */
export async function changesOf(db: Db, record: PlanRecord, no: number): Promise<ChangeLine[]> {
	const names = await namesOf(db, record);
	const rows = record.changes.filter((row) => row.no === no).reverse();
	return rows.map(({ about, changedBy, fiscalYear: _year, ...row }) => {
		const figure = record.rows.find((one) => one.id === about);
		const milestone = record.milestones.find((one) => one.id === about);
		const label = figure?.label ?? milestone?.label ?? '';
		return { ...row, label, unit: figure?.unit ?? '', who: names.get(changedBy) ?? '' };
	});
}

async function namesOf(db: Db, { entries, changes }: PlanRecord): Promise<Map<string, string>> {
	const ids = [
		...new Set([...entries.map((row) => row.recordedBy), ...changes.map((row) => row.changedBy)])
	];
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.id, row.name]));
}
