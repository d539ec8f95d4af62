/** The whole plan as a workbook: a sheet each for items, figures, checks, what follows, and results. */
import { comparison } from '../../domain/plan/checks.ts';
import { MONEY } from '../../domain/plan/figure.ts';
import { digitsOf } from '../../domain/plan/measure.ts';
import { ratesOf } from '../../domain/plan/rates.ts';
import { dayOf, timeOf } from '../../domain/month.ts';
import type { Cell, Sheet } from '../export/sheet.ts';
import { inThousands } from './book-cells.ts';
import { liveRows, type LiveWords } from './book-live.ts';
import { changesOf, entriesOf, type ChangeLine } from './item.ts';
import { figureLines, itemLine, summary, type Look } from './summary.ts';
import type { Db } from '../schema.ts';

/** How the page words headings, states and sentences. */
export interface BookWords {
	sheets: Record<
		| 'items'
		| 'budget'
		| 'figures'
		| 'checks'
		| 'derived'
		| 'kpis'
		| 'milestones'
		| 'entries'
		| 'changes'
		| 'teams'
		| 'live'
		| 'texts',
		string
	>;
	heads: Record<string, string>;
	kinds: Record<string, string>;
	origins: Record<string, string>;
	checkStates: Record<string, string>;
	kpiStates: Record<string, string>;
	milestoneStates: Record<string, string>;
	entryStates: Record<string, string>;
	name(label: string): string;
	say(id: string, values: Record<string, number>): string;
	assumption(id: string): string;
	mark: string;
	/** what the programme's own page calls its figures */
	programme: LiveWords;
}

type Rows = Cell[][];

/** Every sheet, in order. Money is in 천원 where its heading says so, else in 원. */
export async function sheetsOf(db: Db, at: Look, words: BookWords, now: string): Promise<Sheet[]> {
	const { record, checks, derived } = at;
	const view = summary(at, now);
	const lines = record.items.map((item) => itemLine(at, item));
	const head = (...keys: string[]) => keys.map((key) => words.heads[key] ?? key);
	const sheet = (
		name: keyof BookWords['sheets'],
		heads: readonly string[],
		widths: readonly number[],
		rows: Rows
	): Sheet => ({ title: words.sheets[name], heads, widths, rows: each(rows), mark: words.mark });

	return [
		sheet(
			'items',
			head('no', 'item', 'kind', 'team', 'amount', 'share', 'paid', 'executed', 'page'),
			[6, 40, 8, 14, 14, 10, 14, 10, 10],
			[
				...lines.map((item): Cell[] => [
					...[item.no, item.title, words.kinds[item.kind] ?? '', item.team],
					...[inThousands(item.amount), item.share, inThousands(item.paid)],
					...[item.executed, item.page]
				])
			]
		),
		sheet(
			'budget',
			[...head('no', 'item'), ...view.totals.map((total) => total.year)],
			[6, 40, ...view.totals.map(() => 14)],
			lines
				.map((item): Cell[] => [
					...[item.no, item.title],
					...view.totals.map(({ year }) => {
						const value = item.budget.find((cell) => cell.year === year)?.value ?? null;
						return value === null ? null : inThousands(value);
					})
				])
				.concat([[null, '', ...view.totals.map((total) => inThousands(total.value))]])
		),
		sheet(
			'figures',
			head(
				'no',
				'item',
				'value',
				'unit',
				'page',
				'section',
				'origin',
				'first',
				'computed',
				'arithmetic'
			),
			[6, 40, 16, 8, 10, 20, 12, 16, 16, 40],
			figureLines(at, null).map((figure): Cell[] => [
				...[Number(figure.key.split('.')[0]), figure.label, figure.value, figure.unit],
				...[figure.page, figure.section, words.origins[figure.origin] ?? ''],
				...[figure.first?.value ?? null, figure.computed?.value ?? null],
				figure.computed?.arithmetic ?? ''
			])
		),
		sheet(
			'checks',
			head('no', 'check', 'state', 'arithmetic', 'said', 'unit', 'page', 'section'),
			[6, 44, 12, 60, 16, 8, 10, 20],
			checks.map((check): Cell[] => [
				...[check.item, [check.label, check.group].filter(Boolean).join(' · ')],
				...[words.checkStates[check.state] ?? '', comparison(check), check.said],
				...[check.unit === MONEY ? MONEY : check.unit, check.page, check.section]
			])
		),
		sheet(
			'derived',
			head('no', 'sentence', 'arithmetic', 'assumption'),
			[6, 80, 60, 50],
			derived.map((one): Cell[] => [
				...[one.item, words.say(one.id, one.values)],
				...[one.arithmetic.join(' / '), one.assumes ? words.assumption(one.id) : '']
			])
		),
		sheet(
			'kpis',
			head(
				'no',
				'kpi',
				'unit',
				'baseline',
				'actual',
				'target',
				'executed',
				'on',
				'source',
				'state'
			),
			[6, 34, 8, 12, 12, 12, 10, 12, 24, 12],
			lines.flatMap((item) =>
				[...item.kpis, ...ratesOf(item.kpis, record.figures)].map((kpi): Cell[] => [
					...[kpi.no, words.name(kpi.label), kpi.unit],
					...[kpi.baseline, kpi.value, kpi.target].map((steps) => measured(steps, kpi.unit)),
					kpi.share,
					...[kpi.on ?? '', kpi.source, words.kpiStates[kpi.state] ?? '']
				])
			)
		),
		sheet(
			'milestones',
			head('no', 'milestone', 'firstMonth', 'lastMonth', 'doneOn', 'state', 'section'),
			[6, 40, 12, 12, 12, 12, 16],
			lines.flatMap((item) =>
				item.milestones.map((row): Cell[] => [
					...[row.no, row.label, row.firstMonth ?? '', row.lastMonth ?? ''],
					...[row.doneOn ?? '', words.milestoneStates[row.state] ?? '', row.section]
				])
			)
		),
		sheet(
			'entries',
			head('no', 'kpi', 'value', 'unit', 'on', 'source', 'reason', 'who', 'recordedAt', 'state'),
			[6, 34, 14, 8, 12, 24, 24, 14, 18, 12],
			await entryRows(db, at, words)
		),
		sheet(
			'changes',
			head('no', 'changed', 'before', 'since', 'unit', 'reason', 'source', 'who', 'recordedAt'),
			[6, 34, 20, 20, 8, 24, 24, 14, 18],
			await changeRows(db, at)
		),
		sheet(
			'teams',
			head('team', 'duty', 'no'),
			[16, 70, 12],
			[
				...view.teams.map((team): Cell[] => [
					...[team.name, team.duties.join(' / '), team.items.join(', ')]
				]),
				...view.staff.map((row): Cell[] => [
					...[
						`${row.grade}급`,
						`${words.heads.quota} ${row.quota} · ${words.heads.now} ${row.now}`,
						''
					]
				])
			]
		),
		...(at.live
			? [
					sheet(
						'live',
						head('part', 'item', 'value', 'unit', 'of', 'note', 'from', 'when'),
						[20, 34, 14, 10, 12, 34, 44, 34],
						liveRows(at.live, words.programme)
					)
				]
			: []),
		sheet(
			'texts',
			head('no', 'item', 'heading', 'line', 'page'),
			[6, 40, 18, 100, 10],
			record.items.flatMap(({ no, title, page, texts }) =>
				(JSON.parse(texts) as { section: string; lines: string[] }[]).flatMap((text) =>
					text.lines.map((line): Cell[] => [no, title, text.section, line, page])
				)
			)
		)
	];
}

