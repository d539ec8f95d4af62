/** The server over HTTP. What is not recognisably ours (a captive portal, a proxy) counts as offline. */
import { OWN_HEADER, type RejectionBody, type StartLine, type SyncAnswer } from '../protocol.ts';
import { SCHEMA } from '../domain/tables.ts';
import type { FileWay, Network, Reply } from './ports.ts';

/** A request without an answer is given up, ms. */
const PATIENCE = 30_000;
const REJECTIONS = [400, 401, 403, 409, 413, 426, 503, 507];

/**
 * The network port over `fetch` of the page's own origin. Only whoever holds the key can have a
 * lost device enrolled again; without `enrolAgain` the answer is no.
 */
export function createNetwork(enrolAgain: Network['enrolAgain'] = refuse): Network {
	return {
		enrolAgain,
		sync: (request) => ask('/api/sync', json(request), toJson<SyncAnswer>('cursor')),
		quarantine: (whose, push) => ask('/api/quarantine', json({ ...whose, push }), async () => null),
		clone: (deviceId) =>
			ask('/api/devices/clone', json({ deviceId }), toJson<{ deviceId: string }>('deviceId')),
		start: (device, after) => ask(startUrl(device, after), {}, toLines, 'application/x-ndjson'),
		fileHeld,
		fileKept,
		filePart: (hash, offset, total, bytes, way = 'files') =>
			ask(
				`/api/${way}/${hash}?offset=${offset}&total=${total}`,
				{
					method: 'PUT',
					body: bytes,
					headers: { [OWN_HEADER]: '1', 'content-type': 'application/octet-stream' }
				},
				async (response) => ((await response.json()) as { held: number }).held
			),
		fileGet: (hash) => ask(`/api/files/${hash}`, {}, (response) => toFile(response, hash), 'image/')
	};
}

const refuse = async (): Promise<Reply<never>> => ({
	kind: 'rejected',
	why: 'NOT_YOURS',
	retryAfterMs: null
});

/** The bytes, if they are those of the hash. */
async function toFile(response: Response, hash: string): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = new Uint8Array(await response.arrayBuffer());
	if ((await sha256(bytes)) !== hash) throw new TypeError('not the file that was asked for');
	return bytes;
}

/** SHA-256 in hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A POST of JSON as our own pages send it. */
export function json(body: unknown): RequestInit {
	return {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { [OWN_HEADER]: '1', 'content-type': 'application/json' }
	};
}

/**
 * One request. `type` is the content type that our own answer has; an answer of another type, a
 * redirect, a broken body or none in time is `offline`.
 */
export async function ask<T>(
	url: string,
	init: RequestInit,
	read: (response: Response) => Promise<T>,
	type = 'application/json'
): Promise<Reply<T>> {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), PATIENCE);
	try {
		const response = await fetch(url, {
			headers: { [OWN_HEADER]: '1' },
			...init,
			redirect: 'error',
			cache: 'no-store',
			signal: patience.signal
		});
		if (!response.ok) return await turnedAway(response);
		if (!(response.headers.get('content-type') ?? '').startsWith(type)) return { kind: 'offline' };
		return { kind: 'answer', value: await read(response) };
	} catch {
		return { kind: 'offline' };
	} finally {
		clearTimeout(timer);
	}
}

async function turnedAway(response: Response): Promise<Reply<never>> {
	if (!REJECTIONS.includes(response.status)) return { kind: 'offline' };
	const body = (await response.json()) as Partial<RejectionBody>;
	if (typeof body.error !== 'string') return { kind: 'offline' };
	const seconds = Number(response.headers.get('retry-after'));
	return { kind: 'rejected', why: body.error, retryAfterMs: seconds > 0 ? seconds * 1000 : null };
}

/** Reads JSON that must have a field by which our own answers are known. */
function toJson<T extends object>(field: keyof T) {
	return async (response: Response): Promise<T> => {
		const value = (await response.json()) as T;
		if (value === null || typeof value !== 'object' || !(field in value))
			throw new TypeError('not an answer of ours');
		return value;
	};
}

function fileHeld(hash: string, way: FileWay = 'files'): Promise<Reply<number>> {
	return askHead(`/api/${way}/${hash}`, Number);
}

function fileKept(hash: string): Promise<Reply<'lost' | 'held' | 'covered'>> {
	return askHead(`/api/files/${hash}`, (held, { headers }) => {
		if (headers.get('x-covered') === '1') return 'covered';
		return Number(held) > 0 ? 'held' : 'lost';
	});
}

/** Asks for headers only; ours always say how many bytes are held. */
function askHead<T>(url: string, read: (held: string, response: Response) => T): Promise<Reply<T>> {
	const answer = async (response: Response) => {
		const held = response.headers.get('x-held');
		if (held === null) throw new TypeError('not an answer of ours');
		return read(held, response);
	};
	return ask(url, { method: 'HEAD' }, answer, '');
}

function startUrl(device: string, after: string | null): string {
	const query = new URLSearchParams({ device, schema: String(SCHEMA) });
	if (after !== null) query.set('after', after);
	return `/api/sync/start?${query}`;
}

async function toLines(response: Response): Promise<AsyncIterable<StartLine>> {
	if (!response.body) throw new TypeError('not a stream');
	return linesOf(response.body);
}

/** One parsed object a line. Rejects when the stream is cut or a line is not JSON. */
export async function* linesOf(
	body: ReadableStream<Uint8Array<ArrayBuffer>>
): AsyncGenerator<StartLine> {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	try {
		for (;;) {
			const { value, done } = await inTime(reader.read());
			if (done) break;
			const lines = (rest + value).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) if (line !== '') yield JSON.parse(line) as StartLine;
		}
		if (rest !== '') yield JSON.parse(rest) as StartLine;
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** A stream that falls silent is cut. */
async function inTime<R>(waiting: Promise<R>): Promise<R> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const silence = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('the stream fell silent')), PATIENCE);
	});
	return Promise.race([waiting, silence]).finally(() => clearTimeout(timer));
}
