/**
 * The front door: an http server around the build's handler. It does what the handler cannot:
 * tells it the true address behind a proxy or on plain http, puts the security headers on static
 * and prerendered files too, cuts big bodies and slow sockets, and drains before it closes.
 */
import { createServer, IncomingMessage } from 'node:http';
import { MAX_FILE_BYTES, MAX_IMPORT_BYTES, MAX_SYNC_BYTES } from '../src/lib/protocol.ts';
import { rejections } from '../src/lib/words/rejections.ts';

/** @typedef {import('node:http').ServerResponse} Answer */
/** @typedef {(req: IncomingMessage, res: Answer, next: () => void) => unknown} Handler */
/** @typedef {{ origin?: string | null, trustProxy?: boolean, headersTimeout?: number, requestTimeout?: number, idleTimeout?: number }} Options */

/** The headers through which the handler hears what the front door found out (see serve.js). */
export const HEADERS = {
	PROTOCOL_HEADER: 'x-ieum-protocol',
	HOST_HEADER: 'x-ieum-host',
	ADDRESS_HEADER: 'x-ieum-address'
};

/** The largest body each part of the site takes, in bytes; the first match counts. */
const LIMITS = /** @type {const} */ ([
	[/^\/api\/files\//, MAX_FILE_BYTES],
	[/^\/api\//, MAX_SYNC_BYTES],
	// A household writes two numbers, or a few sentences.
	[/^\/status(\/|$)/, 16 * 1024],
	// The form around the file takes a little more.
	[/^\/office\/(import|bills|plan\/years)\/?$/, MAX_IMPORT_BYTES + 64 * 1024],
	[/^/, 64 * 1024]
]);

/** The largest body of all, for the handler's own limit. */
export const LARGEST_BODY = MAX_IMPORT_BYTES + 64 * 1024;

const SECURITY = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Not 'no-referrer': with it a browser says 'Origin: null' of our own forms, which are then refused.
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	// Without it a browser guesses how long a file stays fresh. Hashed files and pages set their own.
	'cache-control': 'no-cache'
};

/** @param {string} url a request's target; returns the number of bytes its body may have */
export function limitOf(url) {
	const pathname = url.split('?', 1)[0] ?? '';
	return LIMITS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 0;
}

/** @param {string | string[] | undefined} header the entry that the nearest proxy added */
const last = (header) =>
	String(header ?? '')
		.split(',')
		.at(-1)
		?.trim() ?? '';

/**
 * What the browser has in its address bar, and where it is.
 * @param {IncomingMessage} req
 * @param {Options} options
 */
function whence(req, { origin, trustProxy }) {
	const forwarded = trustProxy ? req.headers : {};
	const https = origin
		? origin.startsWith('https:')
		: last(forwarded['x-forwarded-proto']) === 'https';
	return {
		protocol: https ? 'https' : 'http',
		host: last(forwarded['x-forwarded-host']) || req.headers.host || '',
		address: last(forwarded['x-forwarded-for']) || req.socket.remoteAddress || ''
	};
}

/** Refuses a body; reads on for a moment without keeping it, else the sender sees a reset, not the answer.
 * @param {IncomingMessage} req
 * @param {Answer} res
 */
function refuse(req, res) {
	/** @type {import('../src/lib/protocol.ts').RejectionBody} */
	const body = { error: 'TOO_BIG', message: rejections.ko.TOO_BIG };
	res.writeHead(413, { 'content-type': 'application/json; charset=utf-8' });
	res.end(JSON.stringify(body));
	const { socket } = req;
	const hangUp = setTimeout(() => socket.destroy(), 3000);
	for (const over of [req, socket]) over.once('close', () => clearTimeout(hangUp));
	req.resume();
}

/**
 * Reads a body of unknown length up to the limit.
 * @param {IncomingMessage} req
 * @param {number} limit
 * @returns {Promise<Buffer | null>} the body, or null when it is larger; never settles when it is cut off
 */
function bodyWithin(req, limit) {
	return new Promise((resolve) => {
		/** @type {Buffer[]} */
		const chunks = [];
		let size = 0;
		req.on('data', (/** @type {Buffer} */ chunk) => {
			size += chunk.length;
			if (size > limit) resolve(null);
			else chunks.push(chunk);
		});
		req.on('end', () => resolve(Buffer.concat(chunks)));
		req.on('error', () => {});
	});
}

/**
 * The same request again, with a body that has been read already.
 * @param {IncomingMessage} req
 * @param {Buffer} body
 */
function withBody(req, body) {
	const again = new IncomingMessage(req.socket);
	const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = req;
	const headers = { ...req.headers, 'content-length': String(body.length) };
	delete headers['transfer-encoding'];
	Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, headers });
	again.push(body);
	again.push(null);
	again.complete = true;
	return again;
}

