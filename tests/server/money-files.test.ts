/** Carriers' files: read in any of their forms, matched, looked at, recorded once. */
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { tick } from '../../src/lib/server/clock.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { putAway, sweepBills } from '../../src/lib/server/money/bill-keep.ts';
import { takeFile } from '../../src/lib/server/money/bill-files.ts';
import {
	assignLine,
	confirmFile,
	discardFile,
	retryRefused
} from '../../src/lib/server/money/bill-record.ts';
import { xlsxStream } from '../../src/lib/server/export/xlsx.ts';
import { files, fileView } from '../../src/lib/server/money/bill-view.ts';
import { household } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { enrollment, from, homeId, NOW, supported, supportOf } from './money-scene.ts';
import { put } from './scene.ts';

const KEY = Buffer.alloc(32, 3);
const clerk = { userId: 'clerk', from };
const HEAD = '연번,계약번호,고객명,연락처,청구월,청구금액,복지할인';
const nameOf = (n: number) => household(n, '가산동').name;

function csv(...lines: string[]): Uint8Array {
	return Buffer.from(['가상통신 4월 청구 내역', HEAD, ...lines].join('\r\n'), 'utf8');
}
const row = (n: number, bill = '33,000원', discount = '-11,000', month = '2021.04') =>
	`${n},C-${10_000 + n},${nameOf(n)},,${month},"${bill}","${discount}"`;

async function take(database: Database, bytes: Uint8Array, fileName = '청구.csv') {
	return takeFile(database, KEY, clerk, { fileName, bytes, month: '2021-04' }, NOW);
}
const view = async (database: Database, taken: object) =>
	(await fileView(database.db, KEY, (taken as { id: string }).id))!;
const outcomes = async (database: Database, taken: object) =>
	(await view(database, taken)).lines.map((line) => `${line.outcome} ${line.reason}`.trim());

