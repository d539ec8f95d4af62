/** The forecast equals the hand computation of the plan. (DOMAIN §1.3) */
import { describe, expect, it } from 'vitest';
import { beside, costOf, outlook, ramp, reach, share } from '../../src/lib/domain/forecast.ts';

const plan = { cap: 26_400, budget: 23_760_000 };
const even = { lines: 100, first: '2021-03', last: '2021-09', delay: 0 };

describe('the plan of 2021', () => {
	it('holds 900 household-months: 100 lines from April', () => {
		expect(reach(plan.budget, plan.cap)).toBe(900);
		const april = { ...even, first: '2021-04', last: '2021-04' };
		expect(costOf('2021', april, plan)).toEqual({ months: 900, cost: 23_760_000, left: 0 });
	});

	it('leaves 5,280천원 with an even ramp from the month of the hand-over', () => {
		expect(costOf('2021', even, plan)).toEqual({ months: 700, cost: 18_480_000, left: 5_280_000 });
		expect(share(18_480_000, plan.budget)).toBe(778);
	});

	it('leaves 7,920천원 from the month after', () => {
		expect(costOf('2021', { ...even, delay: 1 }, plan)).toEqual({
			...{ months: 600, cost: 15_840_000, left: 7_920_000 }
		});
	});

	it('overspends by 2,640천원 with 100 lines from March', () => {
		const march = { ...even, last: '2021-03' };
		expect(costOf('2021', march, plan)).toEqual({
			months: 1000,
			cost: 26_400_000,
			left: -2_640_000
		});
	});

	it('reaches 12 months of 100 lines with 31,680천원', () => {
		expect(reach(31_680_000, plan.cap)).toBe(1200);
	});
});

describe('the outlook of a year under way', () => {
	const known = {
		...plan,
		...{ paid: 1_135_200, paidMonths: 43, due: 26_400, dueMonths: 1, plannedMonths: 100 }
	};

	it('is what is paid, what is due, and every planned month at the cap', () => {
		expect(outlook(known)).toEqual({
			...{ paid: 1_135_200, due: 26_400, planned: 2_640_000, assumed: 0 },
			...{ total: 3_801_600, left: 19_958_400, permille: 160, months: 144, monthsHeld: 900 }
		});
	});

	it('adds assumed lines only above those that are granted, and only from now on', () => {
		const granted = [
			{ month: '2021-06', lines: 20 },
			{ month: '2021-07', lines: 20 }
		];
		const wished = ramp('2021', { lines: 30, first: '2021-06', last: '2021-06', delay: 0 });
		const more = beside(granted, wished, '2021-07');
		expect(more.filter((one) => one.assumed > 0).map((one) => one.assumed)).toEqual([
			...[10, 30, 30, 30, 30, 30]
		]);
		expect(outlook(known, more).assumed).toBe(160 * 26_400);
	});

	it('says nothing of a budget that is not there', () => {
		expect(reach(-1, 26_400)).toBe(0);
		expect(reach(100, 0)).toBe(0);
		expect(share(5, 0)).toBe(0);
		expect(reach(1_980_000, 26_400)).toBe(75);
	});
});
