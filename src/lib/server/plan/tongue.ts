/** A plan in the reader's language: names of figures, measures, milestones and items; the rest is quoted. */
import { byKey, figureOf } from '../../domain/plan/figure.ts';
import { planFigures } from '../../words/plan-figures.ts';
import type { Locale } from '../../words/locale.ts';
import type { PlanRecord } from './read.ts';

/**
 * The record with its names in a language. For looking at only: what is written or handed out as a
 * template keeps the words that stand in the database. Teams keep theirs, they are what rules compare.
 */
export function inTongue(record: PlanRecord, tongue: Locale): PlanRecord {
	if (tongue === 'ko') return record;
	const { name } = planFigures[tongue];
	const named = <R extends { label: string }>(row: R): R => ({ ...row, label: name(row.label) });
	const rows = record.rows.map(named);
	return {
		...record,
		rows,
		figures: byKey(rows.map(figureOf)),
		kpis: record.kpis.map(named),
		milestones: record.milestones.map(named),
		items: record.items.map((item) => ({ ...item, title: name(item.title) })),
		year: { ...record.year, department: name(record.year.department) }
	};
}
