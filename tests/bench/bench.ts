/**
 * `npm run bench`: the speed rows, measured in a real browser against the built application, beside
 * the limit of the same machine in the same run. Ratios are what to read: machines differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dayOf } from '../../src/lib/domain/month.ts';
import { SCHEMA } from '../../src/lib/domain/tables.ts';
import { startApp } from '../stand/app.ts';
import { openTablet } from '../stand/tablet.ts';
import { enrol, push, signIn, type Visitor } from '../stand/visitor.ts';
import { buildPage, startHost } from './host.ts';
import { openFile } from '../../src/lib/server/db.ts';
import { furnish } from '../server/scene.ts';
import type { Bench } from './page/main.ts';
import { settleThousand } from './push.ts';
import { fillWorld, HOUSEHOLDS, nameOf, PASSWORD } from './world.ts';

const FOREIGN = 100;
const ACTIONS = 1000;

interface Line {
	what: string;
	value: number;
	unit: string;
	bar: number;
	against: string;
}

const lines: Line[] = [];
const note = (what: string, value: number, unit: string, bar: number, against = '') =>
	lines.push({ what, value, unit, bar, against });

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-bench-'));
try {
	await measure();
} finally {
	rmSync(folder, { recursive: true, force: true });
}
print();

async function measure(): Promise<void> {
	await serverAlone();
	const now = new Date().toISOString();
	const dataDir = path.join(folder, 'data');
	await fillWorld(dataDir, dayOf(now), now);
	const page = path.join(folder, 'page');
	await buildPage(page);
	const app = await startApp({ dataDir, demo: false });
	const all = await signIn(app.url, 'all', PASSWORD);
	const host = await startHost(page, app, gzipSync(await streamOf(all)));
	const other = await signIn(app.url, 'other', PASSWORD);
	const foreign = foreigner(other, await enrol(other, 'other-tablet'));
	const held = await onTablet(host.url, 'all', dayOf(now), foreign);
	const few = await onTablet(host.url, 'one', dayOf(now), foreign);
	report(held, few);
	await host.stop();
	await app.stop();
}

/** What the server alone takes for the push, without network or browser. */
async function serverAlone(): Promise<void> {
	const database = await openFile(path.join(folder, 'alone.db'));
	await furnish(database, { homes: 100, quota: 100 });
	note('server alone settles 1,000 actions', await settleThousand(database, 'mina'), 'ms', 600);
	await database.close();
}

/** The first fill's stream as the server sends it, so that the limit reads the same records. */
async function streamOf(visitor: Visitor): Promise<Buffer> {
	const device = await enrol(visitor, 'stream');
	const answer = await visitor.ask(`/api/sync/start?device=${device}&schema=${SCHEMA}`);
	const body = Buffer.from(await answer.arrayBuffer());
	return body[0] === 0x1f ? gunzipSync(body) : body;
}

/** Registers households from elsewhere, `FOREIGN` at a time. */
function foreigner(visitor: Visitor, device: string): () => Promise<void> {
	let n = 0;
	return async () => {
		const actions = Array.from({ length: FOREIGN }, () => {
			const id = `foreign-${++n}`;
			const texts = {
				name: '나래',
				phone: '01000000000',
				roadAddress: '이음로 2',
				addressDetail: '',
				note: ''
			};
			const kinds = { kind: 'INDIVIDUAL', adminDong: '가산동', category: 'DISABLED' };
			const input = { householdId: id, receiptNo: id, ...texts, ...kinds };
			return { n, id, name: 'registerHousehold', v: 1, input, at: new Date().toISOString() };
		});
		await push(visitor, device, actions);
	};
}

interface Measured {
	fill: Awaited<ReturnType<Bench['fill']>>;
	bare: { ms: number; rows: number }[];
	acted: number;
	pushed: number;
	pulled: number[];
	search: number[];
}

