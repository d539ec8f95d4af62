/** Serves the bench's page in front of the application, so that both have one origin. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

const MIME: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css'
};

/** Builds the page into `folder`. */
export async function buildPage(folder: string): Promise<void> {
	await build({
		root: path.join(import.meta.dirname, 'page'),
		configFile: false,
		logLevel: 'error',
		base: '/bench/',
		plugins: [svelte()],
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'esnext' }
	});
}

/** Starts the host; `stream` is what /bench/stream answers, compressed beforehand. */
export async function startHost(
	folder: string,
	app: { port: number },
	stream: Buffer
): Promise<{ url: string; stop: () => Promise<void> }> {
	const server: Server = createServer((req, res) => {
		const pathname = new URL(req.url ?? '/', 'http://localhost').pathname;
		if (pathname === '/bench/stream') {
			res.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
			return res.end(stream);
		}
		if (pathname.startsWith('/bench/')) {
			const file = path.join(folder, path.normalize(pathname.slice('/bench'.length)));
			return void readFile(file).then(
				(body) => res.writeHead(200, { 'content-type': MIME[path.extname(file)] ?? '' }).end(body),
				() => res.writeHead(404).end()
			);
		}
		const { method, headers, url } = req;
		const onward = request({ port: app.port, method, headers, path: url }, (answer) => {
			res.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(res);
		});
		onward.on('error', () => res.destroy());
		res.on('close', () => onward.destroy());
		req.pipe(onward);
	}).listen(0);
	await once(server, 'listening');
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
