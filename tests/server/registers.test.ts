/** Registers: what they sort, filter and find is what the domain says, on both databases. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateOf as applicationStateOf } from '../../src/lib/domain/application.ts';
import { draft, stateOf as assignmentStateOf } from '../../src/lib/domain/assignment.ts';
import { stateOf as householdStateOf } from '../../src/lib/domain/household.ts';
import { maskName } from '../../src/lib/domain/mask.ts';
import { stateOf as pcStateOf } from '../../src/lib/domain/pc.ts';
import { holdsPlace, isAbove } from '../../src/lib/domain/quota.ts';
import { ADMIN_DONGS, type Rows } from '../../src/lib/domain/tables.ts';
import { stateOf as visitStateOf } from '../../src/lib/domain/visit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { fill } from '../../src/lib/server/demo.ts';
import { addressOf, asked } from '../../src/lib/server/registers/asked.ts';
import { REGISTERS, type RegisterName } from '../../src/lib/server/registers/list.ts';
import { countOf, pageOf } from '../../src/lib/server/registers/register.ts';
import { dropViews, keepView, viewsOf } from '../../src/lib/server/registers/views.ts';
import { standOf } from '../../src/lib/server/reports/register.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household, pc, selected, worker, year } from '../sync/fixtures.ts';
import { linesOfRegister, openRegister, TODAY } from './registers.ts';
import { person, put } from './scene.ts';

const T = (n: number) => `2021-04-0${n}T00:00:00.000Z`;

/** All ways in which some columns can be set or not: rows of an id and those columns. */
function combinations(columns: string[]): Record<string, string | null>[] {
	return Array.from({ length: 2 ** columns.length }, (_, bits) =>
		Object.fromEntries(
			columns.map((column, i) => [column, bits & (1 << i) ? T((i % 9) + 1) : null])
		)
	);
}

