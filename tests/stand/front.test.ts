import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { HEADERS, front } from '../../bin/front.js';

type Front = ReturnType<typeof front>;
type Handler = Parameters<typeof front>[0];
const opened: Front[] = [];

/** A front door on a free port before a handler of the test's own; returns its port. */
async function open(handler: Handler, options: Parameters<typeof front>[1] = {}) {
	const door = front(handler, options);
	opened.push(door);
	door.server.listen(0, '127.0.0.1');
	await once(door.server, 'listening');
	const { port } = door.server.address() as AddressInfo;
	return { ...door, port, url: `http://127.0.0.1:${port}` };
}

afterEach(() => Promise.all(opened.splice(0).map((door) => door.close(0))));

const hello: Handler = (_req, res) => res.end('hello');

/** Answers how many bytes of the body arrived. */
const measure: Handler = async (req, res) => {
	let size = 0;
	for await (const chunk of req) size += (chunk as Buffer).length;
	res.end(String(size));
};

/** Sends a body in pieces without telling its length. */
async function sendChunked(port: number, path: string, bytes: number): Promise<IncomingMessage> {
	const sent = request({ port, path, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
	sent.on('error', () => {});
	const answered = once(sent, 'response');
	for (let left = bytes; left > 0; left -= 16_384) sent.write(Buffer.alloc(Math.min(left, 16_384)));
	sent.end();
	const [answer] = (await answered) as [IncomingMessage];
	return answer;
}

const textOf = async (answer: IncomingMessage): Promise<string> =>
	Buffer.concat(await answer.toArray()).toString();

describe('every answer', () => {
	test('has the security headers', async () => {
		const { url } = await open(hello);
		const { headers } = await fetch(url);
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin'
		});
		expect(headers.get('permissions-policy')).toContain('camera=(self)');
		expect(headers.has('strict-transport-security')).toBe(false);
	});

	test('asks for https for good only where it came by https', async () => {
		const { url } = await open(hello, { trustProxy: true });
		const { headers } = await fetch(url, { headers: { 'x-forwarded-proto': 'https' } });
		expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
	});

	test('is a plain 500 when the handler fails, and the next one is served', async () => {
		const { url } = await open((req, res) => {
			if (req.url === '/bug') throw new Error('bug (expected by this test)');
			res.end('hello');
		});
		expect((await fetch(`${url}/bug`)).status).toBe(500);
		expect(await (await fetch(url)).text()).toBe('hello');
	});
});

describe('the handler hears', () => {
	const tell: Handler = (req, res) => {
		res.end(JSON.stringify(Object.values(HEADERS).map((name) => req.headers[name])));
	};
	const forwarded = {
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'ieum.example.kr',
		'x-forwarded-for': '203.0.113.9, 198.51.100.7'
	};

	test('the Host and http on a plain connection', async () => {
		const { url, port } = await open(tell);
		const heard = await (await fetch(url)).json();
		expect(heard).toEqual(['http', `127.0.0.1:${port}`, '127.0.0.1']);
	});

	test('what the proxy says when the proxy is trusted', async () => {
		const { url } = await open(tell, { trustProxy: true });
		const heard = await (await fetch(url, { headers: forwarded })).json();
		expect(heard).toEqual(['https', 'ieum.example.kr', '198.51.100.7']);
	});

	test('nothing of what a stranger claims', async () => {
		const { url, port } = await open(tell);
		const headers = { ...forwarded, 'x-ieum-protocol': 'https', 'x-ieum-address': '203.0.113.9' };
		const heard = await (await fetch(url, { headers })).json();
		expect(heard).toEqual(['http', `127.0.0.1:${port}`, '127.0.0.1']);
	});
});

