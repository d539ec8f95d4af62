import { describe, expect, test } from 'vitest';
import { isComparable, likeness } from '../../src/lib/domain/alike.ts';

const known = {
	name: '가온누리',
	phone: '01000001234',
	roadAddress: '서울특별시 금천구 다올길 12'
};
const typed = (of: Partial<typeof known>) => ({ name: '', phone: '', roadAddress: '', ...of });

describe('a household that is being typed looks like one on record', () => {
	test('by name and phone, however they are written', () => {
		const other = typed({ name: '가 온누리'.normalize('NFD'), phone: '+82 10-0000.1234' });
		expect(likeness(other, known)).toBe('NAME_PHONE');
	});
	test('by name and address, with or without the city and what stands in brackets', () => {
		for (const roadAddress of ['다올길 12', '금천구 다올길12 (가산동)', '서울시 금천구 다올길 12'])
			expect(likeness(typed({ name: '가온누리', roadAddress }), known)).toBe('NAME_ADDRESS');
	});
	test('by phone alone', () => {
		expect(likeness(typed({ name: '다른이', phone: '010-0000-1234' }), known)).toBe('PHONE');
	});
	test('not by a name alone, half a number or a road without its building', () => {
		for (const of of [
			{},
			{ phone: '0100000' },
			{ roadAddress: '다올길' },
			{ roadAddress: '다올길 1' }
		])
			expect(likeness(typed({ name: '가온누리', ...of }), known)).toBeNull();
	});
	test('and is not asked about before there is enough to compare', () => {
		expect(isComparable(typed({ name: '가온누리' }))).toBe(false);
		expect(isComparable(typed({ name: '가온누리', roadAddress: '다올길 12' }))).toBe(true);
		expect(isComparable(typed({ phone: '010-0000-1234' }))).toBe(true);
	});
});
