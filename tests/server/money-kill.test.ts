/** `kill -9` in the middle of runs of 100: all of a step or nothing, and each month paid once. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { stateOf } from '../../src/lib/domain/batch.ts';
import { verify } from '../../src/lib/server/audit.ts';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { HOMES, MONTHS } from './money-kill.ts';
import { balanceOf, supported } from './money-scene.ts';

const KILLS = 4;
const BUDGET = 23_760_000;

it(
	'leaves all of a run or nothing, and pays every month once in the end',
	{ timeout: 300_000 },
	async () => {
		const dataDir = await mkdtemp(path.join(tmpdir(), 'ieum-run-'));
		const at = { dataDir, databaseUrl: null };
		let database = await openDatabase(at);
		await supported(database, { homes: HOMES, months: MONTHS });
		await database.close();
		let kills = 0;
		const answered = new Set<string>();
		for (let n = 0; !answered.has('done'); n += 1) {
			// Killed behind one step or the other, at a moment of the next that differs each time.
			const after = n < KILLS ? 1 + ((n * 5) % 4) : Infinity;
			if (await payUntil(dataDir, answered, after, (n * 7) % 23)) kills += 1;
			database = await openDatabase(at);
			await whole(database, answered);
			await database.close();
		}
		database = await openDatabase(at);
		const rows = await database.db.selectFrom('subsidyMonth').select('paidAt').execute();
		expect(rows.filter(({ paidAt }) => paidAt !== null)).toHaveLength(HOMES * MONTHS.length);
		expect(await balanceOf(database)).toBe(BUDGET - HOMES * MONTHS.length * 26_400);
		expect((await verify(database)).ok).toBe(true);
		expect(kills).toBe(KILLS);
		await database.close();
		await rm(dataDir, { recursive: true, force: true });
	}
);

/** Lets them work until `after` answers and so many milliseconds more; true if it had to be killed. */
function payUntil(
	dataDir: string,
	answered: Set<string>,
	after: number,
	more: number
): Promise<boolean> {
	const script = path.join(import.meta.dirname, 'money-kill.ts');
	const child = spawn(process.execPath, [script, dataDir], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let seen = 0;
	let killed = false;
	child.stdout.on('data', (bytes: Buffer) => {
		for (const line of bytes.toString().split('\n').filter(Boolean)) {
			// What an earlier process was answered is answered again at once.
			if (!answered.has(line)) seen += 1;
			answered.add(line);
		}
		if (seen < after || killed) return;
		killed = true;
		setTimeout(() => child.kill('SIGKILL'), more);
	});
	return new Promise((done) => child.on('close', (code) => done(killed && code === null)));
}

/** Every run is what it says, every answered step is there, and the ledger agrees. */
async function whole(database: Database, answered: ReadonlySet<string>): Promise<void> {
	const batches = await database.db.selectFrom('paymentBatch').selectAll().execute();
	let taken = 0;
	for (const batch of batches) {
		const months = await database.db
			.selectFrom('subsidyMonth')
			.selectAll()
			.where('batchId', '=', batch.id)
			.execute();
		expect(months).toHaveLength(HOMES);
		const state = stateOf(batch);
		const bound = state === 'APPROVED' || state === 'PAID';
		expect(months.filter((row) => row.approvedAt !== null)).toHaveLength(bound ? HOMES : 0);
		expect(months.filter((row) => row.paidAt !== null)).toHaveLength(state === 'PAID' ? HOMES : 0);
		if (bound) taken += batch.total;
	}
	expect(await balanceOf(database)).toBe(BUDGET - taken);
	const logged = await database.db.selectFrom('action_log').select('id').execute();
	const there = new Set(logged.map(({ id }) => id));
	for (const step of answered)
		if (step !== 'done') expect(there.has(step.replace(' ', '-')), step).toBe(true);
}