onEveryDatabase('a register', (openDatabase) => {
	let database: Database;
	beforeAll(async () => {
		database = await openDatabase();
		await put(database, [
			{ table: 'programmeYear', row: year(100) },
			{ table: 'worker', row: worker('mina', '미나', ADMIN_DONGS) }
		]);
		const homes = Array.from({ length: 140 }, (_, i) => ({
			...household(i + 1, ADMIN_DONGS[i % 10] as string),
			registeredAt: new Date(Date.parse('2021-03-02T00:00:00Z') + i * 3_600_000).toISOString()
		}));
		await put(
			database,
			homes.map((row) => ({ table: 'household', row }))
		);
	});
	afterAll(() => database.close());

	test('knows every state that its rows can be in', async () => {
		const pcs = combinations([
			...['wipedAt', 'inspectedAt', 'stockedAt', 'refurbishingAt', 'outAt'],
			...['deliveredAt', 'repairAt', 'returnedAt', 'lostAt', 'scrappedAt']
		]).map((set, n) => ({ ...pc(n + 1), ...set })) as Rows['pc'][];
		await put(
			database,
			pcs.map((row) => ({ table: 'pc', row }))
		);
		const found = new Map(
			(await linesOfRegister(database, 'pcs')).map((line) => [line.id, line.cells.state])
		);
		expect(found.size).toBe(pcs.length);
		for (const row of pcs) expect([row.id, found.get(row.id)]).toEqual([row.id, pcStateOf(row)]);
		const inStock = openRegister(database, 'pcs', 'state=IN_STOCK');
		expect(await countOf(database, inStock.register, inStock.asked)).toBe(
			pcs.filter((row) => pcStateOf(row) === 'IN_STOCK').length
		);
	});

	test('knows every state of a promise, its place in the quota, and of its visits', async () => {
		const sets = combinations([
			...['confirmedAt', 'completedAt', 'releasedAt', 'conflictedAt', 'aboveQuotaAt']
		]);
		const promises = sets.map((set, i) => ({
			...draft({
				...{
					id: `asg-${i}`,
					fiscalYear: '2021',
					householdId: `home-${String(i + 1).padStart(4, '0')}`
				},
				...{ pcId: null, adminDong: '가산동', proposedAt: T(1) }
			}),
			...set
		})) as Rows['assignment'][];
		const visits = combinations(['acceptedAt', 'failedAt', 'cancelledAt', 'departedAt']).map(
			(set, i) => ({
				...visitOf(i, promises[0] as Rows['assignment']),
				...set
			})
		) as Rows['visit'][];
		await put(database, [
			...promises.map((row) => ({ table: 'assignment' as const, row })),
			...visits.map((row) => ({ table: 'visit' as const, row }))
		]);
		const shown = new Map(
			(await linesOfRegister(database, 'assignments')).map((line) => [line.id, line.cells])
		);
		for (const row of promises) {
			expect([row.id, shown.get(row.id)?.state]).toEqual([row.id, assignmentStateOf(row)]);
			const held = holdsPlace(row) ? (row.completedAt === null ? 'HELD' : 'DELIVERED') : 'NONE';
			expect([row.id, shown.get(row.id)?.place]).toEqual([row.id, isAbove(row) ? 'ABOVE' : held]);
		}
		const went = new Map(
			(await linesOfRegister(database, 'visits')).map((line) => [line.id, line.cells.state])
		);
		for (const row of visits)
			expect([row.id, went.get(row.id)]).toEqual([row.id, visitStateOf(row)]);
		const homes = await database.db.selectFrom('household').selectAll().execute();
		const stands = new Map(
			(await linesOfRegister(database, 'households')).map((line) => [line.id, line.cells])
		);
		for (const home of homes) {
			const live = promises.find(
				(row) => row.householdId === home.id && !row.releasedAt && !row.conflictedAt
			);
			expect(stands.get(home.id)).toMatchObject({
				state: standOf(home, live),
				life: householdStateOf(home)
			});
		}
	});

	test('knows every state of an application', async () => {
		const columns = ['screeningAt', 'needsInfoAt', 'selectedAt', 'rejectedAt', 'withdrawnAt'];
		const wishes = combinations([...columns, 'fulfilledAt', 'waitlistYear']).map((set, i) => ({
			...selected(i + 1, '가산동'),
			...set
		})) as Rows['application'][];
		await put(
			database,
			wishes.map((row) => ({ table: 'application', row }))
		);
		const shown = await linesOfRegister(database, 'applications');
		const states = new Map(shown.map((line) => [line.id, line.cells.state]));
		for (const row of wishes)
			expect([row.id, states.get(row.id)]).toEqual([row.id, applicationStateOf(row)]);
	});

	test('pages without gap or repetition, in the order asked for, and never past its end', async () => {
		const ids: string[] = [];
		for (const page of [1, 2, 3]) {
			const { register, asked: wish } = openRegister(
				database,
				'households',
				`sort=dong&page=${page}`
			);
			const found = await pageOf(database, register, wish);
			expect([found.total, found.pages, found.page]).toEqual([140, 3, page]);
			ids.push(...found.lines.map((line) => line.id));
		}
		expect(new Set(ids).size).toBe(140);
		const dongs = (await linesOfRegister(database, 'households', 'sort=dong')).map(
			(line) => line.cells.dong as (typeof ADMIN_DONGS)[number]
		);
		const places = dongs.map((dong) => ADMIN_DONGS.indexOf(dong));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		const { register, asked: wish } = openRegister(database, 'households', 'page=999');
		expect((await pageOf(database, register, wish)).page).toBe(3);
	});

	test('turns an order round, and puts what has no value last both ways', async () => {
		const up = (await linesOfRegister(database, 'pcs', 'sort=serial')).map((line) => line.id);
		expect((await linesOfRegister(database, 'pcs', 'sort=-serial')).map((line) => line.id)).toEqual(
			up.toReversed()
		);
		for (const sort of ['completedAt', '-completedAt']) {
			const days = (await linesOfRegister(database, 'assignments', `sort=${sort}`)).map(
				(line) => line.cells.completedAt
			);
			expect(days.at(-1)).toBeNull();
			expect(days[0]).not.toBeNull();
		}
	});

	test('filters by dong, by state and by days in Korea', async () => {
		const count = async (query: string) =>
			(await linesOfRegister(database, 'households', query)).length;
		expect(await count('dong=독산1동')).toBe(14);
		expect(await count('dong=독산1동&life=DECEASED')).toBe(0);
		// 2 March begins in Korea nine hours before it does in UTC: the first 15 hours belong to it.
		expect(await count('registeredAt.from=2021-03-02&registeredAt.to=2021-03-02')).toBe(15);
		expect(await count('registeredAt.to=2021-03-01')).toBe(0);
		expect(await count('dong=nowhere&state=NOTHING&sort=phone&columns=secret')).toBe(140);
	});

	test('masks what is personal, and neither sorts nor filters by it', async () => {
		const all = JSON.stringify(await linesOfRegister(database, 'households'));
		expect(all).not.toMatch(/표식(이름|메모|동)|0000077/);
		expect(all).toContain(maskName(household(1, '').name));
		for (const name of Object.keys(REGISTERS) as RegisterName[]) {
			const { register } = openRegister(database, name);
			for (const { key, mask, filter } of register.columns) {
				if (!mask) continue;
				expect(filter).toBeUndefined();
				expect(openRegister(database, name, `sort=${key}`).asked.sort).toBe(register.order);
			}
			expect(register.columns.map(({ key }) => key)).not.toContain('category');
		}
	});

	test('finds by 초성, part of a name, last digits, the whole phone, receipt number', async () => {
		const found = async (text: string) =>
			(await linesOfRegister(database, 'households', '', text)).map((line) => line.id).sort();
		expect(await found('ㅍㅅㅇㄹ')).toHaveLength(140);
		expect(await found('표ㅅ이름0003')).toEqual([household(3, '').id]);
		expect(await found('이 름0003')).toEqual([household(3, '').id]);
		expect(await found('0104')).toEqual([household(104, '').id]);
		expect(await found(household(4, '').phone)).toEqual([household(4, '').id]);
		expect(await found('77-0004')).toEqual([]);
		expect(await found(household(2, '').receiptNo.toLowerCase())).toEqual([household(2, '').id]);
		expect(await found('100%')).toEqual([]);
		expect(await found("' or 1=1 --")).toEqual([]);
		expect(await found('[ㄱ*]')).toEqual([]);
	});

	test('takes no name from the address, and a unit’s number from there only', async () => {
		expect((await linesOfRegister(database, 'households', 'q=표식이름0003')).length).toBe(140);
		expect(
			(await linesOfRegister(database, 'pcs', 'q=lp-2021-003')).map((line) => line.id)
		).toEqual(['pc-003']);
		expect(
			(await linesOfRegister(database, 'pcs', 'q=sn 2021 004')).map((line) => line.id)
		).toEqual(['pc-004']);
	});

	test('shows a counter’s clerk the lines of its own dongs', async () => {
		const frame = { dialect: database.dialect, year: '2021', today: TODAY };
		const count = async (dongs: string[] | null) => {
			const register = REGISTERS.households({ ...frame, dongs });
			return countOf(database, register, asked(register, new URLSearchParams()));
		};
		expect([await count(null), await count(['가산동']), await count([])]).toEqual([140, 14, 0]);
	});

	test('is asked for by the shortest address, which asks for the same again', () => {
		const { register, asked: wish } = openRegister(
			database,
			'households',
			'columns=name,state&sort=-dong&dong=가산동&page=2&registeredAt.from=2021-02-30'
		);
		expect(wish.columns).toEqual(['receiptNo', 'name', 'state']);
		const address = addressOf(register, wish);
		expect(address.toString()).toBe(
			new URLSearchParams({
				dong: '가산동',
				sort: '-dong',
				columns: 'receiptNo,name,state'
			}).toString()
		);
		expect(asked(register, address)).toEqual({ ...wish, page: 1 });
		expect(addressOf(register, asked(register, new URLSearchParams())).toString()).toBe('');
	});
});

