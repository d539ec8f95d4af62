/** The demo is consistent with itself, and the same every time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { stateOf } from '../../src/lib/domain/pc.ts';
import { verify } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import {
	DEMO_ACCOUNTS,
	DEMO_COUNTS,
	DEMO_PASSWORD,
	fill,
	isDemo
} from '../../src/lib/server/demo.ts';
import { homes } from '../../src/lib/server/demo/homes.ts';
import { readFile } from '../../src/lib/server/files.ts';
import { logIn } from '../../src/lib/server/login.ts';
import { onEveryDatabase } from '../stand/database.ts';

const TODAY = '2021-05-12';

onEveryDatabase('the demo', (open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		await fill(database, TODAY);
	});
	afterAll(() => database.close());
	const all = <T extends 'assignment' | 'pc' | 'visit' | 'receipt' | 'household' | 'exception'>(
		table: T
	) =>
		database.db
			.selectFrom(table as 'pc')
			.selectAll()
			.execute() as Promise<unknown> as Promise<import('../../src/lib/domain/tables.ts').Rows[T][]>;

	test('counts what it says, and every record agrees with the others', async () => {
		const assignments = await all('assignment');
		const done = assignments.filter((row) => row.completedAt !== null);
		expect(done).toHaveLength(DEMO_COUNTS.delivered);
		expect(assignments.filter(holdsPlace)).toHaveLength(
			DEMO_COUNTS.delivered + DEMO_COUNTS.assigned
		);
		const units = await all('pc');
		expect(units).toHaveLength(100);
		expect(units.filter((row) => stateOf(row) === 'IN_STOCK')).toHaveLength(DEMO_COUNTS.inStock);
		for (const row of done.filter((one) => one.endedAt === null))
			expect(units.find((unit) => unit.id === row.pcId)).toMatchObject({
				assignmentId: row.id,
				householdId: row.householdId,
				deliveredAt: row.completedAt
			});
		expect(await all('receipt')).toHaveLength(DEMO_COUNTS.delivered + DEMO_COUNTS.disputed);
		expect((await all('exception')).filter((row) => row.decidedAt === null)).toHaveLength(
			DEMO_COUNTS.openExceptions
		);
		expect((await verify(database)).ok).toBe(true);
	});

	test('has a round of eight for each field worker today', async () => {
		const today = (await all('visit')).filter((row) => row.scheduledOn === TODAY);
		for (const worker of ['demo-field1', 'demo-field2'])
			expect(today.filter((row) => row.workerId === worker && !row.failedAt)).toHaveLength(
				DEMO_COUNTS.visitsToday
			);
	});

	test('holds every signature that a receipt names', async () => {
		for (const { signatureHash } of await all('receipt'))
			if (signatureHash !== null)
				expect(await readFile(database.db, signatureHash)).toMatchObject({ type: 'image/png' });
	});

	test('has settled every action but the two that wait for a decision', async () => {
		const verdicts = await database.db
			.selectFrom('action_log')
			.select(['verdict', (eb) => eb.fn.countAll<number>().as('count')])
			.groupBy('verdict')
			.orderBy('verdict')
			.execute();
		expect(verdicts.map((row) => row.verdict)).toEqual(['accepted', 'exception']);
		expect(verdicts[1]?.count).toBe(DEMO_COUNTS.openExceptions);
	});

	test('lets its accounts in and says that it is invented', async () => {
		expect(await isDemo(database)).toBe(true);
		for (const { loginName, role } of DEMO_ACCOUNTS) {
			const given = { loginName, password: DEMO_PASSWORD, ip: loginName };
			expect(await logIn(database, given, `${TODAY}T00:00:00.000Z`)).toMatchObject({
				ok: true,
				role
			});
		}
	});
});

onEveryDatabase('a demo that was cut off', (open) => {
	test('is told apart, and an empty database is no demo', async () => {
		const database = await open();
		expect(await isDemo(database)).toBe(false);
		await database.db.insertInto('meta').values({ key: 'demo', value: 'filling' }).execute();
		await expect(isDemo(database)).rejects.toThrow('시연용 자료를 채우다가');
		await database.close();
	});
});

test('its people differ by name, number and telephone, none of which can be anybody’s', () => {
	const people = homes();
	expect(people).toHaveLength(180);
	expect(homes()).toEqual(people);
	for (const part of ['name', 'receiptNo', 'phone', 'householdId'] as const)
		expect(new Set(people.map((home) => home[part])).size).toBe(180);
	for (const { phone } of people) expect(phone).toMatch(/^0100000\d{4}$/);
	const perDong = Map.groupBy(people, (home) => home.adminDong);
	expect([...perDong.values()].map((some) => some.length)).toEqual(Array(10).fill(18));
});
