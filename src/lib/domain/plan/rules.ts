/** What a plan's figures are compared with besides sums: products, elapsed years, repeated figures. */
import { itemOf, shown, type Figures } from './figure.ts';
import { Lacking, type CheckKind, type Counted, type Rule } from './rule.ts';

type Value = (key: string) => number;

/** All rules that this plan has the figures for. */
export function otherRules(figures: Figures, fiscalYear: string, teams: number): Rule[] {
	const items = itemsIn(figures);
	return [
		...items.flatMap(headline),
		...repeated(figures),
		...bothWays(figures, items),
		...PAIRS.map(([said, made]) => same(said, made)),
		...PRODUCTS.map(([said, a, b]) => product(said, a, b)),
		...counts(figures, teams),
		...elapsed(figures, Number(fiscalYear)),
		...pastLife(figures, Number(fiscalYear)),
		drawing()
	].filter((rule) => figures.has(rule.total));
}

function itemsIn(figures: Figures): number[] {
	const found = [...figures.keys()].filter((key) => key.endsWith('.budget.sum')).map(itemOf);
	return [...new Set(found)].sort((a, b) => a - b);
}

function rule(
	kind: CheckKind,
	total: string,
	keys: readonly string[],
	count: (value: Value) => Counted
): Rule {
	return { id: `${total}#${kind}`, item: itemOf(total), kind, total, group: '', keys, count };
}

/** Two places of the document say the same. */
function same(said: string, made: string): Rule {
	return rule('SAME', said, [said, made], (value) => {
		const unit = /cost|need|budget|own|each/.test(made) ? '원' : '';
		return { said: value(said), made: value(made), arithmetic: shown(value(made), unit) };
	});
}

/** The amount in a page's heading is the amount of the plan's own year. */
function headline(item: number): Rule[] {
	return [same(`${item}.need`, `${item}.budget.0`)];
}

/** 구비 is the only source of money, so its row repeats the row of totals. */
function repeated(figures: Figures): Rule[] {
	return [...figures.keys()]
		.filter((key) => /^\d+\.own\./.test(key))
		.map((key) => same(key, key.replace('.own.', '.budget.')));
}

const PAIRS: readonly [said: string, made: string][] = [
	['0.staff.quota', '0.staff.quota.sum'],
	['0.staff.now', '0.staff.now.sum'],
	['2.press.5.chart', '2.press.5'],
	['2.press.6.chart', '2.press.6'],
	['2.press.7.chart', '2.press.7'],
	['4.used', '4.quota'],
	['6.lease.units', '6.hold.lease']
];

const PRODUCTS: readonly [said: string, a: string, b: string][] = [
	['3.parking.cost', '3.parking.each', '3.parking.places'],
	['3.alley.cost', '3.alley.each', '3.alley.sites']
];

function product(said: string, a: string, b: string): Rule {
	return rule('PRODUCT', said, [a, b, said], (value) => ({
		said: value(said),
		made: value(a) * value(b),
		arithmetic: `${shown(value(a), '원')} × ${shown(value(b), '')}`
	}));
}

/** All items' totals are all years' columns. Neither stands in the document; both are counted. */
function bothWays(figures: Figures, items: readonly number[]): Rule[] {
	const sums = items.map((item) => `${item}.budget.sum`);
	const cells = [...figures.keys()].filter((key) => /^\d+\.budget\.-?\d$/.test(key));
	const first = sums[0];
	if (first === undefined) return [];
	const {
		item: _item,
		id: _id,
		...both
	} = rule('BOTH_WAYS', first, [...sums, ...cells], (value) => {
		const columns = ['-1', '0', '1', '2'].map((column) =>
			cells.filter((key) => key.endsWith(`.${column}`)).reduce((sum, key) => sum + value(key), 0)
		);
		return {
			said: sums.reduce((sum, key) => sum + value(key), 0),
			made: columns.reduce((sum, one) => sum + one, 0),
			arithmetic: columns.map((one) => shown(one, '원')).join(' + ')
		};
	});
	return [{ ...both, id: '0.budget#BOTH_WAYS', item: 0 }];
}

/** Things that the document both counts and lists. */
function counts(figures: Figures, teams: number): Rule[] {
	const parts = (of: string) =>
		[...figures.values()].filter((figure) => figure.partOf.includes(of)).length;
	const listed: [said: string, count: number][] = [
		['0.teams', teams],
		['3.projects', parts('3.budget.0#사업별')],
		['3.alley.services', parts('3.alley.each#서비스별')]
	];
	return listed.map(([said, count]) =>
		rule('COUNT', said, [said], (value) => ({
			said: value(said),
			made: count,
			arithmetic: shown(count, '')
		}))
	);
}

/** Years that a device is in use: the plan's year less the year of introduction. */
function elapsed(figures: Figures, year: number): Rule[] {
	return [...figures.keys()]
		.filter((key) => key.endsWith('.elapsed'))
		.map((said) => {
			const intro = said.replace(/elapsed$/, 'intro');
			return rule('ELAPSED', said, [intro, said], (value) => ({
				said: value(said),
				made: year - value(intro),
				arithmetic: `${year} − ${value(intro)}`
			}));
		});
}

/** Keys of a kind's units that are past their service life, the oldest first. */
export function pastLifeKeys(figures: Figures, name: string, life: number, asOf: number): string[] {
	const start = `6.hold.${name}.`;
	return [...figures.keys()]
		.filter((key) => key.startsWith(start) && Number(key.slice(start.length)) + life <= asOf)
		.sort();
}

/** The PCs to be replaced are those past their service life; of copiers the life is not given. */
function pastLife(figures: Figures, year: number): Rule[] {
	const all = (name: string) =>
		[...figures.keys()].filter((key) => key.startsWith(`6.hold.${name}.`));
	const past = (name: string, life: string) => (value: Value) => {
		const keys = pastLifeKeys(figures, name, value(life), year);
		const values = keys.map(value);
		return {
			made: values.reduce((sum, one) => sum + one, 0),
			arithmetic: values.map((one) => shown(one, '')).join(' + ')
		};
	};
	const life = figures.get('6.pc.life')?.value ?? 0;
	const counted = life > 0 ? pastLifeKeys(figures, 'pc', life, year) : all('pc');
	return [
		rule('PAST_LIFE', '6.replace', ['6.replace', '6.pc.life', ...counted], (value) => ({
			said: value('6.replace'),
			...past('pc', '6.pc.life')(value)
		})),
		rule('PAST_LIFE', '6.copier.life', ['6.copier.life'], (value) => ({
			said: value('6.copier.life'),
			...past('copier', '6.copier.life')(value)
		}))
	];
}

/** The drawing of the servers is lost, so the systems that it shows cannot be counted against it. */
function drawing(): Rule {
	return rule('DRAWING', '6.servers', ['6.servers'], () => {
		throw new Lacking('6.servers');
	});
}
