/** The doors of the built application: headers, signing in, and every route for every role. */
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/lib/domain/context.ts';
import { ACCESS } from '../../src/lib/server/access.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { signIn } from '../stand/visitor.ts';
import { doorstep, own, post, still } from './doorstep.ts';

const step = doorstep();
const { as } = step;

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
			'referrer-policy': 'same-origin',
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
		fetch(`${step.url}/login${query}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: step.url, accept: 'text/html' },
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
		const answer = await fetch(`${step.url}/login`, {
			method: 'POST',
			headers: { origin: 'https://evil.example' },
			body: new URLSearchParams({ loginName: 'office1', password: DEMO_PASSWORD })
		});
		expect(answer.status).toBe(403);
	});

	test('may be had in English', async () => {
		const chosen = await fetch(`${step.url}/language`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: step.url },
			body: new URLSearchParams({ locale: 'en', back: '/login?next=%2Foffice' })
		});
		expect(chosen.headers.get('location')).toBe('/login?next=%2Foffice');
		const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const page = await (await fetch(`${step.url}/login`, { headers: { cookie } })).text();
		expect(page).toContain('<html lang="en"');
		expect(page).toContain('Sign in');
	});

	test('ends with the sign-out', async () => {
		const leaver = await signIn(step.url, 'audit1', DEMO_PASSWORD);
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
		expect(step.audit()).toContain('DENIED GET /(office)/office/devices');
	});
});
