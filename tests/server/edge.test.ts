/** The edge's pure parts: who may go where, what comes from elsewhere, what can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limitOf } from '../../bin/front.js';
import { ROLES } from '../../src/lib/domain/context.ts';
import { readInput } from '../../src/lib/domain/perform.ts';
import { MAX_IMPORT_BYTES, syncRequest } from '../../src/lib/protocol.ts';
import { ACCESS, barrierTo, nextPage } from '../../src/lib/server/access.ts';
import { rejectionAnswer, troubleOf } from '../../src/lib/server/answer.ts';
import { readBytes } from '../../src/lib/server/body.ts';
import { readableBody } from '../../src/lib/server/envelope.ts';
import { isCrossSite } from '../../src/lib/server/origin.ts';
import { packed } from '../../src/lib/server/pack.ts';
import { pokeStream } from '../../src/lib/server/stream.ts';
import { rejections } from '../../src/lib/words/rejections.ts';

const ROUTES = path.join(import.meta.dirname, '../../src/routes');

/** Ids of all routes on the disk, as the framework names them. */
function routesOnDisk(): string[] {
	const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' });
	const ends = files.filter((file) =>
		/(^|\/)\+(page\.svelte|page\.server\.ts|page\.ts|server\.ts)$/.test(file)
	);
	return [...new Set(ends.map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, '/')))].sort();
}

describe('the table of routes', () => {
	test('declares every route that exists, and no other', () => {
		expect(Object.keys(ACCESS).sort()).toEqual(routesOnDisk());
	});

	const who = [null, ...ROLES];
	test.each(
		Object.entries(ACCESS).flatMap(([id, access]) => who.map((role) => [id, role, access] as const))
	)('%s for %s', (id, role, access) => {
		const expected =
			access === 'public'
				? null
				: role === null
					? 'SIGN_IN'
					: typeof access === 'string' || access.includes(role)
						? null
						: 'NOT_YOURS';
		const session = role === null ? null : { id: 'session' };
		expect(barrierTo(id, role === null ? null : { role }, session)).toBe(expected);
	});

	test('leads whoever has a duty to it from everywhere but what is public', () => {
		const barrier = (id: string) => barrierTo(id, { role: 'office' }, { id: 's' }, 'PASSWORD');
		const open = Object.keys(ACCESS).filter(
			(id) => barrier(id) === null && ACCESS[id] !== 'public'
		);
		expect(open).toEqual(['/(office)/office/account/password']);
		expect(barrier('/api/sync')).toBe('DUTY');
	});

	test('closes a route that it does not know, and every other route to a closed account', () => {
		for (const role of ROLES) expect(barrierTo('/new', { role }, { id: 's' })).toBe('NOT_YOURS');
		expect(barrierTo('constructor', { role: 'office' }, { id: 's' })).toBe('NOT_YOURS');
		expect(barrierTo('/(office)/office', null, { id: 's' })).toBe('REVOKED');
		expect(barrierTo('/api/sync', null, { id: 's' })).toBeNull();
	});

	test.each([
		['/office/pcs?state=IN_STOCK', '/office/pcs?state=IN_STOCK'],
		[null, '/office'],
		['/', '/office'],
		['//evil.example', '/office'],
		['/\\evil.example', '/office'],
		['/.//evil.example', '/office'],
		['/a/..//evil.example', '/office'],
		['https://evil.example/office', '/office'],
		['/\t/evil.example', '/office'],
		['javascript:alert(1)', '/office'],
		['/login?next=/login', '/office'],
		['/api/files/x', '/office'],
		['/logout', '/office'],
		['/office/../api/health', '/office']
	])('sends a sign-in that asks for %s to %s', (asked, expected) => {
		expect(nextPage(asked, 'office')).toBe(expected);
	});
});

