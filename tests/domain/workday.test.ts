/** Working days, by hand: each case was counted on a calendar of its month. */
import { describe, expect, it } from 'vitest';
import { HOLIDAY_YEARS, holidayOf, holidaysOf } from '../../src/lib/domain/holidays.ts';
import { addDays } from '../../src/lib/domain/month.ts';
import { addWorkdays, dueOn, isWorkday, workdaysBetween } from '../../src/lib/domain/workday.ts';
import { AT, clerk, given, worker } from './given.ts';

describe('the nth working day after a day', () => {
	it.each([
		// ordinary weeks
		['2021-04-05', 3, '2021-04-08'],
		['2021-04-08', 3, '2021-04-13'],
		['2021-04-09', 1, '2021-04-12'],
		['2021-04-10', 1, '2021-04-12'],
		['2021-04-11', 3, '2021-04-14'],
		['2021-04-10', 0, '2021-04-10'],
		['2021-04-05', 10, '2021-04-19'],
		// 2020: 설날 with its substitute, an election, no 노동절 yet, a holiday of the moment, 추석
		['2020-01-23', 1, '2020-01-28'],
		['2020-04-14', 1, '2020-04-16'],
		['2020-04-29', 3, '2020-05-06'],
		['2020-08-14', 1, '2020-08-18'],
		['2020-09-29', 3, '2020-10-07'],
		// 2021: substitutes only from August on
		['2021-02-09', 3, '2021-02-16'],
		['2021-02-26', 1, '2021-03-02'],
		['2021-05-04', 1, '2021-05-06'],
		['2021-05-18', 3, '2021-05-24'],
		['2021-06-04', 1, '2021-06-07'],
		['2021-08-13', 1, '2021-08-17'],
		['2021-09-17', 3, '2021-09-27'],
		['2021-10-01', 3, '2021-10-07'],
		['2021-10-08', 1, '2021-10-12'],
		['2021-12-24', 1, '2021-12-27'],
		// 2022: two elections, 부처님오신날 on a Sunday without a substitute
		['2022-01-28', 3, '2022-02-07'],
		['2022-03-08', 1, '2022-03-10'],
		['2022-05-06', 1, '2022-05-09'],
		['2022-05-31', 1, '2022-06-02'],
		['2022-06-03', 1, '2022-06-07'],
		['2022-09-08', 1, '2022-09-13'],
		['2022-10-07', 1, '2022-10-11'],
		['2022-12-23', 1, '2022-12-26'],
		// 2023 and 2024
		['2023-01-20', 1, '2023-01-25'],
		['2023-05-26', 1, '2023-05-30'],
		['2023-09-27', 3, '2023-10-06'],
		['2024-02-08', 1, '2024-02-13'],
		['2024-04-09', 1, '2024-04-11'],
		['2024-05-03', 1, '2024-05-07'],
		['2024-09-30', 3, '2024-10-07'],
		// 2025: two holidays on one day
		['2025-01-24', 1, '2025-01-31'],
		['2025-02-28', 1, '2025-03-04'],
		['2025-05-02', 1, '2025-05-07'],
		['2025-10-02', 3, '2025-10-14'],
		// 2026: 노동절 and 제헌절 are public holidays; 추석 ends on a Saturday, without a substitute
		['2026-04-30', 1, '2026-05-04'],
		['2026-05-22', 1, '2026-05-26'],
		['2026-07-16', 1, '2026-07-20'],
		['2026-09-23', 3, '2026-09-30'],
		// 2027 and 2028: lunar days of Korea, 개천절 within 추석
		['2027-02-05', 1, '2027-02-10'],
		['2027-04-30', 1, '2027-05-04'],
		['2027-07-16', 1, '2027-07-20'],
		['2027-12-24', 1, '2027-12-28'],
		['2028-01-25', 3, '2028-02-02'],
		['2028-04-28', 3, '2028-05-08'],
		['2028-09-29', 1, '2028-10-06'],
		// over the end of a year
		['2020-12-30', 3, '2021-01-05'],
		['2021-12-30', 3, '2022-01-04'],
		['2022-12-30', 1, '2023-01-02'],
		['2024-12-31', 1, '2025-01-02']
	])('%s + %i → %s', (day, count, expected) => expect(addWorkdays(day, count)).toBe(expected));
});

