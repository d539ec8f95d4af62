/** Web Push: a sealed message to the browsers of those who asked for it at the household's door. */
import { createHash } from 'node:crypto';
import type { Outcome, Send } from './round.ts';
import { endpointIn, PUSH_SERVICES, publicLookup } from './endpoint.ts';
import type { Letter } from './judge.ts';
import { outcomeOf, outcomeWithout, post, type Parcel } from './post.ts';
import { sealPush } from './push-seal.ts';
import type { Vapid } from './vapid.ts';

/** The browser has thrown the subscription away. */
const GONE = [404, 410];
/** The message or our key is not taken; trying again changes nothing. */
const REFUSED = [400, 401, 403, 413];
const LONGEST_S = 3 * 24 * 60 * 60;
const URGENT = /ON_THE_WAY$/;

export interface PushHouse {
	vapid: Vapid;
	/** the operator's own list of push services, trusted wherever they stand; null: the browsers' */
	services: readonly string[] | null;
	now?: () => string;
	ca?: string;
}

/** Sends to browsers. */
export function webPush(house: PushHouse): Send {
	const { vapid, services, now = () => new Date().toISOString(), ca } = house;
	return async (letter: Letter): Promise<Outcome> => {
		const { subscription } = letter;
		const url = subscription && endpointIn(subscription.endpoint, services ?? PUSH_SERVICES);
		if (!url) return { is: 'GONE', reason: 'FORBIDDEN_ADDRESS' };
		const parcel: Parcel = {
			url,
			headers: { ...headersOf(letter, now()), authorization: vapid.authorise(url, now()) },
			body: sealPush(messageOf(letter), subscription),
			...(services === null ? { lookup: publicLookup } : {}),
			...(ca ? { ca } : {})
		};
		try {
			const answer = await post(parcel);
			if (GONE.includes(answer.status)) return { is: 'GONE', reason: 'UNSUBSCRIBED' };
			return outcomeOf(answer, REFUSED);
		} catch (error) {
			return outcomeWithout(error);
		}
	};
}

/** What the worker of the household's door shows. `tag`: a newer one about the same takes its place. */
function messageOf({ id, title, body, about, language }: Letter): Buffer {
	return Buffer.from(JSON.stringify({ title, body, tag: topicOf(about ?? id), lang: language }));
}

function headersOf({ id, about, template, expiresAt }: Letter, now: string) {
	const left = Math.round((Date.parse(expiresAt) - Date.parse(now)) / 1000);
	return {
		...{ 'content-type': 'application/octet-stream', 'content-encoding': 'aes128gcm' },
		ttl: String(Math.min(Math.max(left, 0), LONGEST_S)),
		urgency: URGENT.test(template) ? 'high' : 'normal',
		// The push service keeps only the newest of a topic for a phone that is switched off.
		topic: topicOf(about ?? id)
	};
}

/** At most 32 characters that tell a push service nothing. */
function topicOf(about: string): string {
	return createHash('sha256').update(about).digest('base64url').slice(0, 32);
}
