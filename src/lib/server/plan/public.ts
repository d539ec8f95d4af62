/**
 * What anybody may read of a plan: items, budgets, months and measures. Values below five, which
 * could tell of single households, are left out on the server, with what would tell them.
 */
import { placesOf } from '../../domain/plan/measure.ts';
import { FEW, showable, type Cell, type Hidden } from '../reports/small-cells.ts';
import { isLiveKpi, type PlanSummary } from './summary.ts';

export type PublicValue = number | Hidden | null;

export interface PublicKpi {
	id: string;
	label: string;
	unit: string;
	value: PublicValue;
	on: string | null;
	target: number | null;
}

export interface PublicItem {
	no: number;
	title: string;
	kind: PlanSummary['items'][number]['kind'];
	team: string;
	page: string;
	amount: number;
	share: number;
	budget: PlanSummary['items'][number]['budget'];
	kpis: PublicKpi[];
	milestones: PlanSummary['items'][number]['milestones'];
}

export interface PublicPlan {
	year: string;
	title: string;
	department: string;
	month: string;
	asOf: string;
	totals: PlanSummary['totals'];
	total: PlanSummary['total'];
	items: PublicItem[];
	/** none where any of it, beside the sum, would tell a value below five; the sum is withheld then too */
	dongs: { dong: string; delivered: Cell }[];
	/** there is something to count by dong */
	counts: boolean;
}

/** A summary without what only the office may see. Pure. */
export function publicOf(summary: PlanSummary): PublicPlan {
	const { year, title, department, month, asOf, totals, total, live } = summary;
	const dongs = live?.dongs ?? [];
	const cells = showable(dongs.map((row) => row.delivered));
	return {
		...{ year, title, department, month, asOf, totals, total },
		items: summary.items.map((item) => ({
			no: item.no,
			title: item.title,
			kind: item.kind,
			team: item.team,
			page: item.page,
			amount: item.amount,
			share: item.share,
			budget: item.budget,
			milestones: item.milestones,
			kpis: item.kpis.map(({ id, label, unit, value, on, target }) => ({
				...{ id, label, unit, on, target },
				value: cells === null && isLiveKpi({ id }) ? 'WITHHELD' : told(value, unit)
			}))
		})),
		counts: dongs.length > 0,
		dongs: dongs.flatMap(({ dong }, i) => {
			const delivered = cells?.[i];
			return delivered === undefined ? [] : [{ dong, delivered }];
		})
	};
}

/** A count below five is left out; a rate counts nobody. */
function told(value: number | null, unit: string): PublicValue {
	const isFew = value !== null && value > 0 && value < FEW && placesOf(unit) === 0;
	return isFew ? 'FEW' : value;
}
