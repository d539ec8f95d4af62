/** A household's internet fee from the wish to the end, and what becomes of its months. (DOMAIN §5.5–5.10) */
import { describe, expect, it } from 'vitest';
import { stateOf as enrollmentState } from '../../src/lib/domain/enrollment.ts';
import { earliestStart, freeStart } from '../../src/lib/domain/fee-start.ts';
import { CATEGORIES } from '../../src/lib/domain/records/people.ts';
import { shareOf, stateOf, supportFor } from '../../src/lib/domain/subsidy.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { boss, type Office } from './money-world.ts';
import {
	bills,
	e1,
	enrolled,
	month,
	months,
	office,
	opened,
	pays,
	supported,
	wish
} from './supported.ts';

describe('support is asked for', () => {
	it('by a household that has its PC, once, and with consent where a carrier hears of it', () => {
		const at = office({}, false);
		expect(at.does('wishInternet', wish)).toMatchObject({ code: 'CONSENT_MISSING' });
		expect(at.does('wishInternet', { ...wish, payWay: 'HOUSEHOLD' })).toBeNull();
		expect(at.does('wishInternet', { ...wish, enrollmentId: 'e2' })?.code).toBe('HAS_ENROLLMENT');
		expect(enrollmentState(enrolled(at), '2021-04')).toBe('REQUESTED');
		const noUnit = office();
		noUnit.put('receipt', { ...noUnit.get('receipt', 'r1')!, voidedAt: 'x' });
		expect(noUnit.does('wishInternet', wish)?.code).toBe('NO_UNIT');
	});

	it('and not where the unit waits above the quota for a decision', () => {
		const at = office();
		const award = at.get('assignment', 'asg1')!;
		at.put('assignment', { ...award, confirmedAt: null, aboveQuotaAt: '2021-04-02' });
		expect(at.does('wishInternet', wish)?.code).toBe('NO_UNIT');
		at.put('assignment', { ...award, aboveQuotaAt: 'x', aboveQuotaApprovedAt: 'x' });
		expect(at.does('wishInternet', wish)).toBeNull();
	});

	it('keeps an opened line whatever became of the wish, and puts it before a person', () => {
		const at = office();
		at.does('wishInternet', { ...wish, carrier: '' });
		at.does('rejectInternet', { ...e1, reason: 'NO_LINE', note: '' });
		at.day = '2021-04-12';
		opened(at, '2021-04-08');
		expect(enrolled(at)).toMatchObject({ lineOpenedOn: '2021-04-08', contractNo: 'C-1' });
		expect(enrollmentState(enrolled(at), '2021-04')).toBe('REJECTED');
		expect(at.rows('exception')).toMatchObject([{ code: 'FEE_STATE', householdId: 'h1' }]);
	});

	it('starts nothing by itself: the line may be opened offline, the office grants', () => {
		const at = office();
		at.does('wishInternet', wish);
		opened(at, '2021-04-05');
		expect(enrollmentState(enrolled(at), '2021-04')).toBe('LINE_PENDING');
		expect(months(at)).toEqual([]);
		const field = { userId: 'w1', role: 'field', dongs: ['독산1동'] } as const;
		expect(at.does('activateFee', { ...e1, startMonth: '2021-04' }, field)?.code).toBe('ROLE');
	});
});

