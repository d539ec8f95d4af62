/** Codes that people copy from paper. */
import { describe, expect, test } from 'vitest';
import {
	codeFrom,
	grouped,
	readBoth,
	readCode,
	readSecret,
	secretFrom
} from '../../src/lib/domain/code.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = codeFrom(Uint8Array.from([3, 200, 17, 91, 64, 250, 8, 129, 33]));

describe('a code', () => {
	test('has ten letters of Crockford’s, the last one a check', () => {
		expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
		expect(readCode(code)).toBe(code);
	});

	test.each([
		['in groups of five', (one: string) => grouped(one)],
		['in lower case', (one: string) => one.toLowerCase()],
		['with hyphens', (one: string) => one.replace(/(.{5})/, '$1-')],
		['in letters of full width', (one: string) => one.replace(/[A-Z0-9]/g, wide)],
		['with spaces around', (one: string) => `  ${one}\n`]
	])('is read %s', (_, typed) => {
		expect(readCode(typed(code))).toBe(code);
	});

	test('takes O for 0 and I or L for 1', () => {
		const zero = codeFrom(new Uint8Array(9));
		expect(zero).toBe('0000000000');
		expect(readCode('OOOOO ooooo')).toBe(zero);
		const one = codeFrom(Uint8Array.from([1, 1, 1, 1, 1, 1, 1, 1, 1]));
		expect(readCode(one.replaceAll('1', 'I'))).toBe(one);
		expect(readCode(one.replaceAll('1', 'l'))).toBe(one);
	});

	test('with one wrong letter is noticed, wherever it is', () => {
		for (let at = 0; at < 10; at += 1)
			for (const letter of LETTERS) {
				const typed = code.slice(0, at) + letter + code.slice(at + 1);
				expect(readCode(typed)).toBe(letter === code[at] ? code : null);
			}
	});

	test('with two letters that changed places is noticed, wherever they are', () => {
		for (let one = 0; one < 10; one += 1)
			for (let other = one + 1; other < 10; other += 1) {
				const typed = [...code];
				[typed[one], typed[other]] = [code[other] as string, code[one] as string];
				expect(readCode(typed.join(''))).toBe(code[one] === code[other] ? code : null);
			}
	});

	test.each(['', 'ABCDE', `${code}0`, 'UUUUUUUUUU', '가나다라마바사아자차'])('is not %j', (typed) =>
		expect(readCode(typed)).toBeNull()
	);
});

test('a secret has ten digits, in any groups', () => {
	expect(secretFrom([4, 8, 2, 1, 3, 0, 7, 5, 9, 6])).toBe('4821307596');
	expect(grouped('4821307596')).toBe('48213 07596');
	expect(readSecret(' 48213-07596 ')).toBe('4821307596');
	expect(readSecret('４８２１３ ０７５９６')).toBe('4821307596');
	expect(readSecret('48213')).toBeNull();
});

test('both may be pasted into the first field', () => {
	const both = readBoth(`${grouped(code)} 48213 07596`, '');
	expect([readCode(both.code), readSecret(both.secret)]).toEqual([code, '4821307596']);
	expect(readBoth(code, '48213')).toEqual({ code, secret: '48213' });
});

function wide(letter: string): string {
	return String.fromCodePoint((letter.codePointAt(0) as number) + 0xfee0);
}