describe('a promised day with its pauses', () => {
	const pause = (from: string, to: string) => ({ from, to });
	it.each([
		['2021-04-05', 3, [], '2021-04-08'],
		// waited Tuesday to Friday: Wednesday, Thursday and Friday were lost
		['2021-04-05', 3, [pause('2021-04-06', '2021-04-09')], '2021-04-13'],
		// back on the same day: nothing was lost
		['2021-04-05', 3, [pause('2021-04-06', '2021-04-06')], '2021-04-08'],
		// over a weekend: only Monday
		['2021-04-05', 3, [pause('2021-04-09', '2021-04-12')], '2021-04-09'],
		// over 추석: only Thursday the 23rd
		['2021-09-15', 3, [pause('2021-09-17', '2021-09-23')], '2021-09-24'],
		// twice
		[
			'2021-04-05',
			3,
			[pause('2021-04-06', '2021-04-07'), pause('2021-04-08', '2021-04-12')],
			'2021-04-13'
		],
		// over the end of a year: 31, 3, 4 and 5
		['2021-12-28', 3, [pause('2021-12-30', '2022-01-05')], '2022-01-06'],
		// a pause of a year that was forgotten
		['2021-01-04', 1, [pause('2021-01-04', '2021-12-31')], '2022-01-03']
	] as const)('%s + %i, %j → %s', (day, count, pauses, expected) =>
		expect(dueOn(day, count, pauses)).toBe(expected)
	);
});

describe('working days between two days', () => {
	it.each([
		['2021-04-05', '2021-04-05', 0],
		['2021-04-06', '2021-04-05', 0],
		['2021-04-02', '2021-04-05', 1],
		['2021-09-17', '2021-09-24', 2],
		['2020-12-31', '2021-12-31', 249],
		['2021-12-31', '2022-12-31', 247]
	])('after %s, up to %s: %i', (first, last, expected) =>
		expect(workdaysBetween(first, last)).toBe(expected)
	);

	it('counts back what it adds, from any day of nine years', () => {
		for (let day = '2020-01-01'; day < '2028-12-20'; day = addDays(day, 17))
			for (const count of [0, 1, 3, 10, 40]) {
				const then = addWorkdays(day, count);
				expect(workdaysBetween(day, then), `${day} ${count}`).toBe(count);
				if (count > 0) expect(isWorkday(then)).toBe(true);
			}
	});
});

