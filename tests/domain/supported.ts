/** A household that has its unit and is supported, and what is done about its months. */
import { expect } from 'vitest';
import { stateOf } from '../../src/lib/domain/subsidy.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { home, proven, year } from './given.ts';
import { handedOver, Office } from './money-world.ts';

export const e1 = { enrollmentId: 'e1' };
export const wish = {
	...e1,
	householdId: 'h1',
	payWay: 'CARRIER',
	carrier: '가상통신',
	note: ''
} as const;

/** Household 1 has had its unit since 2 April; three years have settings and budgets. */
export function office(settings: Partial<Rows['programmeYear']> = {}, consented = true): Office {
	const at = new Office();
	for (const id of ['2021', '2022', '2023'])
		at.put('programmeYear', { ...year(100), ...settings, id, versionId: `${id}.1` });
	for (const n of [1, 2]) {
		at.put('household', home(`h${n}`));
		const proof = proven(`h${n}`);
		for (const row of proof.eligibility)
			at.put('eligibility', { ...row, validUntil: '2023-12-31' });
		const third = { ...proof.consent[0]!, id: `third-h${n}`, kind: 'THIRD_PARTY' as const };
		for (const row of [...proof.consent, ...(consented ? [third] : [])]) at.put('consent', row);
		handedOver(at, n, '2021-04-02T01:00:00.000Z');
	}
	for (const fiscalYear of ['2021', '2022'])
		at.does('appropriate', {
			...{ entryId: `b${fiscalYear}`, fiscalYear, line: 'INTERNET_FEE', note: '' },
			...{ amount: 23_760_000, on: `${fiscalYear}-01-01` }
		});
	return at;
}

/** Its line works since that day. */
export function opened(at: Office, on: string, id = 'e1'): void {
	const line = { enrollmentId: id, lineOpenedOn: on, carrier: '', contractNo: 'C-1' };
	expect(at.does('noteLineOpened', line)).toBeNull();
}

/** Supported since April; the office's day is 12 April. */
export function supported(settings: Partial<Rows['programmeYear']> = {}): Office {
	const at = office(settings);
	at.day = '2021-04-12';
	expect(at.does('wishInternet', wish)).toBeNull();
	opened(at, '2021-04-12');
	expect(at.does('activateFee', { ...e1, startMonth: '2021-04' })).toBeNull();
	return at;
}

/** Months of an enrolment with their states. */
export const months = (at: Office, id = 'e1') =>
	at
		.rows('subsidyMonth')
		.filter((row) => row.enrollmentId === id)
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.map((row) => `${row.month} ${stateOf(row)}`);

/** The bill of a month comes, at the end of it. */
export function bills(at: Office, month: string, bill = 33_000, discount = 0): void {
	at.day = `${month}-28` > at.day ? `${month}-28` : at.day;
	const input = { ...e1, month, bill, discount, source: '시험' };
	expect(at.does('recordBill', input)).toBeNull();
}

let runs = 0;
/** A run of all that is billed for a month is made, approved and paid; its id. */
export function pays(at: Office, month: string, fiscalYear = month.slice(0, 4)): string {
	const batchId = `run${(runs += 1)}`;
	expect(at.does('buildRun', { batchId, fiscalYear, month, leaveOut: [] })).toBeNull();
	expect(at.does('lockRun', { batchId })).toBeNull();
	expect(at.approves(batchId)).toBeNull();
	expect(at.does('payRun', { batchId, paidOn: at.day })).toBeNull();
	return batchId;
}

export const month = (at: Office, id: string) => at.get('subsidyMonth', id) as Rows['subsidyMonth'];
export const enrolled = (at: Office) => at.get('enrollment', 'e1') as Rows['enrollment'];