function visitOf(n: number, promise: Rows['assignment']): Rows['visit'] {
	return {
		...{ id: `visit-${n}`, assignmentId: promise.id, householdId: promise.householdId },
		...{ workerId: 'mina', adminDong: promise.adminDong, scheduledOn: '2021-04-06' },
		...{ scheduledAt: null, attempt: n + 1, note: '', acceptedAt: null, failedAt: null },
		...{ failReason: null, failNote: '', cancelledAt: null },
		...{ departedAt: null, tourOrder: null, cancelReason: null }
	};
}

onEveryDatabase('the demo’s registers', (openDatabase) => {
	let database: Database;
	beforeAll(async () => {
		database = await openDatabase();
		await fill(database, TODAY);
	});
	afterAll(() => database.close());

	test.each(Object.keys(REGISTERS) as RegisterName[])('%s opens, in every order', async (name) => {
		const { register } = openRegister(database, name);
		for (const { key } of register.columns) {
			for (const sort of [key, `-${key}`]) {
				const { asked: wish } = openRegister(database, name, `sort=${sort}`);
				const found = await pageOf(database, register, wish);
				expect(found.lines.length).toBe(Math.min(50, found.total));
				expect(found.total).toBeGreaterThan(0);
			}
		}
	});
});

onEveryDatabase('a view of a register', (openDatabase) => {
	test('is its person’s own, shared where they say so, and replaced under its name', async () => {
		const database = await openDatabase();
		const { db } = database;
		await person(database, 'mina', 'office', []);
		await person(database, 'suho', 'office', []);
		const view = (id: string, name: string, isShared: boolean, address = 'dong=가산동') => ({
			...{ id, userId: 'mina', register: 'households', name, address, isShared }
		});
		expect(await keepView(db, view('v1', ' 가산동 ', false), T(1))).toBeNull();
		expect(await keepView(db, view('v2', '함께', true), T(1))).toBeNull();
		expect(await keepView(db, view('v3', '가산동', false, 'dong=시흥1동'), T(2))).toBeNull();
		expect(await keepView(db, view('v4', ' ', false), T(2))).toBe('NAME');
		expect(await keepView(db, view('v5', '900101-1234567', false), T(2))).toBe('RRN');
		const names = async (who: string, register = 'households') =>
			(await viewsOf(db, who, register)).map(({ name, address, by }) => [name, address, by]);
		expect(await names('mina')).toEqual([
			['가산동', 'dong=시흥1동', null],
			['함께', 'dong=가산동', null]
		]);
		expect(await names('suho')).toEqual([['함께', 'dong=가산동', 'mina']]);
		expect(await names('mina', 'pcs')).toEqual([]);
		await dropViews(db, 'suho', ['v2']);
		expect(await names('mina')).toHaveLength(2);
		await dropViews(db, 'mina', ['v2', 'v3']);
		expect(await names('mina')).toEqual([]);
		for (let n = 0; n < 30; n++) await keepView(db, view(`m${n}`, `보기 ${n}`, false), T(1));
		expect(await keepView(db, view('more', '하나 더', false), T(1))).toBe('MANY');
		await database.close();
	});
});
