/** A plan begins: from the document, as a copy of another year's, or from a spreadsheet. */
import type { Context } from '../context.ts';
import { addMonths } from '../month.ts';
import { Refusal } from '../refusal.ts';
import type { Rows } from '../tables.ts';
import type { Tx } from '../tx.ts';
import { reconcile, valueOf } from './checks.ts';
import { DOCUMENT, DOCUMENT_TITLE, DOCUMENT_YEAR } from './document.ts';
import {
	DEPARTMENT,
	documentItems,
	documentKpis,
	documentMilestones,
	TEAMS
} from './document-items.ts';
import { byKey, COLUMNS, figureOf, yearOfColumn, type Figure, type Figures } from './figure.ts';
import { known } from './plan.ts';

/** Everything that a plan begins with. */
export interface Content {
	title: string;
	department: string;
	teams: string;
	items: readonly Rows['planItem'][];
	figures: readonly Figure[];
	kpis: readonly Rows['planKpi'][];
	milestones: readonly Rows['planMilestone'][];
}

/** The document as it is. */
export function documentContent(): Content {
	return {
		title: DOCUMENT_TITLE,
		department: DEPARTMENT,
		teams: JSON.stringify(TEAMS),
		items: documentItems(),
		figures: DOCUMENT,
		kpis: documentKpis(),
		milestones: documentMilestones()
	};
}

/** Begins the plan of a year from the document (`from` null) or another year's plan. */
export function copy(
	tx: Tx,
	{ fiscalYear, from }: { fiscalYear: string; from: string | null },
	ctx: Context
): void {
	if (from === null) {
		if (fiscalYear !== DOCUMENT_YEAR) throw new Refusal('UNKNOWN_PLAN', { year: fiscalYear });
		return begin(tx, fiscalYear, documentContent(), 'DOCUMENT', ctx);
	}
	begin(tx, fiscalYear, moved(contentOf(tx, from), from, fiscalYear), from, ctx);
}

/** Writes the rows of a plan. Throws Refusal PLAN_EXISTS. */
export function begin(
	tx: Tx,
	fiscalYear: string,
	{ title, department, teams, items, figures, kpis, milestones }: Content,
	origin: string,
	ctx: Context
): void {
	if (tx.get('planYear', fiscalYear)) throw new Refusal('PLAN_EXISTS', { year: fiscalYear });
	const opened = { openedAt: ctx.at, openedBy: ctx.actor.userId, publishedAt: null };
	tx.put('planYear', { id: fiscalYear, title, department, teams, origin, ...opened });
	for (const item of items) tx.put('planItem', item);
	figures.forEach((figure, n) => tx.put('planFigure', rowOf(figure, n, fiscalYear)));
	for (const kpi of kpis) tx.put('planKpi', kpi);
	for (const milestone of milestones) tx.put('planMilestone', milestone);
}

function rowOf({ partOf, ...figure }: Figure, n: number, fiscalYear: string): Rows['planFigure'] {
	return {
		id: `${fiscalYear}.${figure.key}`,
		fiscalYear,
		n,
		...figure,
		partOf: partOf.join(';'),
		firstValue: figure.value,
		...{ changedAt: null, changedBy: null, reason: '' }
	};
}

function contentOf(tx: Tx, year: string): Content {
	const { title, department, teams } = known(tx, year);
	const rows = tx.where('planFigure', 'fiscalYear', year).sort((a, b) => a.n - b.n);
	const figures = rows.map(figureOf);
	return {
		...{ title, department, teams, figures },
		items: tx.where('planItem', 'fiscalYear', year),
		kpis: tx.where('planKpi', 'fiscalYear', year),
		milestones: tx.where('planMilestone', 'fiscalYear', year)
	};
}

/**
 * A plan as the first draft of another year's. The budget columns move with the years; totals, the
 * headline amounts and the last column are empty until somebody says what they are, and what the
 * old plan said of the year before it stays behind.
 */
export function moved(content: Content, from: string, to: string): Content {
	const years = Number(to) - Number(from);
	const rename = (text: string) => text.replaceAll(`${from}년`, `${to}년`);
	const own = <R extends { id: string }>(row: R) => ({
		...row,
		id: `${to}${row.id.slice(from.length)}`,
		fiscalYear: to
	});
	return {
		...content,
		title: rename(content.title),
		items: content.items.map(own),
		kpis: content.kpis.map(own),
		figures: movedFigures(content.figures, from, to).map((figure) => ({
			...figure,
			section: rename(figure.section)
		})),
		milestones: content.milestones.flatMap((row) => {
			const { firstMonth, lastMonth, doneMonth } = row;
			if (doneMonth !== null || (lastMonth !== null && lastMonth < `${from}-01`)) return [];
			const shift = (month: string | null) => month && addMonths(month, years * 12);
			return {
				...own(row),
				label: rename(row.label),
				firstMonth: shift(firstMonth),
				lastMonth: shift(lastMonth),
				origin: 'COPY' as const,
				...{ changedAt: null, changedBy: null, reason: '' }
			};
		})
	};
}

const CELL = /^(.+)\.(-1|0|1|2)$/;

function movedFigures(figures: readonly Figure[], from: string, to: string): Figure[] {
	const old = byKey(figures);
	const { recovered } = reconcile(old, from, 0);
	const value = (key: string) => valueOf(old, recovered, key) ?? null;
	const rows = new Set(
		figures.flatMap(({ key }) => {
			const row = CELL.exec(key)?.[1];
			return row !== undefined && old.has(`${row}.sum`) ? [row] : [];
		})
	);
	const others = figures.filter(({ key, partOf }) => {
		const row = CELL.exec(key)?.[1];
		const isPast = partOf.some((part) => part.includes('.budget.-1#'));
		return !isPast && (row === undefined || !rows.has(row));
	});
	const kept = others.map((figure) => ({
		...figure,
		label: figure.label.replace(`${from}년 소요예산`, `${to}년 소요예산`),
		value: /\.(need|sum)$/.test(figure.key) ? null : figure.value,
		origin: 'COPY' as const
	}));
	const cells = [...rows].flatMap((row) => movedRow(old, row, { from, to, value }));
	return [...kept, ...cells];
}

function movedRow(
	old: Figures,
	row: string,
	{ from, to, value }: { from: string; to: string; value: (key: string) => number | null }
): Figure[] {
	const years = Number(to) - Number(from);
	const sample = old.get(`${row}.0`);
	if (!sample) return [];
	return COLUMNS.map((column) => ({
		...sample,
		key: `${row}.${column}`,
		label: sample.label.replace(`${from}년`, `${yearOfColumn(to, column)}년`),
		value: value(`${row}.${Number(column) + years}`),
		origin: 'COPY',
		partOf: sample.partOf.map((part) => part.replace('.0#', `.${column}#`))
	}));
}
