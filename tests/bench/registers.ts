/**
 * How long the server takes for the first page of a register with 50,000 households, as p95 over all
 * the ways it is asked: `node tests/bench/registers.ts`, on a SQLite file and on PostgreSQL.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { draft } from '../../src/lib/domain/assignment.ts';
import { ADMIN_DONGS, type Rows } from '../../src/lib/domain/tables.ts';
import { tick } from '../../src/lib/server/clock.ts';
import { openDatabase, openFile, type Database } from '../../src/lib/server/db.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { REGISTERS, type RegisterName } from '../../src/lib/server/registers/list.ts';
import { pageOf } from '../../src/lib/server/registers/register.ts';
import { batches, writeRows, type Put } from '../../src/lib/server/rows.ts';
import { freshDatabase, stopPostgres } from '../stand/postgres.ts';
import { household, pc, selected, worker, year } from '../sync/fixtures.ts';
import { nameOf } from './world.ts';

const HOUSEHOLDS = 50_000;
const TODAY = '2021-05-12';
const ROUNDS = 5;

/** The ways in which people ask: as it opens, filtered, turned round, far back, by name, by 초성. */
const ASKED: [RegisterName, string, string?][] = [
	['households', ''],
	['households', 'state=WAITING'],
	['households', 'state=DELIVERED&dong=독산1동'],
	['households', 'sort=state'],
	['households', 'sort=-receiptNo'],
	['households', 'page=1000'],
	['households', 'registeredAt.from=2021-03-05&registeredAt.to=2021-03-20'],
	['households', '', '가나'],
	['households', '', 'ㄱㄴ'],
	['households', '', '1234'],
	['applications', ''],
	['applications', 'state=WAITLISTED&sort=tier'],
	['applications', '', 'ㄱㄴ'],
	['deliveries', ''],
	['deliveries', 'state=COUNTED&month=2021-03'],
	['deliveries', 'sort=-waited'],
	['pcs', ''],
	['pcs', 'state=IN_STOCK'],
	['pcs', 'sort=-since'],
	['pcs', 'q=00042'],
	['assignments', ''],
	['assignments', 'state=CONFIRMED&sort=visitOn'],
	['assignments', 'carried=YES'],
	['assignments', '', '가나'],
	['visits', ''],
	['visits', 'state=FAILED&sort=reason'],
	['visits', 'worker=mina&on.from=2021-05-12']
];

/** Fills a database; `count` households, each with a promise, a unit and a visit. */
export async function fillRegisters(database: Database, count = HOUSEHOLDS): Promise<void> {
	const puts: Put[] = [
		{ table: 'programmeYear', row: year(count) },
		{ table: 'worker', row: worker('mina', '미나', ADMIN_DONGS) }
	];
	for (let n = 1; n <= count; n++) puts.push(...caseOf(n));
	for (const some of batches(puts, 4000))
		await database.write(async (trx) => writeRows(trx, await tick(trx), some));
}

/** p95 in ms over all the ways of asking, and the slowest of them. */
export async function measureRegisters(
	database: Database
): Promise<{ p95: number; worst: string; worstMs: number }> {
	const taken: { how: string; ms: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		for (const [name, query, text] of ASKED) {
			const frame = { dialect: database.dialect, year: '2021', dongs: null, today: TODAY };
			const register = REGISTERS[name](frame);
			const begin = performance.now();
			const found = await pageOf(
				database,
				register,
				asked(register, new URLSearchParams(query), text)
			);
			if (round > 0)
				taken.push({
					how: `${name}?${query}${text ? ` "${text}"` : ''} (${found.total})`,
					ms: performance.now() - begin
				});
		}
	}
	taken.sort((a, b) => a.ms - b.ms);
	const { how: worst, ms: worstMs } = taken.at(-1)!;
	if (process.env.BENCH_ALL)
		for (const { how, ms } of taken) process.stdout.write(`${ms.toFixed(0).padStart(6)} ${how}\n`);
	return { p95: taken[Math.ceil(taken.length * 0.95) - 1]!.ms, worst, worstMs };
}

