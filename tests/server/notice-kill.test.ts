/** `kill -9` while notices go out: each is on record once and reaches the gateway under one key. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { node24 } from '../../bin/install.js';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { household, year } from '../sync/fixtures.ts';
import { freshDatabase } from '../stand/postgres.ts';
import { gateway, isSigned, type Receiver } from './notice-stage.ts';
import { person, put } from './scene.ts';

const KILLS = 2;
const EACH = 10;
const HOMES = (KILLS + 1) * EACH;
const RUNNER = path.join(import.meta.dirname, 'notice-runner.ts');

/** One process of the server; how many deeds it has acknowledged. */
class Process {
	acknowledged = 0;
	private readonly child: ChildProcess;
	constructor(dataDir: string, databaseUrl: string, url: string, first: number, deeds: number) {
		const args = [RUNNER, dataDir, databaseUrl, url, String(first), String(deeds)];
		this.child = spawn(node24(), ['--no-warnings', ...args], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const lines = createInterface({ input: this.child.stdout! });
		lines.on('line', () => (this.acknowledged += 1));
	}

	/** Resolves when it has acknowledged so many. */
	async hasDone(deeds: number): Promise<void> {
		while (this.acknowledged < deeds) await pause(5);
	}

	async kill(): Promise<void> {
		const gone = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await gone;
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function furnish(database: Database): Promise<void> {
	await put(database, [{ table: 'programmeYear', row: year(100) }]);
	await person(database, 'office', 'office', []);
	for (let n = 1; n <= HOMES; n += 1) {
		const phone = `0100000${String(n).padStart(4, '0')}`;
		await put(database, [{ table: 'household', row: { ...household(n, '가산동'), phone } }]);
	}
}

/** Every notice and what became of it. */
async function settled(database: Database): Promise<{ notices: string[]; sent: string[] }> {
	const notices = await database.db.selectFrom('notice').select('id').execute();
	const sent = await database.db
		.selectFrom('notice_delivery')
		.select('noticeId')
		.where('state', '=', 'SENT')
		.execute();
	return { notices: notices.map(({ id }) => id), sent: sent.map(({ noticeId }) => noticeId) };
}

async function story(
	dataDir: string,
	databaseUrl: string,
	receiver: Receiver,
	beside: number
): Promise<void> {
	// A gateway that takes its time, so that most kills hit a message on its way.
	receiver.answers = Array.from(
		{ length: 4 * HOMES },
		() => (response) => void setTimeout(() => response.writeHead(200).end(), 25)
	);
	const start = (first: number, deeds: number) =>
		new Process(dataDir, databaseUrl, `${receiver.url}/sms`, first, deeds);
	const others = Array.from({ length: beside }, () => start(1, 0));
	let done = 0;
	for (let kill = 0; kill < KILLS; kill += 1) {
		// What was not acknowledged is done again, under the same id.
		const one = start(done + 1, HOMES - done);
		await one.hasDone(EACH);
		await pause((kill * 17) % 40);
		await one.kill();
		done += one.acknowledged;
	}
	const last = start(done + 1, HOMES - done);
	const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || null });
	while ((await settled(database)).sent.length < HOMES) await pause(100);
	for (const one of [last, ...others]) await one.kill();
	const { notices, sent } = await settled(database);
	await database.close();

	const expected = Array.from(
		{ length: HOMES },
		(_, i) => `deed-${i + 1}.APPLICATION_RECEIVED.wish-${i + 1}`
	).sort();
	expect(notices.sort()).toEqual(expected);
	expect(sent.sort()).toEqual(expected);
	expect([...new Set(receiver.got.map(({ key }) => key))].sort()).toEqual(expected);
	expect(receiver.got.every((message) => isSigned(message))).toBe(true);
	// One key, one message: whoever gets it twice sees the same words to the same number.
	const said = new Map<string, string>();
	for (const { key, body } of receiver.got)
		expect(said.set(key, said.get(key) ?? body.toString()).get(key)).toBe(body.toString());
}

test('on SQLite', { timeout: 300_000 }, async () => {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'ieum-notices-'));
	const database = await openDatabase({ dataDir, databaseUrl: null });
	await furnish(database);
	await database.close();
	const receiver = await gateway();
	await story(dataDir, '', receiver, 0);
	await receiver.close();
	await rm(dataDir, { recursive: true, force: true });
});

test('on PostgreSQL, beside another process', { timeout: 300_000 }, async () => {
	const { url, drop } = await freshDatabase();
	const database = await openDatabase({ dataDir: '', databaseUrl: url });
	await furnish(database);
	await database.close();
	const receiver = await gateway();
	await story('', url, receiver, 1);
	await receiver.close();
	await drop();
});
