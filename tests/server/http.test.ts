/** The edge as the built application shows it: headers, sites, roles, bodies, sign-ins, faults. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/lib/domain/context.ts';
import { MAX_SYNC_BYTES, type RejectionBody, type WireAction } from '../../src/lib/protocol.ts';
import { ACCESS } from '../../src/lib/server/access.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { startApp, type App } from '../stand/app.ts';
import { enrol, push, signIn, type Visitor } from '../stand/visitor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-http-'));
const dataDir = path.join(folder, 'data');
const file = path.join(dataDir, 'ieum.db');
const people = new Map<Role | null, Visitor>();
let app: App;
let device: string;

beforeAll(async () => {
	app = await startApp({ dataDir, demo: true });
	for (const role of ROLES) people.set(role, await signIn(app.url, `${role}1`, DEMO_PASSWORD));
	const ask: Visitor['ask'] = (route, init) => fetch(app.url + route, { ...own, ...init });
	people.set(null, { ask, json: () => Promise.reject(new Error('nobody is signed in')) });
	device = await enrol(as('field'), 'tablet-http');
}, 240_000);

afterAll(async () => {
	await app?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const own = { headers: { 'x-ieum': '1' } };
const as = (role: Role | null): Visitor => people.get(role) as Visitor;
const post = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});
const still = { redirect: 'manual' } as const;
const rejection = async (answer: Response) => ((await answer.json()) as RejectionBody).error;

const action = (n: number, more: object = {}): WireAction => ({
	n,
	id: `http-${n}`,
	name: 'release',
	v: 1,
	input: { assignmentId: 'none', reason: 'x' },
	at: '2021-04-05T01:00:00.000Z',
	...more
});

/** Every work of the audit log. */
function audit(): string[] {
	const database = new DatabaseSync(file, { readOnly: true });
	const rows = database.prepare('select work from audit order by seq').all();
	database.close();
	return rows.map((row) => String(row.work));
}

describe('every answer', () => {
	const kinds: [string, Role | null, string, RequestInit, number][] = [
		['a page', null, '/login', {}, 200],
		['a page of a person', 'office', '/office', {}, 200],
		['a way to the sign-in', null, '/office', still, 303],
		['a page that is closed', 'field', '/office', {}, 403],
		['a page that does not exist', null, '/nowhere', {}, 404],
		['a set-up that is over', null, '/setup/used', {}, 404],
		['data', 'field', '/api/session', {}, 200],
		['data that needs a sign-in', null, '/api/sync/poke', {}, 401],
		['data of another role', 'audit', '/api/devices', post({}), 403],
		['data that cannot be read', 'field', '/api/devices', post({}), 400],
		['data of a wrong method', 'field', '/api/devices', {}, 405],
		['a file that is not theirs', 'field', `/api/files/${'a'.repeat(64)}`, {}, 403],
		['a static file', null, '/manifest.webmanifest', {}, 200]
	];
	test.each(kinds)('(%s) has the security headers', async (_, role, route, init, status) => {
		const answer = await as(role).ask(route, init);
		expect(answer.status).toBe(status);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('camera=(self)')
		});
		const kept = route === '/manifest.webmanifest' ? 'no-cache' : /no-store|no-cache/;
		expect(answer.headers.get('cache-control')).toMatch(kept);
	});

	test.each([
		['/office', 'office'],
		['/api/session', 'field']
	] as const)('with personal data (%s) is stored nowhere', async (route, role) => {
		const { headers } = await as(role).ask(route);
		expect(headers.get('cache-control')).toContain('no-store');
	});

	test('of a page names what it may load', async () => {
		const { headers } = await as(null).ask('/login');
		const policy = headers.get('content-security-policy');
		expect(policy).toContain("default-src 'self'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain("'unsafe-eval'");
	});
});