function caseOf(n: number): Put[] {
	const number = String(n).padStart(5, '0');
	const adminDong = ADMIN_DONGS[n % 10] as string;
	const at = new Date(Date.parse('2021-03-02T00:00:00Z') + n * 60_000).toISOString();
	const home: Rows['household'] = {
		...household(n, adminDong),
		...{ id: `home-${number}`, receiptNo: `21-B${number}-X`, name: nameOf(n) },
		...{ phone: `010000${number}`, registeredAt: at }
	};
	const unit: Rows['pc'] = {
		...pc(n),
		...{ id: `pc-${number}`, tag: `LP-2021-${number}`, serial: `SN2021${number}` }
	};
	const waits = n % 3 === 0 ? { selectedAt: null, waitlistYear: '2021' } : {};
	const wish: Rows['application'] = {
		...selected(n, adminDong),
		...{ id: `wish-${number}`, householdId: home.id, receivedAt: at, rankedAt: at },
		...waits,
		fulfilledAt: n % 3 === 1 ? at : null
	};
	if (n % 3 === 0)
		return [
			{ table: 'household', row: home },
			{ table: 'application', row: wish },
			{ table: 'pc', row: unit }
		];
	const done = n % 3 === 1 ? at : null;
	const ids = { id: `asg-${number}`, fiscalYear: '2021', householdId: home.id, pcId: unit.id };
	const promise = { ...draft({ ...ids, adminDong, proposedAt: at }), applicationId: wish.id };
	const visit: Rows['visit'] = {
		...{ id: `visit-${number}`, assignmentId: promise.id, householdId: home.id, adminDong },
		...{ workerId: 'mina', scheduledOn: n % 2 ? TODAY : '2021-04-01', scheduledAt: '10:00' },
		...{ attempt: 1, note: '', acceptedAt: done, failedAt: n % 15 === 2 ? at : null },
		...{ failReason: n % 15 === 2 ? 'ABSENT' : null, failNote: '', cancelledAt: null },
		...{ departedAt: null, tourOrder: null, cancelReason: null }
	};
	return [
		{ table: 'household', row: home },
		{ table: 'application', row: wish },
		...(done === null ? [] : [{ table: 'receipt' as const, row: receiptOf(promise, unit, at) }]),
		{ table: 'pc', row: { ...unit, assignmentId: promise.id, deliveredAt: done } },
		{ table: 'assignment', row: { ...promise, confirmedAt: at, completedAt: done } },
		{ table: 'visit', row: visit }
	];
}

function receiptOf(promise: Rows['assignment'], unit: Rows['pc'], at: string): Rows['receipt'] {
	const { id: assignmentId, householdId, adminDong, fiscalYear } = promise;
	const { serial, model, tag, memoryGb, ssdGb, monitor, os, office } = unit;
	return {
		...{ id: `rcp-${assignmentId}`, visitId: null, assignmentId, householdId, pcId: unit.id },
		...{ adminDong, fiscalYear, workerId: 'mina', serial, deliveredAt: at, address: '' },
		...{ bootCheckedAt: at, licenceCheckedAt: at, officeCheckedAt: at, internetCheckedAt: at },
		...{ recipientName: '', recipientRelation: 'SELF', signatureHash: null, substitute: null },
		...{ substituteReason: '', swapReason: null, replacedPcId: null, warrantyUntil: '2022-03-02' },
		...{ note: '', edition: 1, replacesId: null, replacedById: null, correctionReason: '' },
		...{ versionId: null, voidedAt: null, model, tag, memoryGb, ssdGb, monitor, os, office },
		photoHash: null
	};
}

if (process.argv[1] === import.meta.filename) {
	const folder = fs.mkdtempSync(path.join(tmpdir(), 'ieum-bench-'));
	const { url } = await freshDatabase();
	const opened = [
		await openFile(path.join(folder, 'registers.db')),
		await openDatabase({ dataDir: '', databaseUrl: url })
	];
	for (const database of opened) {
		await fillRegisters(database);
		// A server that runs for a while has looked at its tables by itself.
		await sql`analyze`.execute(database.db);
		const { p95, worst, worstMs } = await measureRegisters(database);
		process.stdout.write(
			`${database.dialect}: p95 ${p95.toFixed(0)} ms of ${HOUSEHOLDS} households; slowest ${worst} ${worstMs.toFixed(0)} ms\n`
		);
		await database.close();
	}
	await stopPostgres();
	fs.rmSync(folder, { recursive: true });
}
