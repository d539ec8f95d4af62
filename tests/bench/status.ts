/**
 * `node tests/bench/status.ts`: the households' door under load. How fast the page of somebody who is
 * in answers at 200 requests a second, alone and while an attacker guesses at 500 a second, and whether
 * the time of a no tells why it is one. Numbers depend on the machine; it should do nothing else. What
 * asks runs on the same processors: how much of one it takes itself stands beside each figure.
 * `node tests/bench/status.ts load` leaves the last part out, `kinds` is that part alone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { codeFrom } from '../../src/lib/domain/code.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { startApp, type App } from '../stand/app.ts';
import { signIn } from '../stand/visitor.ts';

const RATE = 200;
const ATTACK = 500;
const SECONDS = 15;
const TRIES = 2000;
/** Wrong tries at one code from everywhere, after which one more locks it for a stranger. */
const WORN = 101;

interface Line {
	what: string;
	value: number;
	unit: string;
	bar: number;
}
const lines: Line[] = [];
const part = process.argv[2] ?? 'all';
const say = (line: string) => process.stdout.write(`${line}\n`);
const agent = new Agent({ keepAlive: true, maxSockets: 400 });
let addresses = 0;

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-bench-status-'));
const dataDir = path.join(folder, 'data');
const app = await startApp({ dataDir, demo: true, env: { TRUST_PROXY: '1' } });
try {
	await measure(app);
} finally {
	await app.stop();
	agent.destroy();
	rmSync(folder, { recursive: true, force: true });
}
for (const { what, value, unit, bar } of lines)
	say(`${value <= bar ? '  ' : '! '}${what}: ${value.toFixed(1)} ${unit} (≤ ${bar})`);
if (lines.some(({ value, bar }) => value > bar)) process.exitCode = 1;

async function measure({ url, pid }: App): Promise<void> {
	const [one, wrong, revoked, worn] = await slips(url);
	if (part !== 'kinds') await load(url, pid, one);
	if (part !== 'load') await kinds(url, { wrong, revoked, worn });
}

async function load(url: string, pid: number, one: Slip): Promise<void> {
	const { cookie } = await knock(url, one, '10.200.0.1');
	const page = () => timed(url, '/status/mine', { cookie });
	await atRate(50, 3, page);
	const alone = await shared(pid, () => atRate(RATE, SECONDS, page));
	report('the page of somebody who is in, at 200/s', alone, 100, 200);
	const attacker = attack(url, one.code);
	const beside = await shared(pid, () => atRate(RATE, SECONDS, page));
	report('the same while 500/s guess', beside, 200, 200);
	const meanwhile = await getsIn(url, one);
	const attacked = await attacker.stop();
	say(`  the attacker's answers: ${JSON.stringify(attacked)}`);
	lines.push({ what: 'tries until another phone gets in', value: meanwhile, unit: '', bar: 5 });
	const { status } = await knock(url, one, '10.200.0.2');
	const isIn = status === 303;
	lines.push({
		what: 'the household is kept out afterwards',
		value: isIn ? 0 : 1,
		unit: '',
		bar: 0
	});
}

/** How often a household has to press until its right numbers open, from an address of its own; 99: never. */
async function getsIn(url: string, slip: Slip): Promise<number> {
	for (let i = 1; i <= 10; i += 1) {
		if ((await knock(url, slip, '10.201.0.1')).status === 303) return i;
		await pause(1000);
	}
	return 99;
}

/** Runs it, and says what the one who asks and the one who answers took of the processors. */
async function shared<T>(pid: number, work: () => Promise<T>): Promise<T> {
	const [began, mine, theirs] = [performance.now(), process.cpuUsage(), ticksOf(pid)];
	const done = await work();
	const ms = performance.now() - began;
	const { user, system } = process.cpuUsage(mine);
	const percent = (of: number) => `${Math.round((100 * of) / ms)} %`;
	const served = percent((ticksOf(pid) - theirs) * 10);
	say(`  of one processor: asking ${percent((user + system) / 1000)}, answering ${served}`);
	return done;
}

/** What a process has used of the processors, in hundredths of a second; 0 where nobody says so. */
function ticksOf(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return Number(fields[11]) + Number(fields[12]);
	} catch {
		return 0;
	}
}

/** Slips of four households; the third is revoked again. */
async function slips(url: string): Promise<[Slip, Slip, Slip, Slip]> {
	const office = await signIn(url, 'office1', DEMO_PASSWORD);
	const database = new DatabaseSync(path.join(dataDir, 'ieum.db'), { readOnly: true });
	const homes = database
		.prepare(
			`select id from household where coalesce("deceasedAt", "mergedIntoId") is null order by id limit 4`
		)
		.all() as { id: string }[];
	database.close();
	const made: Slip[] = [];
	for (const { id } of homes) {
		const form = { method: 'POST', headers: { accept: 'text/html' } };
		const body = new URLSearchParams({ tongue: 'ko' });
		const html = await (
			await office.ask(`/office/households/${id}/slip?/issue`, { ...form, body })
		).text();
		const [code = '', secret = ''] = [...html.matchAll(/<dd[^>]*>(\w{5} \w{5})<\/dd>/g)].map(
			(found) => String(found[1]).replace(' ', '')
		);
		made.push({ code, secret });
		if (made.length === 3)
			await office.ask(`/office/households/${id}/slip?/revoke`, { ...form, body });
	}
	return made as [Slip, Slip, Slip, Slip];
}

