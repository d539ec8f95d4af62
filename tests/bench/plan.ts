/**
 * `node tests/bench/plan.ts`: how long the server takes for each page of the department's plan with the
 * demo data, asked one after the other by somebody who is signed in. Needs a build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { startApp } from '../stand/app.ts';
import { signIn } from '../stand/visitor.ts';

const ROUNDS = 40;
/** Of issue 6, for each page. */
const BAR_MS = 150;
const PAGES = [
	'/office/plan',
	'/office/plan/figures',
	'/office/plan/report',
	'/office/plan/years',
	...[1, 2, 3, 4, 5, 6, 7].map((item) => `/office/plan/${item}`),
	'/api/plan',
	'/office/plan/file'
];

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-bench-plan-'));
const app = await startApp({ dataDir: path.join(folder, 'data'), demo: true });
try {
	const office = await signIn(app.url, 'office1', DEMO_PASSWORD);
	for (const page of PAGES) {
		const taken: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const begin = performance.now();
			const answer = await office.ask(page, { headers: { accept: 'text/html' } });
			await answer.text();
			if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
			taken.push(performance.now() - begin);
		}
		const [median, p95] = [at(taken, 0.5), at(taken, 0.95)];
		const line = `${page}: median ${median.toFixed(1)}, p95 ${p95.toFixed(1)} ms (≤ ${BAR_MS})`;
		process.stdout.write(`${p95 <= BAR_MS ? '  ' : '! '}${line}\n`);
		if (p95 > BAR_MS) process.exitCode = 1;
	}
} finally {
	await app.stop();
	rmSync(folder, { recursive: true, force: true });
}

/** The value below which a share of all lies. */
function at(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