async function onTablet(
	url: string,
	who: string,
	today: string,
	foreign: () => Promise<void>
): Promise<Measured> {
	const tablet = await openTablet(path.join(folder, who));
	const { page } = tablet;
	await page.goto(`${url}/login`);
	const account = { loginName: who, password: PASSWORD };
	await page.evaluate(
		(form) => fetch('/login', { method: 'POST', body: new URLSearchParams(form) }),
		account
	);
	await page.goto(`${url}/bench/index.html`);
	await page.waitForFunction(() => 'bench' in globalThis);
	const bare = [];
	bare.push(
		await page.evaluate(() =>
			(globalThis as unknown as { bench: Bench }).bench.fillBare('/bench/stream')
		)
	);
	const fill = await page.evaluate(
		(day) => (globalThis as unknown as { bench: Bench }).bench.fill(day),
		today
	);
	bare.push(
		await page.evaluate(() =>
			(globalThis as unknown as { bench: Bench }).bench.fillBare('/bench/stream')
		)
	);
	const asked = Array.from({ length: 300 }, (_, i) => textFor(i));
	const search = await page.evaluate(
		(texts) => (globalThis as unknown as { bench: Bench }).bench.search(texts),
		asked
	);
	const acted = await page.evaluate(
		(count) => (globalThis as unknown as { bench: Bench }).bench.act(count, '가산동'),
		ACTIONS
	);
	const pushed = await page.evaluate(() =>
		(globalThis as unknown as { bench: Bench }).bench.push()
	);
	const pulled: number[] = [];
	for (let i = 0; i < 5; i++) {
		await foreign();
		pulled.push(
			await page.evaluate(
				(count) => (globalThis as unknown as { bench: Bench }).bench.pull(count),
				FOREIGN
			)
		);
	}
	await tablet.close();
	return { fill, bare, acted, pushed, pulled, search };
}

/** Names, initials, tails of phones and receipt numbers, in turn. */
function textFor(i: number): string {
	const name = nameOf(1 + ((i * 37) % HOUSEHOLDS));
	const initials = [...name]
		.map(
			(letter) =>
				'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'[Math.floor((letter.charCodeAt(0) - 0xac00) / 588)]
		)
		.join('');
	const number = String(1 + ((i * 37) % HOUSEHOLDS)).padStart(5, '0');
	return [name, initials, number.slice(-4), `21-B${number}`, name.slice(0, 2)][i % 5] as string;
}

function report(held: Measured, few: Measured): void {
	const bare = Math.min(...held.bare.map(({ ms }) => ms));
	const against = `${(held.fill.allMs / bare).toFixed(2)} × the limit (${Math.round(bare)} ms)`;
	note(
		`first fill of ${held.fill.rows} sealed households`,
		held.fill.allMs,
		'ms',
		bare * 1.5,
		against
	);
	note('longest task of the page meanwhile', held.fill.longestMs, 'ms', 50);
	note('today’s visits usable after opening', held.fill.todayMs, 'ms', 1000);
	note(
		'1,000 actions saved on the tablet',
		held.acted,
		'ms',
		Infinity,
		`${(held.acted / ACTIONS).toFixed(2)} ms each`
	);
	note('1,000 actions pushed until the screen shows it', held.pushed, 'ms', 1000);
	const [many, little] = [median(held.pulled), median(few.pulled)];
	note(
		`pull of ${FOREIGN} foreign changes`,
		many,
		'ms',
		100,
		`${(many / little).toFixed(2)} × with a tenth held (${Math.round(little)} ms)`
	);
	note(
		'search, p95 of 300',
		held.search[Math.floor(held.search.length * 0.95)] as number,
		'ms',
		50
	);
}

function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function print(): void {
	const round = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
	for (const { what, value, unit, bar, against } of lines) {
		const limit = Number.isFinite(bar) ? `≤ ${round(bar)} ${unit}` : '';
		const mark = value <= bar ? 'ok ' : 'SLOW';
		process.stdout.write(
			`${mark.padEnd(5)}${what.padEnd(52)}${round(value).padStart(7)} ${unit}  ${limit.padEnd(12)} ${against}\n`
		);
	}
	if (lines.some(({ value, bar }) => value > bar)) process.exitCode = 1;
}
