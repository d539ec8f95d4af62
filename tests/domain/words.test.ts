import { describe, expect, it } from 'vitest';
import {
	addMonths,
	addMonthsToDay,
	dayOf,
	monthsBetween,
	timeOf
} from '../../src/lib/domain/month.ts';
import { maskAddress, maskName, maskPhone, showPhone } from '../../src/lib/domain/mask.ts';
import { planCurve, plannedBy } from '../../src/lib/domain/plan.ts';
import { REFUSAL_CODES } from '../../src/lib/domain/refusal.ts';
import { holdsRrn } from '../../src/lib/domain/rrn.ts';
import { receiptNo } from '../../src/lib/domain/household.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { year } from './given.ts';

describe('days and months are Korean', () => {
	it('turns at midnight in Seoul', () => {
		expect(dayOf('2021-03-01T14:59:59.000Z')).toBe('2021-03-01');
		expect(dayOf('2021-03-01T15:00:00.000Z')).toBe('2021-03-02');
		expect(timeOf('2021-03-01T15:30:00.000Z')).toBe('00:30');
	});
	it('counts over the end of a year and into shorter months', () => {
		expect(addMonths('2021-11', 3)).toBe('2022-02');
		expect(addMonths('2021-01', -1)).toBe('2020-12');
		expect(addMonthsToDay('2024-02-29', 12)).toBe('2025-02-28');
		expect(addMonthsToDay('2021-12-31', 2)).toBe('2022-02-28');
		expect(monthsBetween('2021-11', '2022-01')).toEqual(['2021-11', '2021-12', '2022-01']);
	});
});

describe('the plan of 100 over March to September', () => {
	it('is 14·29·43·57·71·86·100', () => {
		expect(planCurve(year(100)).map((point) => point.planned)).toEqual([
			14, 29, 43, 57, 71, 86, 100
		]);
		expect(plannedBy(year(100), '2021-02')).toBe(0);
		expect(plannedBy(year(100), '2021-12')).toBe(100);
	});
});

describe('masking', () => {
	it.each([
		['홍길', '홍*'],
		['홍길동', '홍*동'],
		['남궁가수', '남**수'],
		['Nguyen', 'Ng***'],
		['', '']
	])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked));
	it('hides the middle of a phone and what follows the road', () => {
		expect(maskPhone('01000001234')).toBe('010-****-1234');
		expect(maskPhone('0226271234')).toBe('02-****-1234');
		expect(maskAddress('서울특별시 금천구 시흥대로73길 70')).toBe(
			'서울특별시 금천구 시흥대로73길 **'
		);
		expect(maskAddress('어딘가')).toBe('**');
	});
	it.each([
		['01000001234', '010-0000-1234'],
		['0226271234', '02-2627-1234'],
		['021231234', '02-123-1234'],
		['0311234567', '031-123-4567'],
		['15880000', '1588-0000'],
		['123', '123']
	])('%s is shown as %s', (digits, shown) => expect(showPhone(digits)).toBe(shown));
});

describe('resident registration numbers', () => {
	it.each([
		'900101-1234567',
		'9001011234567',
		'900101 2234567',
		'900101 - 1234567',
		'900101–1234567',
		'900101\n1234567',
		'９００１０１-1234567',
		'번호는 900101-1234567 입니다'
	])('finds %s', (text) => expect(holdsRrn(text)).toBe(true));
	it.each([
		'010-1234-5678',
		'LP-2021-0571234567',
		'901301-1234567',
		'900101-9234567',
		'21-7K3M9QX-4'
	])('lets %s pass', (text) => expect(holdsRrn(text)).toBe(false));
});

describe('receipt numbers', () => {
	it('differ in their check character when one letter is mistyped', () => {
		expect(receiptNo('2021', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toMatch(
			/^21-[0-9A-Z]{7}-[0-9A-Z]$/
		);
		const one = receiptNo('2021', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 0]));
		const other = receiptNo('2021', new Uint8Array([1, 2, 3, 9, 5, 6, 7, 0]));
		expect(one.slice(-1)).not.toBe(other.slice(-1));
	});
});

describe('every refusal', () => {
	it.each(REFUSAL_CODES)('%s says what, why and what next, in both languages', (code) => {
		for (const locale of ['ko', 'en'] as const) {
			const words = why(code, {}, locale);
			expect(Object.values(words).every((text) => text.trim().length > 5)).toBe(true);
			expect(JSON.stringify(words)).not.toMatch(/undefined|null|NaN/);
		}
	});
});
