/** Ends of support that were recorded with a wrong day, or of the wrong household, are put right. (DOMAIN §2.2 I8) */
import { describe, expect, it } from 'vitest';
import { stateOf as enrollmentState } from '../../src/lib/domain/enrollment.ts';
import { foresee } from '../../src/lib/domain/end-corrected.ts';
import { netOf, stateOf } from '../../src/lib/domain/subsidy.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { boss, type Office } from './money-world.ts';
import { bills, e1, enrolled, month, months, opened, pays, supported, wish } from './supported.ts';

const right = { ...e1, on: '2021-09-20', reason: '2021-09-20을 2021-04-20으로 잘못 입력' };
const otherBoss = { ...boss, userId: 'b2' };

/** Paid from April to June, and closed on 20 September with the day of 20 April. */
function closedWrong(settings: Partial<Rows['programmeYear']> = {}): Office {
	const at = supported(settings);
	for (const one of ['2021-04', '2021-05', '2021-06']) {
		bills(at, one);
		pays(at, one);
	}
	at.day = '2021-09-21';
	const gone = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-20', note: '' };
	expect(at.does('closeHousehold', gone)).toBeNull();
	return at;
}

const foreseen = (at: Office, on: string | null) =>
	at.reads((tx, ctx) => foresee(tx, { ...e1, on }, ctx));

