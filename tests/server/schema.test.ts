import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { columnsOf, TABLE_NAMES, TABLES } from '../../src/lib/domain/tables.ts';
import { act } from '../../src/lib/server/act.ts';
import { tick } from '../../src/lib/server/clock.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { isUniqueViolation } from '../../src/lib/server/failures.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import { MIGRATIONS } from '../../src/lib/server/migrations/list.ts';
import { writeRows } from '../../src/lib/server/rows.ts';
import { household, pc } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { furnish, person, put } from './scene.ts';

interface Column {
	name: string;
	nullable: boolean;
	whole: boolean;
}

/** What the database itself says of a table. */
async function columnsIn({ db, dialect }: Database, table: string): Promise<Column[]> {
	if (dialect === 'sqlite') {
		const { rows } = await sql<{ name: string; notnull: number; type: string }>`
			select name, "notnull", type from pragma_table_info(${table})`.execute(db);
		return rows.map(({ name, notnull, type }) => {
			return { name, nullable: notnull === 0, whole: type.toLowerCase() === 'integer' };
		});
	}
	const { rows } = await sql<{ name: string; nullable: string; type: string }>`
		select column_name as name, is_nullable as nullable, data_type as type
		from information_schema.columns where table_name = ${table} order by ordinal_position
	`.execute(db);
	return rows.map(({ name, nullable, type }) => {
		return { name, nullable: nullable === 'YES', whole: type === 'bigint' };
	});
}

onEveryDatabase('the migrated database', (open) => {
	test('has the columns of the domain’s tables, and version and scope', async () => {
		const database = await open();
		for (const table of TABLE_NAMES) {
			const shape = TABLES[table].row.shape as unknown as Record<
				string,
				{ safeParse(v: unknown): unknown }
			>;
			const accepts = (column: string, value: unknown) =>
				(shape[column]?.safeParse(value) as { success: boolean }).success;
			const columns: Column[] = columnsOf(table).map((name) => {
				return { name, nullable: accepts(name, null), whole: accepts(name, 1) };
			});
			const feed = [
				{ name: 'version', nullable: false, whole: true },
				{ name: 'scope', nullable: false, whole: false }
			];
			// Columns that a later migration adds stand behind the feed's.
			const byName = (some: Column[]) => some.sort((a, b) => (a.name < b.name ? -1 : 1));
			expect(byName(await columnsIn(database, table)), table).toEqual(
				byName([...columns, ...feed])
			);
		}
		await database.close();
	});

	test('takes the same migrations once', async () => {
		const database = await open();
		await Promise.all([migrate(database), migrate(database)]);
		const { rows } = await sql`select * from "migration"`.execute(database.db);
		expect(rows).toHaveLength(MIGRATIONS.length);
		await database.close();
	});

	test('fills what a plan was before from its log of actions, and keeps rates in tenths', async () => {
		const database = await open();
		const { db } = database;
		await furnish(database, { quota: 1, homes: 1 });
		const by = { userId: 'office', from: '192.0.2.9' };
		const does = async (id: string, name: 'changeFigure' | 'setMilestone', input: object) =>
			act(database, by, { id, name, input: input as never }, '2021-06-15T03:00:00.000Z');
		await person(database, 'office', 'office', []);
		const begin = { fiscalYear: '2021', from: null };
		await act(
			database,
			by,
			{ id: 'a0', name: 'copyPlan', input: begin },
			'2021-06-15T03:00:00.000Z'
		);
		const figure = { figureId: '2021.3.parking.places', reason: '추가', source: '' };
		await does('a1', 'changeFigure', { ...figure, value: 12 });
		await does('a2', 'changeFigure', { ...figure, value: 11 });
		const months = { firstMonth: '2021-04', lastMonth: '2021-06', reason: '지연', source: '' };
		await does('a3', 'setMilestone', { milestoneId: '2021.3.by.parking', ...months });
		const columns = columnsOf('planChange').filter((name) => name !== 'source');
		const kept = () => db.selectFrom('planChange').select(columns).orderBy('id').execute();
		const before = await kept();
		expect(before).toHaveLength(3);
		await sql`drop table "planChange"`.execute(db);
		await sql`delete from "migration" where "name" = '0013-plan-changes'`.execute(db);
		await migrate(database);
		expect(await kept()).toEqual(before);
		await database.close();
	});

	test('refuses a database that a newer program wrote', async () => {
		const database = await open();
		await sql`insert into "migration" ("name") values ('9999-later')`.execute(database.db);
		await expect(migrate(database)).rejects.toThrow('9999-later');
		await database.close();
	});

	test('gives a household, a unit and a serial only once', async () => {
		const database = await open();
		await furnish(database, { homes: 3 });
		const draft = {
			...{ id: 'a1', fiscalYear: '2021', householdId: 'home-0001', pcId: 'pc-001' },
			...{ adminDong: '가산동', proposedAt: '2021-04-05T01:00:00.000Z' },
			...{ confirmedAt: null, completedAt: null, releasedAt: null, releaseReason: null },
			...{ conflictedAt: null, aboveQuotaAt: null, aboveQuotaApprovedAt: null },
			...{
				recallOrderedAt: null,
				applicationId: null,
				versionId: null,
				endedAt: null,
				swapDueAt: null
			}
		};
		await put(database, [{ table: 'assignment', row: draft }]);
		const second = { ...draft, id: 'a2' };
		const refused = [
			{ table: 'assignment' as const, row: { ...second, pcId: 'pc-002' } },
			{ table: 'assignment' as const, row: { ...second, householdId: 'home-0002' } },
			{ table: 'pc' as const, row: { ...pc(9), serial: pc(1).serial } },
			{ table: 'pc' as const, row: { ...pc(9), tag: pc(1).tag } },
			{
				table: 'household' as const,
				row: { ...household(9, '가산동'), receiptNo: household(1, '').receiptNo }
			}
		];
		for (const one of refused) {
			const error = await put(database, [one]).catch((caught: unknown) => caught);
			expect(isUniqueViolation(error), JSON.stringify(one)).toBe(true);
		}
		const released = { ...draft, releasedAt: '2021-04-06T00:00:00.000Z' };
		await put(database, [
			{ table: 'assignment', row: { ...second, pcId: 'pc-001' } },
			{ table: 'assignment', row: released }
		]);
		await database.close();
	});

	test('keeps whole numbers and absent values as they are', async () => {
		const database = await open();
		await furnish(database, { homes: 1 });
		const row = await database.db.selectFrom('pc').selectAll().executeTakeFirstOrThrow();
		expect({ ...row }).toEqual({ ...pc(1), version: 1, scope: 'all' });
		const year = await database.db.selectFrom('programmeYear').selectAll().executeTakeFirst();
		expect(year?.pcBudget).toBe(73_610_000);
		await database.close();
	});

	test('does not write a row again that did not change', async () => {
		const database = await open();
		await furnish(database, { homes: 1 });
		const scopes = await database.write(async (trx) =>
			writeRows(trx, await tick(trx), [{ table: 'pc', row: pc(1) }])
		);
		expect(scopes.size).toBe(0);
		await database.close();
	});
});
