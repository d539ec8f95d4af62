/** A plan as a spreadsheet brings it: items, figures, measures and stretches of months. */
import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { ITEM_KINDS } from '../records/plan.ts';
import type { Tx } from '../tx.ts';
import { Refusal } from '../refusal.ts';
import { isExpression } from './progress.ts';
import { byKey, itemOf, type Figure } from './figure.ts';
import { begin } from './open.ts';

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const maybe = z.string().check(z.trim(), z.maxLength(200));
const no = z.int().check(z.minimum(0), z.maximum(99));
const key = z.string().check(z.regex(/^\d{1,2}(\.[0-9A-Za-z_-]{1,30}){1,4}$/));
const month = z.nullable(z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/)));
const value = z.nullable(z.int().check(z.nonnegative(), z.maximum(9_000_000_000_000)));

/** What `layPlan` takes. */
export const LAID = z.object({
	fiscalYear: z.string().check(z.regex(/^20\d\d$/)),
	title: line,
	department: line,
	items: z
		.array(z.object({ no, title: line, kind: z.enum(ITEM_KINDS), team: line, page: maybe }))
		.check(z.minLength(1), z.maxLength(99)),
	figures: z
		.array(
			z.object({
				...{ key, label: line, value, unit: maybe, page: maybe, section: maybe },
				partOf: z
					.array(z.string().check(z.regex(/^[^;#]{1,80}#[^;#]{1,40}$/)))
					.check(z.maxLength(6))
			})
		)
		.check(z.maxLength(2000)),
	kpis: z
		.array(
			z.object({ key, label: line, unit: maybe, target: maybe, baseline: maybe, section: maybe })
		)
		.check(z.maxLength(300)),
	milestones: z
		.array(z.object({ key, label: line, firstMonth: month, lastMonth: month, section: maybe }))
		.check(z.maxLength(300))
});
export type Laid = z.infer<typeof LAID>;

/** Begins the plan of a year with what a spreadsheet says. Throws Refusal PLAN_EXISTS, MALFORMED. */
export function lay(tx: Tx, input: Laid, ctx: Context): void {
	const { fiscalYear, title, department, items } = input;
	const fault = faultOf(input);
	if (fault !== null) throw new Refusal('MALFORMED', { field: fault });
	const teams = [...new Set(items.map((item) => item.team))];
	const figures = input.figures.map((figure): Figure => ({ ...figure, origin: 'IMPORT' }));
	const own = (of: string) => ({ id: `${fiscalYear}.${of}`, fiscalYear, no: itemOf(of) });
	const content = {
		...{ title, department, figures },
		teams: JSON.stringify(teams.map((name) => ({ name, duties: [] }))),
		items: items.map((item) => ({
			...{ id: `${fiscalYear}.${item.no}`, fiscalYear, texts: '[]' },
			...item
		})),
		kpis: input.kpis.map(({ key: of, ...kpi }, n) => ({ ...own(of), n, ...kpi })),
		milestones: input.milestones.map(({ key: of, ...row }, n) => ({
			...{ ...own(milestoneKey(of)), n, doneMonth: null, origin: 'IMPORT' as const },
			...row,
			...{ changedAt: null, changedBy: null, reason: '' }
		}))
	};
	begin(tx, fiscalYear, content, 'IMPORT', ctx);
}

/** '3.by.parking' of '3.parking', so that nothing measured has the same name. */
export function milestoneKey(key: string): string {
	return key.replace('.', '.by.');
}

/** The first list in which something names what is not there, stands twice, or runs backwards; or null. */
export function faultOf({ items, figures, kpis, milestones }: Laid): string | null {
	const numbers = new Set(items.map((item) => item.no));
	const known = byKey(figures.map((figure) => ({ ...figure, origin: 'IMPORT' as const })));
	const isOwn = (of: string) => numbers.has(itemOf(of));
	const twice = (keys: readonly string[]) => new Set(keys).size !== keys.length;
	if (numbers.size !== items.length || numbers.has(0)) return 'items';
	if (known.size !== figures.length) return 'figures';
	if (figures.some(({ key: of }) => itemOf(of) !== 0 && !isOwn(of))) return 'figures';
	if (figures.some(({ partOf }) => partOf.some((part) => !known.has(part.split('#')[0] ?? ''))))
		return 'figures';
	if (twice(kpis.map((kpi) => kpi.key)) || kpis.some((kpi) => !isOwn(kpi.key))) return 'kpis';
	const isSaid = (text: string) => isExpression(text, known);
	if (kpis.some(({ target, baseline }) => !isSaid(target) || !isSaid(baseline))) return 'kpis';
	const runs = ({ firstMonth, lastMonth }: Laid['milestones'][number]) =>
		(firstMonth === null) === (lastMonth === null) &&
		(firstMonth === null || lastMonth === null || firstMonth <= lastMonth);
	if (
		twice(milestones.map((row) => row.key)) ||
		!milestones.every((row) => isOwn(row.key) && runs(row))
	)
		return 'milestones';
	return null;
}
