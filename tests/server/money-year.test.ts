/** A year of internet fees from an earlier start to the lock of its money, on real databases. (DOMAIN §5.9, §5.10, §5.15) */
import { expect, test } from 'vitest';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { TABLE_NAMES } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { feeFigures } from '../../src/lib/server/money/figures.ts';
import { closing } from '../../src/lib/server/reports/fees/ledger.ts';
import type { Put } from '../../src/lib/server/rows.ts';
import { e1, office, wish } from '../domain/supported.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { balanceOf, does, seen } from './money-scene.ts';
import { person, put } from './scene.ts';

const at = (day: string) => `${day}T03:00:00.000Z`;
const e2 = { enrollmentId: 'e2' };

/** Two households that have their unit, one line a year, a last month by days, December from the next year. */
async function furnished(database: Database): Promise<void> {
	for (const id of ['clerk', 'clerk2']) await person(database, id, 'office', []);
	for (const id of ['boss', 'boss2']) await person(database, id, 'approver', []);
	const rules = { finalMonthRule: 'PRO_RATA', decemberRule: 'NEXT_YEAR' } as const;
	const books = office({ ...rules, maxActiveLines: 1 });
	const puts = TABLE_NAMES.flatMap((table) =>
		books.rows(table).map((row) => ({ table, row }) as Put)
	);
	await put(database, puts);
}

/** What becomes of an action on a day: null, or the code of its refusal. */
async function on<N extends ActionName>(
	database: Database,
	day: string,
	name: N,
	input: Input<N>,
	userId = 'clerk'
): Promise<string | null> {
	return (await does(database, name, input, userId, at(day))).code;
}

/** The bill of a month comes, and is paid by a run of its own; the month's code, or null. */
async function paid(database: Database, day: string, month: string, id = 'e1', year = '2021') {
	const charged = { bill: 33_000, discount: 0, source: '' };
	const batchId = `run-${month}-${id}`;
	const run = { batchId, fiscalYear: year, month, leaveOut: [] };
	expect(await on(database, day, 'recordBill', { enrollmentId: id, month, ...charged })).toBeNull();
	expect(await on(database, day, 'buildRun', run)).toBeNull();
	expect(await on(database, day, 'lockRun', { batchId })).toBeNull();
	expect(await on(database, day, 'approveRun', await seen(database, batchId), 'boss')).toBeNull();
	expect(await on(database, day, 'payRun', { batchId, paidOn: day })).toBeNull();
}

const month = (database: Database, id: string) =>
	database.db.selectFrom('subsidyMonth').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

