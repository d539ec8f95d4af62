import { afterEach, beforeEach, expect, test } from 'vitest';
import { PAGE_ROWS, type StartLine } from '../../src/lib/protocol.ts';
import { SCHEMA } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { startLines } from '../../src/lib/server/start.ts';
import { household, pc, worker } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, NOW, put, tabletOf, type Tablet } from './scene.ts';

onEveryDatabase('the feed', (open) => {
	let database: Database;
	let tablet: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database);
		tablet = await tabletOf(database, 'mina');
	});
	afterEach(() => database.close());

	const visit = (n: number, scheduledOn: string, workerId = 'mina') => ({
		...{ visitId: `vst-${n}`, assignmentId: `asg-${n}`, workerId, scheduledOn },
		...{ scheduledAt: '10:00', note: '' }
	});
	const moved = (n: number, adminDong: string) => ({ ...household(n, adminDong) });

	async function lines(after: string | null = null): Promise<StartLine[]> {
		const all: StartLine[] = [];
		const asked = { device: tablet.id, schema: SCHEMA, after };
		const caller = { userId: tablet.userId, from: '192.0.2.1' };
		for await (const line of startLines(database, caller, asked, NOW)) all.push(line);
		return all;
	}

	test('brings what is new in the scope, and nothing of other dongs', async () => {
		await put(database, [
			{ table: 'household', row: household(8, '가산동') },
			{ table: 'household', row: household(9, '독산1동') }
		]);
		const answer = await tablet.sync();
		expect(answer.rows.map((one) => one.row.id)).toEqual(['home-0008']);
		expect(answer).toMatchObject({ reset: false, more: false });
		expect((await tablet.sync()).rows).toEqual([]);
	});

	test('tells of a row that left the scope, and brings it when it comes back', async () => {
		await put(database, [{ table: 'household', row: moved(1, '독산1동') }]);
		const answer = await tablet.sync();
		expect(answer.gone).toMatchObject([{ t: 'household', id: 'home-0001' }]);
		expect(tablet.mirror.has('household/home-0001')).toBe(false);
		await put(database, [{ table: 'household', row: moved(1, '가산동') }]);
		await tablet.sync();
		expect(tablet.mirror.has('household/home-0001')).toBe(true);
	});

	test('never calls gone what went away and came back between two looks', async () => {
		await put(database, [{ table: 'household', row: moved(1, '독산1동') }]);
		await put(database, [{ table: 'household', row: moved(1, '가산동') }]);
		expect((await tablet.sync()).gone).toEqual([]);
	});

	test('comes page by page without splitting a version', async () => {
		const bulk = (from: number, count: number) =>
			put(
				database,
				Array.from({ length: count }, (_, i) => ({
					table: 'household' as const,
					row: { ...household(1, '가산동'), id: `h${from + i}`, receiptNo: `r${from + i}` }
				}))
			);
		await bulk(10_000, PAGE_ROWS - 500);
		await bulk(20_000, 1000);
		await bulk(30_000, PAGE_ROWS + 700);
		await bulk(40_000, 10);
		const pages = [];
		for (let more = true; more;) {
			const answer = await tablet.sync();
			pages.push(answer.rows.length);
			more = answer.more;
		}
		expect(pages).toEqual([PAGE_ROWS - 500, 1000, PAGE_ROWS + 700, 10]);
		expect(tablet.mirror.size).toBeGreaterThan(PAGE_ROWS * 2);
	});

	test('resets a tablet of a foreign epoch or a changed scope', async () => {
		for (const change of [{ epoch: 'other' }, { epoch: null }, { scope: 'other' }, { schema: 99 }])
			expect(await tablet.ask([], change)).toMatchObject({ reset: true, rows: [], cursor: 0 });
		await database.db.updateTable('user').set({ dongs: '가산동,독산1동' }).execute();
		expect(await tablet.ask()).toMatchObject({ reset: true });
		await tablet.fill();
		expect(await tablet.ask()).toMatchObject({ reset: false });
	});

	test('begins a new epoch when a tablet knows of a later time than the database', async () => {
		const before = tablet.epoch;
		const answer = await tablet.ask([], { cursor: 1_000_000 });
		expect(answer.reset).toBe(true);
		expect(answer.epoch).not.toBe(before);
		await tablet.fill();
		const later = new Date(Date.parse(NOW) + 11 * 60_000).toISOString();
		const afterLost = await tablet.ask([], { ack: 7 }, later);
		expect(afterLost.epoch).not.toBe(answer.epoch);
		const alerts = await database.db.selectFrom('alert').selectAll().execute();
		expect(new Set(alerts.map((alert) => alert.kind))).toEqual(new Set(['RESTORED']));
	});

	test('begins one only once in a while for the same person, and puts on record who said so', async () => {
		const first = await tablet.ask([], { cursor: 1_000_000 });
		await tablet.fill();
		const again = await tablet.ask([], { cursor: 1_000_000 });
		expect(again).toMatchObject({ reset: true, epoch: first.epoch });
		const audits = await database.db.selectFrom('audit').selectAll().execute();
		expect(audits.filter(({ work }) => work === 'RESTORE_NOTICED')).toMatchObject([
			{ userId: tablet.userId, from: `192.0.2.1 ${tablet.id}` }
		]);
	});

	test('takes no id and no name that may be a resident registration number', async () => {
		const rrn = '900101-1234567';
		const inId = tablet.action('assign', assignment(1), rrn);
		await expect(tablet.ask([inId])).rejects.toThrow('MALFORMED');
		const inName = tablet.action('a9001011234567', assignment(1));
		await expect(tablet.ask([inName])).rejects.toThrow('MALFORMED');
		await expect(tablet.ask([], { device: rrn })).rejects.toThrow('MALFORMED');
		const audits = await database.db.selectFrom('audit').select('work').execute();
		expect(JSON.stringify(audits)).not.toContain('900101');
	});

	test('repeats verdicts until they are acknowledged, and those of the same push', async () => {
		const one = tablet.action('assign', assignment(1));
		const two = tablet.action('assign', assignment(2));
		await tablet.ask([one, two]);
		expect((await tablet.ask()).verdicts.map((v) => v.n)).toEqual([1, 2]);
		tablet.ack = 2;
		expect((await tablet.ask()).verdicts).toEqual([]);
		expect((await tablet.ask([two])).verdicts.map((v) => v.n)).toEqual([2]);
	});

	test('says what the newest backup covers', async () => {
		const answer = await tablet.sync([tablet.action('assign', assignment(1))]);
		expect(answer.covered).toBe(0);
		await database.db
			.insertInto('backup')
			.values({ id: 'b', at: NOW, version: answer.cursor, name: '', auditCount: 0, auditHash: '' })
			.execute();
		await tablet.sync([tablet.action('assign', assignment(2))]);
		expect(await tablet.ask()).toMatchObject({ covered: 1, settled: 2 });
	});

	test('starts with today’s visits and all that belongs to them', async () => {
		await tablet.sync([
			tablet.action('assign', assignment(1)),
			tablet.action('assign', assignment(2)),
			tablet.action('scheduleVisit', visit(1, '2021-04-05')),
			tablet.action('scheduleVisit', visit(2, '2021-04-06'))
		]);
		const all = await lines();
		expect(all[0]).toHaveProperty('head');
		expect(all.at(-1)).toEqual({ end: true });
		const pages = all.filter((line) => 'rows' in line);
		const today = pages.filter((page) => page.today);
		expect(pages.findIndex((page) => !page.today)).toBe(today.length);
		expect(today.flatMap((page) => page.rows.map((row) => row.id))).toEqual(
			expect.arrayContaining(['2021', 'mina', 'vst-1', 'asg-1', 'home-0001', 'pc-001'])
		);
		expect(today.flatMap((page) => page.rows.map((row) => row.id))).not.toContain('home-0002');
		const rest = pages.filter((page) => !page.today).flatMap((page) => page.rows);
		expect(all[0]).toMatchObject({ head: { total: rest.length } });
	});

	test('goes on behind the page where a start was cut, from the same version', async () => {
		const bulk = Array.from({ length: 2500 }, (_, i) => ({
			table: 'pc' as const,
			row: { ...pc(1), id: `p${10_000 + i}`, tag: `t${i}`, serial: `s${i}` }
		}));
		await put(database, bulk);
		const first = await lines();
		const cut = first.findIndex((line) => 'rows' in line && !line.today && line.t === 'pc');
		await put(database, [{ table: 'worker', row: worker('later', '나중', ['가산동']) }]);
		const rest = await lines((first[cut] as { after: string }).after);
		expect(rest[0]).toMatchObject({
			head: { version: (first[0] as { head: { version: number } }).head.version }
		});
		const ids = (some: StartLine[]) =>
			some.flatMap((line) => ('rows' in line && !line.today ? line.rows.map((r) => r.id) : []));
		expect([...ids(first.slice(0, cut + 1)), ...ids(rest)]).toEqual(ids(first));
	});

	test('begins a start anew when the epoch or the scope is another', async () => {
		const page = (await lines()).find((line) => 'rows' in line && !line.today) as { after: string };
		await database.db.updateTable('user').set({ dongs: '독산1동' }).execute();
		const anew = await lines(page.after);
		expect(anew.some((line) => 'rows' in line && line.today)).toBe(true);
		expect(JSON.stringify(anew)).not.toContain('home-');
	});

	test('leaves nothing out that is written while a start runs', async () => {
		const caller = { userId: 'mina', from: '192.0.2.1' };
		const asked = { device: tablet.id, schema: SCHEMA, after: null };
		tablet.mirror.clear();
		let n = 100;
		for await (const line of startLines(database, caller, asked, NOW)) {
			if ('head' in line) tablet.cursor = line.head.version;
			if ('rows' in line)
				for (const row of line.rows) tablet.mirror.set(`${line.t}/${row.id}`, row);
			await put(database, [{ table: 'household', row: household(n++, '가산동') }]);
			await put(database, [{ table: 'household', row: moved(2, n % 2 ? '독산1동' : '가산동') }]);
		}
		while ((await tablet.sync()).more);
		const rows = await database.db
			.selectFrom('household')
			.select('id')
			.where('adminDong', '=', '가산동')
			.execute();
		const held = [...tablet.mirror.keys()].filter((key) => key.startsWith('household/'));
		expect(held.sort()).toEqual(rows.map((row) => `household/${row.id}`).sort());
	});
});
