/** What answers in the place of our server, over real HTTP. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ask, json } from '../../src/lib/client/network.ts';
import { PROTOCOL } from '../../src/lib/protocol.ts';

/** Asks whatever listens, as the tablet asks for a sync. */
async function answerOf(listener: RequestListener) {
	const server = createServer(listener).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	try {
		return await ask(
			`http://127.0.0.1:${port}/api/sync`,
			json({ protocol: PROTOCOL }),
			(response) => response.json()
		);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

test.each<[string, RequestListener]>([
	[
		'a sign-in page of the network',
		(_req, res) => res.setHeader('content-type', 'text/html').end('<html>동의하십시오</html>')
	],
	['a way to such a page', (_req, res) => res.writeHead(302, { location: '/portal' }).end()],
	['a page of a proxy that has no server', (_req, res) => res.writeHead(502).end('Bad Gateway')],
	[
		'a page that says it is an answer',
		(_req, res) => res.setHeader('content-type', 'application/json').end('<html>')
	],
	['a refusal that is not ours', (_req, res) => res.writeHead(403).end('<html>차단</html>')],
	['a connection that is cut', (_req, res) => void res.destroy()]
])('%s counts as offline', async (_what, listener) => {
	expect(await answerOf(listener)).toEqual({ kind: 'offline' });
});

test('a rejection of ours is heard, with how long to wait', async () => {
	const reply = await answerOf((_req, res) =>
		res
			.writeHead(503, { 'content-type': 'application/json', 'retry-after': '5' })
			.end(JSON.stringify({ error: 'BUSY', message: '' }))
	);
	expect(reply).toEqual({ kind: 'rejected', why: 'BUSY', retryAfterMs: 5000 });
});