onEveryDatabase('a year of internet fees', (open) => {
	test('begins with an earlier start, loses a household, and is locked with its late entries in the next', async () => {
		const database = await open();
		await furnished(database);

		// 9: the line opened on 12 April, the paper came on 5 July.
		const july = '2021-07-05';
		const line = { lineOpenedOn: '2021-04-12', carrier: '', contractNo: '' };
		expect(await on(database, july, 'wishInternet', wish)).toBeNull();
		expect(await on(database, july, 'noteLineOpened', { ...e1, ...line })).toBeNull();
		const april = { ...e1, startMonth: '2021-04' };
		expect(await on(database, july, 'activateFee', april)).toBe('BACKDATING');
		const march = { ...e1, startMonth: '2021-03', reason: '늦음' };
		expect(await on(database, july, 'askBackdate', march)).toBe('START_TOO_EARLY');
		expect(await on(database, july, 'askBackdate', { ...april, reason: '늦음' })).toBeNull();
		expect(await on(database, july, 'approveBackdate', april)).toBe('ROLE');
		expect(await on(database, july, 'approveBackdate', april, 'boss')).toBeNull();
		await paid(database, july, '2021-04');
		await paid(database, '2021-09-05', '2021-08');

		// 10: it stopped on 16 August, and another household has the line.
		const second = { ...wish, ...e2, householdId: 'h2' };
		const october = '2021-10-05';
		expect(await on(database, october, 'wishInternet', second)).toBeNull();
		expect(await on(database, october, 'noteLineOpened', { ...e2, ...line })).toBeNull();
		const start = { ...e2, startMonth: '2021-10' };
		expect(await on(database, october, 'activateFee', start)).toBe('LINES_FULL');
		const before = await feeFigures(database.db, '2021', at(october));
		const end = { ...e1, on: '2021-08-16', reason: 'CANCELLED' } as const;
		expect(await on(database, october, 'endFee', end)).toBeNull();
		const after = await feeFigures(database.db, '2021', at(october));
		expect(before!.outlook.planned - after!.outlook.planned).toBe(4 * 26_400);
		expect(await month(database, 'e1.2021-08')).toMatchObject({ clawbackAmount: 26_400 - 13_625 });
		expect(await month(database, 'e1.2021-09')).toMatchObject({ skipReason: 'ENDED' });
		expect(await on(database, october, 'activateFee', start)).toBeNull();

		// 15: what keeps the year open is said before it is refused.
		const last = '2021-12-31';
		const pc = { fiscalYear: '2021', line: 'PC_SUPPLY', on: last, note: '' } as const;
		await does(database, 'appropriate', { ...pc, entryId: 'pc', amount: 900_000 });
		const bound = { ...pc, entryId: 'bound', amount: 400_000, about: null };
		await does(database, 'commitExpense', bound, 'clerk', at(last));
		const settle = { fiscalYear: '2021', carryPc: 0, carryFee: 700_000, note: '' };
		expect(await closing(database.db, '2021')).toMatchObject({
			commitments: 1,
			committed: 400_000
		});
		expect(await on(database, last, 'settleBudget', settle)).toBe('OPEN_COMMITMENTS');
		const free = { entryId: 'free', commitId: 'bound', on: last, note: '취소' };
		expect(await on(database, last, 'releaseExpense', free)).toBeNull();
		expect(await closing(database.db, '2021')).toMatchObject({
			...{ commitments: 0, runs: [], nextMissing: null, clawbackOwed: 12_775 }
		});
		expect(await on(database, last, 'settleBudget', settle)).toBeNull();
		const { settledAt } = await database.db
			.selectFrom('budgetLine')
			.select('settledAt')
			.where('id', '=', '2021.INTERNET_FEE')
			.executeTakeFirstOrThrow();
		const lock = { fiscalYear: '2021', settledAt: settledAt! };
		expect(await on(database, last, 'lockBudget', lock)).toBe('ROLE');
		expect(await on(database, last, 'lockBudget', lock, 'boss')).toBeNull();
		expect(await on(database, last, 'lockBudget', lock, 'boss2')).toBe('BUDGET_CLOSED');
		expect(await balanceOf(database)).toBe(0);
		const more = { ...pc, entryId: 'more', amount: 1 };
		expect(await on(database, last, 'supplement', more)).toBe('BUDGET_CLOSED');

		// What comes late is the next year's, with a link.
		const january = '2022-01-10';
		const back = { monthId: 'e1.2021-08', on: january };
		expect(await on(database, january, 'recoverMonth', back)).toBeNull();
		await paid(database, january, '2021-12', 'e2', '2022');
		const late = await database.db
			.selectFrom('budgetEntry')
			.select(['kind', 'amount'])
			.where('lineId', '=', '2022.INTERNET_FEE')
			.where('otherLineId', '=', '2021.INTERNET_FEE')
			.orderBy('at')
			.orderBy('id')
			.execute();
		expect(late.map(({ kind, amount }) => `${kind} ${amount}`).sort()).toEqual([
			...['CARRY 700000', 'COMMIT -26400', 'PAY -26400', 'REFUND 12775']
		]);
		expect(await closing(database.db, '2023')).toMatchObject({ nextMissing: '2024' });
		// Households of one year are no figure of another.
		const [first, next] = [
			await feeFigures(database.db, '2021', at(january)),
			await feeFigures(database.db, '2022', at(january))
		];
		expect([first!.active, next!.active, next!.wanted]).toEqual([1, 1, 1]);
		expect(await feeFigures(database.db, '2023', at(january))).toMatchObject({ wanted: 0 });
		await database.close();
	});
});