onEveryDatabase('a carrier’s file', (open, kind) => {
	/** What no database can make different. */
	const once = test.skipIf(kind !== 'SQLite');

	once(
		'is matched by contract, receipt number, or name and phone, and says what fits nobody',
		async () => {
			const database = await open();
			await supported(database, { homes: 6, billed: false });
			await put(database, [
				{ table: 'enrollment', row: enrollment(4, { contractNo: '' }) },
				{ table: 'enrollment', row: enrollment(5, { contractNo: 'C-10006' }) }
			]);
			const bytes = csv(
				row(1),
				row(2, '가격', '0'),
				`3,c 10003,다른사람,,2021-04,26400,`,
				`4,,${nameOf(4)},${household(4, '가산동').phone},4월,9900,0`,
				`5,C-99999,없는사람,01000009999,2021-04,33000,`,
				row(6),
				`7,C-10001,${nameOf(1)},,202104,33000,`,
				`8,,,,2021-04,33000,`,
				`1,C-10001,${nameOf(1)},,2021-05,33,000,0`
			);
			const taken = await take(database, bytes);
			expect(await outcomes(database, taken)).toEqual([
				...['READY', 'FAULTY BAD_AMOUNT', 'UNMATCHED NAME_DIFFERS', 'READY'],
				...[
					'UNMATCHED NO_MATCH',
					'UNMATCHED AMBIGUOUS',
					'TWIN',
					'FAULTY NO_KEY',
					'FAULTY EXTRA_CELLS'
				]
			]);
			const { lines, counts, sum } = await view(database, taken);
			expect(lines[0]).toMatchObject({ bill: 33_000, discount: 11_000, month: '2021-04' });
			expect([counts.READY, sum]).toEqual([2, 42_900]);
			expect(lines[4]).toMatchObject({
				name: '없**람',
				phone: '010-****-9999',
				contractNo: '**9999'
			});
			expect(JSON.stringify(lines)).not.toContain('없는사람');
			await database.close();
		}
	);

	test('becomes bills when a person confirms, once, and keeps nobody’s name after that', async () => {
		const database = await open();
		await supported(database, { homes: 3, billed: false });
		const taken = (await take(database, csv(row(1), row(2), row(3, '9,900', '9,900')))) as {
			id: string;
		};
		const before = await database.db.selectFrom('action_log').select('id').execute();
		expect(before.filter(({ id }) => !id.startsWith('money-act'))).toEqual([]);
		const both = await Promise.all([
			confirmFile(database, clerk, taken.id, NOW),
			confirmFile(database, clerk, taken.id, NOW)
		]);
		expect(both.reduce((all, one) => all + one.recorded, 0)).toBe(3);
		const rows = await database.db.selectFrom('subsidyMonth').selectAll().orderBy('id').execute();
		expect(rows.map(({ support, skipReason }) => [support, skipReason])).toEqual([
			...[
				[22_000, null],
				[22_000, null],
				[0, 'NOTHING_DUE']
			]
		]);
		expect(rows[0]?.billSource).toBe(`${taken.id}/3`);
		const lines = await database.db.selectFrom('bill_line').select('sealed').execute();
		expect(lines.every(({ sealed }) => sealed === '')).toBe(true);
		expect(await discardFile(database, clerk, taken.id, NOW)).toBe(false);
		await database.close();
	});

	once('is refused the second time by its hash, and an edited copy row by row', async () => {
		const database = await open();
		await supported(database, { homes: 3, billed: false });
		const bytes = csv(row(1), row(2));
		const taken = (await take(database, bytes)) as { id: string };
		await confirmFile(database, clerk, taken.id, NOW);
		expect(await take(database, bytes, '다른 이름.csv')).toMatchObject({ same: { id: taken.id } });
		const copy = await take(database, csv(row(1), row(2, '44,000'), row(3)));
		expect(await outcomes(database, copy)).toEqual([
			...['KNOWN BILLED_BEFORE', 'KNOWN BILLED_BEFORE', 'READY']
		]);
		expect((await view(database, copy)).lines[1]).toMatchObject({
			...{ bill: 44_000, params: { bill: 33_000, discount: 11_000, month: '2021-04' } }
		});
		expect(await confirmFile(database, clerk, (copy as { id: string }).id, NOW)).toEqual({
			...{ recorded: 1, refused: 0 }
		});
		await database.close();
	});

	test('may be thrown away and handed in again; two at once are one', async () => {
		const database = await open();
		await supported(database, { homes: 1, billed: false });
		const bytes = csv(row(1));
		const both = await Promise.allSettled([take(database, bytes), take(database, bytes)]);
		const kept = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
		expect(new Set(kept.map((one) => ('id' in one ? one.id : one.same.id))).size).toBe(1);
		const [file] = await files(database.db);
		expect(await files(database.db)).toHaveLength(1);
		expect(await discardFile(database, clerk, file?.id ?? '', NOW)).toBe(true);
		expect(await take(database, bytes)).toHaveProperty('id');
		await database.close();
	});

	test('is not thrown away by one while another records it', async () => {
		const database = await open();
		await supported(database, { homes: 1, billed: false });
		const { id } = (await take(database, csv(row(1)))) as { id: string };
		const [begun, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const recording = database.write(async (trx) => {
			await tick(trx);
			await trx
				.updateTable('bill_line')
				.set({ outcome: 'RECORDED' })
				.where('fileId', '=', id)
				.execute();
			begun.resolve();
			await commit.promise;
		});
		await begun.promise;
		const discarding = discardFile(database, clerk, id, NOW);
		commit.resolve();
		await recording;
		expect(await discarding).toBe(false);
		expect(await outcomes(database, { id })).toEqual(['RECORDED']);
		await database.close();
	});

	once('lets a person say whose a row is, and try again what the rules refused', async () => {
		const database = await open();
		await supported(database, { homes: 2, billed: false });
		const proof = await database.db
			.selectFrom('eligibility')
			.selectAll()
			.where('id', '=', 'proof-2')
			.executeTakeFirstOrThrow();
		const { version: _v, scope: _s, ...own } = proof;
		await put(database, [{ table: 'eligibility', row: { ...own, validUntil: '2021-03-31' } }]);
		const taken = (await take(database, csv('1,C-7,이사람,,2021-04,33000,', row(2)))) as {
			id: string;
		};
		const [line] = (await view(database, taken)).lines;
		const which = { lineId: line?.id ?? '', enrollmentId: 'line-1' };
		expect(await assignLine(database, clerk, which, NOW)).toBe(true);
		expect(await assignLine(database, clerk, which, NOW)).toBe(false);
		expect(await confirmFile(database, clerk, taken.id, NOW)).toEqual({ recorded: 1, refused: 1 });
		expect(await outcomes(database, taken)).toEqual(['RECORDED', 'REFUSED NO_PROOF']);
		await put(database, [{ table: 'eligibility', row: own }]);
		expect(await retryRefused(database, taken.id)).toBe(1);
		expect(await confirmFile(database, clerk, taken.id, NOW)).toEqual({ recorded: 1, refused: 0 });
		await database.close();
	});

	test('names nobody any more once its time is over, or somebody is done with what is left', async () => {
		const database = await open();
		await supported(database, { homes: 2, billed: false });
		const taken = await take(database, csv(row(1), '2,C-7,이사람,,2021-04,33000,', row(1)));
		const id = (taken as { id: string }).id;
		const named = async () => [
			(await view(database, taken)).named,
			(await files(database.db))[0]?.namedUntil
		];
		expect(await named()).toEqual([2, '2021-07-05']);
		expect(await sweepBills(database, '2021-07-05T14:59:00.000Z')).toBe(0);
		await confirmFile(database, clerk, id, NOW);
		expect(await sweepBills(database, '2021-07-05T15:01:00.000Z')).toBe(1);
		expect(await sweepBills(database, '2021-07-06T15:01:00.000Z')).toBe(0);
		expect(await named()).toEqual([0, null]);
		expect(await outcomes(database, taken)).toEqual(['RECORDED', 'UNMATCHED NO_MATCH', 'TWIN']);
		const lost = (await view(database, taken)).lines[1];
		expect(lost).toMatchObject({ name: '', contractNo: '', bill: 33_000, forgotten: true });
		const which = { lineId: lost?.id ?? '', enrollmentId: 'line-2' };
		expect(await assignLine(database, clerk, which, NOW)).toBe(false);

		const next = await take(database, csv(row(2), '2,C-8,저사람,,2021-04,33000,'), '다음.csv');
		const nextId = (next as { id: string }).id;
		expect(await putAway(database, clerk, nextId, NOW)).toBe(1);
		expect(await putAway(database, clerk, nextId, NOW)).toBe(0);
		expect(await confirmFile(database, clerk, nextId, NOW)).toEqual({ recorded: 1, refused: 0 });
		const gone = await database.db
			.selectFrom('audit')
			.select('userId')
			.where('work', 'like', 'BILL_FILE_FORGOTTEN%')
			.orderBy('seq')
			.execute();
		expect(gone.map(({ userId }) => userId)).toEqual([null, 'clerk']);
		await database.close();
	});

	once('of an auditor records nothing', async () => {
		const database = await open();
		await supported(database, { homes: 1, billed: false });
		const taken = (await take(database, csv(row(1)))) as { id: string };
		const boss = { userId: 'boss', from };
		await expect(confirmFile(database, boss, taken.id, NOW)).rejects.toThrow('NOT_YOURS');
		expect(await outcomes(database, taken)).toEqual(['READY']);
		await database.close();
	});

	once('settles an estimated December instead of billing it again', async () => {
		const database = await open();
		await supported(database, { homes: 1, months: [] });
		const paid = { estimatedAt: NOW, paidAt: NOW, paidOn: '2021-12-28', batchId: null };
		await put(database, [{ table: 'subsidyMonth', row: supportOf(1, '2021-12', true, paid) }]);
		const late = '2022-01-10T01:00:00.000Z';
		const bytes = csv(row(1, '20,000', '0', '2021-12'));
		const given = { fileName: '12월.csv', bytes, month: '2021-12' };
		const taken = (await takeFile(database, KEY, clerk, given, late)) as { id: string };
		expect(await confirmFile(database, clerk, taken.id, late)).toEqual({ recorded: 1, refused: 0 });
		const settled = await database.db.selectFrom('subsidyMonth').selectAll().executeTakeFirst();
		expect(settled).toMatchObject({
			bill: 20_000,
			clawbackAmount: 6_400,
			clawbackReason: 'ESTIMATE'
		});
		await database.close();
	});

	once('reads the same in CP949 and as xlsx', async () => {
		const database = await open();
		await supported(database, { homes: 2, billed: false });
		await put(database, [
			{ table: 'household', row: { ...household(1, '가산동'), name: '똠방설믜' } }
		]);
		const text = ['계약 번호\t성 명\t청구금액(원)', 'C-10001\t똠방설믜\t33000'].join('\n');
		const cp949 = await take(database, iconv.encode(text, 'cp949'));
		expect(await outcomes(database, cp949)).toEqual(['READY']);
		const sheet = {
			...{
				title: '청구',
				heads: ['접수번호', '사용월', '이용요금', '요금감면'],
				widths: [9, 9, 9, 9]
			},
			...{
				rows: [[household(2, '가산동').receiptNo, '2021년 4월', '33,000', '5,500']] as never,
				mark: '시험'
			}
		};
		const xlsx = await take(database, await buffer(xlsxStream(sheet as never, new Date(NOW))));
		expect((await view(database, xlsx)).lines[0]).toMatchObject({
			...{ outcome: 'READY', householdId: homeId(2), bill: 33_000, discount: 5_500 }
		});
		await expect(take(database, Buffer.from('이름,주소\n가,나'))).rejects.toThrow('NOT_A_TABLE');
		expect((await view(database, cp949)).lines[0]).toMatchObject({ householdId: homeId(1) });
		await database.close();
	});
});