describe('an end with a wrong day', () => {
	it('is put right by two persons: nothing is owed, what was not paid is planned, and the case is closed on that day', () => {
		const at = closedWrong();
		expect(months(at).slice(0, 4)).toEqual([
			...['2021-04 PAID', '2021-05 CLAWBACK', '2021-06 CLAWBACK', '2021-07 SKIPPED']
		]);
		expect(at.does('askEndCorrection', right)).toBeNull();
		expect(enrolled(at).endedOn).toBe('2021-04-20');
		expect(foreseen(at, right.on)).toEqual([
			{ kind: 'KEPT', month: '2021-05', amount: 26_400 },
			{ kind: 'KEPT', month: '2021-06', amount: 26_400 },
			...['2021-07', '2021-08', '2021-09'].map((one) => ({ kind: 'PLANNED', month: one }))
		]);
		const seen = { ...e1, on: right.on, kept: 52_800, more: 0, planned: 3 };
		expect(at.rightEnd('e1')).toEqual(seen);
		expect(at.does('approveEndCorrection', seen, boss)).toBeNull();
		expect(months(at).filter((one) => !one.endsWith('SKIPPED'))).toEqual([
			...['2021-04 PAID', '2021-05 PAID', '2021-06 PAID'],
			...['2021-07 PLANNED', '2021-08 PLANNED', '2021-09 PLANNED']
		]);
		expect(month(at, 'e1.2021-05')).toMatchObject({
			...{ clawbackAt: null, clawbackReason: null, clawbackAmount: 0, support: 26_400 }
		});
		expect(enrolled(at)).toMatchObject({
			...{ endedOn: '2021-09-20', endMonth: '2021-09', endReason: 'MOVED_OUT', endedBy: 'o1' },
			...{ rightEndAskedBy: 'o1', rightEndApprovedBy: 'b1', wrongEndOn: '2021-04-20' },
			...{ liveLine: null }
		});
		expect(at.get('household', 'h1')).toMatchObject({ closedOn: '2021-09-20' });
		const told = at.rows('notice').filter((row) => row.template === 'INTERNET_ENDED');
		expect(told.map((row) => JSON.parse(row.params) as unknown)).toEqual([
			...[{ month: '2021-04' }, { month: '2021-09' }]
		]);
	});

	it('is granted once, and neither by who asked nor by who recorded it', () => {
		const at = closedWrong();
		expect(at.grantsEnd('e1')?.code).toBe('NOTHING_ASKED');
		const other = { userId: 'o2', role: 'office', dongs: [] } as const;
		expect(at.does('askEndCorrection', right, other)).toBeNull();
		expect(at.grantsEnd('e1', { ...boss, userId: 'o1' })?.code).toBe('OWN_RECORD');
		expect(at.grantsEnd('e1', { ...boss, userId: 'o2' })?.code).toBe('OWN_RECORD');
		expect(at.grantsEnd('e1')).toBeNull();
		expect(at.grantsEnd('e1')?.code).toBe('NOTHING_ASKED');
		// The one who asked has recorded the end that stands now.
		expect(enrolled(at).endedBy).toBe('o2');
	});

	it('is not granted where something else is asked for, or would come of it, than was looked at', () => {
		const at = closedWrong();
		at.does('askEndCorrection', right);
		const seen = at.rightEnd('e1');
		const june = { householdId: 'h1', note: '확인' };
		at.does('askEndCorrection', { ...right, on: '2021-08-20' });
		expect(at.does('approveEndCorrection', seen, boss)).toMatchObject({
			code: 'END_CHANGED',
			params: { on: '2021-08-20', planned: 2 }
		});
		at.does('askEndCorrection', right);
		at.does('recoverMonth', { monthId: 'e1.2021-05', on: at.day });
		expect(at.does('approveEndCorrection', seen, boss)?.code).toBe('END_CHANGED');
		expect(at.does('reopenHousehold', june)).toBeNull();
		const earlier = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-10', note: '' };
		expect(at.does('closeHousehold', earlier)).toBeNull();
		expect(at.grantsEnd('e1')?.code).toBe('END_CHANGED');
	});

	it('is put right to a later day that has come, within the household’s case, or not at all', () => {
		const at = closedWrong();
		const asks = (on: string) => at.does('askEndCorrection', { ...right, on });
		expect(asks('2021-04-20')).toMatchObject({
			code: 'END_NOT_LATER',
			params: { on: '2021-04-20' }
		});
		expect(asks('2021-04-10')?.code).toBe('END_NOT_LATER');
		expect(asks('2021-09-22')?.code).toBe('DATE_AHEAD');
		expect(at.does('reopenHousehold', { householdId: 'h1', note: '정정' })).toBeNull();
		const again = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-09-10', note: '' };
		expect(at.does('closeHousehold', again)).toBeNull();
		expect(enrolled(at).endedOn).toBe('2021-04-20');
		expect(asks('2021-09-20')).toMatchObject({
			code: 'END_AFTER_CLOSING',
			params: { on: '2021-09-10' }
		});
		expect(asks('2021-09-10')).toBeNull();
		expect(at.does('declineEndCorrection', { ...e1, reason: '날짜 확인' }, boss)).toBeNull();
		expect(enrolled(at)).toMatchObject({ endedOn: '2021-04-20', rightEndAskedBy: null });
		expect(at.does('declineEndCorrection', { ...e1, reason: '-' }, boss)?.code).toBe(
			'NOTHING_ASKED'
		);
		const wished = supported();
		expect(wished.does('askEndCorrection', right)).toMatchObject({
			code: 'FEE_STATE',
			params: { state: 'ACTIVE', wants: 'ENDED' }
		});
	});

	it('plans what has come back in full again, and leaves what came back as it is', () => {
		const at = closedWrong();
		expect(at.does('recoverMonth', { monthId: 'e1.2021-05', on: at.day })).toBeNull();
		at.does('askEndCorrection', { ...right, on: '2021-06-30' });
		expect(at.grantsEnd('e1')).toBeNull();
		expect(months(at).filter((one) => !one.endsWith('SKIPPED'))).toEqual([
			...['2021-04 PAID', '2021-05 RECOVERED', '2021-05 PLANNED', '2021-06 PAID']
		]);
		expect(month(at, 'e1.2021-05')).toMatchObject({ recoveredAmount: 26_400 });
		bills(at, '2021-05');
		pays(at, '2021-05');
		expect(stateOf(month(at, 'e1.2021-05.2'))).toBe('PAID');
	});

	it('gives nothing back in months that are closed, but drops what was claimed for them', () => {
		const at = closedWrong();
		expect(at.does('closeFeeMonth', { fiscalYear: '2021', month: '2021-07' })).toBeNull();
		at.does('askEndCorrection', right);
		expect(foreseen(at, right.on).slice(2)).toEqual([
			...['2021-08', '2021-09'].map((one) => ({ kind: 'PLANNED', month: one })),
			{ kind: 'LEFT', month: '2021-07', why: 'CLOSED' }
		]);
		expect(at.grantsEnd('e1')).toBeNull();
		expect(months(at)).toContain('2021-05 PAID');
		expect(months(at)).toContain('2021-07 SKIPPED');
	});

	it('drops a claim also in a year that is locked, and writes nothing into its ledger', () => {
		const at = closedWrong({ decemberRule: 'NEXT_YEAR' });
		at.day = '2022-01-05';
		expect(
			at.does('settleBudget', { fiscalYear: '2021', carryPc: 0, carryFee: 0, note: '' })
		).toBeNull();
		expect(at.locks('2021', otherBoss)).toBeNull();
		const entries = at.rows('budgetEntry').length;
		at.does('askEndCorrection', right);
		expect(at.grantsEnd('e1')).toBeNull();
		expect(months(at).slice(0, 4)).toEqual([
			...['2021-04 PAID', '2021-05 PAID', '2021-06 PAID', '2021-07 SKIPPED']
		]);
		expect(at.rows('budgetEntry')).toHaveLength(entries);
	});

	it('gives no month for which all lines were others’, nor more months than the year has', () => {
		const lines = closedWrong({ maxActiveLines: 1 });
		lines.day = '2021-09-25';
		lines.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(lines, '2021-04-12', 'e2');
		const july = { enrollmentId: 'e2', startMonth: '2021-07' };
		expect(lines.does('askBackdate', { ...july, reason: '늦음' })).toBeNull();
		expect(lines.does('approveBackdate', july, boss)).toBeNull();
		lines.does('askEndCorrection', right);
		expect(foreseen(lines, right.on).filter(({ kind }) => kind === 'LEFT')).toEqual([
			{ kind: 'LEFT', month: '2021-07', why: 'LINES' },
			{ kind: 'LEFT', month: '2021-08', why: 'LINES' }
		]);
		const few = closedWrong({ maxMonthsPerHousehold: 4 });
		few.put('programmeYear', { ...few.get('programmeYear', '2021')!, maxMonthsPerHousehold: 3 });
		few.does('askEndCorrection', right);
		expect(foreseen(few, right.on).at(-1)).toEqual({
			kind: 'LEFT',
			month: '2021-07',
			why: 'USED_UP'
		});
	});

	it('counts the days of the month of the right end, and adds what its payment lacked', () => {
		const at = supported({ finalMonthRule: 'PRO_RATA' });
		bills(at, '2021-08');
		at.day = '2021-09-21';
		expect(at.does('endFee', { ...e1, on: '2021-08-10', reason: 'CANCELLED' })).toBeNull();
		expect(month(at, 'e1.2021-08')).toMatchObject({ days: 10, support: 8_516 });
		at.does('askEndCorrection', { ...right, on: '2021-08-20' });
		expect(foreseen(at, '2021-08-20')).toEqual([
			{ kind: 'MORE', month: '2021-08', amount: 17_032 - 8_516 }
		]);
		expect(at.grantsEnd('e1')).toBeNull();
		expect(month(at, 'e1.2021-08')).toMatchObject({ days: 20, support: 17_032 });
		pays(at, '2021-08');
		at.does('askEndCorrection', { ...right, on: '2021-08-25' });
		expect(at.grantsEnd('e1', otherBoss)).toBeNull();
		expect(month(at, 'e1.2021-08')).toMatchObject({ support: 17_032, clawbackAmount: 0 });
		expect(month(at, 'e1.2021-08.late')).toMatchObject({ support: 21_290 - 17_032, days: 25 });
	});

	it('pays late what came back of a month by days, and no more than its days are worth', () => {
		const at = supported({ finalMonthRule: 'PRO_RATA' });
		bills(at, '2021-08');
		pays(at, '2021-08');
		at.day = '2021-09-21';
		at.does('endFee', { ...e1, on: '2021-08-10', reason: 'CANCELLED' });
		expect(at.does('recoverMonth', { monthId: 'e1.2021-08', on: at.day })).toBeNull();
		at.does('askEndCorrection', { ...right, on: '2021-08-20' });
		expect(at.grantsEnd('e1')).toBeNull();
		const [first, late] = [month(at, 'e1.2021-08'), month(at, 'e1.2021-08.late')];
		expect(stateOf(first)).toBe('RECOVERED');
		expect(netOf(first) + netOf(late)).toBe(17_032);
	});

	it('keeps what a bill or a person claims of a month', () => {
		const at = supported();
		for (const one of ['2021-05', '2021-06']) {
			bills(at, one);
			pays(at, one);
		}
		const less = { monthId: 'e1.2021-05', bill: 15_000, discount: 0, source: '정정' };
		expect(at.does('correctPaid', less)).toBeNull();
		expect(at.does('clawBack', { monthId: 'e1.2021-06', amount: 5_000, note: '착오' })).toBeNull();
		at.day = '2021-09-21';
		at.does('endFee', { ...e1, on: '2021-04-20', reason: 'CANCELLED' });
		expect(month(at, 'e1.2021-06')).toMatchObject({
			clawbackAmount: 26_400,
			clawbackReason: 'ENDED'
		});
		at.does('askEndCorrection', right);
		expect(at.grantsEnd('e1')).toBeNull();
		expect(month(at, 'e1.2021-05')).toMatchObject({
			...{ clawbackAmount: 11_400, clawbackReason: 'BILL_CORRECTED' }
		});
		expect(month(at, 'e1.2021-06')).toMatchObject({
			clawbackAmount: 5_000,
			clawbackReason: 'MISTAKE'
		});
	});

	it('takes a claim off an order that is signed, which is then paid as it was approved', () => {
		const at = supported();
		bills(at, '2021-05');
		const batchId = 'run';
		at.does('buildRun', { batchId, fiscalYear: '2021', month: '2021-05', leaveOut: [] });
		at.does('lockRun', { batchId });
		expect(at.approves(batchId)).toBeNull();
		at.does('endFee', { ...e1, on: '2021-04-20', reason: 'CANCELLED' });
		at.does('askEndCorrection', { ...right, on: '2021-05-28' });
		expect(at.grantsEnd('e1')).toBeNull();
		expect(at.does('payRun', { batchId, paidOn: at.day })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-05'))).toBe('PAID');
	});

	it('follows a household that moved within the district', () => {
		const at = closedWrong();
		at.does('reopenHousehold', { householdId: 'h1', note: '정정' });
		for (const table of ['enrollment', 'household'] as const)
			for (const row of at.rows(table)) at.put(table, { ...row, adminDong: '가산동' });
		at.does('askEndCorrection', right);
		expect(at.grantsEnd('e1')).toBeNull();
		expect(month(at, 'e1.2021-07.2').adminDong).toBe('가산동');
	});

	it('gives a merged record no month that the one that lives on has', () => {
		const at = supported();
		bills(at, '2021-04');
		pays(at, '2021-04');
		at.day = '2021-06-20';
		at.does('endFee', { ...e1, on: '2021-04-10', reason: 'CANCELLED' });
		at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(at, '2021-04-12', 'e2');
		expect(at.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-06' })).toBeNull();
		expect(at.does('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '중복' })).toBeNull();
		at.does('skipMonth', { monthId: 'e2.2022-04', reason: 'MISTAKE' });
		at.day = '2021-07-20';
		const asks = (on: string | null) => at.does('askEndCorrection', { ...right, on });
		expect(asks('2021-07-10')?.code).toBe('END_AFTER_CLOSING');
		expect(asks(null)?.code).toBe('HOUSEHOLD_CLOSED');
		expect(asks('2021-06-15')).toBeNull();
		expect(foreseen(at, '2021-06-15')).toEqual([
			{ kind: 'PLANNED', month: '2021-05' },
			{ kind: 'LEFT', month: '2021-06', why: 'TAKEN' }
		]);
		expect(at.grantsEnd('e1')).toBeNull();
	});

	it('leaves a month claimed that was paid twice until records were merged', () => {
		const at = supported();
		at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(at, '2021-04-12', 'e2');
		at.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-04' });
		for (const enrollmentId of ['e1', 'e2'])
			at.does('recordBill', {
				enrollmentId,
				month: '2021-04',
				bill: 33_000,
				discount: 0,
				source: ''
			});
		pays(at, '2021-04');
		at.does('mergeHousehold', { householdId: 'h2', intoId: 'h1', note: '중복' });
		at.day = '2021-05-03';
		const later = { enrollmentId: 'e2', on: '2021-05-01' };
		expect(at.does('askEndCorrection', { ...later, reason: '-' })?.code).toBe('END_AFTER_CLOSING');
		expect(month(at, 'e2.2021-04')).toMatchObject({ clawbackAmount: 26_400 });
	});
});

describe('an end that was none', () => {
	it('is undone once the household is open again: support goes on as it was', () => {
		const at = closedWrong();
		const none = { ...right, on: null };
		expect(at.does('askEndCorrection', none)?.code).toBe('HOUSEHOLD_CLOSED');
		at.does('reopenHousehold', { householdId: 'h1', note: '다른 가구와 혼동' });
		expect(at.does('askEndCorrection', none)).toBeNull();
		expect(at.grantsEnd('e1')).toBeNull();
		expect(enrolled(at)).toMatchObject({
			...{ endedAt: null, endedOn: null, endReason: null, endMonth: '2022-03', liveLine: 'LIVE' }
		});
		expect(enrollmentState(enrolled(at), '2021-09')).toBe('ACTIVE');
		expect(months(at).filter((one) => /PAID|PLANNED/.test(one))).toHaveLength(12);
		expect(at.rows('notice').at(-1)).toMatchObject({ template: 'INTERNET_ACTIVE' });
		expect(at.does('endFee', { ...e1, on: '2021-09-21', reason: 'CANCELLED' })).toBeNull();
	});

	it('takes a line, the consent and the unit that support needs, and nothing else meanwhile', () => {
		const reopened = (settings: Partial<Rows['programmeYear']> = {}) => {
			const at = closedWrong(settings);
			at.does('reopenHousehold', { householdId: 'h1', note: '정정' });
			expect(at.does('askEndCorrection', { ...right, on: null })).toBeNull();
			return at;
		};
		const full = reopened({ maxActiveLines: 1 });
		full.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(full, '2021-04-12', 'e2');
		full.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-09' });
		expect(full.grantsEnd('e1')?.code).toBe('LINES_FULL');
		const silent = reopened();
		silent.does('withdrawConsent', { consentId: 'third-h1' });
		expect(silent.grantsEnd('e1')?.code).toBe('CONSENT_MISSING');
		const bare = reopened();
		bare.does('returnPc', { pcId: 'p1', reason: 'UNUSED', note: '' });
		expect(bare.grantsEnd('e1')?.code).toBe('NO_UNIT');
		const asked = reopened();
		asked.does('wishInternet', { ...wish, enrollmentId: 'e3' });
		expect(asked.grantsEnd('e1')?.code).toBe('HAS_ENROLLMENT');
	});

	it('stays suspended where support was', () => {
		const at = supported();
		at.day = '2021-06-01';
		at.does('suspendFee', { ...e1, from: '2021-06', reason: 'ARREARS' });
		at.does('endFee', { ...e1, on: '2021-05-05', reason: 'CANCELLED' });
		at.does('askEndCorrection', { ...right, on: null });
		expect(at.grantsEnd('e1')).toBeNull();
		expect(enrollmentState(enrolled(at), '2021-06')).toBe('SUSPENDED');
		expect(enrolled(at).liveLine).toBeNull();
		expect(months(at).filter((one) => one.endsWith('PLANNED'))).toEqual([
			...['2021-04 PLANNED', '2021-05 PLANNED']
		]);
	});
});
