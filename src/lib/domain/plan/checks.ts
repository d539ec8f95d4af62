/**
 * Reconciliation: every sum of a plan counted again. A check holds, does not hold, or cannot be
 * computed, and shows its arithmetic. A cell that the document lost is found from the one sum that
 * leaves it no choice, and the other sums that it stands in then test it. (DOMAIN §1.2, §1.3)
 */
import { itemOf, shown, type Figure, type Figures } from './figure.ts';
import { Lacking, type CheckKind, type Rule } from './rule.ts';
import { otherRules } from './rules.ts';

export type { CheckKind } from './rule.ts';

export type CheckState = 'HOLDS' | 'FAILS' | 'CANNOT';

export interface Check {
	id: string;
	item: number;
	kind: CheckKind;
	state: CheckState;
	label: string;
	group: string;
	unit: string;
	page: string;
	section: string;
	keys: readonly string[];
	made: number | null;
	said: number | null;
	arithmetic: string;
	/** figures that the document lost and this check counts with */
	computed: string[];
	/** why it cannot be computed: a lost cell that follows from this very sum, or a value that is missing */
	lacks: { key: string; label: string; follows: number | null } | null;
}

/** Values that the document lost, each with the sum that it follows from. */
export type Recovered = ReadonlyMap<string, { value: number; from: string; arithmetic: string }>;

export interface Reconciliation {
	checks: Check[];
	recovered: Recovered;
}

/** Counts everything again. Figures by key; `fiscalYear` is the plan's own year. */
export function reconcile(figures: Figures, fiscalYear: string, teams: number): Reconciliation {
	const sums = sumRules(figures);
	const recovered = recover(figures, sums);
	const rules = [...sums, ...otherRules(figures, fiscalYear, teams)];
	const checks = rules.map((rule) => judge(rule, figures, recovered));
	return { checks: checks.sort((a, b) => a.item - b.item), recovered };
}

/** A figure's value: what stands there, else what the sums leave it. */
export function valueOf(figures: Figures, recovered: Recovered, key: string): number | undefined {
	return figures.get(key)?.value ?? recovered.get(key)?.value;
}

/** One sum for each total and group that any figure says it is a part of. */
function sumRules(figures: Figures): Rule[] {
	const groups = new Map<string, Figure[]>();
	for (const figure of figures.values())
		for (const part of figure.partOf) groups.set(part, [...(groups.get(part) ?? []), figure]);
	return [...groups].map(([id, parts]) => sumRule(id, parts));
}

function sumRule(id: string, parts: readonly Figure[]): Rule {
	const [total = '', group = ''] = id.split('#');
	const keys = parts.map((part) => part.key);
	const unit = parts[0]?.unit ?? '';
	return {
		...{ id, item: itemOf(total), kind: 'SUM', total, group },
		keys: [...keys, total],
		count(value) {
			const values = keys.map(value);
			return {
				made: values.reduce((sum, one) => sum + one, 0),
				said: value(total),
				arithmetic: values.map((one) => shown(one, unit)).join(' + ')
			};
		}
	};
}

/**
 * Each lost cell that is the only one missing of a sum; then, with those, the ones that are left.
 * A round counts with what the rounds before found, so that a row's own sum comes before a column's.
 */
function recover(figures: Figures, sums: readonly Rule[]): Recovered {
	let found: Recovered = new Map();
	for (;;) {
		const more = sums.flatMap((sum) => solve(sum, figures, found));
		if (more.length === 0) return found;
		found = new Map([...more.reverse(), ...found]);
	}
}

type Found = [key: string, how: { value: number; from: string; arithmetic: string }];

function solve(sum: Rule, figures: Figures, found: Recovered): Found[] {
	const parts = sum.keys.slice(0, -1);
	const lost = parts.filter((key) => valueOf(figures, found, key) === undefined);
	const total = figures.get(sum.total);
	const [key] = lost;
	if (lost.length !== 1 || key === undefined || total?.value == null) return [];
	if (figures.get(key)?.origin !== 'LOST') return [];
	const others = parts
		.filter((part) => part !== key)
		.map((part) => valueOf(figures, found, part) as number);
	const value = others.reduce((left, other) => left - other, total.value);
	const arithmetic = [total.value, ...others].map((one) => shown(one, total.unit)).join(' − ');
	return [[key, { value, from: sum.id, arithmetic }]];
}

function judge(rule: Rule, figures: Figures, recovered: Recovered): Check {
	const total = figures.get(rule.total);
	const { id, item, kind, group, keys } = rule;
	const about = {
		...{ id, item, kind, group, keys },
		label: total?.label ?? rule.total,
		unit: total?.unit ?? '',
		page: total?.page ?? '',
		section: total?.section ?? ''
	};
	const named = (key: string) => ({ key, label: figures.get(key)?.label ?? key });
	const computed = keys.filter((key) => figures.get(key)?.value == null && recovered.has(key));
	const own = computed.find((key) => recovered.get(key)?.from === id);
	const none = { made: null, said: total?.value ?? null, computed: [] };
	if (own !== undefined) {
		const { value, arithmetic } = recovered.get(own) as { value: number; arithmetic: string };
		const unit = figures.get(own)?.unit ?? '';
		const said = `${arithmetic} = ${shown(value, unit)}`;
		return {
			...about,
			...none,
			state: 'CANNOT',
			arithmetic: said,
			lacks: { ...named(own), follows: value }
		};
	}
	try {
		const counted = rule.count((key) => {
			const value = valueOf(figures, recovered, key);
			if (value === undefined) throw new Lacking(key);
			return value;
		});
		const state = counted.made === counted.said ? 'HOLDS' : 'FAILS';
		return { ...about, ...counted, state, computed, lacks: null };
	} catch (error) {
		if (!(error instanceof Lacking)) throw error;
		return {
			...about,
			...none,
			state: 'CANNOT',
			arithmetic: '',
			lacks: { ...named(error.key), follows: null }
		};
	}
}

/** 'a = b' or 'a ≠ b (차이 c)' is for words; this is the bare comparison in the document's units. */
export function comparison({ made, said, unit, arithmetic }: Check): string {
	if (made === null || said === null) return arithmetic;
	const sign = made === said ? '=' : '≠';
	const alone = arithmetic === shown(made, unit);
	const counted = alone ? arithmetic : `${arithmetic} = ${shown(made, unit)}`;
	return made === said
		? `${arithmetic} = ${shown(said, unit)}`
		: `${counted} ${sign} ${shown(said, unit)}`;
}

/** How many checks hold, fail and cannot be computed. */
export function tally(checks: readonly Check[]): Record<CheckState, number> & { all: number } {
	const of = (state: CheckState) => checks.filter((check) => check.state === state).length;
	return { all: checks.length, HOLDS: of('HOLDS'), FAILS: of('FAILS'), CANNOT: of('CANNOT') };
}
