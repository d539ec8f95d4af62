import { describe, expect, it } from 'vitest';
import {
	amountTyped,
	figure,
	inWords,
	onPaper,
	percent,
	thousands,
	won
} from '../../src/lib/words/money.ts';

describe('money as the office writes it', () => {
	it('groups digits, and marks what is taken away', () => {
		expect(won(26_400, 'ko')).toBe('26,400원');
		expect(figure(0)).toBe('0');
		expect(figure(-2_640_000)).toBe('△2,640,000');
		expect(figure(23_760_000)).toBe('23,760,000');
	});
	it.each([
		[18_480_000, '18,480'],
		[26_499, '26'],
		[26_500, '27'],
		[-499, '0'],
		[-2_640_000, '△2,640'],
		[0, '0']
	])('%i원 is %s천원', (amount, shown) => expect(thousands(amount)).toBe(shown));
	it('says a part in percent with one decimal, without leaving whole numbers on the way', () => {
		expect(percent(18_480_000, 23_760_000)).toBe('77.8');
		expect(percent(1, 3)).toBe('33.3');
		expect(percent(2, 3)).toBe('66.7');
		expect(percent(-2_640_000, 23_760_000)).toBe('△11.1');
		expect(percent(0, 5)).toBe('0.0');
		expect(percent(5, 0)).toBe('–');
	});
	it.each([
		[0, '영원'],
		[10, '일십원'],
		[113_560, '일십일만삼천오백육십원'],
		[1_135_200, '일백일십삼만오천이백원'],
		[23_760_000, '이천삼백칠십육만원'],
		[100_000_001, '일억일원'],
		[73_610_000, '칠천삼백육십일만원']
	])('%i is said %s', (amount, said) => expect(inWords(amount)).toBe(said));
	it('writes a sum on paper in figures and in words', () => {
		expect(onPaper(113_560)).toBe('금113,560원(금일십일만삼천오백육십원)');
	});
	it.each([
		['26,400원', 26_400],
		[' 26400 ', 26_400],
		['２６，４００', 26_400],
		['△2,640', -2_640],
		['-2640', -2_640],
		['', NaN],
		['26.4', NaN],
		['이만', NaN]
	])('reads %s as %s', (typed, amount) => expect(amountTyped(typed)).toBe(amount));
});
