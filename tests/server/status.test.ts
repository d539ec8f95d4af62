/** The households' own door: slips, what opens it, and what a guess is told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeFrom } from '../../src/lib/domain/code.ts';
import type { Database } from '../../src/lib/server/db.ts';
import {
	leave,
	open,
	sweepVisits,
	visitorOf,
	type Opened
} from '../../src/lib/server/status/door.ts';
import { knownFor } from '../../src/lib/server/status/known.ts';
import { issue, newSlip, revoke, slipOf, type Slip } from '../../src/lib/server/status/slips.ts';
import { storedOf } from '../../src/lib/server/status/stored.ts';
import { stored as words } from '../../src/lib/words/status/stored.ts';
import { writeRows } from '../../src/lib/server/rows.ts';
import { note } from '../../src/lib/server/audit.ts';
import { tick } from '../../src/lib/server/clock.ts';
import { act } from '../../src/lib/server/act.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household as fixture } from '../sync/fixtures.ts';
import { person } from './scene.ts';

const household = (id: string) => ({ ...fixture(1, '가산동'), id });
const KEY = Buffer.alloc(32, 7);
const START = '2021-04-05T00:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString();
/** Slow is the product's; here a guess costs next to nothing. */
const CHEAP = { memory: 8, passes: 1 };
const DESK = { userId: 'mina', from: 'desk' };
const WRONG: Opened = { ok: false, wait: null };
const stranger = codeFrom(Uint8Array.from([9, 8, 7, 6, 5, 4, 3, 2, 1]));

