/** Item 4's live page: each figure equals the rows that it opens, and those are what the domain counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proofOn, stateOf as proofStateOf } from '../../src/lib/domain/eligibility.ts';
import { dayOf } from '../../src/lib/domain/month.ts';
import { stateOf as pcStateOf } from '../../src/lib/domain/pc.ts';
import { CATEGORIES, type Rows } from '../../src/lib/domain/tables.ts';
import type { Tx } from '../../src/lib/domain/tx.ts';
import { openMemory, type Database } from '../../src/lib/server/db.ts';
import { fill } from '../../src/lib/server/demo.ts';
import type { LiveDesk } from '../../src/lib/server/plan/live-desk.ts';
import type { LiveKey } from '../../src/lib/server/plan/live-lines.ts';
import { liveAtDesk, liveOf, type Live } from '../../src/lib/server/plan/live.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { REGISTERS, type RegisterName } from '../../src/lib/server/registers/list.ts';
import { walk, type Line } from '../../src/lib/server/registers/register.ts';
import { showable } from '../../src/lib/server/reports/small-cells.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household } from '../sync/fixtures.ts';
import { countOfRegister, linesOfRegister, TODAY } from './registers.ts';
import { put } from './scene.ts';

const TODAY_THERE = '2026-11-23';
const NOW = `${TODAY_THERE}T03:00:00.000Z`;

/** Every line behind an address, as its page would show them. */
async function linesBehind(database: Database, href: string): Promise<Line[]> {
	const { pathname, searchParams } = new URL(href, 'http://office');
	const name = pathname.replace('/office/', '') as RegisterName;
	const year = searchParams.get('year') ?? '';
	const frame = { dialect: database.dialect, year, dongs: null, today: TODAY_THERE };
	const register = REGISTERS[name](frame);
	const wish = asked(register, searchParams);
	// What a register does not know it would not ask: each condition of the address has to be one.
	const { year: _, ...conditions } = Object.fromEntries(searchParams);
	expect(wish.filters).toEqual(conditions);
	const columns = register.columns.map(({ key }) => key);
	const found: Line[] = [];
	for await (const some of walk(database, register, { ...wish, columns })) found.push(...some);
	return found;
}

describe('the live page of the demo', () => {
	let database: Database;
	const looks = new Map<string, Live>();
	const at = (month: string) => looks.get(month) as Live;
	const desk = (month = '2021-09') => at(month).desk as LiveDesk;
	beforeAll(async () => {
		database = await openMemory();
		await fill(database, TODAY_THERE);
		for (const month of ['2021-03', '2021-05', '2021-09', '2021-12'])
			looks.set(month, (await liveAtDesk(database, '2021', month, NOW)) as Live);
	}, 60_000);
	afterAll(() => database.close());

	const line = (key: LiveKey, month = '2021-09') =>
		desk(month).lines.find((one) => one.key === key);
	const sum = (rows: readonly Line[], column: string) =>
		rows.reduce((all, row) => all + Number(row.cells[column]), 0);

	test('equals in each month the rows that a figure opens', async () => {
		for (const [month, live] of looks)
			for (const one of live.desk?.lines ?? []) {
				if (one.href === null) continue;
				const rows = await linesBehind(database, one.href);
				const what = `${one.key} of ${month}`;
				if (one.unit === 'won') expect(0 - sum(rows, 'amount'), what).toBe(one.value);
				else if (one.unit === 'percent') expect(rows.length, what).toBe(one.values.part);
				else if (one.key === 'took') expect(rows.length, what).toBe(one.values.repairs);
				else if (one.unit !== 'days') expect(rows.length, what).toBe(one.value);
			}
	});

	test('opens the rows of whatever a register can show', () => {
		const closed = desk()
			.lines.filter(({ href, value }) => href === null && value !== null && value > 0)
			.map(({ key }) => key);
		expect(closed).toEqual(['forecast']);
	});

	test('counts visits, repairs and lines as their rows say', async () => {
		const visits = await database.db.selectFrom('visit').selectAll().execute();
		const over = visits.filter(
			(row) => row.scheduledOn <= '2021-12-31' && (row.acceptedAt ?? row.failedAt) !== null
		);
		expect(desk('2021-12').visits.ended).toBe(over.length);
		const rows = await linesBehind(database, line('took')?.href ?? '');
		expect(desk().done.repairs).toBeGreaterThan(0);
		expect(desk().done.days).toBe(Math.round((sum(rows, 'took') / rows.length) * 10) / 10);
		const lines = await database.db.selectFrom('enrollment').selectAll().execute();
		const opened = lines.filter(({ lineOpenedOn }) => (lineOpenedOn ?? '9') <= '2021-09-30');
		expect(desk().internet).toEqual({ wanted: lines.length, opened: opened.length });
	});

	test('pays month by month what the ledger booked, and together what the year has paid', async () => {
		expect(desk().paid.length).toBeGreaterThan(3);
		for (const month of desk().paid)
			expect(0 - sum(await linesBehind(database, month.href ?? ''), 'amount')).toBe(month.paid);
		const internet = at('2021-09').money?.internet;
		expect(desk().paid.at(-1)?.sum).toBe(internet?.paid);
		expect(desk().paid.at(-1)?.left).toBe((internet?.budget ?? 0) - (internet?.paid ?? 0));
	});

	test('has each unit in one state', async () => {
		const pcs = await database.db.selectFrom('pc').selectAll().execute();
		for (const { state, count, href } of desk().now.units) {
			expect([state, count]).toEqual([state, pcs.filter((pc) => pcStateOf(pc) === state).length]);
			if (href) expect(await linesBehind(database, href)).toHaveLength(count);
		}
	});

	test('shows of categories what tells no household, whichever month is looked at', async () => {
		const done = await database.db
			.selectFrom('assignment')
			.innerJoin('household', 'household.id', 'assignment.householdId')
			.select('household.category')
			.where('completedAt', 'is not', null)
			.where('releasedAt', 'is', null)
			.where('conflictedAt', 'is', null)
			.where('aboveQuotaAt', 'is', null)
			.execute();
		const counts = CATEGORIES.map((one) => done.filter((row) => row.category === one).length);
		expect(counts.some((count) => count > 0 && count < 5)).toBe(true);
		for (const month of looks.keys())
			expect(desk(month).now.categories.map(({ delivered }) => delivered)).toEqual(
				showable(counts)
			);
	});

	test('opens the households of whatever is missing', async () => {
		const { quality } = desk().now;
		expect(quality.flatMap(({ cells }) => cells).some(({ count }) => count > 0)).toBe(true);
		for (const { fault, cells } of quality) {
			const all = cells.find(({ place }) => place === 'ALL')?.count;
			const parts = cells.filter(({ place }) => place !== 'ALL');
			expect(
				parts.reduce((total, { count }) => total + count, 0),
				fault
			).toBe(all);
			for (const { count, href } of cells)
				expect(href ? (await linesBehind(database, href)).length : 0, fault).toBe(count);
		}
	});

	test('says none of it to anybody who does not work here', async () => {
		expect((await liveOf(database.db, '2021', '2021-09', NOW))?.desk).toBeNull();
	});
});

