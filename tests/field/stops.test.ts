import { describe, expect, it } from 'vitest';
import type { Rows } from '$lib/domain/tables.ts';
import {
	badgeOf,
	byDong,
	nextOf,
	roadOf,
	tally,
	type Stop
} from '../../src/routes/(field)/field/stops.ts';

const at = '2021-03-02T05:00:00.000Z';
const none = { household: null, assignment: null, pc: null, receipt: null };

function stop(id: string, adminDong: string, over: Partial<Rows['visit']> = {}): Stop {
	const visit = {
		id,
		adminDong,
		scheduledAt: null,
		acceptedAt: null,
		failedAt: null,
		failReason: null,
		cancelledAt: null,
		departedAt: null,
		...over
	} as Rows['visit'];
	return { visit, ...none };
}

const day = [
	stop('e', '시흥5동'),
	stop('b', '독산1동', { scheduledAt: '14:00' }),
	stop('d', '독산1동'),
	stop('a', '독산1동', { scheduledAt: '09:30', acceptedAt: at }),
	stop('c', '독산1동', { scheduledAt: '11:00', cancelledAt: at })
];

describe("a day's visits", () => {
	it('follow the fixed order of the dongs, then the time, the untimed last', () => {
		expect(byDong(day).map(({ dong }) => dong)).toEqual(['독산1동', '시흥5동']);
		expect(byDong(day)[0]?.stops.map(({ visit }) => visit.id)).toEqual(['a', 'c', 'b', 'd']);
	});
	it('are numbered through the day, without the cancelled ones', () => {
		const numbers = byDong(day).flatMap(({ stops }) => stops.map(({ no }) => no));
		expect(numbers).toEqual(['1', '–', '2', '3', '4']);
	});
	it('are counted without the cancelled ones', () => {
		expect(tally(day)).toEqual({ total: 4, done: 1, failed: 0 });
	});
	it('go on with the first that is still open', () => {
		expect(nextOf(day)?.visit.id).toBe('b');
		expect(nextOf(day, 'b')?.visit.id).toBe('d');
	});
});

describe('a row', () => {
	it('says that its outcome waits before it says the outcome', () => {
		const done = stop('a', '독산1동', { acceptedAt: at });
		expect(badgeOf(done, true, 'ko')).toEqual({ tone: 'waiting', label: '전송 대기' });
		expect(badgeOf(done, false, 'ko')).toEqual({ tone: 'done', label: '보급완료' });
	});
	it('shows the road and hides the house', () => {
		expect(roadOf('서울특별시 금천구 시흥대로73길 70 (시흥동)')).toBe('시흥대로73길\u00a0**');
	});
});