async function entryRows(db: Db, { record }: Look, words: BookWords): Promise<Rows> {
	const rows: Rows = [];
	for (const { no } of record.items)
		for (const entry of await entriesOf(db, record, no))
			rows.push([
				...[no, entry.about, measured(entry.value, entry.kind === 'KPI' ? entry.unit : '')],
				...[entry.unit, entry.on, entry.source, entry.reason],
				...[entry.who, `${dayOf(entry.recordedAt)} ${timeOf(entry.recordedAt)}`],
				words.entryStates[entry.state] ?? ''
			]);
	return rows;
}

async function changeRows(db: Db, { record }: Look): Promise<Rows> {
	const rows: Rows = [];
	for (const no of [0, ...record.items.map((item) => item.no)])
		for (const row of await changesOf(db, record, no))
			rows.push([
				...[no, row.label, ...valuesOf(row), row.unit, row.reason, row.source, row.who],
				`${dayOf(row.changedAt)} ${timeOf(row.changedAt)}`
			]);
	return rows;
}

/** What stood there and what stands there since. */
function valuesOf(row: ChangeLine): Cell[] {
	if (row.kind === 'FIGURE') return [row.valueBefore, row.valueAfter];
	const months = (first: string | null, last: string | null) =>
		[first, last].filter(Boolean).join(' ~ ');
	return [months(row.firstBefore, row.lastBefore), months(row.firstAfter, row.lastAfter)];
}

/** Rows one after the other, as a sheet reads them. */
export async function* each(rows: readonly Cell[][]): AsyncGenerator<Cell[]> {
	for (const row of rows) yield Promise.resolve(row);
}

/** A measure as a number of a cell. */
function measured(steps: number | null, unit: string): number | null {
	return steps === null ? null : Number(digitsOf(steps, unit));
}
