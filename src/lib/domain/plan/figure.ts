/** The figures of a plan: each with its place in the document, and the totals it is a part of. */
import type { Rows } from '../tables.ts';
import { ORIGINS } from '../records/plan.ts';

export type Origin = (typeof ORIGINS)[number];

/** A figure as the document has it. Money is in 원. */
export interface Figure {
	/** '4.budget.sum': the item's number first, 0 for the department */
	key: string;
	label: string;
	value: number | null;
	unit: string;
	/** '34~35' */
	page: string;
	/** heading of the document under which it stands */
	section: string;
	origin: Origin;
	/** 'key#group' of each total that it is a part of */
	partOf: readonly string[];
}

export type Figures = ReadonlyMap<string, Figure>;

export const MONEY = '원';

/** Columns of every budget table, seen from the plan's own year: the year before to two after. */
export const COLUMNS = ['-1', '0', '1', '2'] as const;
export type BudgetColumn = (typeof COLUMNS)[number];

/** The year of a budget column. */
export function yearOfColumn(fiscalYear: string, column: BudgetColumn): string {
	return String(Number(fiscalYear) + Number(column));
}

/** The item that a key belongs to; 0 for the department as a whole. */
export function itemOf(key: string): number {
	return Number(key.split('.')[0]);
}

/** Figures by key. */
export function byKey(figures: readonly Figure[]): Figures {
	return new Map(figures.map((figure) => [figure.key, figure]));
}

/** The figure that a row holds. */
export function figureOf(row: Rows['planFigure']): Figure {
	const { key, label, value, unit, page, section, origin, partOf } = row;
	const parts = partOf === '' ? [] : partOf.split(';');
	return { key, label, value, unit, page, section, origin, partOf: parts };
}

/** What the row of totals is called beside other figures: '2021년 예산' of '계 2021년'. */
export function budgetName(label: string): string {
	return label.replace(/^계 (\d{4}년)$/, '$1 예산').replace(/^Total (\d{4})$/, 'Budget $1');
}

/** '1,234' · '−1,234' */
export function plain(value: number): string {
	const digits = String(Math.abs(value)).split('.');
	const whole = (digits[0] ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
	return `${value < 0 ? '−' : ''}${[whole, ...digits.slice(1)].join('.')}`;
}

/** 천원 of whole 원, its rest behind the point: 703,000,000 → '703,000', 26,400 → '26.4'. */
export function thousands(won: number): string {
	const size = Math.abs(won);
	const rest = size % 1000;
	const whole = plain((size - rest) / 1000);
	const behind = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
	return `${won < 0 ? '−' : ''}${whole}${behind}`;
}

/** A value as arithmetic shows it: money in 천원, so that it reads like the document. */
export function shown(value: number, unit: string): string {
	return unit === MONEY ? thousands(value) : plain(value);
}
