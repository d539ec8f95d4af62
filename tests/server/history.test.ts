/** Who did what to a record: found by its id, refused tries included, however long the log is. */
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { up } from '../../src/lib/server/migrations/0004-action-subject.ts';
import { history } from '../../src/lib/server/reports/history.ts';
import { household as home } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, handOver, NOW, person, tabletOf, type Tablet } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };
const idOf = (n: number) => home(n, '').id;

onEveryDatabase('a record’s history', (open) => {
	let database: Database;
	let mina: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database, { homes: 3 });
		await person(database, 'office', 'office', []);
		mina = await tabletOf(database, 'mina');
	});
	afterEach(() => database.close());

	const release = (id: string, assignmentId: string) =>
		act(database, OFFICE, { id, name: 'release', input: { assignmentId, reason: '사유' } }, NOW);

	test('names what was done to it, by whom and from which tablet, and nothing else', async () => {
		await mina.sync([
			mina.action('assign', assignment(1)),
			mina.action('assign', assignment(2)),
			mina.action('handOver', handOver(1))
		]);
		const deeds = await history(database.db, [idOf(1)]);
		expect(deeds.map(({ name, who, device }) => [name, who, device])).toEqual([
			['assign', 'mina', 'dev-mina'],
			['handOver', 'mina', 'dev-mina']
		]);
	});

	test('holds an action that changed the household without naming it', async () => {
		await mina.sync([mina.action('assign', assignment(1))]);
		await release('let-go', 'asg-1');
		const deeds = await history(database.db, [idOf(1)]);
		expect(deeds.map(({ name }) => name)).toEqual(['assign', 'release']);
	});

	test('holds refused tries with their reason', async () => {
		await mina.sync([
			mina.action('assign', assignment(1)),
			mina.action('assign', assignment(1, 'x'))
		]);
		const deeds = await history(database.db, [idOf(1)]);
		expect(deeds.map(({ verdict }) => verdict)).toEqual(['accepted', 'refused']);
		expect(deeds[1]?.code).toEqual(expect.any(String));
	});

	test('reads the same after the look-up table was made anew from the log', async () => {
		await mina.sync([mina.action('assign', assignment(1)), mina.action('handOver', handOver(1))]);
		const before = await history(database.db, [idOf(1), 'asg-1']);
		const { db } = database;
		for (const index of ['household_bare_name', 'household_phone'])
			await db.schema.dropIndex(index).execute();
		await db.schema.dropTable('action_subject').execute();
		await up(db as unknown as Kysely<unknown>);
		expect(await history(db, [idOf(1), 'asg-1'])).toEqual(before);
	});

	test('is found by an index', async () => {
		if (database.dialect !== 'sqlite') return;
		const { rows } = await sql<{ detail: string }>`
			explain query plan select * from "action_subject" join "action_log"
			on "action_log"."id" = "action_subject"."actionId" where "subject" in ('a', 'b')
		`.execute(database.db);
		expect(rows.every(({ detail }) => detail.startsWith('SEARCH'))).toBe(true);
	});
});
