/**
 * `npm test`: everything, from formatting to journeys in a browser. It goes on after a failure
 * and ends with one line, `N passed, N failed`. `npm test -- --only rules,e2e` runs a part.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache, ensureInstalled, local, node24, root, whenOrphaned } from './install.js';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ code: number, output: string }} Result */
/** @typedef {{ title: string, run: () => Promise<Result>, count: (result: Result) => Count }} Step */

const REPORTS = path.join(cache, 'report');
const MINUTE = 60_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a command on Node 24 and keeps what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Result>}
 */
function run(command, args, env = {}) {
	const PATH = path.dirname(local('node')) + path.delimiter + process.env.PATH;
	const shell = process.platform === 'win32';
	const all = { ...process.env, FORCE_COLOR: '0', PATH, ...env };
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, env: all, shell, timeout: 60 * MINUTE });
		running.add(child);
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) => (output += error.message));
		child.on('close', (code) => {
			running.delete(child);
			resolve({ code: code ?? 1, output });
		});
	});
}

/** A step that is right or wrong as a whole. @param {Result} result @returns {Count} */
const asOne = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

/**
 * A failure that no count shows still counts, and so does a step that counted nothing.
 * @param {Count} count
 * @param {Result} result
 * @returns {Count}
 */
function atLeast({ passed, failed }, { code }) {
	const silent = failed === 0 && (code !== 0 || passed === 0);
	return { passed, failed: silent ? 1 : failed };
}

/** @param {string} name a report; returns its content, or undefined when there is none */
function report(name) {
	try {
		return JSON.parse(readFileSync(path.join(REPORTS, name), 'utf8'));
	} catch {
		return undefined;
	}
}

/** Counts Vitest's report; a file that did not even load is one failure. @param {Result} result */
function countVitest(result) {
	const found = report('vitest.json');
	/** @type {{ status: string, assertionResults: unknown[] }[]} */
	const files = found?.testResults ?? [];
	const unread = files.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
	const passed = found?.numPassedTests ?? 0;
	const failed = (found?.numFailedTests ?? 0) + unread.length;
	return atLeast({ passed, failed }, result);
}

/** Counts Playwright's report; what passed only on a second try has failed. @param {Result} result */
function countPlaywright(result) {
	const stats = report('playwright.json')?.stats;
	const passed = stats?.expected ?? 0;
	return atLeast({ passed, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }, result);
}

/** Reads the last `N passed, N failed` of an output. @param {Result} result */
function countLine(result) {
	const last = [...result.output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
	return atLeast({ passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) }, result);
}

/** @type {Record<string, Step>} */
const STEPS = {
	format: {
		title: '서식 (prettier)',
		run: () => run(local('prettier'), ['--check', '.']),
		count: asOne
	},
	lint: {
		title: '린트 (eslint)',
		run: () =>
			run(local('eslint'), ['--cache', '--cache-location', 'node_modules/.cache/eslint', '.']),
		count: asOne
	},
	types: {
		title: '타입 (svelte-check)',
		run: () =>
			run(local('svelte-check'), [
				'--tsconfig',
				'./tsconfig.json',
				'--fail-on-warnings',
				'--output',
				'human'
			]),
		count: asOne
	},
	build: { title: '빌드', run: () => run(node24(), ['bin/build.js']), count: asOne },
	simulate: {
		title: '시뮬레이터 (1,000 seeds, 심어 둔 결함)',
		run: () => run(node24(), ['tests/sync/simulate.ts', '--seeds', '1000', '--planted']),
		count: countLine
	},
	rules: {
		title: '규칙과 이야기 (SQLite · PostgreSQL)',
		run: () =>
			run(local('vitest'), [
				'run',
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${path.join(REPORTS, 'vitest.json')}`
			]),
		count: countVitest
	},
	e2e: {
		title: '브라우저 여정',
		run: () =>
			run(local('playwright'), ['test', '--reporter=list,json'], {
				PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'playwright.json')
			}),
		count: countPlaywright
	}
};

/** Lanes of one row run at the same time; rows one after the other. Rules and journeys race by themselves. */
const PLAN = [
	[
		['format', 'lint', 'types'],
		['build', 'simulate']
	],
	[['rules']],
	[['e2e']]
];

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)}초`;

/** Shows what a failed step printed, set off so that no line of it can be taken for ours. @param {string} output */
function show(output) {
	const lines = output.trimEnd().split('\n');
	if (lines.length > 400) say(`  │ … ${lines.length - 400}줄 생략`);
	for (const line of lines.slice(-400)) say(`  │ ${line}`);
}

/** @param {string} name @returns {Promise<Count>} */
async function take(name) {
	const step = STEPS[name];
	if (!step) throw new Error(name);
	const began = Date.now();
	say(`▶ ${step.title}`);
	const result = await step.run();
	const count = step.count(result);
	if (count.failed > 0) show(result.output);
	const mark = count.failed > 0 ? '✘' : '✔';
	say(`${mark} ${step.title}: 통과 ${count.passed}, 실패 ${count.failed} (${seconds(began)})`);
	return count;
}

/** @param {string[]} names @returns {Promise<Count[]>} */
async function lane(names) {
	const counts = [];
	for (const name of names) counts.push(await take(name));
	return counts;
}

/** The steps that the command line asks for. */
function chosen() {
	const at = process.argv.indexOf('--only');
	const names = at > 0 ? (process.argv[at + 1] ?? '').split(',') : Object.keys(STEPS);
	const unknown = names.filter((name) => !(name in STEPS));
	if (unknown.length === 0) return names;
	say(`모르는 단계입니다: ${unknown.join(', ')}. 있는 단계: ${Object.keys(STEPS).join(', ')}`);
	process.exit(1);
}

/** Generated types are there and fresh, and the browser is found before its time is measured. @param {string[]} names */
async function prepare(names) {
	await ensureInstalled(say);
	rmSync(REPORTS, { recursive: true, force: true });
	mkdirSync(REPORTS, { recursive: true });
	const synced = await run(local('svelte-kit'), ['sync']);
	if (synced.code !== 0) show(synced.output);
	if (!names.includes('e2e')) return;
	const browser = await run(node24(), ['tests/stand/browser.ts']);
	say(`브라우저: ${browser.output.trim()}`);
}

function giveUp() {
	for (const child of running) child.kill('SIGTERM');
	process.exit(143);
}
process.on('SIGTERM', giveUp);
whenOrphaned(giveUp);

const began = Date.now();
/** @type {Count[]} */
const counts = [];
try {
	const names = chosen();
	await prepare(names);
	for (const row of PLAN) {
		const lanes = row.map((part) => lane(part.filter((name) => names.includes(name))));
		counts.push(...(await Promise.all(lanes)).flat());
	}
} catch (error) {
	say(`✘ ${error instanceof Error ? error.message : error}`);
	counts.push({ passed: 0, failed: 1 });
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`모두 ${seconds(began)}`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
