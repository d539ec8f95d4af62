/** Payment runs on real databases: raced by many, refused by the database itself, and built in bulk. */
import { expect, test } from 'vitest';
import { verify } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { isUniqueViolation } from '../../src/lib/server/failures.ts';
import { feeFigures, lineFigures } from '../../src/lib/server/money/figures.ts';
import { runRecord } from '../../src/lib/server/reports/fees/run.ts';
import { previewRun } from '../../src/lib/server/money/run-preview.ts';
import { onEveryDatabase } from '../stand/database.ts';
import {
	balanceOf,
	does,
	enrollment,
	monthId,
	NOW,
	seen,
	supported,
	supportOf
} from './money-scene.ts';
import { put } from './scene.ts';

const HOMES = 60;
const RUNS = 5;
const april = { fiscalYear: '2021', month: '2021-04' };
const ids = Array.from({ length: HOMES }, (_, i) => monthId(i + 1));

/** Locked runs over twelve households each. */
async function runs(database: Database): Promise<string[]> {
	const made: string[] = [];
	for (let r = 0; r < RUNS; r += 1) {
		const batchId = `run-${r}`;
		const others = ids.filter((_, i) => i >= (r + 1) * (HOMES / RUNS));
		await does(database, 'buildRun', { ...april, batchId, leaveOut: others });
		await does(database, 'lockRun', { batchId });
		made.push(batchId);
	}
	return made;
}

const rowsOf = (database: Database) => database.db.selectFrom('subsidyMonth').selectAll().execute();