describe('a sign-in', () => {
	test('needs no script at all', async () => {
		const page = await (await as(null).ask('/login')).text();
		expect(page).not.toContain('<script');
		expect(page).toMatch(/<form method="POST"/);
	});

	const form = (fields: Record<string, string>, query = '') =>
		fetch(`${app.url}/login${query}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: app.url, accept: 'text/html' },
			body: new URLSearchParams(fields)
		});

	test('sets a cookie that no script, no other site and no other host can use', async () => {
		const answer = await form({ loginName: 'office1', password: DEMO_PASSWORD });
		const [cookie] = answer.headers.getSetCookie();
		expect(cookie).toMatch(
			/^__Host-ieum=[^;]{30,}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/
		);
		expect(answer.headers.get('location')).toBe('/office');
	});

	test('leads to the page that was asked for, and to no other site', async () => {
		const good = { loginName: 'office1', password: DEMO_PASSWORD };
		const asked = await form(good, '?next=%2Foffice%2Fpcs');
		expect(asked.headers.get('location')).toBe('/office/pcs');
		const evil = await form(good, '?next=%2F%2Fevil.example');
		expect(evil.headers.get('location')).toBe('/office');
	});

	test('that fails says so in Korean, the same for a name that does not exist', async () => {
		const texts = [];
		for (const loginName of ['office1', 'nobody1']) {
			const answer = await form({ loginName, password: 'wrong' });
			expect(answer.status).toBe(400);
			texts.push(/role="alert".*?<\/div>/s.exec(await answer.text())?.[0]);
		}
		expect(texts[0]).toContain('아이디나 비밀번호가 맞지 않습니다.');
		expect(texts[0]).toBe(texts[1]);
	});

	test('from another site is not taken', async () => {
		const answer = await fetch(`${app.url}/login`, {
			method: 'POST',
			headers: { origin: 'https://evil.example' },
			body: new URLSearchParams({ loginName: 'office1', password: DEMO_PASSWORD })
		});
		expect(answer.status).toBe(403);
	});

	test('may be had in English', async () => {
		const chosen = await fetch(`${app.url}/language`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: app.url },
			body: new URLSearchParams({ locale: 'en', back: '/login?next=%2Foffice' })
		});
		expect(chosen.headers.get('location')).toBe('/login?next=%2Foffice');
		const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const page = await (await fetch(`${app.url}/login`, { headers: { cookie } })).text();
		expect(page).toContain('<html lang="en"');
		expect(page).toContain('Sign in');
	});

	test('ends with the sign-out', async () => {
		const leaver = await signIn(app.url, 'audit1', DEMO_PASSWORD);
		expect((await leaver.ask('/office', still)).status).toBe(200);
		const out = await leaver.ask('/logout', { method: 'POST', ...still });
		expect(out.headers.get('location')).toBe('/login?out');
		expect(out.headers.getSetCookie()[0]).toContain('__Host-ieum=;');
		expect((await leaver.ask('/office', still)).status).toBe(303);
	});
});

describe('a route', () => {
	const METHODS: Record<string, string> = {
		'/api/devices': 'POST',
		'/api/devices/clone': 'POST',
		'/api/sync': 'POST',
		'/api/quarantine': 'POST',
		'/api/access': 'POST',
		'/api/files/[hash]': 'HEAD'
	};
	// They look at the device before they say more, so a stranger's 403 is theirs, not the table's.
	const OWN_DEVICE = ['/api/sync/start'];
	const routes = Object.entries(ACCESS).filter(
		([id]) => !/^\/(logout|language|\(dev\)|api\/sync\/poke)/.test(id)
	);
	const addressOf = (id: string) =>
		id.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, 'x') || '/';

	test.each(
		routes.flatMap(([id, access]) => [null, ...ROLES].map((role) => ({ id, role, access })))
	)('$id is open or closed to $role as declared', async ({ id, role, access }) => {
		const may =
			access === 'public' ||
			(role !== null && (typeof access === 'string' || access.includes(role)));
		const method = METHODS[id] ?? 'GET';
		const body = method === 'POST' ? '{}' : undefined;
		const headers = body ? { ...own.headers, 'content-type': 'application/json' } : own.headers;
		const answer = await as(role).ask(addressOf(id), { method, body, headers, ...still });
		const toSignIn = answer.headers.get('location')?.startsWith('/login?next=') ?? false;
		const closed = toSignIn || [401, 403].includes(answer.status);
		if (!may || !OWN_DEVICE.includes(id)) expect(closed).toBe(!may);
		if (!may && role !== null) expect(answer.status).toBe(403);
		expect(answer.status).toBeLessThan(500);
	});

	test('that is closed to a role puts the attempt on record', async () => {
		await as('field').ask('/office/devices');
		expect(audit()).toContain('DENIED GET /(office)/office/devices');
	});
});

describe('a push', () => {
	test('without our header or from another site is turned away before anything else', async () => {
		const type = { 'content-type': 'application/json' };
		for (const headers of [
			{ 'x-ieum': '' },
			{ 'x-ieum': '1', origin: 'https://evil.example' },
			{ 'x-ieum': '1', 'sec-fetch-site': 'cross-site' }
		] as Record<string, string>[]) {
			const answer = await as('field').ask('/api/sync', {
				method: 'POST',
				body: '{}',
				headers: { ...type, ...headers }
			});
			expect(answer.status).toBe(403);
			expect(await rejection(answer)).toBe('CROSS_SITE');
		}
	});

	test('with an action that cannot be read settles it as refused, and the next one too', async () => {
		const answer = await push(as('field'), device, [
			action(1, { name: 'handOver', input: { serial: 7 } }),
			action(2, { at: 'yesterday' }),
			action(3, { name: 'fly' })
		]);
		expect(answer.verdicts.map(({ n, verdict, code }) => [n, verdict, code])).toEqual([
			[1, 'refused', 'MALFORMED'],
			[2, 'refused', 'MALFORMED'],
			[3, 'refused', 'UNKNOWN_ACTION']
		]);
		expect(answer.settled).toBe(3);
	});

	test.each([
		['no JSON', '{"push":', 400, 'MALFORMED'],
		['nothing', '', 400, 'MALFORMED'],
		['a text', '"push"', 400, 'MALFORMED'],
		['bytes that are no text', '\ud800', 400, 'MALFORMED'],
		['another protocol', '{"protocol":99}', 426, 'OUTDATED']
	])('of %s is turned away in one sentence', async (_, body, status, error) => {
		const headers = { 'content-type': 'application/json', 'x-ieum': '1' };
		const answer = await as('field').ask('/api/sync', { method: 'POST', body, headers });
		expect(answer.status).toBe(status);
		const said = (await answer.json()) as RejectionBody;
		expect(said.error).toBe(error);
		expect(said.message).toMatch(/다\.$|오\.$/);
	});

	test('from another user’s device is turned away and put on record', async () => {
		const facts = { protocol: 1, schema: 1, epoch: null, scope: null, cursor: 0, ack: 0 };
		const answer = await as('intake').ask('/api/sync', {
			...post({ ...facts, device, push: [action(4)] }),
			headers: { 'content-type': 'application/json', 'x-ieum': '1' }
		});
		expect(answer.status).toBe(403);
		expect(await rejection(answer)).toBe('NOT_YOURS');
		expect(audit()).toContain(`NOT_YOURS ${device}`);
	});

	/** Sends bytes until the server answers; resolves with the status. */
	const flood = (megabytes: number, headers: Record<string, string>) =>
		new Promise<number>((resolve, reject) => {
			const sent = request(`${app.url}/api/sync`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-ieum': '1', ...headers }
			});
			sent.on('response', (answer) => {
				resolve(answer.statusCode ?? 0);
				sent.destroy();
			});
			sent.on('error', reject);
			const block = Buffer.alloc(1024 * 1024, 0x20);
			let left = megabytes;
			const more = () => {
				while (left-- > 0) if (!sent.write(block)) return void sent.once('drain', more);
				sent.end();
			};
			more();
		});

	// A sender may notice the broken pipe before it reads the answer that came first.
	test(
		'of 50 MB is turned away, whether it tells its length or not, while others are served',
		{ retry: 3 },
		async () => {
			const length = { 'content-length': String(50 * 1024 * 1024) };
			const all = await Promise.all([
				flood(50, length),
				flood(50, {}),
				as('office').ask('/office')
			]);
			expect(all.slice(0, 2)).toEqual([413, 413]);
			expect((all[2] as Response).status).toBe(200);
		}
	);

	test('just above the limit is turned away as too big', async () => {
		const body = ' '.repeat(MAX_SYNC_BYTES + 1);
		const headers = { 'content-type': 'application/json', 'x-ieum': '1' };
		const answer = await as('field').ask('/api/sync', { method: 'POST', body, headers });
		expect(answer.status).toBe(413);
		expect(await rejection(answer)).toBe('TOO_BIG');
	});
});

describe('a signature', () => {
	const hashOf = (scope: string) => {
		const database = new DatabaseSync(file, { readOnly: true });
		const row = database
			.prepare('select signatureHash from receipt where scope = ? and signatureHash is not null')
			.get(scope);
		database.close();
		return String(row?.signatureHash);
	};

	test('is shown to the office and to workers of its dong only, and each look is on record', async () => {
		const hash = hashOf('dong:가산동');
		for (const [role, status] of [
			['office', 200],
			['approver', 200],
			['field', 200],
			['intake', 200],
			['audit', 403],
			['privacy', 403]
		] as const)
			expect((await as(role).ask(`/api/files/${hash}`)).status).toBe(status);
		const south = await signIn(app.url, 'field2', DEMO_PASSWORD);
		expect((await south.ask(`/api/files/${hash}`)).status).toBe(403);
		expect(audit().filter((work) => work === 'READ signature')).toHaveLength(4);
	});
});

describe('reads of persons on a tablet', () => {
	const entry = { at: '2021-04-05T01:00:00.000Z', subject: 'demo-home-001', purpose: 'VISIT' };

	test('are put on record once, however often they are sent', async () => {
		const body = { device, entries: [entry, { ...entry, subject: 'demo-home-002' }] };
		await as('field').json('/api/access', body);
		await as('field').json('/api/access', body);
		expect(audit().filter((work) => work.startsWith('READ_OFFLINE'))).toHaveLength(2);
	});

	test('of another user’s tablet are not taken', async () => {
		const sent = as('intake').json('/api/access', { device, entries: [entry] });
		await expect(sent).rejects.toThrow('403');
	});
});

describe('a tablet whose account was closed', () => {
	test('can hand in what it has, which is set apart, and nothing else', async () => {
		const leaver = await signIn(app.url, 'field2', DEMO_PASSWORD);
		const tablet = await enrol(leaver, 'tablet-of-a-leaver');
		const database = new DatabaseSync(file, { timeout: 5000 });
		database.prepare("update user set disabledAt = '2021-04-05' where id = 'demo-field2'").run();
		database.close();
		const { verdicts, rows } = await push(leaver, tablet, [action(1, { id: 'leaver-1' })]);
		expect(verdicts).toMatchObject([{ verdict: 'quarantined', code: 'ACCOUNT_DISABLED' }]);
		expect(rows).toEqual([]);
		const key = leaver.json('/api/devices', { deviceId: tablet });
		await expect(key).rejects.toThrow('403');
		expect((await leaver.ask(`/api/sync/start?device=${tablet}`)).status).toBe(403);
		await expect(signIn(app.url, 'field2', DEMO_PASSWORD)).rejects.toThrow('400');
	});
});

describe('a database that is locked', () => {
	test('lets pages be read, and tells writers to come again', async () => {
		const holder = new DatabaseSync(file);
		holder.exec('begin immediate');
		try {
			const [page, written] = await Promise.all([
				as('office').ask('/office'),
				as('intake').ask('/api/devices', {
					...post({ tabletId: 't', name: 't' }),
					headers: { 'content-type': 'application/json', 'x-ieum': '1' }
				})
			]);
			expect(page.status).toBe(200);
			expect(written.status).toBe(503);
			expect(Number(written.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(await rejection(written)).toBe('BUSY');
		} finally {
			holder.exec('rollback');
			holder.close();
		}
	});
});

describe('a server with a key that is none', () => {
	test('says so and does not start', async () => {
		const start = startApp({ dataDir: path.join(folder, 'key'), env: { SECRET_KEY: 'short' } });
		await expect(start).rejects.toThrow('SECRET_KEY의 값은 쓸 수 없습니다');
	}, 240_000);
});

describe('a server without an account', () => {
	test('prints a link that makes the first administrator, once', async () => {
		const empty = await startApp({ dataDir: path.join(folder, 'empty'), demo: false });
		try {
			const token = /\/setup\/([\w-]+)/.exec(empty.output())?.[1] ?? '';
			const password = 'Gasan-2021-door';
			const fields = { loginName: 'chief', name: '마루', password, again: password };
			const send = () =>
				fetch(`${empty.url}/setup/${token}`, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: empty.url, accept: 'text/html' },
					body: new URLSearchParams(fields)
				});
			expect((await fetch(`${empty.url}/setup/${token}`)).status).toBe(200);
			const made = await send();
			expect([made.status, made.headers.get('location')]).toEqual([303, '/office']);
			expect((await fetch(`${empty.url}/setup/${token}`)).status).toBe(404);
			expect((await send()).status).toBe(404);
			await signIn(empty.url, 'chief', password);
		} finally {
			await empty.stop();
		}
	}, 240_000);
});
