/** One POST to somebody else's server: in time, without following it anywhere, and without its words. */
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Outcome } from './round.ts';

const TIMEOUT_MS = 10_000;

export interface Parcel {
	url: URL;
	headers: Record<string, string>;
	body: Buffer;
	/** finds the addresses of a name, and may refuse them */
	lookup?: LookupFunction;
	timeoutMs?: number;
	/** certificates to trust instead of the system's; for tests */
	ca?: string;
}

export interface Answer {
	status: number;
	/** what it asks us to wait, ms */
	retryAfterMs: number;
}

/** What stood in the way before there was an answer, as a word without any value in it. */
export class NoAnswer extends Error {
	readonly reason: 'TIMEOUT' | 'UNREACHABLE' | 'TLS' | 'FORBIDDEN_ADDRESS';
	constructor(reason: NoAnswer['reason']) {
		super(reason);
		this.reason = reason;
	}
}

/** An address that must not be asked: found while a name was looked up. */
export class ForbiddenAddress extends Error {}

/**
 * Sends it and takes the answer's head; its body is not read, and a redirect is an answer like any
 * other. @throws NoAnswer
 */
export function post({ url, headers, body, ...parcel }: Parcel): Promise<Answer> {
	const { lookup, timeoutMs = TIMEOUT_MS, ca } = parcel;
	const { request } = url.protocol === 'https:' ? https : http;
	return new Promise((resolve, reject) => {
		const asked = request(
			url,
			{
				method: 'POST',
				headers: { ...headers, 'content-length': String(body.length) },
				agent: false,
				signal: AbortSignal.timeout(timeoutMs),
				...(lookup ? { lookup } : {}),
				...(ca ? { ca } : {})
			},
			(answer) => {
				resolve({
					status: answer.statusCode ?? 0,
					retryAfterMs: patienceIn(answer.headers['retry-after'])
				});
				answer.destroy();
			}
		);
		asked.on('error', (error) => reject(new NoAnswer(reasonOf(error))));
		asked.end(body);
	});
}

/** What an answer's number means for a message that was sent to a gateway or to a push service. */
export function outcomeOf({ status, retryAfterMs }: Answer, refused: readonly number[]): Outcome {
	const reason = `HTTP_${status}`;
	if (status >= 200 && status < 300) return { is: 'SENT' };
	if (refused.includes(status)) return { is: 'DEAD', reason };
	return { is: 'LATER', reason, afterMs: retryAfterMs };
}

/** An attempt that brought no answer. */
export function outcomeWithout(error: unknown): Outcome {
	if (!(error instanceof NoAnswer)) throw error;
	const { reason } = error;
	return reason === 'FORBIDDEN_ADDRESS' ? { is: 'DEAD', reason } : { is: 'LATER', reason };
}

const LONGEST_MS = 24 * 60 * 60_000;

/** Retry-After in seconds or as a date; nobody is waited for longer than a day. */
function patienceIn(header: string | undefined): number {
	if (header === undefined) return 0;
	const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_MS) : 0;
}

function reasonOf(error: Error & { code?: string }): NoAnswer['reason'] {
	if (error instanceof ForbiddenAddress) return 'FORBIDDEN_ADDRESS';
	if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'TIMEOUT';
	return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(error.code ?? '') ? 'TLS' : 'UNREACHABLE';
}
