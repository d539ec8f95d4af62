/** What the office's forms of a repair ask for before anything is sent: what has happened is never refused. */
import { describe, expect, test } from 'vitest';
import {
	missing,
	noteMissing,
	unread,
	wordsMissing
} from '../../src/routes/(office)/office/tickets/input.ts';

const form =
	(fields: Record<string, string> = {}) =>
	(field: string) =>
		fields[field] ?? '';
const DONE = {
	...{ work: '전원 교체', substitute: 'CONFIRMED_NAME' },
	...{ substituteReason: '창구에서 확인', recipientName: '김단비' }
};

describe('a completion', () => {
	test('that is whole is sent', () => {
		expect(missing(form(DONE), 'BROUGHT_IN')).toEqual([]);
	});
	test('of an empty form ends no repair', () => {
		expect(missing(form(), 'VISIT')).toEqual(['work', 'substitute']);
		expect(missing(form(), null)).toEqual(['work', 'substitute']);
	});
	test('from afar needs no signature, and so nothing instead of one', () => {
		expect(missing(form({ work: DONE.work }), 'REMOTE')).toEqual([]);
	});
	test('without a signature says why', () => {
		const without = form({ ...DONE, substituteReason: '' });
		expect(missing(without, 'VISIT')).toEqual(['substituteReason']);
		expect(missing(without, 'REMOTE')).toEqual(['substituteReason']);
	});
	test.each(['CONFIRMED_NAME', 'PROXY'])('without a signature says who (%s)', (substitute) => {
		const nobody = form({ ...DONE, substitute, recipientName: ' ' });
		expect(missing(nobody, 'VISIT')).toEqual(['recipientName']);
		expect(missing(nobody, 'REMOTE')).toEqual(['recipientName']);
	});
	test('with parts that cannot be read is turned back', () => {
		expect(missing(form({ ...DONE, parts: '35,000원' }), 'VISIT')).toEqual(['parts']);
		expect(unread(form({ parts: 'SSD 35,000원' }))).toEqual([]);
	});
});

test('the reason 기타 asks for a note, any other says enough', () => {
	const needs = noteMissing('giveUpReason');
	expect(needs(form({ giveUpReason: 'OTHER' }))).toEqual(['note']);
	expect(needs(form({ giveUpReason: 'OTHER', note: '부품 단종' }))).toEqual([]);
	expect(needs(form({ giveUpReason: 'BEYOND_REPAIR' }))).toEqual([]);
});

test('a repair is opened again with words only', () => {
	expect(wordsMissing(form())).toEqual(['words']);
	expect(wordsMissing(form({ words: '다시 꺼짐' }))).toEqual([]);
});
