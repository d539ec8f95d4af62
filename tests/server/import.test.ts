/** Rosters from the upload to the register, on both databases. */
import { randomBytes } from 'node:crypto';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verify } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { check } from '../../src/lib/server/import/check.ts';
import { suggest, type Roster } from '../../src/lib/server/import/columns.ts';
import { openImports, type Imports } from '../../src/lib/server/import/imports.ts';
import type { Options } from '../../src/lib/server/import/options.ts';
import * as staged from '../../src/lib/server/import/staged.ts';
import { readTable } from '../../src/lib/server/import/table.ts';
import type { Import, Line } from '../../src/lib/server/import/tables.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { HEADING, homeRow, roster } from './roster.ts';
import { furnish, NOW, person, put } from './scene.ts';
import { household, year } from '../sync/fixtures.ts';

const who = { userId: 'office1', from: '192.0.2.1' };

onEveryDatabase('a roster', (open) => {
	let database: Database;
	let imports: Imports;
	const key = randomBytes(32);

	beforeEach(async () => {
		database = await open();
		await put(database, [{ table: 'programmeYear', row: year(100) }]);
		await person(database, 'office1', 'office', []);
		imports = openImports(database, key, () => NOW);
	});
	afterEach(async () => {
		await imports.close();
		await database.close();
	});

	/** Uploads a text and checks it with the columns that its heading suggests. */
	async function preview(
		text: string,
		kind: Roster = 'households',
		options: Partial<Options> = {}
	): Promise<Import> {
		const bytes = iconv.encode(text, 'cp949');
		const table = await readTable(bytes);
		const given = { userId: 'office1', roster: kind, fileName: '명부.csv', bytes, table };
		const id = await staged.keep(database, key, given, '2021', NOW);
		const row = await the(id);
		const [heading] = await staged.rowsFrom(database.db, key, row, row.heading, 1);
		const mapping = suggest(kind, heading?.cells ?? []);
		const all = { fiscalYear: '2021', apply: true, adminDong: null, ...options };
		await staged.reread(database, id, { mapping, options: all });
		await check(database, key, await the(id), NOW);
		return the(id);
	}

	const the = async (id: string): Promise<Import> => (await staged.importOf(database.db, id))!;

	/** Confirms one and waits for its end. */
	async function confirm(id: string): Promise<Import> {
		expect(await imports.confirm(id, who)).toBe(true);
		return ended(id);
	}

	async function ended(id: string): Promise<Import> {
		await expect.poll(async () => (await the(id)).finishedAt, { interval: 10 }).not.toBeNull();
		return the(id);
	}

	async function lines(id: string): Promise<(Pick<Line, 'row' | 'outcome'> & { codes: string })[]> {
		const rows = await database.db
			.selectFrom('roster_line')
			.selectAll()
			.where('importId', '=', id)
			.orderBy('row')
			.execute();
		return rows.map(({ row, outcome, reasons }) => {
			const codes = (JSON.parse(reasons) as { code: string; field?: string }[])
				.map(({ code, field }) => (field ? `${code} ${field}` : code))
				.join(', ');
			return { row, outcome, codes };
		});
	}

	const homes = () =>
		database.db.selectFrom('household').selectAll().orderBy('registeredAt').execute();
	const count = async (table: 'household' | 'application' | 'pc' | 'roster_part') => {
		const { n } = await database.db
			.selectFrom(table)
			.select((eb) => eb.fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		return Number(n);
	};

	test('is previewed without anything being registered, then registered with its applications', async () => {
		const row = await preview(roster(25));
		expect(row).toMatchObject({ state: 'PREVIEW', ready: 25, faulty: 0, twins: 0, heading: 1 });
		expect(await count('household')).toBe(0);
		const done = await confirm(row.id);
		expect(done).toMatchObject({ state: 'DONE', added: 25, refused: 0, done: 25 });
		const rows = await homes();
		expect(rows).toHaveLength(25);
		expect(rows[0]).toMatchObject({
			...{ name: '시험나래1', phone: '01000000001', roadAddress: '금천구 보기로 1' },
			...{ adminDong: '독산1동', category: 'NEAR_POVERTY', kind: 'INDIVIDUAL' }
		});
		expect(rows.map(({ name }) => name)).toContain('시험설믜4');
		const applied = await database.db.selectFrom('application').selectAll().execute();
		expect(applied).toHaveLength(25);
		expect(new Set(applied.map((one) => one.channel))).toEqual(new Set(['IMPORT']));
		expect(await count('roster_part')).toBe(0);
		expect(await verify(database)).toMatchObject({ ok: true });
	});

	test('keeps the order of the file where times are the same', async () => {
		await confirm((await preview(roster(12))).id);
		const ranked = await database.db
			.selectFrom('application')
			.innerJoin('household', 'household.id', 'application.householdId')
			.select(['household.name', 'application.rankedAt'])
			.orderBy('application.rankedAt')
			.execute();
		expect(ranked.map(({ name }) => Number(/\d+$/.exec(name)?.[0]))).toEqual(
			Array.from({ length: 12 }, (_, i) => i + 1)
		);
		expect(ranked[0]?.rankedAt.startsWith('2021-03-01T23:59:59')).toBe(true);
	});

	test('puts back the zeros of phones and says where', async () => {
		const row = await preview(roster(20));
		expect(await lines(row.id)).toEqual([
			{ row: 12, outcome: 'FLAGGED', codes: 'ZERO_RESTORED' },
			{ row: 22, outcome: 'FLAGGED', codes: 'ZERO_RESTORED' }
		]);
		await confirm(row.id);
		expect((await homes()).every(({ phone }) => /^010\d{8}$/.test(phone))).toBe(true);
	});

	test('adds nothing when the same file comes again, and only what is new of an edited copy', async () => {
		await confirm((await preview(roster(10))).id);
		const again = await preview(roster(10));
		expect(again).toMatchObject({ ready: 0, twins: 10 });
		expect(await imports.confirm(again.id, who)).toBe(false);
		const edited = await preview(roster(14));
		expect(edited).toMatchObject({ ready: 4, twins: 10 });
		expect(await confirm(edited.id)).toMatchObject({ added: 4 });
		expect(await count('household')).toBe(14);
		expect(await count('application')).toBe(14);
	});

	test('adds each household once although two people confirm the same file at the same time', async () => {
		const [a, b] = [await preview(roster(60)), await preview(roster(60))];
		expect([a.ready, b.ready]).toEqual([60, 60]);
		await Promise.all([confirm(a.id), confirm(b.id)]);
		const [one, two] = [await the(a.id), await the(b.id)];
		expect(one.added + two.added).toBe(60);
		expect(one.known + two.known + one.twins + two.twins).toBe(60);
		expect(await count('household')).toBe(60);
	});

	test('tells every fault of a row, and leaves the row out', async () => {
		const rows = [
			`1,시험하나,010-0000-0001,금천구 보기로 1,,가산동,수급자,2021-03-02,`,
			`2,,010-12,금천구 보기로 2,,독산동,수급자·장애인,2021-13-02,`,
			`3,시험셋,010-0000-0003,금천구 보기로 3,,없는동,부자,2999-01-01,`,
			`4,시험넷,010-0000-0004,#N/A,,시흥1동,차상위,2021-03-02,`,
			`5,시험다섯,010-0000-0005,금천구 보기로 5,,시흥 제2동,한부모,44257,800101-1234567`
		];
		const row = await preview([HEADING, ...rows].join('\n'));
		expect(await lines(row.id)).toEqual([
			{
				row: 3,
				outcome: 'FAULTY',
				codes:
					'MISSING name, BAD_PHONE phone, LEGAL_DONG adminDong, TWO_CATEGORIES category, BAD_DAY receivedAt'
			},
			{
				row: 4,
				outcome: 'FAULTY',
				codes: 'BAD_DONG adminDong, BAD_CATEGORY category, FUTURE_DAY receivedAt'
			},
			{ row: 5, outcome: 'FAULTY', codes: 'CELL_ERROR roadAddress' },
			{ row: 6, outcome: 'FAULTY', codes: 'RRN' }
		]);
		expect(await confirm(row.id)).toMatchObject({ added: 1, faulty: 4 });
		expect(await count('household')).toBe(1);
	});

	test('knows a household again by name with phone or address, however they are spaced', async () => {
		await put(database, [
			{
				table: 'household',
				row: {
					...household(1, '가산동'),
					name: '시험 하나',
					phone: '01000000001',
					roadAddress: '서울특별시 금천구 보기로 1'
				}
			}
		]);
		const rows = [
			`1,시험하나,010 0000 0001,금천구 다른로 9,,가산동,수급자,,`,
			`2,시 험 하 나,010-0000-0777,서울시 금천구 보기로 1 (가산동),,가산동,수급자,,`,
			`3,시험둘,010-0000-0002,금천구 보기로 2,,가산동,수급자,,`,
			`4,${'시험둘'.normalize('NFD')},010-0000-0002,금천구 보기로 3,,가산동,수급자,,`,
			`5,시험셋,010-0000-0001,금천구 보기로 4,,가산동,수급자,,`
		];
		const text = [HEADING, ...rows].join('\n');
		const row = await preview(text.normalize('NFC'));
		expect(await lines(row.id)).toEqual([
			{ row: 2, outcome: 'TWIN', codes: 'TWIN_ON_RECORD' },
			{ row: 3, outcome: 'TWIN', codes: 'TWIN_ON_RECORD' },
			{ row: 5, outcome: 'TWIN', codes: 'TWIN_IN_FILE' }
		]);
		expect(row.ready).toBe(2);
	});

	test('sees what was registered between the preview and the confirmation', async () => {
		const row = await preview(roster(3));
		const [first] = [homeRow(2).split(',')];
		await put(database, [
			{
				table: 'household',
				row: { ...household(2, '독산2동'), name: first[1] ?? '', phone: '01000000002' }
			}
		]);
		expect(await confirm(row.id)).toMatchObject({ added: 2, twins: 1 });
		expect(await count('household')).toBe(3);
	});

	test('never guesses a dong: one for all rows is chosen by a person', async () => {
		const text = '성명,연락처,주소,자격\n시험하나,010-0000-0001,금천구 보기로 1,수급자\n';
		const row = await preview(text);
		expect(await lines(row.id)).toEqual([
			{ row: 2, outcome: 'FAULTY', codes: 'MISSING adminDong' }
		]);
		const chosen = await preview(text, 'households', { adminDong: '시흥3동' });
		expect(chosen.ready).toBe(1);
	});

	test('brings proofs and consents along', async () => {
		const text =
			'성명,연락처,주소,행정동,자격구분,자격확인일,자격유효기간,확인방법,개인정보 동의,민감정보 동의,통신사 제공 동의,학습자 수,PC 보유\n' +
			'시험하나,010-0000-0001,금천구 보기로 1,가산동,장애인,2021-03-02,2021-12-31,공동이용,O,예,X,2,유\n';
		await confirm((await preview(text)).id);
		const proofs = await database.db.selectFrom('eligibility').selectAll().execute();
		expect(proofs).toMatchObject([
			{
				category: 'DISABLED',
				method: 'SHARED_INFO',
				checkedOn: '2021-03-02',
				validUntil: '2021-12-31'
			}
		]);
		const consents = await database.db.selectFrom('consent').selectAll().orderBy('kind').execute();
		expect(consents.map(({ kind, method }) => [kind, method])).toEqual([
			['COLLECT', 'PAPER'],
			['SENSITIVE', 'PAPER']
		]);
		const [application] = await database.db.selectFrom('application').selectAll().execute();
		expect(application).toMatchObject({ learners: 2, ownsPcAt: '2021-04-05' });
	});

	test('of PCs makes units that came in, each with its own serial and tag', async () => {
		await furnish(database, { homes: 1 });
		const text =
			'관리번호,제조번호,모델명,메모리,SSD,모니터,불용번호,입고구분,제공기관\n' +
			'LP-2021-901,SN 901,삼성 DM500,4GB,240GB,22인치,불용-1,불용,재무과\n' +
			'LP-2021-901,SN902,삼성,4,240,,,,\n' +
			'LP-2021-903,sn-901,삼성,4,240,,,,\n' +
			'LP-2021-904,SN904,삼성,사,240,,,,\n';
		const row = await preview(text, 'pcs');
		expect(await lines(row.id)).toEqual([
			{ row: 3, outcome: 'TWIN', codes: 'TWIN_IN_FILE' },
			{ row: 4, outcome: 'TWIN', codes: 'TWIN_IN_FILE' },
			{ row: 5, outcome: 'FAULTY', codes: 'BAD_NUMBER memoryGb' }
		]);
		expect(await confirm(row.id)).toMatchObject({ added: 1 });
		const unit = await database.db
			.selectFrom('pc')
			.selectAll()
			.where('tag', '=', 'LP-2021-901')
			.executeTakeFirst();
		expect(unit).toMatchObject({
			serial: 'SN901',
			source: 'DONATED',
			sourceName: '재무과',
			wipedAt: null
		});
		expect((await preview(text, 'pcs')).ready).toBe(0);
	});

	test('says why a rule refuses a row, and asks again when the same file comes again', async () => {
		const text = '관리번호,제조번호,모델명,메모리,SSD\nLP-2023-1,SN1,삼성,4,240\n';
		const early = await preview(text, 'pcs', { fiscalYear: '2023' });
		expect(await confirm(early.id)).toMatchObject({ added: 0, refused: 1 });
		expect(await lines(early.id)).toEqual([{ row: 2, outcome: 'REFUSED', codes: 'UNKNOWN_YEAR' }]);
		await put(database, [{ table: 'programmeYear', row: year(100, '2023') }]);
		const later = await preview(text, 'pcs', { fiscalYear: '2023' });
		expect(await confirm(later.id)).toMatchObject({ added: 1, refused: 0 });
	});

	test('goes on behind the last row that is done when the process ends in the middle', async () => {
		const row = await preview(roster(300));
		expect(await imports.confirm(row.id, who)).toBe(true);
		await imports.close();
		const left = await the(row.id);
		expect(left.state).toBe('RUNNING');
		expect(left.done).toBeLessThan(300);
		imports = openImports(database, key, () => NOW);
		expect(await ended(row.id)).toMatchObject({ state: 'DONE', added: 300, known: 0, twins: 0 });
		expect(await count('household')).toBe(300);
		expect(await count('application')).toBe(300);
	});

	test('stops when asked to; what was done stays, and the same file brings the rest', async () => {
		const row = await preview(roster(400));
		await imports.confirm(row.id, who);
		await expect.poll(async () => (await the(row.id)).done, { interval: 5 }).toBeGreaterThan(0);
		await imports.stop(row.id);
		const stopped = await ended(row.id);
		expect(stopped.state).toBe('STOPPED');
		expect(await count('household')).toBe(stopped.added);
		expect(stopped.added).toBeLessThan(400);
		const rest = await preview(roster(400));
		expect(await confirm(rest.id)).toMatchObject({ added: 400 - stopped.added });
		expect(await count('household')).toBe(400);
	});

	test('stops when the account of whoever confirmed it is closed', async () => {
		const row = await preview(roster(5));
		await database.db.updateTable('user').set({ disabledAt: NOW }).execute();
		expect(await confirm(row.id)).toMatchObject({ state: 'STOPPED', added: 0 });
	});

	test('leaves nothing readable in the database before it is confirmed, and no 주민등록번호 ever', async () => {
		const text = [
			HEADING,
			'1,표식하나,010-0000-7001,금천구 표식로 1,,가산동,수급자,,800101-1234567',
			'2,표식둘,010-0000-7002,금천구 표식로 2,,가산동,수급자,,'
		].join('\n');
		const row = await preview(text);
		const kept = async () => {
			const tables = await Promise.all([
				database.db.selectFrom('roster_import').selectAll().execute(),
				database.db.selectFrom('roster_part').selectAll().execute(),
				database.db.selectFrom('roster_line').selectAll().execute(),
				database.db.selectFrom('action_log').selectAll().execute(),
				database.db.selectFrom('audit').selectAll().execute()
			]);
			return JSON.stringify(tables);
		};
		expect(await kept()).not.toMatch(/표식|0000-?700[12]|1234567/);
		await confirm(row.id);
		expect(await kept()).not.toMatch(/표식하나|0000-?7001|1234567/);
		expect((await homes()).map(({ name }) => name)).toEqual(['표식둘']);
	});

	test('keeps no 주민등록번호 out of the name of its file', async () => {
		const bytes = iconv.encode(roster(1), 'cp949');
		const table = await readTable(bytes);
		for (const fileName of [
			'명부_850101-1234567.csv',
			'명부_850101_1234567.csv',
			'8501011234567.csv'
		]) {
			const given = { userId: 'office1', roster: 'households' as const, fileName, bytes, table };
			const id = await staged.keep(database, key, given, '2021', NOW);
			expect((await the(id)).fileName).toBe('roster.csv');
		}
	});

	test('that nobody confirms is thrown away after a day', async () => {
		const row = await preview(roster(2));
		const tomorrow = openImports(database, key, () => '2021-04-07T00:00:00.000Z');
		await expect.poll(() => staged.importOf(database.db, row.id)).toBeUndefined();
		expect(await count('roster_part')).toBe(0);
		await tomorrow.close();
	});

	test('remembers which column means what, by the person and the layout', async () => {
		const mapping = { name: 3, phone: 1 };
		await database.write((trx) =>
			staged.remember(trx, { userId: 'office1', layout: 'x', mapping, usedAt: NOW })
		);
		expect(await staged.remembered(database.db, 'office1', 'x')).toEqual(mapping);
		expect(await staged.remembered(database.db, 'office2', 'x')).toBeUndefined();
		expect(await staged.remembered(database.db, 'office1', 'y')).toBeUndefined();
	});
});
