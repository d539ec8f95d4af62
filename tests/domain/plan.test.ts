/** The plan document as data: what it says, what its sums say of it, and what follows from it. */
import { describe, expect, test } from 'vitest';
import { comparison, reconcile, tally, type Check } from '../../src/lib/domain/plan/checks.ts';
import { derive } from '../../src/lib/domain/plan/derived.ts';
import { DOCUMENT } from '../../src/lib/domain/plan/document.ts';
import { documentItems, documentKpis } from '../../src/lib/domain/plan/document-items.ts';
import { byKey, type Figure } from '../../src/lib/domain/plan/figure.ts';
import { documentContent, moved } from '../../src/lib/domain/plan/open.ts';
import { stepsOf } from '../../src/lib/domain/plan/measure.ts';
import { evaluate } from '../../src/lib/domain/plan/progress.ts';
import { planFigures } from '../../src/lib/words/plan-figures.ts';
import { measureIn, numberIn } from '../../src/routes/(office)/office/plan/numbers.ts';

const count = (figures: readonly Figure[]) => reconcile(byKey(figures), '2021', 5);
const states = (checks: readonly Check[]) => new Map(checks.map(({ id, state }) => [id, state]));
const insights = (figures: readonly Figure[], year = '2021') => {
	const { recovered } = count(figures);
	return new Map(derive(byKey(figures), recovered, year).map((one) => [one.id, one]));
};
const whole = count(DOCUMENT);

describe('the document', () => {
	test('names the place of each of its figures', () => {
		expect(DOCUMENT.length).toBeGreaterThan(200);
		for (const figure of DOCUMENT) {
			expect(figure.section, figure.key).not.toBe('');
			if (!figure.key.startsWith('0.')) expect(figure.page, figure.key).toMatch(/^\d\d/);
		}
		expect(byKey(DOCUMENT).size).toBe(DOCUMENT.length);
	});

	test('lost two cells, two drawings and a service life, and nothing else', () => {
		const lost = DOCUMENT.filter((figure) => figure.value === null).map(({ key }) => key);
		expect(lost).toEqual(['4.pc.2', '4.net.2', '6.servers', '6.copier.life', '7.diagram']);
		for (const key of lost) expect(byKey(DOCUMENT).get(key)?.origin).toBe('LOST');
	});

	test('has three new items and four that go on, each with a team of its own list', () => {
		const kinds = documentItems().map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'NEW')).toHaveLength(3);
		expect(kinds.filter((kind) => kind === 'CONTINUED')).toHaveLength(4);
	});

	test('gives every target as figures that are there', () => {
		for (const { id, target } of documentKpis())
			if (target !== '') expect(evaluate(target, byKey(DOCUMENT)).value, id).not.toBeNull();
	});
});

