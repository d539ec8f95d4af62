/**
 * What follows from a plan's figures: each with its arithmetic, the figures that it is from, and
 * whether it rests on an assumption. The sentences stand in words/plan-insights.ts under the same
 * ids. A figure that is missing takes only what follows from it away. (DOMAIN §1.3–§1.7)
 */
import { valueOf, type Recovered } from './checks.ts';
import { COLUMNS, plain, shown, type Figures } from './figure.ts';
import { insightsOfItems } from './insights.ts';
import { Lacking } from './rule.ts';

export interface Derived {
	id: string;
	item: number;
	/** what its sentence says; money in 원, shares in per cent with one decimal */
	values: Record<string, number>;
	/** one calculation a line */
	arithmetic: string[];
	/** figures that it is from */
	from: string[];
	/** it rests on something that the document does not say */
	assumes: boolean;
	/** it tells of something to look into */
	warns: boolean;
	/** stands on the item's card */
	leads: boolean;
}

/** What a derivation reads and how it writes its arithmetic. */
export interface Sheet {
	fiscalYear: number;
	figures: Figures;
	/** a figure's value, and notes that it was used. Throws Lacking */
	v(key: string): number;
	/** in 천원 or as it is */
	t(key: string): string;
}

export interface Draft {
	values: Record<string, number>;
	arithmetic: string[];
	assumes?: boolean;
	warns?: boolean;
	leads?: boolean;
}

export type Derivation = [id: string, item: number, make: (sheet: Sheet) => Draft | null];

/** Everything that follows from these figures, in the order of the items. */
export function derive(figures: Figures, recovered: Recovered, fiscalYear: string): Derived[] {
	return [...OVERALL, ...insightsOfItems].flatMap(([id, item, make]) => {
		const used: string[] = [];
		const v = (key: string) => {
			const value = valueOf(figures, recovered, key);
			if (value === undefined) throw new Lacking(key);
			if (!used.includes(key)) used.push(key);
			return value;
		};
		const t = (key: string) => shown(v(key), figures.get(key)?.unit ?? '');
		const draft = unlessLacking(() => make({ fiscalYear: Number(fiscalYear), figures, v, t }));
		if (!draft) return [];
		const { assumes = false, warns = false, leads = false, ...rest } = draft;
		return [{ id, item, ...rest, from: used, assumes, warns, leads }];
	});
}

function unlessLacking(make: () => Draft | null): Draft | null {
	try {
		return make();
	} catch (error) {
		if (!(error instanceof Lacking)) throw error;
		return null;
	}
}

/** Per cent with one decimal. */
export function share(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

/** Items of a plan that have a budget, by number. */
export function itemNumbers(figures: Figures): number[] {
	return [...figures.keys()]
		.filter((key) => key.endsWith('.budget.sum'))
		.map((key) => Number(key.split('.')[0]))
		.sort((a, b) => a - b);
}

function columnKeys(figures: Figures, column: string): string[] {
	return itemNumbers(figures)
		.map((item) => `${item}.budget.${column}`)
		.filter((key) => figures.has(key));
}

function total({ v, t }: Sheet, keys: readonly string[]) {
	const value = keys.reduce((sum, key) => sum + v(key), 0);
	return { value, line: `${keys.map(t).join(' + ')} = ${shown(value, '원')}` };
}

const OVERALL: readonly Derivation[] = [
	...COLUMNS.map((column): Derivation => [
		`total.${column}`,
		0,
		(sheet) => {
			const keys = columnKeys(sheet.figures, column);
			if (keys.length === 0) return null;
			const { value, line } = total(sheet, keys);
			return { values: { total: value, items: keys.length }, arithmetic: [line] };
		}
	]),
	[
		'total.sum',
		0,
		(sheet) => {
			const keys = itemNumbers(sheet.figures).map((item) => `${item}.budget.sum`);
			const { value, line } = total(sheet, keys);
			return { values: { total: value }, arithmetic: [line] };
		}
	],
	[
		'shares',
		0,
		(sheet) => {
			const keys = columnKeys(sheet.figures, '0');
			const whole = total(sheet, keys).value;
			const values: Record<string, number> = {};
			for (const key of keys) values[key.split('.')[0] ?? ''] = share(sheet.v(key), whole);
			const arithmetic = keys.map(
				(key) => `${sheet.t(key)} ÷ ${shown(whole, '원')} = ${share(sheet.v(key), whole)}%`
			);
			return { values, arithmetic };
		}
	],
	[
		'growth',
		0,
		(sheet) => {
			const [then, now] = ['-1', '0'].map((column) => columnKeys(sheet.figures, column));
			const before = total(sheet, then ?? []).value;
			const after = total(sheet, now ?? []).value;
			if (before === 0) return null;
			const change = Math.round((after / before - 1) * 1000) / 10;
			return {
				values: { change, then: (then ?? []).length, now: (now ?? []).length },
				arithmetic: [`${shown(after, '원')} ÷ ${shown(before, '원')} − 1 = ${plain(change)}%`],
				warns: true
			};
		}
	],
	[
		'grades',
		0,
		({ v, t, figures }) => {
			const gap = (n: number) => v(`0.staff.now.${n}`) - v(`0.staff.quota.${n}`);
			const line = (n: number) =>
				`${figures.get(`0.staff.now.${n}`)?.label}: ${t(`0.staff.now.${n}`)} − ${t(`0.staff.quota.${n}`)} = ${plain(gap(n))}`;
			return { values: { seven: gap(7), eight: gap(8) }, arithmetic: [line(7), line(8)] };
		}
	]
];
