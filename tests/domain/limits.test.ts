/** Numbers and days that nobody means: refused at the door, so that no row and no loop suffers from them. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/lib/domain/month.ts';
import { addWorkdays, workdaysBetween } from '../../src/lib/domain/workday.ts';
import { clerk, type Given } from './given.ts';
import { after, does, part, ticketOf } from './repair.ts';
import { worker } from './given.ts';

const malformed = (field: string) => ({ code: 'MALFORMED', params: { field } });
const begun = () =>
	after(
		(o) => does.open(o),
		(o) => does.start(o)
	);

describe('an amount that no cell holds exactly', () => {
	it('is no price of a part', async () => {
		const office = await begun();
		const most = part(Number.MAX_SAFE_INTEGER);
		expect(await does.complete(office, { parts: [most, most] })).toMatchObject(
			malformed('parts.0.cost')
		);
		expect(ticketOf(office).partsCost).toBe(0);
	});
	it.each([
		['recordBill', { enrollmentId: 'e1', month: '2021-04', bill: 9e15, discount: 0, source: '' }],
		['clawBack', { monthId: 'm1', amount: 9e15, note: '과지급' }]
	] as const)('is none in %s', async (name, input) => {
		const office: Given = await begun();
		expect((await office.when(name, input, clerk)).code).toBe('MALFORMED');
	});
	it('cannot be reached by a hundred thousand rows together', () => {
		expect(90_000_000_000 * 100_000).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
	});
});

describe('a day that lies thousands of years away', () => {
	it('is not waited for day by day', () => {
		const furthest = addDays('2021-04-02', 3660);
		expect(workdaysBetween('2021-04-02', '9999-12-30')).toBe(
			workdaysBetween('2021-04-02', furthest)
		);
		expect(addWorkdays('2021-04-02', 1e12)).toBe(addWorkdays('2021-04-02', 3660));
	});
	it('ends no pause in it', async () => {
		const office = await after(
			(o) => does.open(o),
			(o) => does.pause(o)
		);
		const later = '9999-12-30T02:00:00.000Z';
		await office.when('resumeRepair', { ticketId: 't1' }, worker, true, later, later);
		expect(ticketOf(office).dueOn < '2050').toBe(true);
	});
});
