/** What households read: in four languages, short, and without anything about a person. */
import { expect, test } from 'vitest';
import { TEMPLATES, type NoticeParams } from '../../src/lib/domain/notice.ts';
import { LANGUAGES } from '../../src/lib/server/notices/tables.ts';
import { sizeOf } from '../../src/lib/server/notices/size.ts';
import { noticeBody, noticeText } from '../../src/lib/words/notice/text.ts';

/** As long as they can become. */
const LONGEST: NoticeParams = { on: '2021-12-22', at: '10:30', month: '2021-12', days: 14 };
const CASES = LANGUAGES.flatMap((tongue) =>
	TEMPLATES.flatMap((template) =>
		[LONGEST, { ...LONGEST, reason: 'HOUSEHOLD' as const }, {}].map((params) => {
			return { tongue, template, params };
		})
	)
);

test('every notice says something in every language', () => {
	for (const { tongue, template, params } of CASES) {
		const text = noticeBody(tongue, template, params);
		expect(text.length, `${tongue} ${template}`).toBeGreaterThan(8);
		expect(text).not.toMatch(/undefined|null|NaN|\{|\}/);
	}
});

test('a Korean or English notice is one text message', () => {
	for (const { tongue, template, params } of CASES.filter(({ tongue }) => /ko|en/.test(tongue))) {
		const text = noticeText(tongue, template, params, null);
		expect(sizeOf(text).bytes, text).toBeLessThanOrEqual(90);
	}
});

test('Korean is polite and friendly, in sentences of at most 40 characters', () => {
	for (const template of TEMPLATES)
		for (const sentence of noticeBody('ko', template, LONGEST).split(/(?<=\.) /)) {
			expect(sentence, template).toMatch(/요\.$/);
			expect(sentence.length, sentence).toBeLessThanOrEqual(40);
			expect(sentence).not.toMatch(/보급|인수확인|개통|내방|익일/);
		}
});

test('bytes are those of the carriers', () => {
	expect(sizeOf('가나다 abc')).toEqual({ bytes: 10, kind: 'SMS' });
	expect(sizeOf('가'.repeat(45)).kind).toBe('SMS');
	expect(sizeOf(`${'가'.repeat(45)}.`)).toEqual({ bytes: 91, kind: 'LMS' });
	expect(sizeOf('Đã giao').kind).toBe('LMS');
});

test('days and hours read as people say them', () => {
	const said = { on: '2021-04-12', at: '14:00' };
	expect(noticeBody('ko', 'VISIT_SET', said)).toBe('4월 12일(월) 오후 2시에 수리하러 방문해요.');
	expect(noticeBody('ko', 'VISIT_SET', { ...said, at: '09:30' })).toContain('오전 9시 30분');
	expect(noticeBody('ko', 'DELIVERY_SET', { ...said, at: null })).toContain('4월 12일(월)에 PC를');
	expect(noticeBody('ko', 'VISIT_SET', { ...said, at: '12:00' })).toContain('오후 12시');
	expect(noticeBody('en', 'VISIT_SET', said)).toContain('Mon 12 Apr, 2 pm');
	expect(noticeBody('zh', 'VISIT_SET', said)).toContain('4月12日（周一）下午2点');
	expect(noticeBody('vi', 'VISIT_SET', said)).toContain('14:00 thứ Hai 12/4');
});
