/**
 * The district's own gateway for text messages or 알림톡: one signed POST a message. The notice's id is
 * the idempotency key, the same at every attempt: a gateway that has seen it answers 2xx and sends
 * nothing a second time.
 */
import { createHmac } from 'node:crypto';
import type { Outcome, Send } from './round.ts';
import type { Letter } from './judge.ts';
import { outcomeOf, outcomeWithout, post } from './post.ts';

/** This message will never be taken: it is malformed, too big, or its number does not exist. */
const REFUSED = [400, 410, 413, 422];

export interface Gateway {
	url: string;
	/** what both sides know */
	secret: string;
	timeoutMs?: number;
}

/** Sends by that gateway. `now` is the server's clock, ISO. */
export function webhook(
	{ url, secret, ...gateway }: Gateway,
	now: () => string = () => new Date().toISOString()
): Send {
	return async (letter: Letter): Promise<Outcome> => {
		const body = Buffer.from(JSON.stringify(messageOf(letter)));
		const timestamp = String(Math.floor(Date.parse(now()) / 1000));
		const headers = {
			'content-type': 'application/json; charset=utf-8',
			'idempotency-key': letter.id,
			'ieum-timestamp': timestamp,
			'ieum-signature': `v1=${signatureOf(secret, timestamp, body)}`
		};
		try {
			return outcomeOf(await post({ url: new URL(url), headers, body, ...gateway }), REFUSED);
		} catch (error) {
			return outcomeWithout(error);
		}
	};
}

/** HMAC-SHA256 over '<timestamp>.<body>', hex: neither can be changed, nor an old message sent again. */
export function signatureOf(secret: string, timestamp: string, body: Buffer): string {
	return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

function messageOf({ id, phone, text, kind, language, template, expiresAt }: Letter) {
	return { id, to: phone, text, kind, language, template, expiresAt };
}
