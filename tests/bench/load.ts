/**
 * `node tests/bench/load.ts`: a day on which all tablets come back at once. (SAFETY §4) 500 of them
 * within a minute, each with 20 new actions, then all within a second; `node tests/bench/load.ts days`:
 * each with 200 after three days without a line. Beside them somebody works in the office. The machine
 * should do nothing else; what asks runs on the same processors.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '../../src/lib/domain/month.ts';
import { ADMIN_DONGS, SCHEMA } from '../../src/lib/domain/tables.ts';
import { OWN_HEADER, PROTOCOL, type SyncAnswer, type WireAction } from '../../src/lib/protocol.ts';
import { append } from '../../src/lib/server/audit.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { enrol } from '../../src/lib/server/devices.ts';
import { readServerKey } from '../../src/lib/server/keys.ts';
import { COOKIE, openSessions, type Sessions } from '../../src/lib/server/sessions.ts';
import { startLines } from '../../src/lib/server/start.ts';
import { createUser } from '../../src/lib/server/users.ts';
import { startApp, type App } from '../stand/app.ts';
import { fillWorld, PASSWORD } from './world.ts';

const TABLETS = 500;
const PEOPLE = 50;
const HOUSEHOLDS = 20_000;
const LOG_ROWS = 300_000;
const MINUTE = 60_000;
const now = () => new Date().toISOString();
const say = (line: string) => process.stdout.write(`${line}\n`);
const agent = new Agent({ keepAlive: true, maxSockets: TABLETS });

interface Tablet {
	cookie: string;
	device: string;
	dong: string;
	epoch: string;
	scope: string;
	cursor: number;
	n: number;
	ack: number;
}

interface Told {
	/** ms of each push that was answered */
	pushes: number[];
	/** how often somebody was told to wait */
	waits: number;
	rows: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-bench-load-'));