interface Slip {
	code: string;
	secret: string;
}

/** Tries of each kind in turn, each from an address of its own; says how far apart their medians are. */
async function kinds(
	url: string,
	{ wrong, revoked, worn }: Record<'wrong' | 'revoked' | 'worn', Slip>
) {
	const no = (code: string): Slip => ({ code, secret: '0000000000' });
	for (let i = 0; i < WORN; i += 1) await knock(url, no(worn.code), fresh());
	const times = { unknown: [], wrong: [], revoked: [], locked: [] } as Record<string, number[]>;
	for (let i = 0; i < TRIES / 4; i += 1) {
		const unknown = codeFrom(Uint8Array.from({ length: 9 }, (_, at) => (i * 7 + at * 13) % 256));
		const from = fresh();
		await knock(url, no(worn.code), from);
		const tries = {
			unknown: () => knock(url, no(unknown), fresh()),
			wrong: () => knock(url, no(wrong.code), fresh()),
			revoked: () => knock(url, revoked, fresh()),
			locked: () => knock(url, worn, from)
		};
		for (const [kind, attempt] of Object.entries(tries)) {
			const { status, ms } = await attempt();
			if (status !== 400) throw new Error(`${kind} answered ${status}`);
			times[kind]?.push(ms);
		}
	}
	const medians = Object.entries(times).map(([kind, all]) => [kind, at(all, 0.5)] as const);
	say(
		`  medians of ${TRIES} tries: ${medians.map(([kind, ms]) => `${kind} ${ms.toFixed(1)}`).join(', ')} ms`
	);
	const values = medians.map(([, ms]) => ms);
	const apart = Math.max(...values) - Math.min(...values);
	lines.push({ what: 'medians of every kind of no lie apart', value: apart, unit: 'ms', bar: 5 });
}

function fresh(): string {
	addresses += 1;
	return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** Guesses without end: most from fifty addresses, every tenth from a new one. */
function attack(url: string, code: string) {
	const answers: Record<string, number> = {};
	let going = true;
	const running = (async () => {
		for (let i = 0; going; i += 1) {
			const from = i % 10 === 0 ? fresh() : `10.250.0.${i % 50}`;
			const guess = { code, secret: String(i).padStart(10, '0') };
			void knock(url, guess, from).then(
				({ status }) => (answers[status] = (answers[status] ?? 0) + 1),
				() => (answers.failed = (answers.failed ?? 0) + 1)
			);
			if (i % 10 === 9) await pause(10_000 / ATTACK);
		}
	})();
	return {
		stop: async () => {
			going = false;
			await running;
			await pause(3000);
			return answers;
		}
	};
}

/** So many requests a second, sent whether or not those before were answered; their times in ms. */
async function atRate(
	rate: number,
	seconds: number,
	send: () => Promise<{ status: number; ms: number }>
) {
	const start = performance.now();
	const sent: Promise<number>[] = [];
	for (let i = 0; i < rate * seconds; i += 1) {
		const due = start + (i * 1000) / rate;
		if (due > performance.now()) await pause(due - performance.now());
		const answer = send().then(({ status, ms }) => {
			if (status !== 200) throw new Error(`the page answered ${status}`);
			return ms;
		});
		sent.push(answer);
	}
	return Promise.all(sent);
}

function report(what: string, times: number[], p95: number, p99: number): void {
	lines.push({ what: `${what}, median`, value: at(times, 0.5), unit: 'ms', bar: p95 });
	lines.push({ what: `${what}, p95`, value: at(times, 0.95), unit: 'ms', bar: p95 });
	lines.push({ what: `${what}, p99`, value: at(times, 0.99), unit: 'ms', bar: p99 });
}

function at(times: readonly number[], share: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

async function knock(url: string, { code, secret }: Slip, from: string) {
	const body = new URLSearchParams({ code, secret }).toString();
	const headers = {
		origin: url,
		accept: 'text/html',
		'x-forwarded-for': from,
		'content-type': 'application/x-www-form-urlencoded'
	};
	return timed(url, '/status', headers, body);
}

/** One request over a line that stays open, with what it took. */
function timed(url: string, route: string, headers: Record<string, string>, body?: string) {
	return new Promise<{ status: number; ms: number; cookie: string }>((resolve, reject) => {
		const began = performance.now();
		const method = body === undefined ? 'GET' : 'POST';
		const asked = request(url + route, { agent, method, headers }, (answer) => {
			answer.resume();
			answer.once('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					ms: performance.now() - began,
					cookie: String(answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
				})
			);
		});
		asked.once('error', reject);
		asked.end(body);
	});
}