describe('a body', () => {
	test.each([
		['/office', 64],
		['/api/sync', 512],
		['/api/files/abc', 2048]
	])('to %s is taken up to %i KiB and refused above', async (path, kib) => {
		const { url } = await open(measure);
		const post = (bytes: number) =>
			fetch(url + path, { method: 'POST', body: Buffer.alloc(bytes) });
		expect(await (await post(kib * 1024)).text()).toBe(String(kib * 1024));
		const refused = await post(kib * 1024 + 1);
		expect(refused.status).toBe(413);
		expect(await refused.json()).toMatchObject({ error: 'TOO_BIG' });
	});

	test('without a length is counted', async () => {
		const { port } = await open(measure);
		const taken = await sendChunked(port, '/api/sync', 512 * 1024);
		expect(await textOf(taken)).toBe(String(512 * 1024));
		const refused = await sendChunked(port, '/api/sync', 512 * 1024 + 1);
		expect(refused.statusCode).toBe(413);
		expect(await textOf(refused)).toContain('너무 큽니다');
	});

	test('of 50 MB is refused while another request is served', async () => {
		const { url } = await open(measure);
		const big = fetch(`${url}/api/sync`, { method: 'POST', body: Buffer.alloc(50 * 1024 * 1024) });
		const other = await fetch(url, { method: 'POST', body: 'small' });
		expect(await other.text()).toBe('5');
		expect((await big).status).toBe(413);
	});

	test('whose sender asks first is refused before it is sent', async () => {
		const { port } = await open(measure);
		const sent = request({
			port,
			path: '/api/sync',
			method: 'POST',
			headers: { expect: '100-continue', 'content-length': 600 * 1024 }
		});
		sent.flushHeaders();
		sent.on('error', () => {});
		const [answer] = (await once(sent, 'response')) as [IncomingMessage];
		expect(answer.statusCode).toBe(413);
		sent.destroy();
	});
});

describe('a slow socket', () => {
	test.each([
		['says nothing', ''],
		['never ends its headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
		['never ends its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab']
	])('that %s is cut', async (_how, text) => {
		const { port } = await open(measure, { headersTimeout: 300, requestTimeout: 600 });
		const socket = connect(port, '127.0.0.1');
		socket.on('error', () => {});
		socket.write(text);
		socket.resume();
		await once(socket, 'close');
	});

	test('that takes no answer is cut, a stream of pokes is not', async () => {
		const { url } = await open(
			(req, res) => {
				if (req.url === '/poke') res.setHeader('content-type', 'text/event-stream');
				res.write(' ');
			},
			{ idleTimeout: 300, requestTimeout: 300, headersTimeout: 300 }
		);
		const poke = await fetch(`${url}/poke`);
		const page = await fetch(url);
		await expect(page.text()).rejects.toThrow();
		await pause(1500);
		const stillOpen = Promise.race([poke.text().then(() => false), pause(100).then(() => true)]);
		expect(await stillOpen).toBe(true);
		await poke.body?.cancel().catch(() => {});
	});
});

/** Something to wait for, and what makes it come. */
function signal(): [Promise<void>, () => void] {
	const { promise, resolve } = Promise.withResolvers<void>();
	return [promise, resolve];
}

describe('closing', () => {
	test('lets a running answer end', async () => {
		const [asked, ask] = signal();
		const { url, close } = await open(async (_req, res) => {
			ask();
			await pause(300);
			res.end('late');
		});
		const late = fetch(url);
		await asked;
		await close(20_000);
		expect(await (await late).text()).toBe('late');
	});

	test('does not wait for a stream of pokes', async () => {
		const { url, close } = await open((_req, res) => {
			res.setHeader('content-type', 'text/event-stream');
			res.write(': hello\n\n');
		});
		const poke = await fetch(url);
		poke.text().catch(() => {});
		const began = Date.now();
		await close(30_000);
		expect(Date.now() - began).toBeLessThan(15_000);
	});

	test('cuts an answer that never ends', async () => {
		const [asked, ask] = signal();
		const { url, close } = await open(ask);
		const never = fetch(url).catch(() => 'cut');
		await asked;
		await close(200);
		expect(await never).toBe('cut');
	});
});
