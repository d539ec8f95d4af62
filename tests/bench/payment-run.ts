/**
 * How long a payment run of 10,000 households takes to build, lock, approve and pay, on a SQLite file
 * with every commit on the disk: `node tests/bench/payment-run.ts`. Building has to stay within 3 s.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openFile } from '../../src/lib/server/db.ts';
import { feeFigures } from '../../src/lib/server/money/figures.ts';
import { previewRun } from '../../src/lib/server/money/run-preview.ts';
import { does, NOW, seen, supported } from '../server/money-scene.ts';

const HOMES = 10_000;
const april = { fiscalYear: '2021', month: '2021-04' };
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function timed<R>(what: string, run: () => Promise<R>): Promise<R> {
	const begin = performance.now();
	const result = await run();
	say(`${what}: ${(performance.now() - begin).toFixed(0)} ms`);
	return result;
}

const folder = fs.mkdtempSync(path.join(tmpdir(), 'ieum-bench-'));
const database = await openFile(path.join(folder, 'run.db'));
await timed(`${HOMES} households on record`, () =>
	supported(database, { homes: HOMES, budget: HOMES * 26_400 })
);
const run = { batchId: 'run' };
await timed('preview', () => previewRun(database.db, april));
await timed('build', () => does(database, 'buildRun', { ...april, ...run, leaveOut: [] }));
await timed('lock', () => does(database, 'lockRun', run));
await timed('approve', async () =>
	does(database, 'approveRun', await seen(database, 'run'), 'boss')
);
await timed('pay', () => does(database, 'payRun', { ...run, paidOn: '2021-05-06' }));
const figures = await timed('figures of the year', () => feeFigures(database.db, '2021', NOW));
if (figures?.line.paid !== HOMES * 26_400) throw new Error(`paid ${figures?.line.paid}`);
await database.close();
fs.rmSync(folder, { recursive: true });
