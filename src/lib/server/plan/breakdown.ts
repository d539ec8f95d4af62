/** An item's figures as its charts need them: wholes with their parts, before and after, ages. Pure. */
import type { Recovered } from '../../domain/plan/checks.ts';
import { budgetName, type Figures } from '../../domain/plan/figure.ts';

export interface Part {
	key: string;
	label: string;
	value: number | null;
	/** per cent of the whole */
	share: number;
	/** the document lost it */
	computed: boolean;
}

export interface Whole {
	key: string;
	label: string;
	value: number | null;
	unit: string;
	/** where it stands */
	page: string;
	section: string;
	parts: Part[];
	/** what the parts leave of the whole; 0 where they make it or more, or something is not known */
	rest: number;
}

/** Wholes that are taken apart in the same way, such as three terms by medium. */
export interface Breakdown {
	group: string;
	wholes: Whole[];
}

/** Years are a chart of their own. */
const BY_YEAR = '연차별';

/** What an item's figures say they are parts of, by the way of parting. */
export function breakdowns(figures: Figures, recovered: Recovered, no: number): Breakdown[] {
	const found = new Map<string, Map<string, Part[]>>();
	for (const figure of figures.values()) {
		if (!figure.key.startsWith(`${no}.`)) continue;
		for (const part of figure.partOf) {
			const [total = '', group = ''] = part.split('#');
			if (group === BY_YEAR || total.endsWith('.budget.sum')) continue;
			const value = figure.value ?? recovered.get(figure.key)?.value ?? null;
			const whole = figures.get(total)?.value ?? 0;
			const wholes = found.get(group) ?? new Map<string, Part[]>();
			wholes.set(total, [
				...(wholes.get(total) ?? []),
				{
					key: figure.key,
					label: figure.label,
					value,
					share: whole === 0 || value === null ? 0 : Math.round((value / whole) * 1000) / 10,
					computed: figure.value === null && value !== null
				}
			]);
			found.set(group, wholes);
		}
	}
	return [...found].map(([group, wholes]) => ({
		group,
		wholes: [...wholes].map(([key, parts]) => {
			const total = figures.get(key);
			return {
				key,
				label: budgetName(total?.label ?? key),
				value: total?.value ?? null,
				unit: total?.unit ?? '',
				page: total?.page ?? '',
				section: total?.section ?? '',
				parts,
				rest: restOf(total?.value ?? null, parts)
			};
		})
	}));
}

function restOf(whole: number | null, parts: readonly Part[]): number {
	if (whole === null || parts.some((part) => part.value === null)) return 0;
	return Math.max(
		0,
		parts.reduce((left, part) => left - (part.value ?? 0), whole)
	);
}

export interface Change {
	label: string;
	before: number | null;
	after: number | null;
	unit: string;
	page: string;
	section: string;
}

/** Figures that the document gives as they were and as they are or shall be. */
export function changes(figures: Figures, no: number): Change[] {
	return [...figures.values()]
		.filter(({ key }) => key.startsWith(`${no}.`) && key.endsWith('.before'))
		.flatMap((before) => {
			const stem = before.key.replace(/\.before$/, '');
			const after = ['now', 'plan', 'after']
				.map((name) => figures.get(`${stem}.${name}`))
				.find(Boolean);
			if (!after) return [];
			const { label, unit, page, section, value } = after;
			return [{ label, unit, page, section, before: before.value, after: value }];
		});
}

export interface Age {
	label: string;
	intro: number | null;
	life: number | null;
	elapsed: number | null;
	units: number | null;
	cost: number | null;
	page: string;
	section: string;
}

/** Devices whose age the document gives. */
export function ages(figures: Figures, no: number): Age[] {
	return [...figures.values()]
		.filter(({ key }) => key.startsWith(`${no}.`) && key.endsWith('.elapsed'))
		.map((elapsed) => {
			const of = (name: string) =>
				figures.get(elapsed.key.replace(/elapsed$/, name))?.value ?? null;
			return {
				label: elapsed.label.replace(/ (경과|age)$/, ''),
				...{ intro: of('intro'), life: of('life'), units: of('units'), cost: of('cost') },
				elapsed: elapsed.value,
				page: elapsed.page,
				section: elapsed.section
			};
		});
}
