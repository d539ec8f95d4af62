import { describe, expect, it } from 'vitest';
import type { Rows } from '$lib/domain/tables.ts';
import {
	badgeOf,
	legsOf,
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
		expect(legsOf(day).map(({ dong }) => dong)).toEqual(['독산1동', '시흥5동']);
		expect(legsOf(day)[0]?.stops.map(({ visit }) => visit.id)).toEqual(['a', 'c', 'b', 'd']);
	});
	it('follow the tour that the office put in order, and come back to a dong', () => {
		const tour = day.map((one, i) => ({
			...one,
			visit: { ...one.visit, tourOrder: [2, 1, 3, 4, 5][i] ?? null }
		}));
		const legs = legsOf(tour);
		expect(legs.map(({ dong }) => dong)).toEqual(['독산1동', '시흥5동', '독산1동']);
		expect(legs[0]?.stops.map(({ visit }) => visit.id)).toEqual(['b']);
	});
	it('are numbered through the day, without the cancelled ones', () => {
		const numbers = legsOf(day).flatMap(({ stops }) => stops.map(({ no }) => no));
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
	it('says that somebody is on the way', () => {
		const left = stop('a', '독산1동', { departedAt: at });
		expect(badgeOf(left, false, 'ko')).toEqual({ tone: 'partial', label: '출발' });
	});
	it('shows the road and hides the house', () => {
		expect(roadOf('서울특별시 금천구 시흥대로73길 70 (시흥동)')).toBe('시흥대로73길\u00a0**');
	});
});
