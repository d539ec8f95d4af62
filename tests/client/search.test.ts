import { describe, expect, test } from 'vitest';
import { HouseholdIndex, searchUnits } from '../../src/lib/client/search.ts';
import { household, pc } from '../sync/fixtures.ts';

function indexOf(names: readonly string[]): HouseholdIndex {
	const index = new HouseholdIndex();
	names.forEach((name, i) => index.put({ ...household(i + 1, '가산동'), name }));
	return index;
}

const found = (index: HouseholdIndex, text: string) => index.search(text).map(({ name }) => name);

describe('a household', () => {
	const index = indexOf(['별하나', '별다래', '큰별님', '샘가온']);

	test('is found by its name, those that begin with it first', () =>
		expect(found(index, '별')).toEqual(['별다래', '별하나', '큰별님']));

	test('is found by 초성', () => expect(found(index, 'ㅅㄱㅇ')).toEqual(['샘가온']));

	test('is found by a syllable that is only half typed', () => {
		expect(found(index, '별ㅎ')).toEqual(['별하나']);
		expect(found(index, '새')).toEqual(['샘가온']);
	});

	test('is found by the last digits of its phone', () =>
		expect(found(index, '0004')).toEqual(['샘가온']));

	test('is found by its receipt number without hyphens', () =>
		expect(found(index, '21examp02')).toEqual(['별다래']));

	test('is not found by nothing', () => expect(found(index, ' ')).toEqual([]));

	test('is no longer found once it has left', () => {
		const small = indexOf(['별하나']);
		small.remove('home-0001');
		expect(found(small, '별')).toEqual([]);
	});

	test('is found among 10,000 within 50 ms at p95', () => {
		const [family, given] = ['김이박최정강조윤장임', '가나다라마바사아자차카타파하'];
		const pick = (letters: string, n: number) => letters[n % letters.length]!;
		const many = indexOf(
			Array.from(
				{ length: 10_000 },
				(_, n) => pick(family, n) + pick(given, n * 7) + pick(given, n * 3)
			)
		);
		const times = ['김', 'ㄱㄱ', '박ㅎ', '0001', '9', '21ex', '없는이름', '기', 'ㅎ'].flatMap(
			(text) =>
				Array.from({ length: 20 }, () => {
					// Time of this process: what others do on the machine is not the index's.
					const before = process.cpuUsage();
					many.search(text);
					const { user, system } = process.cpuUsage(before);
					return (user + system) / 1000;
				})
		);
		expect(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]).toBeLessThan(50);
	});
});

test('a unit is found by the end of its serial, its tag or its model', () => {
	const units = [pc(1), pc(12), pc(112)];
	expect(searchUnits(units, '12').map(({ id }) => id)).toEqual(['pc-012', 'pc-112']);
	expect(searchUnits(units, 'lp-2021-001')).toHaveLength(1);
	expect(searchUnits(units, 'all-in')).toHaveLength(3);
});
