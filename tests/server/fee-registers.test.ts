/** Registers of fees and money: what they filter and count is what the domain says, on both databases. */
import { beforeAll, expect, test } from 'vitest';
import { stateOf as batchStateOf } from '../../src/lib/domain/batch.ts';
import { stateOf as enrollmentStateOf } from '../../src/lib/domain/enrollment.ts';
import { stateOf as monthStateOf } from '../../src/lib/domain/subsidy.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { isSortable } from '../../src/lib/server/registers/asked.ts';
import { pageOf } from '../../src/lib/server/registers/register.ts';
import { act } from '../../src/lib/server/act.ts';
import {
	enrollmentPerson,
	enrollmentRecord
} from '../../src/lib/server/reports/fees/enrollment.ts';
import { loggedAction } from '../../src/lib/server/reports/logged.ts';
import { feeBoard } from '../../src/lib/server/reports/fees/board.ts';
import { lineSheets } from '../../src/lib/server/reports/fees/ledger.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household, year } from '../sync/fixtures.ts';
import { countOfRegister, linesOfRegister, openRegister, TODAY } from './registers.ts';
import { person, put } from './scene.ts';

const AT = '2021-04-02T00:00:00.000Z';

/** All ways in which some columns can be set or not. */
function combinations(columns: string[]): Record<string, string | null>[] {
	return Array.from({ length: 2 ** columns.length }, (_, bits) =>
		Object.fromEntries(columns.map((column, i) => [column, bits & (1 << i) ? AT : null]))
	);
}

const enrollment = (id: string, more: object): Rows['enrollment'] => ({
	...{ id, householdId: 'h1', adminDong: '가산동', assignmentId: 'a1', fiscalYear: '2021' },
	...{ payWay: 'CARRIER', carrier: '', contractNo: '', acceptedOn: '2021-03-09', requestedAt: AT },
	...{ requestedBy: 'u1', lineAskedAt: null, lineOpenedOn: null, lineNotedAt: null },
	...{ activatedAt: null, activatedBy: null, startMonth: '2021-04', endMonth: null },
	...{ backdateMonth: null, backdateReason: '', backdateAskedBy: null, backdateApprovedBy: null },
	suspendedFrom: null,
	...{ suspendedAt: null, suspendReason: null, endedAt: null, endedOn: null, endReason: null },
	...{ endedBy: null, rightEndOn: null, rightEndReason: '', rightEndAskedBy: null },
	...{ rightEndApprovedBy: null, wrongEndOn: null },
	...{ rejectedAt: null, rejectReason: null, note: '', liveLine: null, versionId: null },
	...{ eligibilityId: null },
	...more
});

const subsidyMonth = (id: string, more: object): Rows['subsidyMonth'] => ({
	...{ id, enrollmentId: 'e1', householdId: id, adminDong: '가산동', month: '2021-04' },
	...{ fiscalYear: '2021', lateOfId: null, plannedAt: AT, days: null, billedAt: null, bill: null },
	...{ correctedBill: null, correctedDiscount: null },
	...{ discount: null, support: 26_400, cap: 26_400, versionId: null, eligibilityId: null },
	...{ billSource: '', estimatedAt: null, settledAt: null, batchId: null, approvedAt: null },
	...{ paidAt: null, paidOn: null, skippedAt: null, skipReason: null, clawbackAt: null },
	...{ clawbackReason: null, clawbackAmount: 0, mistakeAmount: 0, recoveredAmount: 0 },
	recoveredAt: null,
	...more
});

const batch = (id: string, more: object): Rows['paymentBatch'] => ({
	...{ id, fiscalYear: '2021', month: '2021-04', number: 1, count: 1, total: 26_400, madeAt: AT },
	...{ madeBy: 'u1', lockedAt: null, lockedBy: null, approvedAt: null, approvedBy: null },
	...{ paidOn: null, paidAt: null, paidBy: null, voidedAt: null, voidedBy: null, reason: '' },
	...more
});

