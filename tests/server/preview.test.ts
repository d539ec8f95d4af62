/** What a preview says is what then happens, and the preview itself leaves nothing behind. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft } from '../../src/lib/domain/assignment.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { actEach, MOST_AT_ONCE, preview, type Wish } from '../../src/lib/server/preview.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { furnish, NOW, person, put } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };

/** Asks to take promise no. `n` back. */
const release = (n: number): Wish => ({
	id: `wish-${n}`,
	name: 'release',
	input: { assignmentId: `asg-${n}`, reason: '취소 요청' }
});

onEveryDatabase('a preview', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		await furnish(database, { homes: 3 });
		await person(database, 'office', 'office', []);
		const rows = [promised(1, null), promised(2, NOW)];
		await put(
			database,
			rows.map((row) => ({ table: 'assignment', row }))
		);
	});
	afterEach(() => database.close());

	const counts = async () => {
		const of = (table: 'action_log' | 'audit' | 'assignment' | 'clock') =>
			database.db.selectFrom(table).selectAll().execute();
		return [await of('action_log'), await of('audit'), await of('assignment'), await of('clock')];
	};

	test('says what will be refused and why, in the order of doing', async () => {
		const wishes = [release(1), { ...release(1), id: 'again' }, release(2), release(9)];
		const said = await preview(database, OFFICE, wishes, NOW);
		expect(said.map((one) => [one.id, one.verdict, one.code])).toEqual([
			['wish-1', 'accepted', null],
			['again', 'refused', 'ASSIGNMENT_CLOSED'],
			['wish-2', 'refused', 'ALREADY_DELIVERED'],
			['wish-9', 'refused', 'UNKNOWN_ASSIGNMENT']
		]);
	});

	test('leaves nothing behind, and what it said then happens, once', async () => {
		const before = await counts();
		const said = await preview(database, OFFICE, [release(1), release(2)], NOW);
		expect(await counts()).toEqual(before);
		expect(await actEach(database, OFFICE, [release(1), release(2)], NOW)).toEqual(said);
		const after = await counts();
		expect(await actEach(database, OFFICE, [release(1), release(2)], NOW)).toEqual(said);
		expect((await counts()).slice(0, 3)).toEqual(after.slice(0, 3));
		expect(await preview(database, OFFICE, [release(1)], NOW)).toMatchObject([
			{ id: 'wish-1', verdict: 'refused', code: 'ASSIGNMENT_CLOSED' }
		]);
	});

	test('is made for nobody whose account is closed, and not without bounds', async () => {
		await database.db.updateTable('user').set({ disabledAt: NOW }).execute();
		await expect(preview(database, OFFICE, [release(1)], NOW)).rejects.toThrow('SIGN_IN');
		const many = Array.from({ length: MOST_AT_ONCE + 1 }, (_, n) => release(n));
		await expect(preview(database, OFFICE, many, NOW)).rejects.toThrow('TOO_BIG');
		expect(await preview(database, OFFICE, [], NOW)).toEqual([]);
	});
});

/** Promise no. `n` as it stands in the books. */
function promised(n: number, completedAt: string | null): Rows['assignment'] {
	const ids = { id: `asg-${n}`, householdId: `home-000${n}`, pcId: `pc-00${n}` };
	const made = { ...ids, fiscalYear: '2021', adminDong: '가산동', proposedAt: NOW };
	return { ...draft(made), confirmedAt: NOW, completedAt };
}