describe('reconciliation', () => {
	test('holds everywhere but where the document itself does not', () => {
		const { checks } = whole;
		expect(checks.filter(({ state }) => state === 'FAILS').map(({ id }) => id)).toEqual([
			'7.budget.-1#2020년 사업별'
		]);
		expect(checks.filter(({ state }) => state === 'CANNOT').map(({ id }) => id)).toEqual([
			'4.pc.sum#연차별',
			'4.net.sum#연차별',
			'6.copier.life#PAST_LIFE',
			'6.servers#DRAWING'
		]);
		const { all, HOLDS } = tally(checks);
		expect(HOLDS).toBe(all - 5);
	});

	test('finds the two lost cells by their rows and tests them by their column', () => {
		expect(whole.recovered.get('4.pc.2')?.value).toBe(73_610_000);
		expect(whole.recovered.get('4.net.2')?.value).toBe(31_680_000);
		const column = whole.checks.find(({ id }) => id === '4.budget.2#사업별');
		expect(column).toMatchObject({ state: 'HOLDS', computed: ['4.pc.2', '4.net.2'] });
		expect(comparison(column as Check)).toBe('73,610 + 31,680 = 105,290');
	});

	test('says by how much the projects of 2020 miss their budget', () => {
		const check = whole.checks.find(({ state }) => state === 'FAILS') as Check;
		expect(comparison(check)).toBe('324,069 + 89,582 + 67,352 = 481,003 ≠ 566,018');
		expect(Number(check.said) - Number(check.made)).toBe(85_015_000);
	});

	const tested = DOCUMENT.filter(
		({ key, value }) => value !== null && whole.checks.some(({ keys }) => keys.includes(key))
	);

	test('looks at every sum, product and repetition: no amount of money stands unlooked at', () => {
		const alone = DOCUMENT.filter(
			({ unit, key }) => unit === '원' && !tested.some((one) => one.key === key)
		);
		expect(alone.map(({ key }) => key)).toEqual(['4.pc.2', '4.net.2']);
	});

	test.each(tested.map(({ key }) => key))('a changed %s turns exactly its checks red', (key) => {
		const changed = DOCUMENT.map((figure) =>
			figure.key === key ? { ...figure, value: (figure.value ?? 0) + 1 } : figure
		);
		const before = states(whole.checks);
		const after = count(changed).checks;
		const red = after.filter(({ id, state }) => state === 'FAILS' && before.get(id) === 'HOLDS');
		// A lost cell is as its row leaves it, so whoever changes the row changes the cell.
		const leads = [...whole.recovered]
			.filter(([, { from }]) => whole.checks.some((c) => c.id === from && c.keys.includes(key)))
			.map(([lost]) => lost);
		const own = whole.checks.filter(
			({ keys, state }) => state === 'HOLDS' && [key, ...leads].some((one) => keys.includes(one))
		);
		expect(red.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
		// What the document itself leaves unexplained is red before and after.
		if (!key.startsWith('7.done')) expect(own.length).toBeGreaterThan(0);
	});
});

describe('what follows', () => {
	const found = insights(DOCUMENT);
	const values = (id: string) => found.get(id)?.values;

	test('the totals of the years and of the four years', () => {
		expect(values('total.-1')).toEqual({ total: 2_227_281_000, items: 4 });
		expect(values('total.0')).toEqual({ total: 3_894_564_000, items: 7 });
		expect(values('total.1')?.total).toBe(2_482_581_000);
		expect(values('total.2')?.total).toBe(2_557_381_000);
		expect(values('total.sum')?.total).toBe(11_161_807_000);
		expect(values('shares')).toEqual({
			1: 18.1,
			2: 16.4,
			3: 7.3,
			4: 2.5,
			5: 11.3,
			6: 29.7,
			7: 14.8
		});
		expect(values('growth')?.change).toBe(74.9);
	});

	test.each([
		['1.youtube', { more: 890, times: 3.78 }],
		['1.signage', { now: 33, after: 36 }],
		['1.peak', { times: 4.4, more: 543_000_000, fall: -71.1, once: 500_000_000 }],
		['2.rate', { five: 114.1, six: 168.3, seven: 196 }],
		['2.air', { five: 2.3, six: 2.6, seven: 5.4 }],
		['2.releases', { target: 498, calendar: 730 }],
		['3.alley', { share: 86.5 }],
		['3.survey', { each: 17_000 }],
		['4.fee', { fee: 26_400, months: 900, from: 9 }],
		['4.under', { same: 5_280_000, after: 7_920_000 }],
		['4.each', { each: 736_100 }],
		['4.cohorts', { months: 1200, own: 900, tail: 300 }],
		['5.past', { until: 2018, over: 3 }],
		['6.pcs', { units: 221, share: 13.9, before: 156, replace: 221 }],
		['6.printers', { units: 152, share: 72 }],
		['6.leases', { now: 56, next: 40 }],
		['6.unit', { pc: 1_200_000, lease: 1_738_000 }],
		[
			'7.over',
			{ backbone: 6, ips: 3, media: 6, backboneRatio: 1.86, ipsRatio: 1.5, mediaRatio: 2 }
		],
		['7.unexplained', { sum: 481_003_000, left: 85_015_000, share: 85, rest: 15 }]
	])('%s', (id, expected) => {
		expect(values(id)).toMatchObject(expected);
	});

	test('each says from which figures, with its arithmetic', () => {
		for (const one of found.values()) {
			expect(one.from.length, one.id).toBeGreaterThan(0);
			expect(one.arithmetic.length, one.id).toBeGreaterThan(0);
		}
		expect(found.get('6.pcs')?.arithmetic[0]).toBe('221 = 104 + 52 + 65');
	});

	test('a missing figure takes only what follows from it away', () => {
		const without = insights(DOCUMENT.filter(({ key }) => key !== '6.printer.life'));
		expect([...found.keys()].filter((id) => !without.has(id))).toEqual(['6.printers']);
	});
});

describe('another year as a copy', () => {
	const copied = moved(documentContent(), '2021', '2022');
	const figures = byKey(copied.figures);

	test('moves the budget with the years and leaves open what nobody has said', () => {
		expect(figures.get('1.budget.-1')?.value).toBe(703_000_000);
		expect(figures.get('1.budget.0')?.value).toBe(203_000_000);
		expect(figures.get('4.pc.1')?.value).toBe(73_610_000);
		expect(figures.get('1.budget.2')?.value).toBeNull();
		expect(figures.get('1.budget.sum')?.value).toBeNull();
		expect(figures.get('1.budget.1')?.label).toBe('계 2023년');
		expect(figures.get('3.budget.-1')?.value).toBe(284_500_000);
	});

	test('leaves the year before behind, and moves the months', () => {
		expect(
			[...figures.keys()].filter(
				(key) =>
					key.startsWith('7.done') && key.split('.').length === 3 && figures.get(key)?.unit === '원'
			)
		).toEqual([]);
		expect(copied.milestones.find(({ id }) => id === '2022.3.by.parking')).toMatchObject({
			firstMonth: '2022-03',
			lastMonth: '2022-05'
		});
		expect(copied.milestones.some(({ id }) => id === '2022.7.by.switch')).toBe(false);
	});

	test('is counted again like any other: what is open cannot be computed, and 221 is no longer right', () => {
		const { checks } = reconcile(figures, '2022', 5);
		const of = (id: string) => checks.find((check) => check.id === id)?.state;
		expect(of('1.budget.sum#연차별')).toBe('CANNOT');
		expect(of('6.replace#PAST_LIFE')).toBe('FAILS');
	});
});

describe('a measure', () => {
	test.each([
		['8.6%', { value: 86, places: 1 }],
		['8.60', { value: 86, places: 1 }],
		['９．５', { value: 95, places: 1 }],
		['312명', { value: 312, places: 0 }],
		['8.65', { value: NaN, places: 0 }],
		['3.5억', { value: NaN, places: 1 }],
		['', { value: null, places: 0 }]
	])('typed as %j is %j', (typed, read) => {
		expect(measureIn(typed)).toEqual(read);
	});

	test.each([
		['%', { value: 86, places: 1 }, 86, '8.6%', '8.6%'],
		['%', { value: 9, places: 0 }, 90, '9%', '9%'],
		['건/일', { value: 15, places: 1 }, 15, '1.5건/일', '1.5 a day'],
		['명', { value: 16_905, places: 0 }, 16_905, '16,905명', '16,905 people'],
		['대', { value: 10, places: 1 }, 1, '1대', '1 unit']
	])('in %s, said as %j, is %d steps: %s, %s', (unit, said, steps, ko, en) => {
		expect(stepsOf(said, unit)).toBe(steps);
		expect(planFigures.ko.measured(steps, unit)).toBe(ko);
		expect(planFigures.en.measured(steps, unit)).toBe(en);
	});

	test('finer than its unit is measured is refused', () => {
		expect(() => stepsOf({ value: 15, places: 1 }, '명')).toThrow('MALFORMED');
	});
});

describe('English', () => {
	test.each([...new Set(DOCUMENT.map(({ unit }) => unit))])(
		'has a word for the unit %s',
		(unit) => {
			expect(planFigures.en.withUnit(2, unit)).not.toMatch(/[가-힣]/);
		}
	);

	test('has a word for every way of parting, and leaves alone what it does not know', () => {
		for (const part of DOCUMENT.flatMap(({ partOf }) => partOf))
			expect(planFigures.en.name(part.split('#')[1] ?? '')).not.toMatch(/[가-힣]/);
		expect(planFigures.en.name('새로 지은 이름 3')).toBe('새로 지은 이름 3');
		expect(planFigures.en.name('컴퓨터 2014년 이전')).toBe('Computers 2014 and before');
	});
});

describe('a number as people type it', () => {
	test.each([
		['1,234 대', 1234],
		['１２３４', 1234],
		[' 5,000,000원 ', 5_000_000],
		['80%', 80],
		['', null],
		['  ', null],
		['대', NaN],
		['12.5', NaN],
		['-3', NaN],
		['3억', NaN],
		['1만 2천', NaN]
	])('given %j it is %j', (typed, number) => {
		expect(numberIn(typed)).toEqual(number);
	});
});