const ENDS = [null, '2021-04', '2021-05', '2022-03'];
const enrollments = ENDS.flatMap((endMonth, e) =>
	combinations(['rejectedAt', 'endedAt', 'lineAskedAt', 'activatedAt', 'suspendedAt']).map(
		(set, i) =>
			enrollment(`e${e}-${i}`, { endMonth, ...set, backdateMonth: i % 2 ? '2021-04' : null })
	)
);
const months = ['2021-04', '2021-05'].flatMap((month, m) =>
	combinations([
		...['skippedAt', 'paidAt', 'clawbackAt', 'recoveredAt', 'approvedAt', 'billedAt']
	]).map((set, i) =>
		subsidyMonth(`m${m}-${i}`, { month, ...set, clawbackAmount: (i % 3) * 13_200 })
	)
);
const batches = combinations(['voidedAt', 'paidAt', 'approvedAt', 'lockedAt']).map((set, i) =>
	batch(`b${i}`, { number: i + 1, ...set })
);
const entry = (id: string, kind: string, amount: number, line = 'INTERNET_FEE') => ({
	...{ id, lineId: `2021.${line}`, fiscalYear: '2021', kind, amount, on: '2021-04-02' },
	...{ about: null, reversesId: null, otherLineId: null, note: '', by: 'u1', at: AT },
	actionId: id
});