describe('a request for data', () => {
	const OURS = 'https://ieum.example.kr';
	const header = { 'x-ieum': '1' };
	test.each<[boolean, string, Record<string, string>]>([
		[false, 'POST', { ...header, origin: OURS, 'sec-fetch-site': 'same-origin' }],
		[false, 'POST', { ...header, origin: OURS }],
		[false, 'POST', { ...header, 'sec-fetch-site': 'same-origin' }],
		[false, 'POST', { ...header, 'sec-fetch-site': 'none' }],
		[false, 'POST', header],
		[false, 'PUT', { ...header, origin: OURS }],
		[false, 'GET', {}],
		[false, 'GET', { 'sec-fetch-site': 'same-origin' }],
		[true, 'POST', {}],
		[true, 'POST', { origin: OURS, 'sec-fetch-site': 'same-origin' }],
		[true, 'POST', { 'x-ieum': 'yes', origin: OURS }],
		[true, 'POST', { ...header, origin: 'https://evil.example' }],
		[true, 'POST', { ...header, origin: 'null' }],
		[true, 'POST', { ...header, origin: 'http://ieum.example.kr' }],
		[true, 'POST', { ...header, origin: `${OURS}.evil.example` }],
		[true, 'POST', { ...header, 'sec-fetch-site': 'cross-site' }],
		[true, 'POST', { ...header, 'sec-fetch-site': 'same-site' }],
		[true, 'PUT', { origin: OURS }],
		[true, 'DELETE', { origin: OURS }],
		[true, 'GET', { origin: 'https://evil.example' }],
		[true, 'GET', { 'sec-fetch-site': 'cross-site' }]
	])('is cross-site: %s for %s %j', (expected, method, headers) => {
		expect(isCrossSite(method, new Headers(headers), OURS)).toBe(expected);
	});

	test('may be as big as a file that the page reads, and no bigger elsewhere', () => {
		const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('+page.server.ts'))
			.filter((file) => readFileSync(path.join(ROUTES, file), 'utf8').includes('instanceof File'))
			.map((file) => `/${path.dirname(file).replace(/\([a-z]+\)\//g, '')}`);
		expect(pages).toContain('/office/bills');
		for (const page of pages) expect(limitOf(page), page).toBeGreaterThan(MAX_IMPORT_BYTES);
		expect(limitOf('/office/bills?year=2021')).toBeGreaterThan(MAX_IMPORT_BYTES);
		expect(limitOf('/office/bills/1')).toBe(64 * 1024);
	});

	test('is read to its limit, whatever length it claims', async () => {
		const send = (bytes: number, headers = {}) =>
			new Request(OURS, { method: 'POST', body: new Uint8Array(bytes), headers });
		expect(await readBytes(send(100), 100)).toHaveLength(100);
		await expect(readBytes(send(101), 100)).rejects.toThrow('TOO_BIG');
		await expect(readBytes(send(101, { 'content-length': '5' }), 100)).rejects.toThrow('TOO_BIG');
		await expect(readBytes(send(1, { 'content-length': '5000' }), 100)).rejects.toThrow('TOO_BIG');
	});
});

describe('a fault of the machine', () => {
	const sqlite = (errcode: number) =>
		Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode });
	const other = (code: string) => Object.assign(new Error('x'), { code });
	test.each([
		['BUSY', sqlite(5)],
		['BUSY', sqlite(261)],
		['BUSY', other('40P01')],
		['BUSY', other('ECONNREFUSED')],
		['BUSY', other('57P03')],
		['FULL', sqlite(13)],
		['FULL', other('53100')],
		['FULL', other('ENOSPC')],
		[null, sqlite(1)],
		[null, new TypeError('x')],
		[null, 'text']
	])('is told as %s', (expected, error) => {
		expect(troubleOf(error)).toBe(expected);
	});

	test.each([
		['BUSY', 503],
		['FULL', 507]
	] as const)('%s says when to come again', async (rejection, status) => {
		const answer = rejectionAnswer(rejection);
		expect(answer.status).toBe(status);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await answer.json()).toEqual({ error: rejection, message: rejections.ko[rejection] });
	});
});