onEveryDatabase('what is missing of a household', (open) => {
	let database: Database;
	const proofs: Rows['eligibility'][] = [];
	/** Proofs by how many days before today they were checked and after it they end; 'R' is revoked. */
	const HOMES: [days: [number, number, 'R'?][], seen: string][] = [
		[[], 'PENDING'],
		[[[10, 365]], 'VERIFIED'],
		[[[10, 31]], 'VERIFIED'],
		[[[10, 30]], 'SOON'],
		[[[10, 0]], 'SOON'],
		[[[10, -1]], 'EXPIRED'],
		[[[10, 365, 'R']], 'REVOKED'],
		[
			[
				[300, -1],
				[10, 365, 'R']
			],
			'REVOKED'
		],
		[
			[
				[300, 90, 'R'],
				[10, -1]
			],
			'EXPIRED'
		],
		[
			[
				[300, 90],
				[10, -1]
			],
			'VERIFIED'
		]
	];
	const day = (days: number) =>
		dayOf(new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * 86_400_000).toISOString());
	beforeAll(async () => {
		database = await open();
		const homes = HOMES.map((_, n) => household(n + 1, '가산동'));
		HOMES.forEach(([some], n) =>
			some.forEach(([before, after, revoked], i) =>
				proofs.push({
					...{ id: `proof-${n}-${i}`, householdId: homes[n]?.id ?? '', adminDong: '가산동' },
					...{ category: 'DISABLED', method: 'DOCUMENT', checkedBy: 'office' },
					...{ checkedOn: day(-before), validUntil: day(after), revokeReason: '' },
					revokedAt: revoked ? '2021-05-01T00:00:00.000Z' : null
				})
			)
		);
		await put(database, [
			...homes.map((row, n) => ({
				table: 'household' as const,
				row: {
					...row,
					phone: n === 0 ? '' : row.phone,
					phoneBlockedAt: n === 1 ? '2021-05-01T00:00:00.000Z' : null
				}
			})),
			...proofs.map((row) => ({ table: 'eligibility' as const, row }))
		]);
	});
	afterAll(() => database.close());

	test('is what its newest proof is worth on the day', async () => {
		const lines = await linesOfRegister(database, 'households');
		const tx = { where: (_: string, __: string, id: string) => ofHome(id) } as unknown as Tx;
		const ofHome = (id: string) => proofs.filter((row) => row.householdId === id);
		for (const [n, [, seen]] of HOMES.entries()) {
			const { id } = household(n + 1, '가산동');
			const shown = lines.find((one) => one.id === id)?.cells.proof;
			expect([n, shown]).toEqual([n, seen]);
			const worth = proofStateOf(proofOn(tx, id, TODAY), TODAY);
			expect([n, seen === 'SOON' ? 'VERIFIED' : seen]).toEqual([n, worth]);
		}
	});

	test('is asked for by the register, with its number', async () => {
		const count = (query: string) => countOfRegister(database, 'households', query);
		expect(await count('proof=SOON')).toBe(2);
		expect(await count('proof=EXPIRED')).toBe(2);
		expect([await count('reach=NONE'), await count('reach=BLOCKED')]).toEqual([1, 1]);
		expect(await count('reach=CALLED')).toBe(HOMES.length - 2);
	});
});