onEveryDatabase('the registers of fees', (openDatabase) => {
	let database: Database;
	beforeAll(async () => {
		database = await openDatabase();
		await person(database, 'u1', 'office');
		await put(database, [
			{ table: 'programmeYear', row: year(100) },
			{ table: 'household', row: { ...household(1, '가산동'), id: 'h1' } },
			...enrollments.map((row) => ({ table: 'enrollment' as const, row })),
			...months.map((row) => ({ table: 'subsidyMonth' as const, row })),
			...batches.map((row) => ({ table: 'paymentBatch' as const, row })),
			...[
				entry('x1', 'APPROPRIATE', 23_760_000),
				entry('x2', 'COMMIT', -26_400),
				entry('x3', 'COMMIT', 26_400),
				entry('x4', 'PAY', -26_400),
				entry('x5', 'COMMIT', -52_800),
				entry('x6', 'REFUND', 6_400),
				entry('x7', 'APPROPRIATE', 73_610_000, 'PC_SUPPLY')
			].map((row) => ({ table: 'budgetEntry' as const, row: row as Rows['budgetEntry'] }))
		]);
	});

	test('say the states that the rules say', async () => {
		const said = async (name: 'enrollments' | 'months' | 'runs') =>
			new Map((await linesOfRegister(database, name)).map(({ id, cells }) => [id, cells.state]));
		const seen = TODAY.slice(0, 7);
		expect(await said('enrollments')).toEqual(
			new Map(enrollments.map((row) => [row.id, enrollmentStateOf(row, seen)]))
		);
		expect(await said('months')).toEqual(new Map(months.map((row) => [row.id, monthStateOf(row)])));
		expect(await said('runs')).toEqual(new Map(batches.map((row) => [row.id, batchStateOf(row)])));
	});

	test('take every order and every condition that they offer', async () => {
		for (const name of ['enrollments', 'months', 'runs', 'ledger'] as const) {
			const { register, asked } = openRegister(database, name);
			for (const column of register.columns) {
				if (isSortable(column)) await pageOf(database, register, { ...asked, sort: column.key });
				if (column.filter?.kind !== 'choice') continue;
				const counts = await Promise.all(
					column.filter.options.map((option) =>
						countOfRegister(database, name, `${column.key}=${encodeURIComponent(option)}`)
					)
				);
				const sum = counts.reduce((a, b) => a + b, 0);
				expect(sum).toBeLessThanOrEqual((await linesOfRegister(database, name)).length);
			}
			await linesOfRegister(database, name, '', '2021');
		}
	});

	test('name nobody and give no reason of a person’s own, and the log says whose it is', async () => {
		const secrets = {
			note: '메모표식',
			backdateReason: '어머니입원표식',
			contractNo: 'NR-표식-7788'
		};
		const row = enrollment('told', { ...secrets, lineOpenedOn: '2021-04-02' });
		await put(database, [{ table: 'enrollment', row }]);
		const record = await enrollmentRecord(database.db, 'told', '2021-05');
		for (const secret of Object.values(secrets))
			expect(JSON.stringify(record)).not.toContain(secret);
		expect(record).toMatchObject({ hasNote: true, hasReason: true });
		expect(await enrollmentPerson(database.db, 'told')).toMatchObject(secrets);
		const input = { enrollmentId: 'told', startMonth: '2021-03', reason: '어머니입원표식' };
		const deed = { id: 'asked', name: 'askBackdate' as const, input };
		await act(database, { userId: 'u1', from: '192.0.2.9' }, deed, `${TODAY}T09:00:00.000Z`);
		const masked = await loggedAction(database.db, 'asked');
		expect(masked).toMatchObject({ householdId: 'h1', input: { reason: '**' } });
		expect((await loggedAction(database.db, 'asked', 'open'))?.input).toMatchObject(input);
		const code = { enrollmentId: 'nobody', on: '2021-04-02', reason: 'CANCELLED' as const };
		const other = { id: 'ended', name: 'endFee' as const, input: code };
		await act(database, { userId: 'u1', from: '192.0.2.9' }, other, `${TODAY}T09:00:00.000Z`);
		expect(await loggedAction(database.db, 'ended')).toMatchObject({
			...{ householdId: null, input: { reason: 'CANCELLED' } }
		});
		await database.db.deleteFrom('enrollment').where('id', '=', 'told').execute();
	});

	test('hold as many lines as the board’s figures say, and as many won as the entries', async () => {
		const board = await feeBoard(database, '2021', `${TODAY}T09:00:00.000Z`);
		const seen = TODAY.slice(0, 7);
		const active = enrollments.filter((row) => enrollmentStateOf(row, seen) === 'ACTIVE');
		const planned = months.filter((row) => monthStateOf(row) === 'PLANNED');
		const used = months.filter((row) => row.paidAt !== null && row.clawbackAmount < 26_400);
		expect(board?.counts.active).toBe(active.length);
		expect(board?.counts.overdue).toBe(planned.filter(({ month }) => month < seen).length);
		expect(board?.counts.used).toBe(used.length);
		expect(board?.counts.used).toBe(board?.paidMonths);
		expect(board?.counts.active).toBe(board?.active);
		expect(board?.counts.awaits).toBe(
			(board?.counts.requested ?? 0) + (board?.counts.pending ?? 0)
		);
		expect(board?.counts.awaits).toBe(board?.pending);
		expect(board?.line).toMatchObject({ budget: 23_760_000, committed: 52_800, paid: 20_000 });
		expect(board?.plan.reduce((sum, { amount }) => sum + amount, 0)).toBe(23_760_000);
		expect(board?.plan.filter(({ amount }) => amount > 0).map(({ month }) => month)[0]).toBe(
			'2021-04'
		);
		const wonOf = async (name: 'ledger' | 'months' | 'runs', address: string) =>
			(
				await pageOf(
					database,
					openRegister(database, name).register,
					openRegister(database, name, address).asked
				)
			).sums;
		const fee = 'line=INTERNET_FEE&part=';
		expect(await wonOf('ledger', `${fee}BUDGET`)).toEqual({ amount: board?.line.budget });
		expect(await wonOf('ledger', `${fee}BOUND`)).toEqual({ amount: -52_800 });
		expect(await wonOf('ledger', `${fee}SPENT`)).toEqual({ amount: -20_000 });
		expect(await wonOf('ledger', 'line=INTERNET_FEE')).toEqual({ amount: board?.line.balance });
		const due = months.filter((row) => ['BILLED', 'APPROVED'].includes(monthStateOf(row)));
		expect(await countOfRegister(database, 'months', 'due=YES')).toBe(due.length);
		expect((await wonOf('months', 'due=YES')).support).toBe(due.length * 26_400);
		const live = batches.filter(({ voidedAt }) => voidedAt === null);
		expect(await wonOf('runs', ''), 'a void run pays nothing').toEqual({
			total: live.length * 26_400
		});
		const sheets = await lineSheets(database.db, '2021');
		expect(sheets.map(({ kind, balance }) => [kind, balance])).toEqual([
			['PC_SUPPLY', 73_610_000],
			['INTERNET_FEE', board?.line.balance]
		]);
	});
});
