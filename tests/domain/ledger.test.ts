/** The budget: what people write into it, what a run takes out of it, and that it never falls below zero. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookParts } from '../../src/lib/domain/ledger.ts';
import { balance } from '../../src/lib/domain/budget.ts';
import type { Context } from '../../src/lib/domain/context.ts';
import type { Tx } from '../../src/lib/domain/tx.ts';
import { AT, home, proven, year, type Given } from './given.ts';
import { boss, clerk, handedOver, Office } from './money-world.ts';
import { does, own, part, town } from './repair.ts';

let at: Office;
const left = (line: string) =>
	at
		.rows('budgetEntry')
		.filter((entry) => entry.lineId === `2021.${line}`)
		.reduce((sum, { amount }) => sum + amount, 0);
const pc = { fiscalYear: '2021', line: 'PC_SUPPLY', on: '2021-04-05', note: '' } as const;
const fee = { ...pc, line: 'INTERNET_FEE' } as const;

beforeEach(() => {
	at = new Office();
	for (const id of ['2021', '2022']) at.put('programmeYear', { ...year(100), id });
	at.does('appropriate', { ...pc, entryId: 'pc', amount: 73_610_000 });
	at.does('appropriate', { ...fee, entryId: 'fee', amount: 23_760_000 });
});

describe('a budget line', () => {
	it('is appropriated once, supplemented and transferred, and never below what is left', () => {
		expect(at.does('appropriate', { ...pc, entryId: 'b', amount: 1 })?.code).toBe(
			'ALREADY_APPROPRIATED'
		);
		expect(at.does('supplement', { ...pc, entryId: 'c', amount: -610_000 })).toBeNull();
		expect(at.does('transferBudget', { ...pc, entryId: 'd', amount: 3_000_000 })).toBeNull();
		expect([left('PC_SUPPLY'), left('INTERNET_FEE')]).toEqual([70_000_000, 26_760_000]);
		const more = { ...pc, entryId: 'e', amount: 70_000_001 };
		expect(at.does('transferBudget', more)).toMatchObject({
			code: 'BUDGET_SHORT',
			params: { line: 'PC_SUPPLY', balance: 70_000_000, amount: 70_000_001 }
		});
		expect(at.does('supplement', { ...more, amount: 0 })?.code).toBe('MALFORMED');
	});

	it('pays for PCs out of a commitment or without one, and takes refunds up to what was paid', () => {
		const bound = { ...pc, entryId: 'c1', amount: 50_000_000, about: null };
		expect(at.does('commitExpense', bound)).toBeNull();
		expect(left('PC_SUPPLY')).toBe(23_610_000);
		const buy = { ...pc, about: null, amount: 48_000_000 };
		expect(at.does('payExpense', { ...buy, entryId: 'p0', commitId: null })?.code).toBe(
			'BUDGET_SHORT'
		);
		const other = { ...buy, line: 'INTERNET_FEE', amount: 10_000 };
		expect(at.does('payExpense', { ...other, entryId: 'p1', commitId: 'c1' })?.code).toBe(
			'UNKNOWN_ENTRY'
		);
		expect(at.does('payExpense', { ...buy, entryId: 'p1', commitId: 'c1' })).toBeNull();
		expect(left('PC_SUPPLY')).toBe(25_610_000);
		expect(at.does('payExpense', { ...buy, entryId: 'p2', commitId: 'c1' })?.code).toBe(
			'ALREADY_BOOKED'
		);
		const back = {
			entryId: 'r1',
			paidId: 'p1',
			amount: 40_000_000,
			on: '2021-04-05',
			note: '반품'
		};
		expect(at.does('refundExpense', back)).toBeNull();
		expect(at.does('refundExpense', { ...back, entryId: 'r2' })).toMatchObject({
			code: 'ABOVE_PAID',
			params: { paid: 8_000_000 }
		});
		expect(at.does('payExpense', { ...buy, entryId: 'p1', commitId: null })?.code).toBe(
			'ALREADY_BOOKED'
		);
	});

	it('takes no refund twice, also where the year of the payment is closed since', () => {
		at.put('programmeYear', { ...year(100), id: '2023' });
		const buy = { ...pc, entryId: 'p1', commitId: null, about: null, amount: 48_000_000 };
		expect(at.does('payExpense', buy)).toBeNull();
		const back = { paidId: 'p1', amount: 30_000_000, on: '2021-04-05', note: '반품' };
		for (const [n, fiscalYear] of ['2021', '2022'].entries()) {
			at.put('budgetLine', { ...at.get('budgetLine', '2021.PC_SUPPLY')!, ...closed(fiscalYear) });
			expect(at.does('refundExpense', { ...back, entryId: `r${n}` })?.code ?? null).toBe(
				n === 0 ? null : 'ABOVE_PAID'
			);
		}
		expect(at.rows('budgetEntry').filter((entry) => entry.kind === 'REFUND')).toMatchObject([
			{ id: 'r0', fiscalYear: '2022', reversesId: 'p1', otherLineId: '2021.PC_SUPPLY' }
		]);
	});

	it('pays for the parts of a repair once, also over closed years', () => {
		at.put('programmeYear', { ...year(100), id: '2023' });
		const ctx: Context = { actionId: 'x', at: AT, now: AT, actor: clerk, judges: true };
		const repair = { ticketId: 't1', fiscalYear: '2021', adminDong: '독산1동', householdId: 'h1' };
		const tx = plain(at);
		at.put('budgetLine', { ...at.get('budgetLine', '2021.PC_SUPPLY')!, ...closed('2021') });
		at.does('appropriate', { ...pc, fiscalYear: '2022', entryId: 'pc2', amount: 1_000_000 });
		bookParts(tx, ctx, { ...repair, cost: 40_000 });
		at.put('budgetLine', { ...at.get('budgetLine', '2022.PC_SUPPLY')!, ...closed('2022') });
		at.does('appropriate', { ...pc, fiscalYear: '2023', entryId: 'pc3', amount: 1_000_000 });
		bookParts(tx, ctx, { ...repair, cost: 45_000 });
		expect(balance(tx, '2022.PC_SUPPLY')).toBe(960_000);
		expect(balance(tx, '2023.PC_SUPPLY')).toBe(995_000);
	});

	it('pays for the parts of a repair once, and asks a person where nothing is left', () => {
		const ctx: Context = { actionId: 'x', at: AT, now: AT, actor: clerk, judges: true };
		const repair = { ticketId: 't1', fiscalYear: '2021', adminDong: '독산1동', householdId: 'h1' };
		const tx = plain(at);
		bookParts(tx, ctx, { ...repair, cost: 40_000 });
		bookParts(tx, ctx, { ...repair, cost: 40_000 });
		bookParts(tx, ctx, { ...repair, cost: 65_000 });
		expect(balance(tx, '2021.PC_SUPPLY')).toBe(73_545_000);
		bookParts(tx, ctx, { ...repair, cost: 30_000 });
		expect(balance(tx, '2021.PC_SUPPLY')).toBe(73_580_000);
		bookParts(tx, ctx, { ...repair, ticketId: 't2', cost: 73_580_001 });
		expect(balance(tx, '2021.PC_SUPPLY')).toBe(73_580_000);
		expect(at.rows('exception')).toMatchObject([{ code: 'BUDGET_SHORT' }]);
	});
});

describe('the parts of a repair', () => {
	const spent = (office: Given) =>
		office
			.rows('budgetEntry')
			.filter((entry) => entry.about === 't1')
			.map((entry) => `${entry.kind} ${entry.amount}`);
	const appropriated = async (amount: number) => {
		const office = town();
		const given = { ...pc, entryId: 'pc', on: '2021-01-01', amount };
		await office.when('appropriate', given, clerk);
		await does.open(office, own);
		return office;
	};

	it('are paid from the PC supply when it is done, and once more for what comes later', async () => {
		const office = await appropriated(1_000_000);
		await does.pause(office, 'PARTS', [part(40_000)]);
		expect(spent(office)).toEqual([]);
		await does.complete(office, { parts: [part(40_000)] });
		await does.reopen(office);
		await does.complete(office, { parts: [part(5_000)] });
		expect(spent(office)).toEqual(['PAY -40000', 'PAY -5000']);
	});

	it('wait where they are above the limit, until an approver allows them', async () => {
		const office = await appropriated(1_000_000);
		await does.complete(office, { parts: [part(150_001)] });
		expect(spent(office)).toEqual([]);
		const [open] = office.exceptions();
		const input = { exceptionId: open?.id ?? '', decision: 'APPROVE', reason: '필요' } as const;
		expect(await office.when('decideException', input, boss)).toMatchObject({
			verdict: 'accepted'
		});
		expect(spent(office)).toEqual(['PAY -150001']);
	});

	it('never take the line below zero: a person decides, and the repair is done all the same', async () => {
		const office = await appropriated(30_000);
		expect(await does.complete(office, { parts: [part(40_000)] })).toMatchObject({
			...{ verdict: 'exception', code: 'BUDGET_SHORT' },
			params: { line: 'PC_SUPPLY', balance: 30_000, amount: 40_000 }
		});
		expect(spent(office)).toEqual([]);
		expect(office.get('ticket', 't1')?.completedAt).not.toBeNull();
	});
});

describe('a run of payments', () => {
	const run = { batchId: 'run' };

	beforeEach(() => {
		for (const n of [1, 2, 3]) {
			at.put('household', home(`h${n}`));
			for (const row of proven(`h${n}`).eligibility) at.put('eligibility', row);
			handedOver(at, n, '2021-04-02T01:00:00.000Z');
			const enrollmentId = `e${n}`;
			const asked = {
				enrollmentId,
				householdId: `h${n}`,
				payWay: 'HOUSEHOLD',
				carrier: '',
				note: ''
			};
			at.does('wishInternet', asked);
			at.does('noteLineOpened', {
				enrollmentId,
				lineOpenedOn: '2021-04-03',
				carrier: '',
				contractNo: ''
			});
			at.does('activateFee', { enrollmentId, startMonth: '2021-04' });
			const bill = { enrollmentId, month: '2021-04', bill: 33_000, discount: 0, source: '' };
			expect(at.does('recordBill', bill)).toBeNull();
		}
	});

	const build = (batchId = 'run', leaveOut: string[] = []) =>
		at.does('buildRun', { batchId, fiscalYear: '2021', month: '2021-04', leaveOut });

	it('binds money when a second person approves, and spends it when it is paid', () => {
		expect(build()).toBeNull();
		expect(at.get('paymentBatch', 'run')).toMatchObject({ count: 3, total: 79_200, number: 1 });
		expect(at.approves('run')?.code).toBe('BATCH_STATE');
		expect(at.does('lockRun', run)).toBeNull();
		expect(left('INTERNET_FEE')).toBe(23_760_000);
		for (const role of ['office', 'approver'] as const)
			expect(at.approves('run', { ...clerk, role })?.code).toBe(
				role === 'office' ? 'ROLE' : 'OWN_RECORD'
			);
		expect(at.approves('run')).toBeNull();
		expect(left('INTERNET_FEE')).toBe(23_680_800);
		expect(at.does('payRun', { ...run, paidOn: '2021-04-06' })?.code).toBe('DATE_AHEAD');
		expect(at.does('payRun', { ...run, paidOn: '2021-04-04' })?.code).toBe('DATES_REVERSED');
		expect(at.does('payRun', { ...run, paidOn: '2021-04-05' })).toBeNull();
		expect(left('INTERNET_FEE')).toBe(23_680_800);
		expect(at.does('voidRun', { ...run, reason: '착오' })?.code).toBe('BATCH_STATE');
		expect(
			at.does('releaseExpense', {
				entryId: 'x',
				commitId: 'run.commit',
				on: AT.slice(0, 10),
				note: '-'
			})?.code
		).toBe('ENTRY_OF_RUN');
	});

	it('is approved as it was looked at, not as it was locked since', () => {
		build();
		at.does('lockRun', run);
		const { lockedAt, total } = at.get('paymentBatch', 'run')!;
		at.does('leaveOutOfRun', { monthId: 'e2.2021-04' });
		at.day = '2021-04-06';
		at.does('lockRun', run);
		expect(at.does('approveRun', { ...run, lockedAt, total }, boss)).toMatchObject({
			code: 'RUN_CHANGED',
			params: { seen: 79_200, now: 52_800 }
		});
		expect(left('INTERNET_FEE')).toBe(23_760_000);
		expect(at.approves('run')).toBeNull();
	});

	it('takes each month once: a second run finds only what the first left out', () => {
		build('run', ['e2.2021-04']);
		expect(build('other')).toBeNull();
		expect(at.get('paymentBatch', 'other')).toMatchObject({ count: 1, number: 2 });
		expect(build('third')).toMatchObject({ code: 'NOTHING_TO_PAY', params: { month: '2021-04' } });
		at.does('lockRun', { batchId: 'other' });
		expect(at.does('leaveOutOfRun', { monthId: 'e2.2021-04' })).toBeNull();
		expect(at.get('paymentBatch', 'other')).toMatchObject({ count: 0, total: 0, lockedAt: null });
	});

	it('gives everything back when it is voided or sent back, by entries against its own', () => {
		build();
		at.does('lockRun', run);
		expect(at.does('sendRunBack', { ...run, reason: '금액 확인' }, boss)).toBeNull();
		expect(at.get('paymentBatch', 'run')).toMatchObject({ lockedAt: null, reason: '금액 확인' });
		at.does('lockRun', run);
		at.approves('run');
		expect(at.does('voidRun', { ...run, reason: '다시 작성' }, boss)).toBeNull();
		expect(left('INTERNET_FEE')).toBe(23_760_000);
		expect(at.rows('budgetEntry').filter((entry) => entry.about === 'run')).toMatchObject([
			{ kind: 'COMMIT', amount: -79_200 },
			{ kind: 'COMMIT', amount: 79_200, reversesId: 'run.commit' }
		]);
		expect(build('again')).toBeNull();
	});

	it('is not locked nor approved where the line does not hold it', () => {
		build();
		at.does('lockRun', run);
		at.does('transferBudget', { ...fee, entryId: 't', amount: 23_700_000 });
		expect(at.approves('run')).toMatchObject({
			code: 'BUDGET_SHORT',
			params: { balance: 60_000, amount: 79_200 }
		});
		at.does('sendRunBack', { ...run, reason: '예산' }, boss);
		expect(at.does('lockRun', run)?.code).toBe('BUDGET_SHORT');
		expect(left('INTERNET_FEE')).toBe(60_000);
	});
});

describe('money in the code', () => {
	/** Names that hold 원, wherever they stand in arithmetic. */
	const MONEY =
		/\b(amount|bill|discount|support|cap|total|balance|budget|won|cost|paid|clawbackAmount|recoveredAmount|monthlyCap|internetBudget|pcBudget|carry|partsCost|repairPartsLimit)\b/;
	const FLOATING =
		/\bparseFloat\b|\bMath\.(round|fround|ceil|floor|trunc)\b|\.toFixed\b|\d\.\d|[^/*<]\/ (?=[a-z\d(])/;

	it('is whole: no file of the rules, the server or the words divides, rounds or multiplies it by fractions', () => {
		const found: string[] = [];
		for (const file of ['domain', 'server', 'words'].flatMap((part) => sources(`src/lib/${part}`)))
			for (const [i, line] of readFileSync(file, 'utf8').split('\n').entries()) {
				// Pages of a list are no money.
				if (/\bPAGE\b/.test(line)) continue;
				const code = line.replace(/\/\/.*|\/\*.*?\*\/|^\s*\*.*|'[^']*'|`[^`]*`|"[^"]*"/g, '');
				if (MONEY.test(code) && FLOATING.test(code)) found.push(`${file}:${i + 1} ${line.trim()}`);
			}
		expect(found).toEqual([]);
	});

	it('and this search finds what it looks for', () => {
		for (const line of [
			'const a = bill * 0.5;',
			'total / 3',
			'Math.round(support)',
			'cap.toFixed(2)'
		])
			expect(MONEY.test(line) && FLOATING.test(line), line).toBe(true);
		expect(FLOATING.test('const support = cap - discount;')).toBe(false);
	});
});

function sources(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return sources(file);
		return entry.name.endsWith('.ts') ? [file] : [];
	});
}

/** What makes a line of the PC supply that of a year, closed. */
const closed = (fiscalYear: string) => ({
	...{ id: `${fiscalYear}.PC_SUPPLY`, fiscalYear, closedAt: AT, closedBy: 'b1' }
});

/** Reads and writes straight through. */
function plain(office: Office): Tx {
	return {
		get: (table, id) => office.get(table, id),
		where: (table, column, value) =>
			office.rows(table).filter((row) => (row as never)[column] === value),
		put: (table, row) => office.put(table, row)
	};
}