describe('support starts', () => {
	it('not before hand-over and opening, and not before the wish without a second person', () => {
		const row = { acceptedOn: '2021-04-02', lineOpenedOn: '2021-05-12' };
		expect(earliestStart(row)).toBe('2021-05');
		expect(freeStart({ ...row, requestedAt: '2021-07-05T00:00:00.000Z' })).toBe('2021-07');
		expect(earliestStart({ ...row, lineOpenedOn: null })).toBeNull();
	});

	it('9 in April with a reason and an approver, where the paper came in July; never in March', () => {
		const at = office();
		at.day = '2021-07-05';
		at.does('wishInternet', wish);
		opened(at, '2021-04-12');
		const april = { ...e1, startMonth: '2021-04' };
		expect(at.does('activateFee', april)).toMatchObject({
			code: 'BACKDATING',
			params: { free: '2021-07' }
		});
		expect(at.does('askBackdate', { ...e1, startMonth: '2021-03', reason: '-' })?.code).toBe(
			'START_TOO_EARLY'
		);
		expect(at.does('askBackdate', { ...april, reason: '서류가 늦게 도착' })).toBeNull();
		expect(months(at)).toEqual([]);
		const asker = { ...boss, userId: 'o1' };
		expect(at.does('approveBackdate', april, asker)?.code).toBe('OWN_RECORD');
		expect(at.does('approveBackdate', april, boss)).toBeNull();
		expect(months(at).slice(0, 3)).toEqual([
			'2021-04 PLANNED',
			'2021-05 PLANNED',
			'2021-06 PLANNED'
		]);
		expect(enrolled(at)).toMatchObject({ backdateApprovedBy: 'b1', startMonth: '2021-04' });
	});

	it('from the month that the approver looked at, not from one that is asked for since', () => {
		const at = office();
		at.day = '2021-07-05';
		at.does('wishInternet', wish);
		opened(at, '2021-04-12');
		const ask = { ...e1, startMonth: '2021-06', reason: '늦음' };
		expect(at.does('askBackdate', ask)).toBeNull();
		expect(at.does('askBackdate', { ...ask, startMonth: '2021-04' })).toBeNull();
		expect(at.does('approveBackdate', { ...e1, startMonth: '2021-06' }, boss)).toMatchObject({
			code: 'BACKDATE_CHANGED',
			params: { seen: '2021-06', now: '2021-04' }
		});
		expect(months(at)).toEqual([]);
		expect(at.does('approveBackdate', { ...e1, startMonth: '2021-04' }, boss)).toBeNull();
	});

	it('neither in a closed month nor in last year', () => {
		const at = office();
		at.day = '2021-07-05';
		at.does('wishInternet', wish);
		opened(at, '2021-04-12');
		const ask = { ...e1, startMonth: '2021-05', reason: '늦음' };
		expect(at.does('closeFeeMonth', { fiscalYear: '2021', month: '2021-05' })).toBeNull();
		expect(at.does('askBackdate', ask)?.code).toBe('MONTH_CLOSED');
		expect(at.does('askBackdate', { ...ask, startMonth: '2021-06' })).toBeNull();
		at.day = '2022-01-05';
		const june = { ...e1, startMonth: '2021-06' };
		expect(at.does('approveBackdate', june, boss)?.code).toBe('BACKDATE_YEAR');
	});

	it('within the lines and months of the year, and ends by itself after the last', () => {
		const at = supported({ maxActiveLines: 1, maxMonthsPerHousehold: 12 });
		expect(months(at)).toHaveLength(12);
		expect(enrolled(at)).toMatchObject({ startMonth: '2021-04', endMonth: '2022-03' });
		const second = { ...wish, enrollmentId: 'e2', householdId: 'h2' };
		expect(at.does('wishInternet', second)).toBeNull();
		opened(at, '2021-04-12', 'e2');
		const start = { enrollmentId: 'e2', startMonth: '2021-04' };
		expect(at.does('activateFee', start)).toMatchObject({
			code: 'LINES_FULL',
			params: { lines: 1 }
		});
		expect(enrollmentState(enrolled(at), '2022-03')).toBe('ACTIVE');
		expect(enrollmentState(enrolled(at), '2022-04')).toBe('ENDED');
		at.day = '2022-04-02';
		expect(at.does('activateFee', { ...start, startMonth: '2022-04' })).toBeNull();
		expect(at.does('wishInternet', { ...wish, enrollmentId: 'e3' })).toBeNull();
		opened(at, '2022-04-01', 'e3');
		at.does('endFee', { enrollmentId: 'e2', on: '2022-04-02', reason: 'CANCELLED' });
		expect(at.does('activateFee', { enrollmentId: 'e3', startMonth: '2022-04' })).toMatchObject({
			code: 'MONTHS_USED_UP',
			params: { months: 12 }
		});
	});
});