const dataDir = path.join(folder, 'data');
let failed = false;
try {
	await main();
} finally {
	agent.destroy();
	rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;

async function main(): Promise<void> {
	await fillWorld(dataDir, dayOf(now()), now(), HOUSEHOLDS);
	const { tablets, office } = await people();
	const app = await startApp({ dataDir, env: { TRUST_PROXY: '1' } });
	try {
		if (process.argv[2] === 'days') await days(app, tablets, office);
		else await morning(app, tablets, office);
	} finally {
		await app.stop();
	}
}

async function morning(app: App, tablets: Tablet[], office: string): Promise<void> {
	const calm = await beside(app.url, office, () => arrive(app.url, tablets, 20, MINUTE));
	hold('500 tablets within a minute, 20 actions each: push p99', at(calm.told.pushes, 0.99), 800);
	figures(calm);
	const rush = await beside(app.url, office, () => arrive(app.url, tablets, 20, 1000));
	hold('all within a second: until the last has everything', rush.ms, MINUTE);
	hold('the slowest page of the office meanwhile', Math.max(...rush.pages), 1000);
	figures(rush);
	hold('actions that were lost', lost(tablets), 0, '');
	say(`  resident memory at most: ${peak(app.pid)} MB`);
}

async function days(app: App, tablets: Tablet[], office: string): Promise<void> {
	const back = await beside(app.url, office, () => arrive(app.url, tablets, 200, 10_000));
	hold('500 tablets with 200 actions each: until the last has everything', back.ms, 10 * MINUTE);
	figures(back);
	hold('actions that were lost', lost(tablets), 0, '');
	hold('resident memory at most', peak(app.pid), 512, 'MB');
}

/** Fifty people with ten enrolled tablets each, a clerk, and a log that has grown for years. */
async function people(): Promise<{ tablets: Tablet[]; office: string }> {
	const config = readConfig({ DATA_DIR: dataDir });
	const database = await openDatabase(config);
	const key = readServerKey(dataDir, undefined);
	const sessions = openSessions(database, config, key);
	await growLog(database);
	await account(database, 'office', 'clerk', []);
	const tablets: Tablet[] = [];
	for (let p = 0; p < PEOPLE; p++) {
		const dong = ADMIN_DONGS[p % ADMIN_DONGS.length] as string;
		const userId = `person-${p}`;
		await account(database, 'field', userId, [dong]);
		for (let t = 0; t < TABLETS / PEOPLE; t++)
			tablets.push(await tabletOf(database, sessions, key, { userId, dong, no: t }));
	}
	const office = (await sessions.start('clerk', { ip: '', agent: '' })).token;
	await database.close();
	return { tablets, office: `${COOKIE}=${office}` };
}

function account(database: Database, role: 'field' | 'office', id: string, dongs: string[]) {
	const row = { id, loginName: id, name: id, role, dongs, password: PASSWORD };
	return createUser(database, row, { userId: null, from: 'bench' }, now());
}

async function tabletOf(
	database: Database,
	sessions: Sessions,
	key: ReturnType<typeof readServerKey>,
	{ userId, dong, no }: { userId: string; dong: string; no: number }
): Promise<Tablet> {
	const caller = { userId, from: 'bench' };
	const { token } = await sessions.start(userId, { ip: '', agent: '' });
	const tabletId = `tablet-${userId}-${no}`;
	const { deviceId } = await enrol(database, key, caller, { tabletId, name: tabletId }, now());
	const checked = await sessions.check(token);
	if (checked) await sessions.bind(checked.session, deviceId);
	const asked = { device: deviceId, schema: SCHEMA, after: null };
	for await (const line of startLines(database, caller, asked, now())) {
		if (!('head' in line)) break;
		const { epoch, scope, version: cursor } = line.head;
		return {
			...{ cookie: `${COOKIE}=${token}`, device: deviceId, dong, epoch, scope, cursor },
			...{ n: 0, ack: 0 }
		};
	}
	throw new Error('the stream has no head');
}

async function growLog(database: Database): Promise<void> {
	const entry = { at: now(), userId: 'person-1', from: '192.0.2.1', subject: 'home-00001' };
	for (let done = 0; done < LOG_ROWS; done += 2000)
		await database.write((trx) =>
			append(trx, Array(2000).fill({ ...entry, work: 'READ household' }))
		);
}

/** All come back within `within` ms, push what they have and pull until nothing is new. */
async function arrive(
	url: string,
	tablets: Tablet[],
	actions: number,
	within: number
): Promise<Told> {
	const told: Told = { pushes: [], waits: 0, rows: 0 };
	const one = async (tablet: Tablet, i: number) => {
		await pause((i * within) / tablets.length);
		const push = work(tablet, actions);
		for (let more = true; more;) {
			const part = push.filter(({ n }) => n > tablet.ack);
			const answer = await exchange(url, tablet, part, told);
			tablet.ack = Math.max(tablet.ack, answer.settled);
			tablet.cursor = answer.cursor;
			told.rows += answer.rows.length;
			more = answer.more || tablet.ack < tablet.n;
		}
	};
	await Promise.all(tablets.map(one));
	return told;
}

/** New households, as a worker registers them at doors. */
function work(tablet: Tablet, count: number): WireAction[] {
	return Array.from({ length: count }, () => {
		const n = ++tablet.n;
		const id = `${tablet.device}-${n}`;
		const input = {
			...{ householdId: id, receiptNo: id.slice(-20), kind: 'INDIVIDUAL', name: '가람온' },
			...{
				phone: '01000000000',
				roadAddress: '서울특별시 금천구 이음로 1',
				addressDetail: '101호'
			},
			...{ adminDong: tablet.dong, category: 'NEAR_POVERTY', note: '', members: 1, consents: [] }
		};
		return { n, id, name: 'registerHousehold', v: 1, input, at: now() };
	});
}

/** One round; whoever is told to wait waits, and asks again. */
async function exchange(
	url: string,
	tablet: Tablet,
	push: WireAction[],
	told: Told
): Promise<SyncAnswer> {
	const { device, epoch, scope, ack, cursor, cookie } = tablet;
	const asked = { protocol: PROTOCOL, schema: SCHEMA, device, epoch, scope, ack, cursor, push };
	for (;;) {
		const { status, ms, body, wait } = await ask(url, '/api/sync', cookie, JSON.stringify(asked));
		if (status === 200) {
			if (push.length > 0) told.pushes.push(ms);
			return JSON.parse(body) as SyncAnswer;
		}
		if (status !== 503 || wait === null) throw new Error(`sync answered ${status}: ${body}`);
		told.waits += 1;
		await pause(wait * 1000 * (0.5 + Math.random()));
	}
}

/** Runs it while somebody in the office opens a page every quarter of a second. */
async function beside(url: string, office: string, run: () => Promise<Told>) {
	const pages: number[] = [];
	let going = true;
	const clerk = (async () => {
		for (let i = 0; going; i++) {
			const route = ['/office/households', '/office', '/office/applications'][i % 3] as string;
			const { status, ms } = await ask(url, route, office);
			if (status !== 200) throw new Error(`${route} answered ${status}`);
			pages.push(ms);
			await pause(250);
		}
	})();
	const began = performance.now();
	const told = await run();
	const ms = performance.now() - began;
	going = false;
	await clerk;
	return { told, ms, pages };
}

function ask(url: string, route: string, cookie: string, body?: string) {
	type Answer = { status: number; ms: number; body: string; wait: number | null };
	return new Promise<Answer>((resolve, reject) => {
		const began = performance.now();
		const headers = {
			...{ cookie, origin: url, [OWN_HEADER]: '1' },
			...(body === undefined ? { accept: 'text/html' } : { 'content-type': 'application/json' })
		};
		const method = body === undefined ? 'GET' : 'POST';
		const asked = request(url + route, { agent, method, headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.once('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					ms: performance.now() - began,
					body: Buffer.concat(chunks).toString(),
					wait: answer.headers['retry-after'] ? Number(answer.headers['retry-after']) : null
				})
			);
		});
		asked.once('error', reject);
		asked.end(body);
	});
}

/** What tablets sent and the books do not hold. */
function lost(tablets: readonly Tablet[]): number {
	const database = new DatabaseSync(path.join(dataDir, 'ieum.db'), { readOnly: true });
	const { held } = database.prepare('select count(*) held from household').get() as {
		held: number;
	};
	database.close();
	return tablets.reduce((sum, { n }) => sum + n, HOUSEHOLDS) - held;
}

function figures({ told, ms, pages }: Awaited<ReturnType<typeof beside>>): void {
	const { pushes, waits, rows } = told;
	say(
		`  ${Math.round(ms / 1000)} s; push median ${at(pushes, 0.5).toFixed(0)}, p99 ${at(pushes, 0.99).toFixed(0)} ms; ${waits} told to wait; ${rows} rows pulled; office pages median ${at(pages, 0.5).toFixed(0)}, slowest ${Math.max(...pages).toFixed(0)} ms`
	);
}

function hold(what: string, value: number, bar: number, unit = 'ms'): void {
	const held = value <= bar;
	failed ||= !held;
	say(`${held ? '  ' : '! '}${what}: ${Math.round(value)} ${unit} (≤ ${bar})`);
}

/** Most megabytes that a process had in memory at once; 0 where nobody says so. */
function peak(pid: number): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
	} catch {
		return 0;
	}
}

function at(times: readonly number[], share: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