onEveryDatabase('the door of a household', (open_) => {
	let database: Database;
	let slip: Slip;
	beforeEach(async () => {
		database = await open_();
		await put({});
		slip = await issue(database, KEY, DESK, 'h1', at(-60), { cost: CHEAP });
	});
	afterEach(() => database.close());

	const put = (change: Partial<ReturnType<typeof household>>) =>
		database.write(async (trx) => {
			const row = { ...household('h1'), ...change };
			await writeRows(trx, await tick(trx), [{ table: 'household', row }]);
		});
	const knock = (given: Partial<Slip> & { ip?: string; known?: string }, minutes = 0) =>
		open(database, KEY, { ip: '1.1.1.1', ...slip, ...given }, at(minutes), CHEAP);
	const listens = (db: Database['db']) =>
		db
			.insertInto('push_subscription')
			.values({
				...{ id: 'p1', codeId: 'c1', householdId: 'h1', endpoint: 'https://push.example' },
				...{
					p256dh: '',
					auth: '',
					language: 'ko',
					createdAt: START,
					endedAt: null,
					endReason: null
				}
			})
			.execute();
	const works = async () =>
		(await database.db.selectFrom('audit').select('work').orderBy('seq').execute()).map(
			(row) => row.work
		);

	describe('a slip', () => {
		test('opens it, and its making and its use are on record', async () => {
			const opened = await knock({});
			expect(opened).toMatchObject({ ok: true, householdId: 'h1' });
			expect(await works()).toEqual(['CODE_ISSUED', 'STATUS_OPENED']);
			expect(await slipOf(database.db, 'h1')).toMatchObject({ usedAt: at(0), revokedAt: null });
		});

		test('is nowhere to be read in the database', async () => {
			await knock({});
			await knock({ secret: '0000000000' });
			const rows = await Promise.all(
				(['status_code', 'status_session', 'status_attempt', 'audit', 'action_log'] as const).map(
					(table) => database.db.selectFrom(table).selectAll().execute()
				)
			);
			const text = JSON.stringify(rows);
			expect(text).toContain('CODE_ISSUED');
			for (const part of [slip.code, slip.secret]) expect(text).not.toContain(part);
		});

		test('that was made anew shuts out the one before and whoever is in with it', async () => {
			const opened = (await knock({})) as Extract<Opened, { ok: true }>;
			const next = await issue(database, KEY, DESK, 'h1', at(1), { cost: CHEAP });
			expect(await visitorOf(database, opened.token, at(2))).toBeNull();
			expect(await knock({}, 2)).toEqual(WRONG);
			expect(await knock(next, 2)).toMatchObject({ ok: true });
			expect(await works()).toContain('CODE_REISSUED');
		});

		test('that was revoked opens nothing, and is revoked once', async () => {
			expect(await revoke(database, DESK, 'h1', at(1))).toBe(true);
			expect(await revoke(database, DESK, 'h1', at(2))).toBe(false);
			expect(await knock({}, 3)).toEqual(WRONG);
			expect((await works()).filter((work) => work === 'CODE_REVOKED')).toHaveLength(1);
		});

		test('of two desks at once leaves one that opens', async () => {
			const made = await Promise.allSettled([
				issue(database, KEY, DESK, 'h1', at(1), { cost: CHEAP }),
				issue(database, KEY, DESK, 'h1', at(1), { cost: CHEAP })
			]);
			const slips = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
			const opened = await Promise.all(slips.map((one) => knock(one, 2)));
			expect(opened.filter((one) => one.ok)).toHaveLength(1);
		});

		test.each([
			['made before its number turned out to be a stranger’s', { phoneBlockedAt: at(-30) }, false],
			['made after that', { phoneBlockedAt: at(-90) }, true],
			['of somebody who has died', { deceasedAt: at(-1) }, false],
			['of a household that moved out', { movedOutAt: at(-1) }, true]
		])('%s opens or not', async (_, change, may) => {
			await put(change);
			expect((await knock({})).ok).toBe(may);
		});
	});

	test('a slip of before the number was a stranger’s stays shut when the number is corrected', async () => {
		await person(database, 'office', 'office', []);
		const by = { userId: 'office', from: 'desk' };
		const block = { householdId: 'h1', reason: '다른 사람 번호' };
		const phone = { from: household('h1').phone, to: '01000009999' };
		const edit = { householdId: 'h1', changes: { phone } };
		await act(database, by, { id: 'b1', name: 'blockPhone', input: block }, at(-30));
		await act(database, by, { id: 'e1', name: 'editHousehold', input: edit }, at(-20));
		expect((await database.db.selectFrom('household').selectAll().execute())[0]).toMatchObject({
			...{ phone: '01000009999', phoneBlockedAt: null }
		});
		expect(await knock({})).toEqual(WRONG);
		expect(await slipOf(database.db, 'h1')).toMatchObject({ isOutdated: true });
		slip = await issue(database, KEY, DESK, 'h1', at(-10), { cost: CHEAP });
		expect(await knock({})).toMatchObject({ ok: true });
	});

	test('whoever looked is counted, wherever and at whatever they looked', async () => {
		const looked = async () =>
			(await storedOf(database.db, 'h1')).find(({ kind }) => kind === 'LOOKED');
		expect(await looked()).toMatchObject({ count: 0 });
		const looks = [
			...['READ: 상담', 'READ_OFFLINE 2021-04-05T01:00:00.000Z: 방문', 'READ signature'],
			...['UNMASK: 상담', 'PRINT: RECEIPT masked', 'EXPORT_OPEN: 제출', 'SEARCH: DUPLICATE']
		];
		const entry = { at: at(0), userId: 'mina', from: 'desk', subject: 'h1' };
		for (const work of [...looks, 'editHousehold accepted'])
			await note(database, { ...entry, work });
		expect(Number((await looked())?.count)).toBe(looks.length);
	});

	test('what is stored is counted in every kind, also where there is none', async () => {
		const { db } = database;
		await listens(db);
		const stored = await storedOf(db, 'h1');
		expect(stored.filter(({ count }) => Number(count) > 0).map(({ kind }) => kind)).toEqual([
			'PUSH'
		]);
		expect(stored.map(({ kind }) => kind).sort()).toEqual(Object.keys(words.ko.kinds).sort());
	});

	describe('a visit', () => {
		const inside = async () => ((await knock({})) as Extract<Opened, { ok: true }>).token;

		test('ends ten minutes and a little after its last page', async () => {
			const token = await inside();
			expect(await visitorOf(database, token, at(10))).toMatchObject({ householdId: 'h1' });
			expect(await visitorOf(database, token, at(20))).not.toBeNull();
			expect(await visitorOf(database, token, at(32))).toBeNull();
		});

		test('is not prolonged by what no person asked for, and never lasts beyond two hours', async () => {
			const token = await inside();
			expect(await visitorOf(database, token, at(10), true)).not.toBeNull();
			expect(await visitorOf(database, token, at(12))).toBeNull();
			const other = await inside();
			for (let minutes = 0; minutes < 120; minutes += 10)
				expect(await visitorOf(database, other, at(minutes))).not.toBeNull();
			expect(await visitorOf(database, other, at(120))).toBeNull();
		});

		test('can be ended, and leaves nothing behind', async () => {
			const token = await inside();
			await leave(database, token);
			expect(await visitorOf(database, token, at(1))).toBeNull();
			await inside();
			await sweepVisits(database, at(60));
			expect(await database.db.selectFrom('status_session').selectAll().execute()).toEqual([]);
		});

		test('goes on with the record that lives on when two were merged', async () => {
			const token = await inside();
			const into = { ...household('h2'), receiptNo: '21-OTHER-1' };
			await database.write(async (trx) => {
				const version = await tick(trx);
				await writeRows(trx, version, [{ table: 'household', row: into }]);
			});
			await put({ mergedIntoId: 'h2' });
			expect(await visitorOf(database, token, at(1))).toMatchObject({ householdId: 'h2' });
		});
	});

	describe('of records that were merged, one into the other', () => {
		const merge = (from: string, into: string) =>
			database.write(async (trx) => {
				const rows = [
					{ ...household(into), receiptNo: `21-OTHER-${into}` },
					{ ...household(from), receiptNo: `21-OTHER-${from}`, mergedIntoId: into }
				].map((row) => ({ table: 'household' as const, row }));
				await writeRows(trx, await tick(trx), rows);
			});
		beforeEach(async () => {
			await merge('h1', 'h2');
			await merge('h2', 'h3');
		});

		test('a slip of the first is seen at the last, and revoked there', async () => {
			const opened = (await knock({})) as Extract<Opened, { ok: true }>;
			expect(await visitorOf(database, opened.token, at(1))).toMatchObject({ householdId: 'h3' });
			expect(await slipOf(database.db, 'h3')).toMatchObject({ issuedAt: at(-60) });
			expect(await revoke(database, DESK, 'h3', at(1))).toBe(true);
			expect(await visitorOf(database, opened.token, at(2))).toBeNull();
			expect(await knock({}, 2)).toEqual(WRONG);
		});

		test('a number that turns out to be a stranger’s shuts the slip of the first, too', async () => {
			await database.db
				.updateTable('household')
				.set({ phoneBlockedAt: at(-30) })
				.where('id', '=', 'h3')
				.execute();
			expect(await knock({})).toEqual(WRONG);
			expect(await slipOf(database.db, 'h3')).toMatchObject({ isOutdated: true });
		});
	});

	describe('a guess', () => {
		test('hears the same of a code that does not exist, a wrong secret, a revoked slip', async () => {
			expect(await knock({ code: stranger })).toEqual(WRONG);
			expect(await knock({ secret: '0000000000' })).toEqual(WRONG);
			expect(await knock({ code: 'no code at all', secret: '' })).toEqual(WRONG);
			await revoke(database, DESK, 'h1', at(1));
			expect(await knock({}, 2)).toEqual(WRONG);
		});

		test('five times wrong locks the code there for ten minutes, then longer, and says nothing of it', async () => {
			for (let i = 0; i < 5; i += 1)
				expect(await knock({ secret: `000000000${i}` })).toEqual(WRONG);
			expect(await knock({}, 9)).toEqual(WRONG);
			expect(await knock({ ip: '2.2.2.2' }, 9)).toMatchObject({ ok: true });
			for (let i = 0; i < 5; i += 1)
				expect(await knock({ ip: '3.3.3.3', secret: `000000000${i}` })).toEqual(WRONG);
			expect(await knock({ ip: '3.3.3.3' }, 11)).toMatchObject({ ok: true });
			for (let i = 0; i < 6; i += 1) await knock({ ip: '4.4.4.4', secret: '0000000000' }, i * 11);
			expect(await knock({ ip: '4.4.4.4' }, 70)).toEqual(WRONG);
			expect(await knock({ ip: '4.4.4.4' }, 120)).toMatchObject({ ok: true });
		});

		test('ten times wrong makes its address wait, longer each time, and is on record once', async () => {
			const code = (i: number) => codeFrom(Uint8Array.from([i, i, i, 1, 2, 3, 4, 5, 6]));
			for (let i = 0; i < 10; i += 1) expect(await knock({ code: code(i) })).toEqual(WRONG);
			expect(await knock({})).toEqual({ ok: false, wait: 1 });
			expect(await knock({ code: code(1) }, 2)).toEqual(WRONG);
			expect(await knock({}, 2)).toEqual({ ok: false, wait: 2 });
			expect(await knock({}, 5)).toMatchObject({ ok: true });
			expect((await works()).filter((work) => work === 'STATUS_LOCKED')).toHaveLength(2);
		});

		test('made many times at once is counted as many', async () => {
			const all = await Promise.all(Array.from({ length: 30 }, () => knock({ secret: '0' })));
			expect(all.filter((one) => !one.ok && one.wait === null).length).toBeLessThanOrEqual(3);
			for (let i = 0; i < 2; i += 1) expect(await knock({ secret: '0' })).toEqual(WRONG);
			expect(await knock({})).toEqual(WRONG);
		});

		test('made 1,000 times from 50 addresses ends with waiting, while the household still gets in', async () => {
			let waits = 0;
			for (let i = 0; i < 1000; i += 1) {
				const answer = await knock({ ip: `10.0.0.${i % 50}`, secret: String(i).padStart(10, '0') });
				expect(answer.ok).toBe(false);
				if (!answer.ok && answer.wait !== null) waits += 1;
			}
			expect(waits).toBeGreaterThanOrEqual(500);
			expect(await knock({ ip: '7.7.7.7' })).toMatchObject({ ok: true });
		});

		test('made from everywhere keeps no device out on which the code has opened before', async () => {
			const inside = await knock({ ip: '6.6.6.6' });
			const { known } = inside as Extract<Opened, { ok: true }>;
			for (let i = 0; i < 130; i += 1)
				await knock({ ip: `10.${i}.0.1`, secret: String(i).padStart(10, '0') }, 1);
			for (let i = 0; i < 12; i += 1) await knock({ ip: '6.6.6.6', code: stranger }, 1);
			const wrong = { known, secret: '0000000000', ip: '6.6.6.6' };
			for (let i = 0; i < 4; i += 1) expect(await knock(wrong, 1)).toEqual(WRONG);
			expect(await knock({ known, ip: '6.6.6.6' }, 1)).toMatchObject({ ok: true, known });
		});

		test('with a cookie that was stolen or forged has no more tries than without', async () => {
			const inside = await knock({ ip: '6.6.6.6' });
			const { known } = inside as Extract<Opened, { ok: true }>;
			const other = { known, code: stranger, ip: '6.6.6.7' };
			for (let i = 0; i < 10; i += 1) expect(await knock(other, 1)).toEqual(WRONG);
			expect(await knock(other, 1)).toMatchObject({ wait: 1 });
			const [device] = known.split('.');
			const made = knownFor(Buffer.alloc(32, 8), slip.code, undefined);
			for (const forged of [made, `${device}.x.y`, '....', 'x'.repeat(5000)])
				expect(await knock({ known: forged, ip: '6.6.6.7' }, 1)).toMatchObject({ wait: 1 });
			for (let i = 0; i < 5; i += 1) await knock({ known, secret: '0000000000' }, 1);
			expect(await knock({ known }, 1)).toEqual(WRONG);
			expect(await knock({ known }, 12)).toMatchObject({ ok: true });
		});

		test('from one home is counted as one, however many addresses it has', async () => {
			const from = (i: number) => `2001:db8:1:2:${i.toString(16)}::1`;
			for (let i = 0; i < 10; i += 1)
				expect(await knock({ ip: from(i), code: stranger })).toEqual(WRONG);
			expect(await knock({ ip: from(10) })).toEqual({ ok: false, wait: 1 });
			expect(await knock({ ip: '2001:db8:1:3::1' })).toMatchObject({ ok: true });
		});

		test('is forgotten after a day without one', async () => {
			for (let i = 0; i < 5; i += 1) await knock({ secret: '0000000000' });
			const later = 26 * 60;
			for (let i = 0; i < 4; i += 1)
				expect(await knock({ secret: '0000000000' }, later)).toEqual(WRONG);
			expect(await knock({}, later)).toMatchObject({ ok: true });
		});
	});

	test('two slips have nothing in common', () => {
		const [one, other] = [newSlip(), newSlip()];
		expect(one.code).not.toBe(other.code);
		expect(one.secret).not.toBe(other.secret);
	});
});