describe('the lines of a year', () => {
	/** Household 2's paper comes in July; household 1 had the only line from April to June. */
	const late = (): Office => {
		const at = supported({ maxActiveLines: 1, maxMonthsPerHousehold: 12 });
		at.day = '2021-06-20';
		expect(at.does('endFee', { ...e1, on: '2021-06-20', reason: 'CANCELLED' })).toBeNull();
		at.day = '2021-07-05';
		expect(at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' })).toBeNull();
		opened(at, '2021-04-12', 'e2');
		return at;
	};

	it('are not exceeded in months that are over by a start that is dated back', () => {
		const at = late();
		const ask = { enrollmentId: 'e2', startMonth: '2021-05', reason: '서류가 늦게 도착' };
		expect(at.does('askBackdate', ask)).toBeNull();
		const grant = { enrollmentId: 'e2', startMonth: '2021-05' };
		expect(at.does('approveBackdate', grant, boss)).toMatchObject({
			code: 'LINES_FULL',
			params: { lines: 1, month: '2021-05' }
		});
		expect(at.does('declineBackdate', { enrollmentId: 'e2', reason: '회선' }, boss)).toBeNull();
		// The other line ended within June, and was free for another from that day on.
		expect(at.does('askBackdate', { ...ask, startMonth: '2021-06' })).toBeNull();
		expect(at.does('approveBackdate', { ...grant, startMonth: '2021-06' }, boss)).toBeNull();
	});

	it('count where nothing was due for a month, and not where a month was only late', () => {
		const at = late();
		const may = month(at, 'e1.2021-05');
		for (const [changes, code] of [
			[{ skippedAt: 'x', skipReason: 'NOTHING_DUE' }, 'LINES_FULL'],
			[{ skippedAt: 'x', skipReason: 'SUSPENDED' }, undefined]
		] as const) {
			at.put('subsidyMonth', { ...may, ...changes });
			const start = { enrollmentId: 'e2', startMonth: '2021-05', reason: '늦음' };
			expect(at.does('askBackdate', start)).toBeNull();
			const grant = { enrollmentId: 'e2', startMonth: '2021-05' };
			expect(at.does('approveBackdate', grant, boss)?.code).toBe(code);
		}
	});

	it('are no fewer than are supported, and what ended by itself takes none', () => {
		const at = supported({ maxMonthsPerHousehold: 1 });
		const now = at.get('programmeYear', '2021')!;
		const { quota, specMemoryGb, specSsdGb, warrantyYears, cooldownMonths } = now;
		const tiers = Object.fromEntries(CATEGORIES.map((name) => [name, 1]));
		const fewer = {
			...{ fiscalYear: '2021', quota, tiers },
			...{ checklist: [{ key: 'boot', label: '부팅' }], specMemoryGb, specSsdGb },
			...{ specMonitor: '', specOs: '윈도우10', specOffice: '한컴', specExtras: '' },
			...{ warrantyYears, cooldownMonths, maxActiveLines: 0, reason: '회선 축소' }
		};
		expect(at.does('setYear', fewer)).toMatchObject({
			code: 'LINES_BELOW_USED',
			params: { lines: 0, used: 1 }
		});
		at.day = '2021-05-03';
		expect(at.does('setYear', fewer)).toBeNull();
	});
});

describe('a month', () => {
	it('is worth the cap, or the bill less the discount; nothing due is not paid', () => {
		expect(supportFor({ cap: 26_400, bill: 33_000, discount: 0 }, null)).toBe(26_400);
		expect(supportFor({ cap: 26_400, bill: 33_000, discount: 11_000 }, null)).toBe(22_000);
		expect(supportFor({ cap: 26_400, bill: 9_900, discount: 9_900 }, null)).toBe(0);
		expect(supportFor({ cap: 26_400, bill: 33_000, discount: 0 }, { days: 16, of: 31 })).toBe(
			13_625
		);
		expect(shareOf(26_400, 31, 31)).toBe(26_400);
		const at = supported();
		bills(at, '2021-04', 9_900, 9_900);
		expect(month(at, 'e1.2021-04')).toMatchObject({ skipReason: 'NOTHING_DUE' });
		const input = { ...e1, month: '2021-05', bill: 100, discount: 200, source: '' };
		at.day = '2021-05-30';
		expect(at.does('recordBill', input)?.code).toBe('DISCOUNT_ABOVE_BILL');
	});

	it('keeps the rate, the settings and the proof it was judged by', () => {
		const at = supported();
		bills(at, '2021-04');
		at.put('programmeYear', {
			...at.get('programmeYear', '2021')!,
			monthlyCap: 1,
			versionId: '2021.2'
		});
		expect(month(at, 'e1.2021-04')).toMatchObject({
			...{ support: 26_400, cap: 26_400, versionId: '2021.1', eligibilityId: 'proof-h1' }
		});
		pays(at, '2021-04');
		expect(month(at, 'e1.2021-04')).toMatchObject({ support: 26_400, paidOn: '2021-04-28' });
	});

	it('is billed once, paid once, and not for a month that has not come or is not theirs', () => {
		const at = supported();
		bills(at, '2021-04');
		const again = { ...e1, month: '2021-04', bill: 44_000, discount: 0, source: '사본' };
		expect(at.does('recordBill', again)).toMatchObject({
			code: 'BILLED_BEFORE',
			params: { bill: 33_000 }
		});
		pays(at, '2021-04');
		expect(at.does('recordBill', again)?.code).toBe('MONTH_PAID');
		expect(at.does('recordBill', { ...again, month: '2021-06' })?.code).toBe('DATE_AHEAD');
		expect(at.does('recordBill', { ...again, month: '2021-03' })?.code).toBe('NO_MONTH');
	});

	it('takes a bill only while somebody has checked that they are entitled', () => {
		const at = supported();
		const proof = at.rows('eligibility').find((row) => row.householdId === 'h1')!;
		at.put('eligibility', { ...proof, validUntil: '2021-05-15' });
		bills(at, '2021-04');
		bills(at, '2021-05');
		at.day = '2021-06-28';
		const june = { ...e1, month: '2021-06', bill: 33_000, discount: 0, source: '' };
		expect(at.does('recordBill', june)?.code).toBe('NO_PROOF');
	});

	it('that was paid is put right by money that comes back, or by a late month beside it', () => {
		const at = supported();
		bills(at, '2021-04', 20_000);
		bills(at, '2021-05');
		pays(at, '2021-04');
		pays(at, '2021-05');
		const right = { bill: 15_000, discount: 0, source: '정정 청구서' };
		expect(at.does('correctPaid', { monthId: 'e1.2021-05', ...right })).toBeNull();
		expect(month(at, 'e1.2021-05')).toMatchObject({
			...{ support: 26_400, bill: 33_000, clawbackAmount: 11_400, clawbackReason: 'BILL_CORRECTED' }
		});
		expect(at.does('recoverMonth', { monthId: 'e1.2021-05', on: at.day })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-05'))).toBe('RECOVERED');
		const more = { bill: 25_000, discount: 0, source: '정정 청구서' };
		expect(at.does('correctPaid', { monthId: 'e1.2021-04', ...more })).toBeNull();
		expect(month(at, 'e1.2021-04.late')).toMatchObject({ support: 5_000, lateOfId: 'e1.2021-04' });
		expect(at.does('amendBill', { monthId: 'e1.2021-04.late', ...more, bill: 40_000 })).toBeNull();
		expect(month(at, 'e1.2021-04.late').support).toBe(6_400);
		pays(at, '2021-04');
		expect(stateOf(month(at, 'e1.2021-04.late'))).toBe('PAID');
		const less = { monthId: 'e1.2021-04.late', ...more, bill: 22_000 };
		expect(at.does('correctPaid', less)).toBeNull();
		expect(month(at, 'e1.2021-04.late')).toMatchObject({ support: 6_400, clawbackAmount: 4_400 });
		at.does('correctPaid', { monthId: 'e1.2021-04', bill: 5_000, discount: 0, source: '-' });
		const again = { monthId: 'e1.2021-04', bill: 40_000, discount: 0, source: '-' };
		expect(at.does('correctPaid', again)?.code).toBe('MONTH_STATE');
	});
});

describe('a month that was corrected twice', () => {
	const right = { monthId: 'e1.2021-04', discount: 0, source: '정정 청구서' };

	it('is paid nothing late any more, and gives back what its newest bill does not hold', () => {
		const at = supported();
		bills(at, '2021-04', 20_000);
		pays(at, '2021-04');
		expect(at.does('correctPaid', { ...right, bill: 25_000 })).toBeNull();
		expect(at.does('correctPaid', { ...right, bill: 15_000 })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-04.late'))).toBe('SKIPPED');
		expect(month(at, 'e1.2021-04')).toMatchObject({
			...{ support: 20_000, bill: 20_000, correctedBill: 15_000, clawbackAmount: 5_000 }
		});
	});

	it('also where what was late is paid', () => {
		const at = supported();
		bills(at, '2021-04', 20_000);
		pays(at, '2021-04');
		at.does('correctPaid', { ...right, bill: 25_000 });
		pays(at, '2021-04');
		expect(at.does('correctPaid', { ...right, bill: 15_000 })).toBeNull();
		expect(month(at, 'e1.2021-04.late')).toMatchObject({ clawbackAmount: 5_000 });
		expect(month(at, 'e1.2021-04')).toMatchObject({ clawbackAmount: 5_000 });
	});
});

describe('a unit that is gone', () => {
	const back = { pcId: 'p1', reason: 'UNUSED', note: '' } as const;
	const question = (at: Office) =>
		at.rows('task').filter((row) => row.kind === 'CONFIRM_SUPPORT' && row.doneAt === null);
	const june = { ...e1, month: '2021-06', bill: 33_000, discount: 0, source: '' };

	/** Household 1 is supported since April, and gives its unit back on 20 May. */
	const returned = (): Office => {
		const at = supported();
		at.day = '2021-05-20';
		expect(at.does('returnPc', back)).toBeNull();
		return at;
	};

	it('asks a person whether support ends; until then no later month is billed', () => {
		const at = returned();
		expect(question(at)).toMatchObject([
			{ enrollmentId: 'e1', householdId: 'h1', fiscalYear: '2021', adminDong: '독산1동' }
		]);
		expect(enrollmentState(enrolled(at), '2021-05')).toBe('ACTIVE');
		bills(at, '2021-05');
		at.day = '2021-06-28';
		expect(at.does('recordBill', june)?.code).toBe('SUPPORT_UNCONFIRMED');
	});

	it('is answered by the end of support', () => {
		const at = returned();
		const end = { ...e1, on: '2021-05-20', reason: 'PC_RETURNED' };
		expect(at.does('endFee', end)).toBeNull();
		expect(question(at)).toEqual([]);
	});

	it('or by somebody of the office who says why it goes on, which a later pause does not undo', () => {
		const at = returned();
		const [task] = question(at);
		const keep = { taskId: task!.id, outcome: '교체 PC를 기다림' };
		const counter = { userId: 'c1', role: 'intake', dongs: ['독산1동'] } as const;
		expect(at.does('finishTask', keep, counter)?.code).toBe('ROLE');
		expect(at.does('finishTask', keep)).toBeNull();
		at.day = '2021-06-28';
		expect(at.does('recordBill', june)).toBeNull();
		expect(at.does('suspendFee', { ...e1, from: '2021-06', reason: 'ARREARS' })).toBeNull();
		expect(at.does('resumeFee', { ...e1, from: '2021-06' })).toBeNull();
	});

	it('keeps support that was suspended from going on unasked', () => {
		const at = supported();
		at.does('suspendFee', { ...e1, from: '2021-04', reason: 'ARREARS' });
		at.day = '2021-05-20';
		expect(at.does('losePc', { pcId: 'p1', note: '이사 중 분실' })).toBeNull();
		expect(question(at)).toHaveLength(1);
		expect(at.does('resumeFee', { ...e1, from: '2021-05' })?.code).toBe('NO_UNIT');
	});

	/** Household 1's unit is beyond repair and was taken along; another one is to come. */
	const swapping = (): Office => {
		const at = supported();
		const ticket = { ticketId: 't1', householdId: 'h1', fiscalYear: '2021', pcId: 'p1' };
		const form = { form: 'DESKTOP', channel: 'PHONE', symptom: 'NO_POWER', words: '' };
		const wanted = { ...ticket, ...form, photoHash: null, wish: 'REPAIR' };
		expect(at.does('openTicket', wanted)).toBeNull();
		const worker = { userId: 'w1', role: 'field', dongs: ['독산1동'] } as const;
		const given = { ticketId: 't1', reason: 'BEYOND_REPAIR', note: '', outcome: 'SWAP' };
		expect(at.does('giveUpRepair', given, worker)).toBeNull();
		return at;
	};
	const open = (at: Office) =>
		at
			.rows('task')
			.filter((row) => row.doneAt === null)
			.map((row) => row.kind);

	it('and is followed by another one asks nothing, until nobody waits for that any more', () => {
		const at = swapping();
		expect(open(at)).toEqual(['SWAP_UNIT']);
		expect(at.does('release', { assignmentId: 'asg1', reason: '거절' })).toBeNull();
		expect(open(at)).toEqual(['CONFIRM_SUPPORT']);
	});

	it('asks nothing where support had ended, or was only wished for', () => {
		const at = office();
		at.does('wishInternet', wish);
		expect(at.does('returnPc', back)).toBeNull();
		expect(question(at)).toEqual([]);
		opened(at, '2021-04-05');
		expect(at.does('activateFee', { ...e1, startMonth: '2021-04' })?.code).toBe('NO_UNIT');
	});
});

describe('support ends', () => {
	it('7 with a move on 20 August heard of in October: September comes back, no later month', () => {
		const at = supported();
		for (const one of ['2021-04', '2021-08', '2021-09']) {
			bills(at, one);
			pays(at, one);
		}
		at.day = '2021-10-03';
		const gone = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-08-20', note: '타구 전출' };
		expect(at.does('closeHousehold', gone)).toBeNull();
		expect(months(at)).toEqual([
			...['2021-04 PAID', '2021-05 PLANNED', '2021-06 PLANNED', '2021-07 PLANNED'],
			...['2021-08 PAID', '2021-09 CLAWBACK', '2021-10 SKIPPED', '2021-11 SKIPPED'],
			...['2021-12 SKIPPED', '2022-01 SKIPPED', '2022-02 SKIPPED', '2022-03 SKIPPED']
		]);
		expect(enrolled(at)).toMatchObject({ endReason: 'MOVED_OUT', endMonth: '2021-08' });
		const october = { ...e1, month: '2021-10', bill: 33_000, discount: 0, source: '' };
		expect(at.does('recordBill', october)?.code).toBe('NO_MONTH');
		expect(at.does('recoverMonth', { monthId: 'e1.2021-09', on: '2021-10-03' })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-09'))).toBe('RECOVERED');
	});

	it('7 a move within the district changes only where it is', () => {
		const at = supported();
		const changes = { adminDong: { from: '독산1동', to: '시흥1동' } } as const;
		expect(at.does('editHousehold', { householdId: 'h1', changes })).toBeNull();
		expect(enrolled(at).adminDong).toBe('시흥1동');
		expect(at.rows('subsidyMonth').every((row) => row.adminDong === '시흥1동')).toBe(true);
		expect(months(at)[1]).toBe('2021-05 PLANNED');
	});

	it('8 with a death, by the rule of the final month, also while it was only wished for', () => {
		const at = office({ finalMonthRule: 'NONE' });
		at.does('wishInternet', wish);
		const died = { householdId: 'h1', cause: 'DECEASED', on: '2021-04-05', note: '' };
		expect(at.does('closeHousehold', died)).toBeNull();
		expect(enrolled(at)).toMatchObject({ endReason: 'DECEASED' });
		const told = at.rows('notice').filter((row) => row.template === 'INTERNET_REQUESTED');
		expect(told[0]?.supersededById).not.toBeNull();
	});

	it.each([
		['FULL', 26_400, 'BILLED'],
		['PRO_RATA', 13_625, 'BILLED'],
		['NONE', 26_400, 'SKIPPED']
	] as const)('10 on 16 August: %s', (finalMonthRule, support, state) => {
		const at = supported({ finalMonthRule });
		bills(at, '2021-08');
		const end = { ...e1, on: '2021-08-16', reason: 'CANCELLED' };
		expect(at.does('endFee', end)).toBeNull();
		expect(month(at, 'e1.2021-08')).toMatchObject({ support });
		expect(stateOf(month(at, 'e1.2021-08'))).toBe(state);
		expect(stateOf(month(at, 'e1.2021-09'))).toBe('SKIPPED');
		expect(enrolled(at).liveLine).toBeNull();
	});

	it.each([
		['PRO_RATA', 12_775],
		['NONE', 26_400]
	] as const)('10 and what was paid for August: %s', (finalMonthRule, back) => {
		const at = supported({ finalMonthRule });
		bills(at, '2021-08');
		pays(at, '2021-08');
		at.does('endFee', { ...e1, on: '2021-08-16', reason: 'CANCELLED' });
		expect(month(at, 'e1.2021-08')).toMatchObject({ clawbackAmount: back, support: 26_400 });
	});

	it.each([
		[15_000, 7_741],
		[25_000, 12_903]
	])('10 with the share of the newest bill of a month that was paid: %i원', (bill, keeps) => {
		const at = supported({ finalMonthRule: 'PRO_RATA' });
		bills(at, '2021-08', 20_000);
		pays(at, '2021-08');
		const right = { monthId: 'e1.2021-08', bill, discount: 0, source: '정정 청구서' };
		expect(at.does('correctPaid', right)).toBeNull();
		at.does('endFee', { ...e1, on: '2021-08-16', reason: 'CANCELLED' });
		const paid = month(at, 'e1.2021-08');
		expect(paid.support! - paid.clawbackAmount).toBe(keeps);
		const late = at.get('subsidyMonth', 'e1.2021-08.late');
		if (late) expect(stateOf(late)).toBe('SKIPPED');
	});

	it('and leaves a run that is not approved; one that was signed is claimed back once paid', () => {
		for (const approved of [false, true]) {
			const at = supported();
			bills(at, '2021-05');
			const batchId = 'run';
			at.does('buildRun', { batchId, fiscalYear: '2021', month: '2021-05', leaveOut: [] });
			at.does('lockRun', { batchId });
			if (approved) expect(at.approves(batchId)).toBeNull();
			at.does('endFee', { ...e1, on: '2021-04-30', reason: 'CANCELLED' });
			const run = at.get('paymentBatch', batchId)!;
			if (!approved) {
				expect(run).toMatchObject({ count: 0, total: 0, lockedAt: null });
				expect(stateOf(month(at, 'e1.2021-05'))).toBe('SKIPPED');
				expect(at.does('lockRun', { batchId })?.code).toBe('NOTHING_TO_PAY');
			} else {
				expect(stateOf(month(at, 'e1.2021-05'))).toBe('APPROVED');
				expect(at.does('payRun', { batchId, paidOn: at.day })).toBeNull();
				expect(stateOf(month(at, 'e1.2021-05'))).toBe('CLAWBACK');
			}
		}
	});

	it('is put on hold and taken up again, with as many months in all', () => {
		const at = supported({ maxMonthsPerHousehold: 4 });
		const hold = { ...e1, from: '2021-06', reason: 'ARREARS' };
		expect(at.does('suspendFee', hold)).toMatchObject({ code: 'DATE_AHEAD' });
		at.day = '2021-06-01';
		expect(at.does('suspendFee', hold)).toBeNull();
		expect(months(at)).toEqual([
			...['2021-04 PLANNED', '2021-05 PLANNED', '2021-06 SKIPPED', '2021-07 SKIPPED']
		]);
		at.day = '2021-09-01';
		expect(at.does('resumeFee', { ...e1, from: '2021-03' })?.code).toBe('START_TOO_EARLY');
		expect(at.does('resumeFee', { ...e1, from: '2021-08' })).toMatchObject({
			code: 'RESUME_PAST',
			params: { free: '2021-09' }
		});
		expect(at.does('resumeFee', { ...e1, from: '2021-09' })).toBeNull();
		expect(months(at).slice(4)).toEqual(['2021-09 PLANNED', '2021-10 PLANNED']);
		expect(enrolled(at).endMonth).toBe('2021-10');
	});

	it('pays no month of a suspension whose run is voided', () => {
		const at = supported();
		bills(at, '2021-04');
		const batchId = 'run';
		at.does('buildRun', { batchId, fiscalYear: '2021', month: '2021-04', leaveOut: [] });
		at.does('lockRun', { batchId });
		expect(at.approves(batchId)).toBeNull();
		expect(at.does('suspendFee', { ...e1, from: '2021-04', reason: 'ARREARS' })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-04'))).toBe('APPROVED');
		expect(at.does('voidRun', { batchId, reason: '다시 작성' }, boss)).toBeNull();
		expect(month(at, 'e1.2021-04')).toMatchObject({ skipReason: 'SUSPENDED', batchId: null });
	});

	it('pays no month since which it is suspended, whenever that was recorded', () => {
		const at = supported();
		for (const one of ['2021-05', '2021-06']) {
			bills(at, one);
			const batchId = `run-${one}`;
			at.does('buildRun', { batchId, fiscalYear: '2021', month: one, leaveOut: [] });
			at.does('lockRun', { batchId });
			expect(at.approves(batchId)).toBeNull();
		}
		at.day = '2021-08-03';
		expect(at.does('suspendFee', { ...e1, from: '2021-06', reason: 'ARREARS' })).toBeNull();
		expect(enrolled(at).suspendedFrom).toBe('2021-06');
		for (const one of ['2021-05', '2021-06'])
			at.does('voidRun', { batchId: `run-${one}`, reason: '다시 작성' }, boss);
		expect(stateOf(month(at, 'e1.2021-05'))).toBe('BILLED');
		expect(month(at, 'e1.2021-06')).toMatchObject({ skipReason: 'SUSPENDED' });
		at.day = '2021-09-01';
		expect(at.does('resumeFee', { ...e1, from: '2021-09' })).toBeNull();
		expect(enrolled(at)).toMatchObject({ suspendedAt: null, suspendedFrom: null });
	});

	it('gives a month of a suspension that is over only by a second person', () => {
		const at = supported({ maxMonthsPerHousehold: 6 });
		at.day = '2021-06-01';
		at.does('suspendFee', { ...e1, from: '2021-05', reason: 'ARREARS' });
		at.day = '2021-12-01';
		expect(at.does('resumeFee', { ...e1, from: '2021-12' })).toBeNull();
		at.day = '2022-04-20';
		expect(enrolled(at).endMonth).toBe('2022-04');
		at.does('skipMonth', { monthId: 'e1.2022-02', reason: 'MISTAKE' });
		const may = { ...e1, month: '2021-05' };
		// Planned before it was suspended; October never was.
		for (const one of ['2021-05', '2021-10'])
			expect(at.does('replanMonth', { ...e1, month: one })).toMatchObject({
				code: 'SECOND_PERSON',
				params: { month: one }
			});
		expect(at.does('replanMonth', may, boss)).toBeNull();
		at.does('skipMonth', { monthId: 'e1.2021-05.2', reason: 'MISTAKE' });
		// A month that was due and was skipped by mistake is nobody's favour.
		expect(at.does('replanMonth', { ...e1, month: '2022-02' })).toBeNull();
	});

	it('stops what goes through a carrier when nobody may tell the carrier any more', () => {
		const at = supported();
		expect(at.does('withdrawConsent', { consentId: 'third-h1' })).toBeNull();
		expect(enrolled(at)).toMatchObject({ suspendReason: 'CONSENT_WITHDRAWN', liveLine: null });
		expect(at.does('resumeFee', { ...e1, from: '2021-04' })?.code).toBe('CONSENT_MISSING');
	});

	it('stops it also where the consent stood under a record that was merged into theirs', () => {
		const at = supported();
		at.put('consent', { ...at.get('consent', 'third-h1')!, householdId: 'h2' });
		const merge = { householdId: 'h2', intoId: 'h1', note: '중복' };
		at.put('consent', { ...at.get('consent', 'third-h2')!, withdrawnAt: '2021-04-01' });
		expect(at.does('mergeHousehold', merge)).toBeNull();
		expect(at.does('withdrawConsent', { consentId: 'third-h1' })).toBeNull();
		expect(enrolled(at)).toMatchObject({ suspendReason: 'CONSENT_WITHDRAWN', liveLine: null });
	});

	it('pays once where a household was recorded twice', () => {
		const at = supported();
		at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(at, '2021-04-12', 'e2');
		at.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-04' });
		for (const id of ['e1', 'e2'])
			at.does('recordBill', {
				enrollmentId: id,
				month: '2021-04',
				bill: 33_000,
				discount: 0,
				source: ''
			});
		pays(at, '2021-04');
		expect(at.does('mergeHousehold', { householdId: 'h2', intoId: 'h1', note: '중복' })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-04'))).toBe('PAID');
		expect(month(at, 'e2.2021-04')).toMatchObject({ clawbackAmount: 26_400 });
		expect(months(at, 'e2')[1]).toBe('2021-05 SKIPPED');
	});

	/** Household 2 is supported since April as well, and turns out to be household 1. */
	const twice = (settings: Partial<Rows['programmeYear']> = {}): Office => {
		const at = supported(settings);
		at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(at, '2021-04-12', 'e2');
		expect(at.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-04' })).toBeNull();
		return at;
	};
	const bill = { month: '2021-04', bill: 20_000, discount: 0, source: '' };
	const merge = { householdId: 'h2', intoId: 'h1', note: '중복' };

	it('pays nothing late for a month that a merger drops', () => {
		const at = twice();
		for (const id of ['e1', 'e2']) at.does('recordBill', { ...bill, enrollmentId: id });
		pays(at, '2021-04');
		const more = { monthId: 'e2.2021-04', bill: 25_000, discount: 0, source: '정정' };
		expect(at.does('correctPaid', more)).toBeNull();
		expect(stateOf(month(at, 'e2.2021-04.late'))).toBe('BILLED');
		expect(at.does('mergeHousehold', merge)).toBeNull();
		expect(stateOf(month(at, 'e2.2021-04.late'))).toBe('SKIPPED');
		expect(enrolled(at).endMonth).toBe('2022-03');
	});

	it('counts what both records have had of a household that was recorded twice', () => {
		const at = twice({ maxMonthsPerHousehold: 4 });
		at.does('suspendFee', { ...e1, from: '2021-04', reason: 'ARREARS' });
		expect(at.does('recordBill', { ...bill, enrollmentId: 'e2' })).toBeNull();
		pays(at, '2021-04');
		at.day = '2021-05-03';
		expect(at.does('resumeFee', { ...e1, from: '2021-05' })).toBeNull();
		expect(enrolled(at).endMonth).toBe('2021-08');
		expect(at.does('mergeHousehold', merge)).toBeNull();
		expect(stateOf(month(at, 'e2.2021-04'))).toBe('PAID');
		expect(months(at).filter((one) => one.endsWith('PLANNED'))).toEqual([
			...['2021-05 PLANNED', '2021-06 PLANNED', '2021-07 PLANNED']
		]);
		expect(enrolled(at).endMonth).toBe('2021-07');
	});

	it('plans no month again that the other record of the household has', () => {
		const at = twice();
		at.day = '2021-06-20';
		at.does('skipMonth', { monthId: 'e2.2021-04', reason: 'MISTAKE' });
		expect(at.does('mergeHousehold', merge)).toBeNull();
		const april = { enrollmentId: 'e2', month: '2021-04' };
		expect(at.does('replanMonth', april)?.code).toBe('MONTHS_USED_UP');
		at.does('skipMonth', { monthId: 'e1.2022-03', reason: 'MISTAKE' });
		expect(at.does('replanMonth', april)?.code).toBe('MONTH_TAKEN');
	});

	it('tells them of a shorter term after a merger, and of no end where support goes on', () => {
		const at = twice({ maxMonthsPerHousehold: 4 });
		at.does('suspendFee', { ...e1, from: '2021-04', reason: 'ARREARS' });
		at.does('recordBill', { ...bill, enrollmentId: 'e2' });
		pays(at, '2021-04');
		at.day = '2021-05-03';
		at.does('resumeFee', { ...e1, from: '2021-05' });
		expect(at.does('mergeHousehold', merge)).toBeNull();
		const told = at.rows('notice').filter((row) => row.template === 'INTERNET_ENDED');
		expect(told).toMatchObject([{ householdId: 'h1', about: 'e1' }]);
		expect(JSON.parse(told[0]!.params)).toEqual({ month: '2021-07' });
	});

	it('leaves what ended by itself alone when consent is withdrawn', () => {
		const at = supported({ maxMonthsPerHousehold: 1 });
		at.day = '2021-05-03';
		expect(at.does('withdrawConsent', { consentId: 'third-h1' })).toBeNull();
		expect(enrolled(at)).toMatchObject({ suspendedAt: null, suspendReason: null });
	});
});

describe('the end of a year', () => {
	const settle = { fiscalYear: '2021', carryPc: 0, carryFee: 0, note: '' };

	it('15 December is paid by an estimate and settled when its bill is there', () => {
		const at = supported();
		bills(at, '2021-11', 30_000, 11_000);
		pays(at, '2021-11');
		at.day = '2021-12-20';
		expect(at.does('settleBudget', settle)?.code).toBe('DECEMBER_OPEN');
		expect(at.does('estimateDecember', { fiscalYear: '2021' })).toBeNull();
		expect(month(at, 'e1.2021-12')).toMatchObject({ support: 19_000, bill: 30_000 });
		pays(at, '2021-12');
		at.day = '2022-01-10';
		const real = { ...e1, month: '2021-12', bill: 28_000, discount: 11_000, source: '1월 청구' };
		expect(at.does('recordBill', real)).toBeNull();
		expect(month(at, 'e1.2021-12')).toMatchObject({
			clawbackAmount: 2_000,
			clawbackReason: 'ESTIMATE'
		});
	});

	it('15 December is estimated by the newest bill, also where that came after the payment', () => {
		const at = supported();
		bills(at, '2021-11', 26_400);
		pays(at, '2021-11');
		const right = { monthId: 'e1.2021-11', bill: 15_000, discount: 0, source: '정정' };
		expect(at.does('correctPaid', right)).toBeNull();
		at.day = '2021-12-20';
		expect(at.does('estimateDecember', { fiscalYear: '2021' })).toBeNull();
		expect(month(at, 'e1.2021-12')).toMatchObject({ support: 15_000, bill: 15_000 });
	});

	it('15 December is estimated only for who is still entitled; the others stay planned', () => {
		const at = supported();
		at.does('wishInternet', { ...wish, enrollmentId: 'e2', householdId: 'h2' });
		opened(at, '2021-04-12', 'e2');
		at.does('activateFee', { enrollmentId: 'e2', startMonth: '2021-04' });
		const expires = (id: string) =>
			at.put('eligibility', { ...at.get('eligibility', id)!, validUntil: '2021-11-30' });
		at.day = '2021-12-20';
		expires('proof-h1');
		expect(at.does('estimateDecember', { fiscalYear: '2021' })).toBeNull();
		expect(stateOf(month(at, 'e1.2021-12'))).toBe('PLANNED');
		expect(month(at, 'e2.2021-12')).toMatchObject({ support: 26_400, eligibilityId: 'proof-h2' });
		expect(at.does('estimateDecember', { fiscalYear: '2021' })?.code).toBe('NO_PROOF');
	});

	it('15 is locked as it was looked at, not as it was settled since', () => {
		const at = supported({ decemberRule: 'NEXT_YEAR' });
		at.day = '2021-12-30';
		expect(at.does('settleBudget', settle)).toBeNull();
		const { settledAt } = at.get('budgetLine', '2021.INTERNET_FEE')!;
		at.day = '2021-12-31';
		expect(at.does('settleBudget', { ...settle, carryFee: 10_000 })).toBeNull();
		const lock = { fiscalYear: '2021', settledAt };
		expect(at.does('lockBudget', lock, boss)?.code).toBe('SETTLEMENT_CHANGED');
		expect(at.get('budgetLine', '2021.INTERNET_FEE')).toMatchObject({ closedAt: null });
		expect(at.locks('2021')).toBeNull();
	});

	it('15 locks the year after a second person, and moves what is late to the next, with a link', () => {
		const at = supported({ decemberRule: 'NEXT_YEAR' });
		bills(at, '2021-04');
		bills(at, '2021-05');
		pays(at, '2021-04');
		pays(at, '2021-05');
		at.does('clawBack', { monthId: 'e1.2021-05', amount: 26_400, note: '착오' });
		at.day = '2021-12-31';
		expect(at.locks('2021')?.code).toBe('NOT_SETTLED');
		expect(at.does('settleBudget', { ...settle, carryFee: 24_000_000 })?.code).toBe('CARRY_ABOVE');
		expect(at.does('settleBudget', { ...settle, carryFee: 707_200 })).toBeNull();
		const asker = { ...boss, userId: 'o1' };
		expect(at.locks('2021', asker)?.code).toBe('OWN_RECORD');
		expect(at.locks('2021')).toBeNull();
		const of = (line: string) =>
			at
				.rows('budgetEntry')
				.filter((entry) => entry.lineId === line)
				.map(({ kind, amount }) => `${kind} ${amount}`);
		expect(of('2021.INTERNET_FEE')).toEqual([
			'APPROPRIATE 23760000',
			...['COMMIT -26400', 'COMMIT 26400', 'PAY -26400'],
			...['COMMIT -26400', 'COMMIT 26400', 'PAY -26400'],
			...['CARRY -707200', 'LAPSE -23000000']
		]);
		at.day = '2022-01-10';
		expect(at.does('recoverMonth', { monthId: 'e1.2021-05', on: '2022-01-10' })).toBeNull();
		bills(at, '2021-12');
		expect(month(at, 'e1.2021-12').fiscalYear).toBe('2022');
		expect(
			at.does('buildRun', { batchId: 'x', fiscalYear: '2021', month: '2021-12', leaveOut: [] })
				?.code
		).toBe('BUDGET_CLOSED');
		pays(at, '2021-12', '2022');
		expect(of('2022.INTERNET_FEE')).toEqual([
			...['APPROPRIATE 23760000', 'CARRY 707200', 'REFUND 26400'],
			...['COMMIT -26400', 'COMMIT 26400', 'PAY -26400']
		]);
		const linked = at.rows('budgetEntry').filter((entry) => entry.lineId === '2022.INTERNET_FEE');
		expect(linked.filter((entry) => entry.otherLineId === '2021.INTERNET_FEE')).toHaveLength(4);
		expect(months(at).filter((one) => one.startsWith('2022'))).toHaveLength(3);
	});
});
