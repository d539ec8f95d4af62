import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node24, root } from '../../bin/install.js';
import { startApp, type App } from './app.ts';
import { freePort } from './port.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-serve-'));
const dataDir = path.join(folder, 'data');
let app: App;

beforeAll(async () => {
	app = await startApp({ dataDir, demo: true, env: { TRUST_PROXY: '1' } });
}, 180_000);

afterAll(async () => {
	await app?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** Signs in with a wrong password as a form does, from a page of the given origin. */
const postForm = (origin: string, headers: Record<string, string> = {}) =>
	fetch(`${app.url}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: 'name=nobody&password=wrong'
	});

describe('the built application', () => {
	test.each(['/manifest.webmanifest', '/service-worker.js', '/login'])(
		'sends %s with the security headers',
		async (file) => {
			const answer = await fetch(app.url + file);
			expect(answer.status).toBe(200);
			expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
			expect(answer.headers.get('x-frame-options')).toBe('DENY');
			expect(answer.headers.get('cache-control')).toMatch(/no-cache|no-store/);
		}
	);

	test('takes a form on plain http', async () => {
		expect((await postForm(app.url)).status).not.toBe(403);
	});

	test('takes a form behind a proxy that ends TLS', async () => {
		const answer = await postForm('https://ieum.example.kr', {
			'x-forwarded-proto': 'https',
			'x-forwarded-host': 'ieum.example.kr',
			'x-forwarded-for': '198.51.100.7'
		});
		expect(answer.status).not.toBe(403);
		expect(answer.headers.get('strict-transport-security')).toContain('max-age');
	});

	test('takes no form of another site', async () => {
		expect((await postForm('https://elsewhere.example')).status).toBe(403);
	});

	test('refuses 50 MB and serves others meanwhile', async () => {
		const body = Buffer.alloc(50 * 1024 * 1024);
		const big = fetch(`${app.url}/api/sync`, { method: 'POST', body });
		expect((await fetch(`${app.url}/login`)).status).toBe(200);
		expect((await big).status).toBe(413);
	});
});

/** Starts the server with settings that it cannot start with. */
function startWrong(env: Record<string, string>) {
	const serve = path.join(root, 'bin', 'serve.js');
	const all = { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO: '', ...env };
	const { status, stderr } = spawnSync(node24(), [serve], { env: all, timeout: 80_000 });
	return { status, told: String(stderr) };
}

describe('a start that cannot be', () => {
	test.each([
		['a wrong database address', { DATABASE_URL: 'mysql://a:b@c/d' }, /DATABASE_URL/],
		[
			'a database that does not answer',
			{ DATABASE_URL: 'postgres://ieum:secret@127.0.0.1:1/ieum' },
			/연결할 수 없습니다/
		],
		['a wrong port', { PORT: 'http' }, /PORT/]
	])('for %s ends with one message and code 1', (_why, env, message) => {
		const { status, told } = startWrong(env);
		expect(status).toBe(1);
		expect(told).toMatch(message);
		expect(told).not.toMatch(/secret|^\s+at /m);
	});

	test('for a port that is taken ends with one message and code 1', async () => {
		const other = createServer().listen(0);
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const { status, told } = startWrong({ PORT: String(port) });
		other.close();
		expect(status).toBe(1);
		expect(told).toContain(`포트 ${port}번을 다른 프로그램이 쓰고 있습니다`);
	});
});

/** How long a start takes until the first page is answered, ms; it is ended with 0. */
async function startAgain(): Promise<number> {
	const port = await freePort();
	const began = Date.now();
	const child = spawn(process.execPath, [path.join(root, 'bin', 'start.js')], {
		env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' },
		stdio: 'ignore'
	});
	const gone = once(child, 'exit');
	while (!(await fetch(`http://localhost:${port}/login`).catch(() => undefined))) await pause(50);
	const took = Date.now() - began;
	child.kill('SIGTERM');
	expect(await gone).toEqual([0, null]);
	return took;
}

test('a second start is up within five seconds and ends with 0', async () => {
	await app.stop();
	// What others do on the machine meanwhile only adds to it: the quickest start tells.
	let quickest = Infinity;
	for (let i = 0; i < 5 && quickest >= 5000; i++) quickest = Math.min(quickest, await startAgain());
	expect(quickest).toBeLessThan(5000);
});
