import { describe, expect, it } from 'vitest';
import { ACTIONS } from '$lib/domain/actions.ts';
import { fieldCase } from '$lib/words/field-case.ts';
import { fieldFind } from '$lib/words/field-find.ts';
import {
	EMPTY,
	inputOf,
	phoneDigits,
	problemsOf
} from '../../src/routes/(field)/field/households/new/form.ts';

const w = { ...fieldFind.ko.register, membersBad: fieldCase.ko.membersBad };
const typed = {
	...EMPTY,
	name: ' 가온누리 ',
	phone: '+82 10-0000-7777',
	roadAddress: '독산로 1',
	adminDong: '독산1동',
	category: 'NEAR_POVERTY'
};

describe('registering a household', () => {
	it('names everything that is missing at once', () => {
		expect(Object.keys(problemsOf(EMPTY, w))).toEqual([
			'name',
			'phone',
			'roadAddress',
			'adminDong',
			'category'
		]);
	});
	it('takes a phone number as people write it', () => {
		expect(phoneDigits('+82 10-0000-7777')).toBe('01000007777');
		expect(phoneDigits('02 2627 1234')).toBe('0226271234');
		expect(problemsOf({ ...typed, phone: '010-123' }, w)).toEqual({ phone: w.phoneBad });
	});
	it('ticks no consent by itself, and keeps each apart', () => {
		expect(EMPTY.consents).toEqual([]);
		const input = inputOf({ ...typed, consents: ['SENSITIVE', 'COLLECT'] }, 'home', '21-X');
		expect(input.consents?.map(({ kind, consentId }) => [kind, consentId])).toEqual([
			['COLLECT', 'home.COLLECT'],
			['SENSITIVE', 'home.SENSITIVE']
		]);
		expect(ACTIONS.registerHousehold.input.safeParse(input).success).toBe(true);
	});
	it('asks how many people there are', () => {
		expect(problemsOf({ ...typed, members: '0' }, w)).toEqual({ members: w.membersBad });
		expect(inputOf({ ...typed, members: '4' }, 'home', '21-X').members).toBe(4);
	});
	it('refuses a resident registration number in any field', () => {
		expect(problemsOf({ ...typed, addressDetail: '900101 1234567' }, w)).toEqual({
			addressDetail: w.rrn
		});
	});
	it('becomes an action that the rules can read', () => {
		const input = inputOf(typed, 'h1', '21-7K3M9QX-4');
		expect(problemsOf(typed, w)).toEqual({});
		expect(ACTIONS.registerHousehold.input.safeParse(input).success).toBe(true);
		expect(input.name).toBe('가온누리');
	});
});
