/**
 * Serves the build on the project's Node 24. `--check` only looks at the settings.
 * A wrong setting, a port that is taken or a database that does not answer ends the start with
 * exit code 1 and one message.
 */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { out } from './build.js';
import { HEADERS, LARGEST_BODY, front } from './front.js';
import { ConfigError, readConfig } from '../src/lib/server/config.ts';

/** @typedef {import('../src/lib/server/config.ts').Config} Config */

/** @param {unknown} error */
const codeOf = (error) => /** @type {{ code?: string }} */ (error ?? {}).code ?? '';

/** The build reads its settings when it is imported, so they are set before. @param {Config} config */
async function buildHandler({ origin }) {
	Object.assign(process.env, HEADERS, { BODY_SIZE_LIMIT: String(LARGEST_BODY) });
	if (!origin) delete process.env.ORIGIN;
	delete process.env.PORT_HEADER;
	return (await import(pathToFileURL(path.join(out, 'handler.js')).href)).handler;
}

/**
 * @param {import('node:http').Server} server
 * @param {Config} config
 * @returns {Promise<number>} the port it listens on
 */
function listen(server, { port, host }) {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => {
			const why =
				codeOf(error) === 'EADDRINUSE'
					? `포트 ${port}번을 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끄거나 PORT=3001 npm start 처럼 다른 포트로 시작하십시오.`
					: `${host ?? ''}:${port}에서 시작할 수 없습니다 (${codeOf(error)}). HOST와 PORT를 확인하십시오.`;
			reject(new ConfigError(why, { cause: error }));
		});
		// Without a host Node takes all addresses, of both families where there are two.
		server.listen({ port, host: host ?? undefined }, () => {
			const address = server.address();
			resolve(address && typeof address === 'object' ? address.port : port);
		});
	});
}

/**
 * Checks the settings, opens the database through the build and listens.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} where it is, and how to end it
 * @throws ConfigError with a message for the person who started it
 */
export async function serve() {
	const config = readConfig(process.env);
	/** @type {PromiseWithResolvers<import('./front.js').Handler>} */
	const { promise: ready, resolve } = Promise.withResolvers();
	const { server, close } = front(async (...request) => (await ready)(...request), config);
	// A port that is taken is told before the database is touched; who comes early waits.
	const port = await listen(server, config);
	resolve(await buildHandler(config));
	return { url: config.origin ?? `http://localhost:${port}`, port, close };
}

/** @param {() => Promise<void>} close */
function endOnSignal(close) {
	let ending = false;
	/** @param {string} signal */
	const end = async (signal) => {
		if (ending) return;
		ending = true;
		await close();
		// The hooks close the database on this event; adapter-node's own entry sends the same.
		// @ts-expect-error an event of SvelteKit's, not of Node's
		process.emit('sveltekit:shutdown', signal);
		setTimeout(() => process.exit(0), 1000).unref();
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
	// The test that started it is gone.
	process.on('disconnect', () => void end('SIGTERM'));
}

/** @param {unknown} error */
function tell(error) {
	// By name: the build has a copy of the class of its own.
	const isTold = error instanceof Error && error.name === 'ConfigError';
	const words = isTold ? error.message : error instanceof Error ? error.stack : error;
	process.stderr.write(`[이음] ${words}\n`);
}

if (process.argv[1] === import.meta.filename) {
	try {
		if (process.argv.includes('--check')) {
			readConfig(process.env);
		} else {
			// What one request broke must not end the service of all others.
			process.on('unhandledRejection', tell);
			const { url, port, close } = await serve();
			endOnSignal(close);
			// A test that started it on port 0 hears where it is.
			process.send?.({ port });
			process.stdout.write(`[이음] 시작했습니다: ${url}\n`);
		}
	} catch (error) {
		tell(error);
		process.exit(1);
	}
}