describe('an action of a push', () => {
	const sound = { n: 3, id: 'a-1', name: 'release', v: 1, input: {}, at: '2021-04-05T01:00:00Z' };
	const read = (action: unknown) => {
		const body = readableBody({ device: 'dev-1', push: [action] }) as { push: unknown[] };
		return syncRequest.shape.push.safeParse(body.push);
	};
	const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

	test('that is sound stays as it is', () => {
		expect(read(sound).data).toEqual([sound]);
	});

	test.each([
		['a time that is none', { ...sound, at: 'yesterday' }],
		['no time', { ...sound, at: undefined }],
		['an id that is none', { ...sound, id: '<script>' }],
		['a version that is none', { ...sound, v: 'one' }],
		['a name that is none', { ...sound, name: 7 }],
		['an input as deep as an attack', { ...sound, input: deep(5000) }],
		['a NUL in a text', { ...sound, input: { reason: 'a\0b' } }],
		['half a letter', { ...sound, input: { reason: '\ud800' } }],
		['nothing but its number', { n: 3 }]
	])('with %s is answered as unreadable by its number', (_, action) => {
		const parsed = read(action);
		expect(parsed.data?.[0]?.n).toBe(3);
		expect(() => readInput(parsed.data![0]!)).toThrow(/MALFORMED|UNKNOWN_ACTION/);
	});

	test('reads the same each time it comes', () => {
		expect(read({ n: 3 }).data).toEqual(read({ n: 3 }).data);
	});

	test('whose number cannot be read spoils the request', () => {
		expect(read({ ...sound, n: 'three' }).success).toBe(false);
		expect(read(null).success).toBe(false);
		expect(readableBody('text')).toBe('text');
		expect(readableBody({ push: 'text' })).toEqual({ push: 'text' });
	});
});

describe('a stream', () => {
	test('sends each line on before the next is made', async () => {
		let go = () => {};
		async function* lines() {
			yield { first: 1 };
			await new Promise<void>((done) => (go = done));
			yield { second: 2 };
		}
		const reader = (await packed(lines())).getReader();
		let bytes = Buffer.alloc(0);
		while (!open(bytes).includes('first'))
			bytes = Buffer.concat([bytes, (await reader.read()).value ?? Buffer.alloc(0)]);
		expect(open(bytes)).toBe('{"first":1}\n');
		go();
		for (let part = await reader.read(); !part.done; part = await reader.read())
			bytes = Buffer.concat([bytes, part.value]);
		expect(gunzipSync(bytes).toString()).toBe('{"first":1}\n{"second":2}\n');
	});

	test('that cannot begin is an error, not a broken stream', async () => {
		// eslint-disable-next-line require-yield
		async function* lines(): AsyncGenerator<unknown> {
			throw new Error('not yours');
		}
		await expect(packed(lines())).rejects.toThrow('not yours');
	});

	test('that nobody reads any more stops asking for lines', async () => {
		let closed = false;
		async function* lines() {
			try {
				for (let i = 0; ; i++) yield { i };
			} finally {
				closed = true;
			}
		}
		const reader = (await packed(lines())).getReader();
		await reader.read();
		await reader.cancel();
		await expect.poll(() => closed).toBe(true);
	});

	test('of pokes beats, says when there is news, and ends with its session', async () => {
		let poke = () => {};
		let silent = false;
		let holds = true;
		const stream = pokeStream(
			(listener) => {
				poke = listener;
				return () => (silent = true);
			},
			async () => holds,
			10
		);
		const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
		const next = async () => (await reader.read()).value;
		expect(await next()).toBe('retry: 5000\n\n');
		poke();
		let said = await next();
		while (said === ':\n\n') said = await next();
		expect(said).toBe('data: poke\n\n');
		expect(await next()).toBe(':\n\n');
		holds = false;
		for (;;) if ((await reader.read()).done) break;
		expect(silent).toBe(true);
	});
});

/** What of a packed stream can be read so far. */
function open(bytes: Buffer): string {
	if (bytes.length === 0) return '';
	return gunzipSync(bytes, { finishFlush: 2 }).toString();
}
