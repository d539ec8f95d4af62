/** What the households' door says: where each matter stands, in short sentences of one tone. */
import { describe, expect, test } from 'vitest';
import {
	feeMatter,
	inOrder,
	pcMatter,
	repairMatter,
	type Matter,
	type PcRows
} from '../../src/lib/server/status/matter.ts';
import { ask } from '../../src/lib/words/status/ask.ts';
import { door } from '../../src/lib/words/status/door.ts';
import { matter } from '../../src/lib/words/status/matter.ts';
import { slipPaper } from '../../src/lib/words/status/slip.ts';
import { stored } from '../../src/lib/words/status/stored.ts';
import {
	agoIn,
	clockIn,
	dayFor,
	momentOf,
	monthOf,
	slotIn
} from '../../src/lib/words/status/time.ts';
import { tongueFor } from '../../src/lib/words/status/tongue.ts';

const TODAY = '2021-04-12';

/** The longest day and time there are. */
const SAID = {
	slot: '12월 22일(수) 오후 12시 30분',
	doneOn: '2021년 12월 22일(수)',
	dueOn: '12월 22일(수)',
	since: '12월',
	until: '2021년 12월 22일(수)',
	isToday: false
};

/** Every text of an area, functions called with the longest words they are given. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function') {
		const takesSaid =
			value.length > 0 && /slot|doneOn|dueOn|since|\{/.test(String(value).slice(0, 40));
		return textsIn(takesSaid ? value(SAID) : value('12월 22일(수) 12:30', '2021년 12월 22일(수)'));
	}
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const sentences = (text: string) => text.split(/(?<=[.?!。])\s+/).filter(Boolean);

describe.each(['ko', 'en', 'zh', 'vi'] as const)('in %s', (tongue) => {
	const areas = { door, ask, matter, stored, slipPaper };
	test('no sentence is longer than 40 letters, but for its days and numbers', () => {
		const long = Object.values(areas)
			.flatMap((area) => textsIn(area[tongue]))
			.flatMap(sentences)
			.map((text) =>
				Object.values(SAID).reduce<string>(
					(rest, said) => rest.replaceAll(String(said), '12.22'),
					text
				)
			)
			.filter((text) => [...text].length > (tongue === 'en' ? 46 : 40));
		expect(long).toEqual([]);
	});
});

test('Korean sentences all end in 해요체, and blame nobody', () => {
	const told = [door, ask, matter, stored, slipPaper]
		.flatMap((area) => textsIn(area.ko))
		.flatMap(sentences)
		.filter((text) => /[.?]$/.test(text));
	expect(told.length).toBeGreaterThan(100);
	expect(told.filter((text) => !/(요|요\))[.?]$/.test(text))).toEqual([]);
	expect(
		told.filter((text) => /습니다|십시오|잘못|내방|익일|상기|수령|보급|개통/.test(text))
	).toEqual([]);
});

test('days and times are said as people say them', () => {
	expect(slotIn('2021-04-12', '14:00', TODAY, 'ko')).toBe('4월 12일(월) 오후 2시');
	expect(slotIn('2021-04-12', '14:00', TODAY, 'en')).toBe('Mon 12 Apr, 2 pm');
	expect(slotIn('2021-04-12', '14:00', TODAY, 'zh')).toBe('4月12日（周一）下午2点');
	expect(slotIn('2021-04-12', '09:30', TODAY, 'vi')).toBe('9:30 Thứ Hai 12/4');
	expect(clockIn('00:05', 'ko')).toBe('오전 12시\u00a05분');
	const now = '2021-04-10T01:00:00.000Z';
	expect(agoIn('2021-04-09T05:05:00.000Z', now, 'ko')).toBe('어제 14:05');
	expect(agoIn('2021-04-10T00:05:00.000Z', now, 'zh')).toBe('今天 09:05');
	expect(agoIn('2021-03-31T15:30:00.000Z', now, 'ko')).toBe('4월 1일(목) 00:30');
});

test('a year is said where it is not the present one, and always where a page is kept', () => {
	const now = '2022-01-03T01:00:00.000Z';
	const today = '2022-01-03';
	expect(agoIn('2021-12-31T05:05:00.000Z', now, 'ko')).toBe('2021년 12월 31일(금) 14:05');
	expect(agoIn('2022-01-02T05:05:00.000Z', now, 'ko')).toBe('어제 14:05');
	expect(slotIn('2021-12-31', '14:00', today, 'vi')).toBe('14:00 Thứ Sáu 31/12/2021');
	expect(dayFor('2022-02-28', '2021-12-31', 'zh')).toBe('2022年2月28日（周一）');
	expect(monthOf('2021-04-01', today, 'en')).toBe('Apr 2021');
	expect(monthOf('2021-04-01', TODAY, 'en')).toBe('Apr');
	expect(momentOf('2022-01-02T05:05:00.000Z', 'ko')).toBe('2022년 1월 2일(일) 14:05');
});

test.each([
	['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
	['fr-FR,en;q=0.5', 'en'],
	['zh-TW', 'zh'],
	['', 'ko'],
	['th', 'ko']
])('a browser that asks for %j gets %s', (accepted, tongue) => {
	expect(tongueFor(accepted)).toBe(tongue);
});

const NO_ROWS: PcRows = { applications: [], assignments: [], visits: [], receipts: [] };
const application = (change: object) =>
	({
		...{ id: 'a1', receivedAt: '2021-03-02T00:00:00.000Z', withdrawnAt: null, rejectedAt: null },
		...{ fulfilledAt: null, selectedAt: null, waitlistYear: null, needsInfoAt: null },
		...{ screeningAt: null },
		...change
	}) as unknown as PcRows['applications'][number];
const promise = (change: object = {}) =>
	({
		...{
			id: 'p1',
			proposedAt: '2021-03-20T00:00:00.000Z',
			confirmedAt: '2021-03-20T00:00:00.000Z'
		},
		...{ completedAt: null, releasedAt: null, conflictedAt: null, endedAt: null, swapDueAt: null },
		...change
	}) as unknown as PcRows['assignments'][number];
const visit = (change: object = {}) =>
	({
		...{ id: 'v1', assignmentId: 'p1', workerId: 'suho', scheduledOn: '2021-04-13', attempt: 1 },
		...{ scheduledAt: '14:00', departedAt: null, acceptedAt: null, failedAt: null },
		...{ failReason: null, cancelledAt: null },
		...change
	}) as unknown as PcRows['visits'][number];

describe('a PC', () => {
	test.each([
		['RECEIVED', {}],
		['RECEIVED', { screeningAt: 'x' }],
		['NEEDS_INFO', { needsInfoAt: 'x' }],
		['WAITLISTED', { waitlistYear: '2021' }],
		['PROMISED', { selectedAt: 'x' }],
		['REJECTED', { rejectedAt: 'x' }],
		['WITHDRAWN', { withdrawnAt: 'x' }]
	])('is %s by its application', (state, change) => {
		expect(pcMatter({ ...NO_ROWS, applications: [application(change)] }, TODAY)?.state).toBe(state);
	});

	test.each([
		['PROMISED', {}, []],
		['SWAP', { swapDueAt: 'x' }, []],
		['VISIT', {}, [visit()]],
		['COMING', {}, [visit({ scheduledOn: TODAY, departedAt: `${TODAY}T01:00:00.000Z` })]],
		['PASSED', {}, [visit({ scheduledOn: '2021-04-11' })]],
		['MISSED', {}, [visit({ failedAt: 'x', failReason: 'ABSENT' })]],
		['PROMISED', {}, [visit({ failedAt: 'x', failReason: 'UNIT_DEFECT' })]]
	])('is %s by its promise and its visits', (state, change, visits) => {
		const rows = { ...NO_ROWS, assignments: [promise(change)], visits };
		expect(pcMatter(rows, TODAY)).toMatchObject({ kind: 'PC', state, done: 2 });
	});

	test('can be asked for on another day only before anybody has set out', () => {
		const of = (one: ReturnType<typeof visit>) =>
			pcMatter({ ...NO_ROWS, assignments: [promise()], visits: [one] }, TODAY)?.visitId;
		expect(of(visit())).toBe('v1');
		expect(of(visit({ scheduledOn: TODAY, departedAt: `${TODAY}T01:00:00.000Z` }))).toBeNull();
		expect(of(visit({ scheduledOn: '2021-04-11' }))).toBeNull();
	});

	test('that they have is told with its day and its warranty, until they apply anew', () => {
		const award = promise({ completedAt: '2021-03-30T01:00:00.000Z' });
		const receipts = [{ assignmentId: 'p1', warrantyUntil: '2022-03-30', voidedAt: null }];
		const rows = { ...NO_ROWS, assignments: [award], receipts };
		const has = pcMatter(rows, TODAY);
		expect(has).toMatchObject({
			state: 'HAVE',
			done: 4,
			doneOn: '2021-03-30',
			until: '2022-03-30'
		});
		const again = application({ id: 'a2', receivedAt: '2023-05-01T00:00:00.000Z' });
		expect(pcMatter({ ...rows, applications: [again] }, '2023-05-02')?.state).toBe('RECEIVED');
	});

	test('that was returned or lost is not said to be with them', () => {
		const award = promise({ completedAt: 'x', endedAt: 'y' });
		const applications = [application({ fulfilledAt: '2021-03-30T01:00:00.000Z' })];
		expect(pcMatter({ ...NO_ROWS, assignments: [award], applications }, TODAY)).toBeNull();
	});

	test('that was never asked for is no matter', () => {
		expect(pcMatter(NO_ROWS, TODAY)).toBeNull();
	});
});

type TicketRow = Parameters<typeof repairMatter>[0];
const ticket = (change: object = {}) =>
	({
		...{ id: 't1', symptom: 'NO_POWER', receivedAt: '2021-04-08T01:00:00.000Z' },
		...{ visitId: null, startedAt: null, workingAt: null, pausedAt: null },
		...{ pauseReason: null, completedAt: null, unrepairableAt: null, cancelledAt: null },
		...{ assignedAt: null, reopenedAt: null, dueOn: '2021-04-15', workerId: 'suho' },
		...change
	}) as unknown as TicketRow;

describe('a repair', () => {
	const of = (change: object, visits: object[] = []) =>
		repairMatter(ticket(change), visits as Parameters<typeof repairMatter>[1], 14, TODAY);

	test.each([
		['RECEIVED', 1, {}],
		['ASSIGNED', 1, { assignedAt: 'x' }],
		['IN_PROGRESS', 2, { startedAt: 'x', workingAt: 'x' }],
		['WAITING_PARTS', 2, { startedAt: 'x', pausedAt: 'x', pauseReason: 'PARTS' }],
		['WAITING_HOUSEHOLD', 2, { startedAt: 'x', pausedAt: 'x', pauseReason: 'HOUSEHOLD' }],
		['COMPLETED', 4, { startedAt: 'x', completedAt: '2021-04-10T01:00:00.000Z' }],
		['UNREPAIRABLE', null, { unrepairableAt: '2021-04-10T01:00:00.000Z' }],
		['CANCELLED', null, { cancelledAt: '2021-04-10T01:00:00.000Z' }]
	])('is %s', (state, done, change) => {
		const asked = { symptom: 'NO_POWER', askedOn: '2021-04-08' };
		expect(of(change)).toMatchObject({ kind: 'REPAIR', state, done, ...asked });
	});

	test('may be opened again for as many days as the year says', () => {
		expect(of({ completedAt: '2021-04-01T01:00:00.000Z' }).until).toBe('2021-04-15');
		expect(of({ completedAt: '2021-03-01T01:00:00.000Z' }).until).toBeNull();
	});

	test('that was missed says so until it is opened again', () => {
		const failed = { ...visit(), ticketId: 't1', doneAt: null, failedAt: '2021-04-02' };
		const absent = { ...failed, failReason: 'ABSENT' };
		expect(of({}, [absent]).state).toBe('MISSED');
		expect(of({ reopenedAt: '2021-04-05' }, [absent]).state).toBe('REOPENED');
		expect(of({}, [{ ...failed, failReason: 'REFUSED' }]).state).toBe('RECEIVED');
	});

	test('with a visit to come is told with its day', () => {
		const planned = { ...visit(), ticketId: 't1', doneAt: null };
		expect(of({ visitId: 'v1' }, [planned])).toMatchObject({
			state: 'VISIT',
			slot: { on: '2021-04-13', at: '14:00' },
			visitId: 'v1'
		});
	});
});

test('an internet fee is told from the month of its support on', () => {
	const row = {
		...{ id: 'e1', requestedAt: 'x', rejectedAt: null, endedAt: null, activatedAt: 'x' },
		...{ suspendedAt: null, endMonth: null, startMonth: '2021-04', lineAskedAt: null }
	} as unknown as Parameters<typeof feeMatter>[0][number];
	expect(feeMatter([row], TODAY)).toMatchObject({ state: 'ACTIVE', done: 2, dueOn: '2021-04-01' });
	expect(feeMatter([{ ...row, endMonth: '2021-03' }], TODAY)?.state).toBe('ENDED');
	expect(feeMatter([], TODAY)).toBeNull();
});

test('the page begins with who is on the way, then with the next visit', () => {
	const has = { kind: 'PC', state: 'HAVE', done: 4, slot: null, doneOn: '2021-04-01' };
	const visits = { kind: 'REPAIR', state: 'VISIT', done: 1, slot: { on: '2021-04-14', at: null } };
	const comes = { kind: 'REPAIR', state: 'COMING', done: 1, slot: { on: '2021-04-12', at: null } };
	const open = { kind: 'REPAIR', state: 'RECEIVED', done: 1, slot: null };
	const states = inOrder([has, open, visits, comes] as unknown as Matter[]).map((one) => one.state);
	expect(states).toEqual(['COMING', 'VISIT', 'RECEIVED', 'HAVE']);
});