onEveryDatabase('payment runs', (open) => {
	test(
		'of 50 who approve at once, and ten who build and pay, leave one payment a month',
		{ timeout: 180_000 },
		async () => {
			const database = await open();
			await supported(database, { homes: HOMES });
			const built = await Promise.all(
				Array.from({ length: 10 }, (_, i) =>
					does(database, 'buildRun', {
						...{ ...april, batchId: `b-${i}`, leaveOut: ids.filter((_one, at) => at % 2 === i % 2) }
					})
				)
			);
			expect(built.filter((one) => one.verdict === 'accepted')).toHaveLength(2);
			expect(built.filter((one) => one.code === 'NOTHING_TO_PAY')).toHaveLength(8);
			const two = (await database.db.selectFrom('paymentBatch').select('id').execute()).map(
				(row) => row.id
			);
			for (const batchId of two) await does(database, 'lockRun', { batchId });
			const looked = await Promise.all(two.map((batchId) => seen(database, batchId)));
			const approved = await Promise.all(
				Array.from({ length: 50 }, (_, i) => {
					if (i % 10 === 9)
						return does(database, 'buildRun', { ...april, batchId: `late-${i}`, leaveOut: [] });
					const input = looked[i % 2] as (typeof looked)[number];
					return does(database, 'approveRun', input, i % 4 < 2 ? 'boss' : 'boss2');
				})
			);
			expect(approved.filter((one) => one.verdict === 'accepted')).toHaveLength(2);
			const paid = await Promise.all(
				Array.from({ length: 10 }, (_, i) =>
					does(database, 'payRun', { batchId: two[i % 2] as string, paidOn: '2021-05-06' })
				)
			);
			expect(paid.filter((one) => one.verdict === 'accepted')).toHaveLength(2);
			const entries = await database.db.selectFrom('budgetEntry').selectAll().execute();
			expect(entries.filter((entry) => entry.kind === 'PAY').map((entry) => entry.amount)).toEqual(
				Array(2).fill(-HOMES * 13_200)
			);
			const rows = await rowsOf(database);
			expect(rows.filter((row) => row.paidAt !== null)).toHaveLength(HOMES);
			expect(await balanceOf(database)).toBe(23_760_000 - HOMES * 26_400);
			expect((await verify(database)).ok).toBe(true);
			await database.close();
		}
	);

	test('of five with money for two, approved at once, bind two', async () => {
		const database = await open();
		await supported(database, { homes: HOMES, budget: 26_400 * 12 * 2 + 26_399 });
		const made = await runs(database);
		const looked = await Promise.all(made.map((batchId) => seen(database, batchId)));
		const approved = await Promise.all(
			looked.flatMap((input) => [
				does(database, 'approveRun', input, 'boss'),
				does(database, 'approveRun', input, 'boss2')
			])
		);
		expect(approved.filter((one) => one.verdict === 'accepted')).toHaveLength(2);
		expect(approved.filter((one) => one.code === 'BUDGET_SHORT')).toHaveLength(6);
		expect(await balanceOf(database)).toBe(26_399);
		const approvers = await database.db
			.selectFrom('paymentBatch')
			.select('approvedBy')
			.where('approvedAt', 'is not', null)
			.execute();
		expect(approvers.every(({ approvedBy }) => approvedBy !== 'clerk')).toBe(true);
		await database.close();
	});

	test('an approval that is sent twice binds once', async () => {
		const database = await open();
		await supported(database, { homes: 3 });
		await does(database, 'buildRun', { ...april, batchId: 'run', leaveOut: [] });
		await does(database, 'lockRun', { batchId: 'run' });
		const input = await seen(database, 'run');
		const twice = await Promise.all(
			[1, 2].map(() => does(database, 'approveRun', input, 'boss', NOW, 'same-id'))
		);
		expect(twice.map((one) => one.verdict)).toEqual(['accepted', 'accepted']);
		expect(await lineFigures(database.db, '2021', 'INTERNET_FEE')).toMatchObject({
			...{ budget: 23_760_000, committed: 79_200, paid: 0, balance: 23_680_800 }
		});
		await database.close();
	});

	test('the database itself holds one live row of a household and month', async () => {
		const database = await open();
		await supported(database, { homes: 2 });
		const twin = supportOf(1, '2021-04', true, { id: 'twin', enrollmentId: 'other' });
		const write = put(database, [{ table: 'subsidyMonth', row: twin }]);
		await expect(write).rejects.toSatisfy(isUniqueViolation);
		const gone = supportOf(1, '2021-04', true, { skippedAt: NOW, skipReason: 'MISTAKE' });
		// In the order in which a rule may well write them: the new row first.
		await put(database, [
			{ table: 'subsidyMonth', row: twin },
			{ table: 'subsidyMonth', row: gone }
		]);
		await database.close();
	});

	test('says before it is made who is paid, who is not and why, and how far the money reaches', async () => {
		const database = await open();
		await supported(database, { homes: 3, budget: 1_980_000 });
		await put(database, [
			{ table: 'subsidyMonth', row: supportOf(2, '2021-04', false) },
			{
				table: 'subsidyMonth',
				row: supportOf(3, '2021-04', true, { skippedAt: NOW, skipReason: 'SUSPENDED' })
			},
			{
				table: 'enrollment',
				row: enrollment(4, { householdId: 'home-0003', activatedAt: null, liveLine: null })
			}
		]);
		const seen = await previewRun(database.db, april);
		expect(seen).toMatchObject({
			pays: [{ monthId: monthId(1), support: 26_400 }],
			...{ total: 26_400, balance: 1_980_000, after: 1_953_600, reach: 75 }
		});
		expect(seen?.leftOut.map((one) => one.why).sort()).toEqual([
			...['LINE_PENDING', 'NO_BILL', 'SUSPENDED']
		]);
		await does(database, 'buildRun', { ...april, batchId: 'run', leaveOut: [] });
		const after = await previewRun(database.db, april);
		expect(after?.leftOut.find((one) => one.enrollmentId === 'line-1')?.why).toBe('IN_RUN');
		await database.close();
	});

	test('of many households is one run, and the figures of the year say what its rows say', async () => {
		const database = await open();
		const homes = 200;
		await supported(database, { homes, months: ['2021-04', '2021-05'], billed: true });
		await does(database, 'buildRun', { ...april, batchId: 'run', leaveOut: [] });
		await does(database, 'lockRun', { batchId: 'run' });
		await does(database, 'approveRun', await seen(database, 'run'), 'boss');
		await does(database, 'payRun', { batchId: 'run', paidOn: '2021-05-06' });
		await does(database, 'endFee', {
			enrollmentId: 'line-1',
			on: '2021-03-31',
			reason: 'CANCELLED'
		});
		const figures = await feeFigures(database.db, '2021', NOW);
		const paid = homes * 26_400;
		expect(figures).toMatchObject({
			line: { budget: 23_760_000, paid, committed: 0, balance: 23_760_000 - paid },
			...{ paidMonths: homes - 1, monthsHeld: 900, owed: 26_400, owedMonths: 1, overdue: 0 }
		});
		expect(figures?.months[3]).toMatchObject({ month: '2021-04', paid });
		expect(figures?.months[4]).toMatchObject({ month: '2021-05', due: (homes - 1) * 26_400 });
		expect(figures?.outlook).toMatchObject({
			total: paid + (homes - 1) * 26_400,
			left: 23_760_000 - paid - (homes - 1) * 26_400
		});
		await database.close();
	});

	test('stands in the log and in the history of each household that is paid', async () => {
		const database = await open();
		const homes = 150;
		await supported(database, { homes, billed: true });
		await does(database, 'buildRun', { ...april, batchId: 'run', leaveOut: [] });
		const log = await database.db
			.selectFrom('audit')
			.select('subject')
			.where('work', 'like', 'buildRun%')
			.execute();
		expect(new Set(log.map(({ subject }) => subject)).size).toBe(homes);
		const histories = await database.db
			.selectFrom('action_subject')
			.innerJoin('action_log', 'action_log.id', 'action_subject.actionId')
			.select('subject')
			.where('name', '=', 'buildRun')
			.where('subject', 'like', 'home-%')
			.execute();
		expect(histories).toHaveLength(homes);
		await database.close();
	});

	test('that is void has no households and no money, and reaches as far as the balance', async () => {
		const database = await open();
		await supported(database, { homes: 2 });
		await does(database, 'buildRun', { ...april, batchId: 'run', leaveOut: [] });
		expect(await runRecord(database.db, 'run')).toMatchObject({
			...{ row: { count: 2, total: 52_800 }, reach: 898 }
		});
		await does(database, 'voidRun', { batchId: 'run', reason: '오류' });
		expect(await runRecord(database.db, 'run')).toMatchObject({
			...{ state: 'VOID', row: { count: 0, total: 0 }, lines: [], reach: 900 }
		});
		await database.close();
	});

	test('of a late addition is money of the outlook and no month of it', async () => {
		const database = await open();
		await supported(database, { homes: 1 });
		const late = { id: 'late', lateOfId: monthId(1), support: 3000 };
		await put(database, [{ table: 'subsidyMonth', row: supportOf(1, '2021-04', true, late) }]);
		const figures = await feeFigures(database.db, '2021', NOW);
		expect(figures?.outlook).toMatchObject({ due: 29_400, months: 1 });
		await database.close();
	});

	test('of a year keeps its budget as it was, whatever goes over to the next', async () => {
		const database = await open();
		await supported(database, { homes: 1 });
		const carried = { id: 'carried', kind: 'CARRY' as const, amount: -1_000_000 };
		const entry = await database.db.selectFrom('budgetEntry').selectAll().executeTakeFirstOrThrow();
		await put(database, [{ table: 'budgetEntry', row: { ...entry, ...carried } }]);
		expect(await lineFigures(database.db, '2021', 'INTERNET_FEE')).toMatchObject({
			...{ budget: 23_760_000, carriedOut: 1_000_000, balance: 22_760_000 }
		});
		await database.close();
	});

	test('of a year that is over counts its lines as of its last month', async () => {
		const database = await open();
		await supported(database, { homes: 2 });
		const figures = await feeFigures(database.db, '2021', '2022-06-01T01:00:00.000Z');
		expect(figures).toMatchObject({ active: 2, wanted: 2, pending: 0 });
		await database.close();
	});
});
