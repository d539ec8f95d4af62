/**
 * How long a carrier's file of 10,000 rows takes to read, match, look at and record, and what a
 * colleague's page and entry take meanwhile: `node tests/bench/bill-file.ts [rows]`. SQLite on a file,
 * every commit on the disk. The colleague has to be answered within 1 s (p95).
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openFile } from '../../src/lib/server/db.ts';
import { takeFile } from '../../src/lib/server/money/bill-files.ts';
import { confirmFile } from '../../src/lib/server/money/bill-record.ts';
import { fileView } from '../../src/lib/server/money/bill-view.ts';
import { previewRun } from '../../src/lib/server/money/run-preview.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { REGISTERS } from '../../src/lib/server/registers/list.ts';
import { pageOf } from '../../src/lib/server/registers/register.ts';
import { household } from '../sync/fixtures.ts';
import { does, NOW, supported } from '../server/money-scene.ts';

const ROWS = Number(process.argv[2] ?? 10_000);
const KEY = Buffer.alloc(32, 3);
const WAIT_MS = 50;
const april = { fiscalYear: '2021', month: '2021-04' };
const clerk = { userId: 'clerk', from: '192.0.2.9' };
const say = (line: string) => void process.stdout.write(`${line}\n`);
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

const folder = fs.mkdtempSync(path.join(tmpdir(), 'ieum-bench-'));
const database = await openFile(path.join(folder, 'bills.db'));
await supported(database, { homes: ROWS, billed: false, budget: ROWS * 26_400 });

const register = REGISTERS.households({
	...{ dialect: database.dialect, year: '2021', dongs: null, today: '2021-05-06' }
});
let entries = 0;

/** A page of a register, and an entry in the ledger's other line. */
async function colleague(): Promise<void> {
	await pageOf(database, register, asked(register, new URLSearchParams()));
	const given = { fiscalYear: '2021', line: 'PC_SUPPLY', on: '2021-05-01', note: '' } as const;
	entries += 1;
	await does(database, 'supplement', { ...given, entryId: `aside-${entries}`, amount: 1_000 });
}

/** Does something while a colleague goes on working; says how long both took. */
async function beside<R>(what: string, work: () => Promise<R>): Promise<R> {
	let going = true;
	const took: number[] = [];
	const working = (async () => {
		while (going) {
			// From when the colleague wanted something, not from when the machine heard of it.
			const due = performance.now() + WAIT_MS;
			await pause(WAIT_MS);
			await colleague();
			took.push(performance.now() - due);
		}
	})();
	await pause(1);
	const began = performance.now();
	const result = await work();
	const whole = performance.now() - began;
	going = false;
	await working;
	took.sort((a, b) => a - b);
	const p95 = took[Math.floor(took.length * 0.95)] ?? 0;
	say(
		`${what}: ${whole.toFixed(0)} ms; ${took.length} turns of a colleague, p95 ${p95.toFixed(0)} ms, longest ${took.at(-1)?.toFixed(0)} ms`
	);
	return result;
}

const head = '연번,계약번호,고객명,청구월,청구금액,복지할인';
const lines = Array.from({ length: ROWS }, (_, i) => {
	const n = i + 1;
	const contract = n % 100 === 0 ? 'Z-0' : `C-${10_000 + n}`;
	return `${n},${contract},${household(n, '가산동').name},2021.04,"33,000",0`;
});
const bytes = Buffer.from([head, ...lines].join('\r\n'), 'utf8');
const given = { fileName: '청구.csv', bytes, month: '2021-04' };

await colleague();
const taken = await beside(`${ROWS} rows read and matched`, () =>
	takeFile(database, KEY, clerk, given, NOW)
);
if (!('id' in taken)) throw new Error('the file was taken before');
const view = await beside('looked at', () => fileView(database.db, KEY, taken.id));
say(JSON.stringify(view?.counts));
const { recorded } = await beside('recorded', () => confirmFile(database, clerk, taken.id, NOW));
const plan = await beside('the run looked at', () => previewRun(database.db, april));
if (recorded !== plan?.pays.length) throw new Error(`${recorded} of ${plan?.pays.length}`);
await database.close();
fs.rmSync(folder, { recursive: true });