describe('the table of holidays', () => {
	const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', {
		...{ timeZone: 'Asia/Seoul', month: 'numeric', day: 'numeric' }
	});
	/** Month and day of Korea's lunar calendar, by another source than the table's. */
	function lunarOf(day: string): string {
		const parts = lunar.formatToParts(Date.parse(`${day}T03:00:00Z`));
		const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
		return `${of('month')}/${of('day')}`;
	}
	/** First day of a year on which the lunar calendar says so. */
	function firstOf(year: string, wanted: string): string {
		let day = `${year}-01-01`;
		while (lunarOf(day) !== wanted) day = addDays(day, 1);
		return day;
	}

	it.each(HOLIDAY_YEARS)('has the lunar days of %s where the moon has them', (year) => {
		const around = (day: string) => [addDays(day, -1), day, addDays(day, 1)];
		const named = (name: string) =>
			holidaysOf(year)
				.filter((row) => row.name.split('·').includes(name))
				.map((row) => row.day);
		expect(named('설날')).toEqual(around(firstOf(year, '1/1')));
		expect(named('추석')).toEqual(around(firstOf(year, '8/15')));
		expect(named('부처님오신날')).toEqual([firstOf(year, '4/8')]);
	});

	it.each(HOLIDAY_YEARS)('has every day of a fixed date in %s', (year) => {
		const fixed = ['01-01', '03-01', '05-05', '06-06', '08-15', '10-03', '10-09', '12-25'];
		if (year >= '2026') fixed.push('05-01', '07-17');
		for (const day of fixed) expect(holidayOf(`${year}-${day}`), day).toBeDefined();
		if (year < '2026') {
			expect(holidayOf(`${year}-05-01`)).toBeUndefined();
			expect(holidayOf(`${year}-07-17`)).toBeUndefined();
		}
	});

	/** The rule of 관공서의 공휴일에 관한 규정 3, written down once more. */
	it.each(HOLIDAY_YEARS)('has the substitutes that the rule of the day gives in %s', (year) => {
		const rows = holidaysOf(year).filter(({ name }) => !name.startsWith('대체'));
		const isOff = new Set(rows.map(({ day }) => day));
		const expected = new Set<string>();
		for (const { day, name } of rows) {
			if (!owed(day, name)) continue;
			let next = addDays(day, 1);
			while ([0, 6].includes(weekday(next)) || isOff.has(next) || expected.has(next))
				next = addDays(next, 1);
			expected.add(next);
		}
		const found = holidaysOf(year).filter(({ name }) => name.startsWith('대체'));
		expect(found.map(({ day }) => day)).toEqual([...expected].sort());
	});
	const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
	function owed(day: string, name: string): boolean {
		const [first = '', second] = name.split('·');
		const [sunday, saturday] = [weekday(day) === 0, weekday(day) === 6];
		// Two holidays on one day: one of them is made good. (설날·추석, 어린이날, 2023 on 부처님오신날)
		if (second !== undefined) return true;
		if (first === '설날' || first === '추석') return sunday;
		if (first === '어린이날') return sunday || saturday;
		const national = ['삼일절', '광복절', '개천절', '한글날', '제헌절', '노동절'];
		if (national.includes(first)) return day >= '2021-08-04' && (sunday || saturday);
		const added = ['부처님오신날', '기독탄신일'];
		return added.includes(first) && day >= '2023-05-04' && (sunday || saturday);
	}

	it('knows the fixed dates of years beyond it', () => {
		expect(holidayOf('2031-08-15')).toBe('광복절');
		expect(isWorkday('2031-08-15')).toBe(false);
		expect(isWorkday('2031-08-18')).toBe(true);
	});
});

describe('a day off that the office notes', () => {
	const day = '2021-08-17';
	it('is no working day from then on, until it is dropped', async () => {
		const office = given({});
		const note = (as = clerk) => office.when('noteHoliday', { day, name: '임시공휴일' }, as);
		expect(await note(worker)).toMatchObject({ verdict: 'refused', code: 'ROLE' });
		expect(await note()).toMatchObject({ verdict: 'accepted' });
		expect(await note()).toMatchObject({ verdict: 'refused', code: 'NO_WORKDAY' });
		const extra = new Set(office.rows('holiday').map(({ id }) => id));
		expect(addWorkdays('2021-08-13', 1, extra)).toBe('2021-08-18');
		expect(await office.when('dropHoliday', { day }, clerk)).toMatchObject({ verdict: 'accepted' });
		expect(office.get('holiday', day)?.droppedAt).toBe(AT);
		expect(await office.when('dropHoliday', { day }, clerk)).toMatchObject({
			...{ verdict: 'refused', code: 'UNKNOWN_HOLIDAY' }
		});
		expect(await note()).toMatchObject({ verdict: 'accepted' });
	});
	it.each(['2021-08-16', '2021-08-14'])('is not %s, which is one anyway', async (off) => {
		const verdict = await given({}).when('noteHoliday', { day: off, name: '쉼' }, clerk);
		expect(verdict).toMatchObject({ verdict: 'refused', code: 'NO_WORKDAY' });
	});
});