/** @param {Answer} res */
const isStream = (res) => String(res.getHeader('content-type')).startsWith('text/event-stream');

/**
 * Makes the server, not yet listening. Times in milliseconds.
 * @param {Handler} handler
 * @param {Options} [options]
 */
export function front(handler, options = {}) {
	/** @type {Set<Answer>} */
	const open = new Set();
	let closing = false;

	const server = createServer({
		headersTimeout: options.headersTimeout ?? 10_000,
		// The time to receive a request. An answer may take as long as it likes: pokes stay open for hours.
		requestTimeout: options.requestTimeout ?? 60_000,
		connectionsCheckingInterval: 1000,
		keepAliveTimeout: 65_000
	});

	/** @param {IncomingMessage} req @param {Answer} res */
	function prepare(req, res) {
		open.add(res);
		res.once('close', () => open.delete(res));
		const { protocol, host, address } = whence(req, options);
		req.headers[HEADERS.PROTOCOL_HEADER] = protocol;
		req.headers[HEADERS.HOST_HEADER] = host;
		req.headers[HEADERS.ADDRESS_HEADER] = address;
		for (const [name, value] of Object.entries(SECURITY)) res.setHeader(name, value);
		if (protocol === 'https') res.setHeader('strict-transport-security', 'max-age=31536000');
		if (closing) res.setHeader('connection', 'close');
	}

	/** @param {IncomingMessage} req @param {Answer} res */
	async function pass(req, res) {
		try {
			await handler(req, res, () => res.writeHead(404).end());
		} catch (error) {
			// A sender that hung up is no bug.
			if (res.destroyed) return;
			process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
			if (res.headersSent) res.destroy();
			else res.writeHead(500).end();
		}
	}

	/** @param {IncomingMessage} req @param {Answer} res */
	async function answer(req, res) {
		prepare(req, res);
		const limit = limitOf(req.url ?? '/');
		if (Number(req.headers['content-length'] ?? 0) > limit) return refuse(req, res);
		if (req.headers.expect) res.writeContinue();
		if (!req.headers['transfer-encoding']) return pass(req, res);
		const body = await bodyWithin(req, limit);
		if (body) await pass(withBody(req, body), res);
		else refuse(req, res);
	}

	server.on('request', (req, res) => void answer(req, res));
	// A sender that asks first is told before it sends anything.
	server.on('checkContinue', (req, res) => void answer(req, res));
	// A reader that takes nothing for so long is gone; a stream of pokes may be silent.
	server.setTimeout(options.idleTimeout ?? 120_000, (socket) => {
		const streams = [...open].some((res) => res.socket === socket && isStream(res));
		if (!streams) socket.destroy();
	});

	/**
	 * Takes no more, lets running answers end, and cuts what is left.
	 * @param {number} [patience] milliseconds
	 * @returns {Promise<void>}
	 */
	function close(patience = 5000) {
		closing = true;
		return new Promise((resolve) => {
			const cut = setTimeout(() => server.closeAllConnections(), patience);
			server.close(() => {
				clearTimeout(cut);
				resolve();
			});
			for (const res of open) {
				if (!res.headersSent) res.setHeader('connection', 'close');
				else if (isStream(res)) res.destroy();
				else res.once('finish', () => setImmediate(() => server.closeIdleConnections()));
			}
			server.closeIdleConnections();
		});
	}

	return { server, close };
}
