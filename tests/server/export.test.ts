/** Registers as files: the same rows as on the screen, no more of a person than is allowed, on record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/lib/domain/context.ts';
import { verify } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { DEMO_COUNTS, fill } from '../../src/lib/server/demo.ts';
import {
	columnsOf,
	EXPORT_NAMES,
	exportOf,
	takeAway,
	type ExportName,
	type Order
} from '../../src/lib/server/export/exports.ts';
import { cellsOf, readTable } from '../../src/lib/server/import/table.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { countOf } from '../../src/lib/server/registers/register.ts';
import { board } from '../../src/lib/server/reports/board.ts';
import { decisions } from '../../src/lib/server/reports/decisions.ts';
import { places } from '../../src/lib/server/reports/places.ts';
import { repairFigures } from '../../src/lib/server/reports/repairs.ts';
import { tasks } from '../../src/lib/server/reports/tasks.ts';
import { columnIn, exports, registerIn, valueIn } from '../../src/lib/words/export.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { TODAY } from './registers.ts';
import { device, put } from './scene.ts';
import { repairTiles, tilesOf } from './tiles.ts';

const NOW = '2021-05-12T05:30:00.000Z';
const REASON = '가상인물 댁에 전화함';
const who = { userId: 'demo-office1', from: '192.0.2.1' };

onEveryDatabase('a file', (open) => {
	let database: Database;
	/** the household that a decided exception is about */
	let decidedOf: string;
	beforeAll(async () => {
		database = await open();
		await fill(database, TODAY);
		await device(database, 'aboard', 'demo-field1');
		await database.db.updateTable('device').set({ lastSeenAt: NOW }).execute();
		decidedOf = await decide();
	});
	/** One exception of the demo, decided. */
	async function decide() {
		const { db } = database;
		const one = await db.selectFrom('exception').selectAll().limit(1).executeTakeFirstOrThrow();
		const { id } = await db.selectFrom('household').select('id').executeTakeFirstOrThrow();
		const decided = { decidedAt: NOW, decidedBy: 'demo-office1', decision: 'ACKNOWLEDGE' };
		const row = { ...one, ...decided, id: 'decided', householdId: id, reason: REASON };
		await put(database, [{ table: 'exception', row }]);
		return id;
	}
	afterAll(() => database.close());

	const year: string = DEMO_COUNTS.fiscalYear;
	const NEXT = String(Number(year) + 1);

	function registerFor(name: ExportName, role: Role = 'office', of = year) {
		const frame = { dialect: database.dialect, year: of, dongs: null, today: TODAY };
		return exportOf(name, frame, role);
	}

	/** Takes a register away; its rows without the heading and the mark. */
	async function taken(name: ExportName, query = '', changes: Partial<Order> = {}, role?: Role) {
		const register = changes.register ?? registerFor(name, role);
		const conditions = asked(register, new URLSearchParams(query));
		const columns = columnsOf(register).map(({ key }) => key);
		const order: Order = {
			...{ name, register, asked: { ...conditions, columns }, sight: 'masked' },
			...{ format: 'xlsx', purpose: 'REPORT 월례 보고', ...changes }
		};
		const wording = {
			title: registerIn(name, 'ko'),
			head: ({ key }: { key: string }) => columnIn(key, 'ko'),
			value: (noun: string, value: string) => valueIn(noun, value, 'ko'),
			mark: (rows: number) => exports.ko.mark('김관리', NOW, '보고·통계', rows)
		};
		const { body, rows } = await takeAway(database, who, order, wording, NOW);
		const bytes = new Uint8Array(await new Response(body).arrayBuffer());
		const table = await readTable(bytes);
		const [heads = [], ...rest] = table.rows.map((row) => cellsOf(row, table.encoding));
		const mark = rest.pop()?.[0];
		const total = await countOf(database, register, conditions);
		return { heads, lines: rest, mark, rows, total, text: Buffer.from(bytes).toString('utf8') };
	}

	async function works(prefix: string) {
		const rows = await database.db.selectFrom('audit').selectAll().orderBy('seq').execute();
		return rows.filter(({ work }) => work.startsWith(prefix));
	}

	test.each(EXPORT_NAMES)('of %s has as many rows as its page, in both formats', async (name) => {
		for (const format of ['xlsx', 'csv'] as const) {
			const file = await taken(name, '', { format });
			// A file without rows has its heading and its mark only.
			expect(file.lines, format).toHaveLength(file.total);
			expect(file.rows).toBe(file.total);
			expect(file.mark).toContain('출력자 김관리 · 2021. 5. 12.(수) 14:30 · 용도 보고·통계');
			expect(file.heads).not.toContain('');
			expect(file.heads.every((head) => /[가-힣]|PC|SSD/.test(head))).toBe(true);
		}
	});

	test('has as many rows as each tile that opens its page', async () => {
		const shown = (await board(database.db, year, NOW))!;
		const figures = await repairFigures(database.db, year, TODAY);
		expect(shown.delivered).toBe(DEMO_COUNTS.delivered);
		expect([shown.stock, shown.carried > 0]).toEqual([DEMO_COUNTS.inStock, true]);
		for (const [address, count] of [...tilesOf(shown), ...repairTiles(figures)]) {
			const { pathname, searchParams } = new URL(address, 'http://localhost');
			// The desk of exceptions has two lists; its tile counts the one that waits.
			if (pathname === '/office/exceptions') searchParams.set('which', 'open');
			const name = pathname.replace('/office/', '') as ExportName;
			const { lines } = await taken(name, String(searchParams));
			expect([address, lines.length]).toEqual([address, count]);
		}
	});

	test('of the desks has the rows of the desk, in its year and after New Year', async () => {
		const clerk = { userId: 'demo-office1', role: 'office', dongs: [] } as const;
		const counted: number[] = [];
		const compare = async (name: ExportName, of: string, query: string, rows: number) => {
			const file = await taken(name, query, { register: registerFor(name, 'office', of) });
			expect([name, of, query, file.lines.length]).toEqual([name, of, query, rows]);
			counted.push(rows);
		};
		for (const of of [year, NEXT]) {
			for (const which of ['open', 'done'] as const) {
				const desk = await tasks(database.db, clerk, of, { which }, TODAY);
				await compare('tasks', of, `which=${which}`, desk.total);
			}
			for (const which of ['open', 'decided'] as const) {
				const rows = await decisions(database.db, of, which);
				await compare('exceptions', of, `which=${which}`, rows.length);
			}
			const all = await places(database.db, of);
			for (const state of ['DELIVERED', 'HELD', 'FREE'])
				await compare(
					'places',
					of,
					`state=${state}`,
					all.filter((one) => one.state === state).length
				);
		}
		// What is over stays in its year; what is open, and the next year's own places, are there.
		const [inYear, after] = [counted.slice(0, 7), counted.slice(7)];
		expect(inYear.every((rows) => rows > 0)).toBe(true);
		expect(after.map((rows) => rows > 0)).toEqual([true, false, true, false, false, false, true]);
	});

	test('of exceptions hides what a decider wrote, and puts the household on record where it does not', async () => {
		const csv = { format: 'csv' } as const;
		expect((await taken('exceptions', 'which=decided', csv)).text).not.toContain(REASON);
		const open = { ...csv, sight: 'open', purpose: 'AUDIT' } as const;
		expect((await taken('exceptions', 'which=decided', open)).text).toContain(REASON);
		const looks = await works('EXPORT_OPEN: AUDIT');
		expect(looks.map(({ subject }) => subject)).toEqual([decidedOf]);
	});

	test('says no name, number or house of anybody unless somebody who may asks for it', async () => {
		const homes = await database.db.selectFrom('household').selectAll().execute();
		const masked = await taken('households', '', { format: 'csv' });
		for (const { name, phone, roadAddress } of homes) {
			expect(masked.text.includes(name)).toBe(false);
			expect(masked.text.includes(phone)).toBe(false);
			expect(masked.text.includes(roadAddress)).toBe(false);
		}
		const opened = await taken('households', '', { format: 'csv', sight: 'open' });
		const shown = homes.filter(({ name }) => opened.text.includes(name));
		expect(shown.length).toBe(homes.length);
		expect(opened.text).toMatch(/,0\d{1,2}-\d{3,4}-\d{4},/);
	});

	test('is on record before it leaves, and for each household when it is not masked', async () => {
		const before = (await works('EXPORT')).length;
		await taken('households');
		const [entry] = (await works('EXPORT')).slice(before);
		expect(entry).toMatchObject({
			userId: 'demo-office1',
			from: '192.0.2.1',
			at: NOW,
			subject: null
		});
		expect(entry?.work).toMatch(
			/^EXPORT: REPORT 월례 보고 · households xlsx masked rows=\d+ columns=/
		);
		const { total } = await taken('households', '', { sight: 'open', purpose: 'CONTACT' });
		const looks = await works('EXPORT_OPEN: CONTACT');
		expect(looks).toHaveLength(total);
		expect(new Set(looks.map(({ subject }) => subject)).size).toBe(total);
		expect(await verify(database)).toMatchObject({ ok: true });
	});

	test('has the category only when an approver takes it', async () => {
		for (const name of EXPORT_NAMES) {
			const keys = columnsOf(registerFor(name, 'office')).map(({ key }) => key);
			expect(keys, name).not.toContain('category');
		}
		const before = (await works('EXPORT_OPEN')).length;
		const file = await taken('households', '', {}, 'approver');
		expect((await works('EXPORT_OPEN')).length - before, 'each household is on record').toBe(
			file.total
		);
		const at = file.heads.indexOf('자격구분');
		expect(at).toBeGreaterThan(0);
		expect(new Set(file.lines.map((line) => line[at]))).toContain('수급자');
	});

	test('has the columns that were asked for, in the register’s order', async () => {
		const register = registerFor('pcs');
		const conditions = asked(register, new URLSearchParams());
		const file = await taken('pcs', '', {
			asked: { ...conditions, columns: ['state', 'tag', 'memoryGb'] }
		});
		expect(file.heads).toEqual(['관리번호', '메모리(GB)', '상태']);
	});
});
