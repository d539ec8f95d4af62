import { describe, expect, it } from 'vitest';
import type { Rows } from '$lib/domain/tables.ts';
import {
	badgeOf,
	inOrder,
	legsOf,
	nextOf,
	roadOf,
	tally,
	type RepairStop,
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

function repair(id: string, adminDong: string, over: Partial<Rows['repairVisit']> = {}) {
	const open = { doneAt: null, failedAt: null, cancelledAt: null, departedAt: null };
	const visit = { id, adminDong, scheduledAt: null, ...open, ...over } as Rows['repairVisit'];
	return { visit, household: null, ticket: null, pc: null } satisfies RepairStop;
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
	it('hold repairs among them by dong and time, counted like deliveries', () => {
		const both = [
			...day,
			repair('r1', '독산1동', { scheduledAt: '10:00', doneAt: at }),
			repair('r2', '시흥5동', { failedAt: at }),
			repair('r3', '가산동', { cancelledAt: at })
		];
		const ids = inOrder(both).map(({ visit }) => visit.id);
		expect(ids).toEqual(['r3', 'a', 'r1', 'c', 'b', 'd', 'e', 'r2']);
		expect(tally(both)).toEqual({ total: 6, done: 2, failed: 1 });
	});
	it('take repairs into a tour that the office put in order: by time, else with their dong', () => {
		const tour = day.map((one, i) => ({
			...one,
			visit: { ...one.visit, tourOrder: [5, 3, 4, 1, 2][i] ?? null }
		}));
		const repairs = [
			repair('r1', '시흥5동', { scheduledAt: '12:00' }),
			repair('r2', '독산1동'),
			repair('r3', '가산동')
		];
		const ids = inOrder([...tour, ...repairs]).map(({ visit }) => visit.id);
		expect(ids).toEqual(['a', 'c', 'r1', 'b', 'd', 'r2', 'e', 'r3']);
		expect(nextOf([...tour, ...repairs])?.visit.id).toBe('r1');
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
