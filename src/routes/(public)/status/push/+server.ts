import { json } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { readJson } from '$lib/server/body.ts';
import { isListening, subscribe, unsubscribe } from '$lib/server/notices/subscriptions.ts';
import { LANGUAGES } from '$lib/server/notices/tables.ts';
import { isCrossSite } from '$lib/server/origin.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { seats } from '$lib/server/seats.ts';
import { DOOR_COOKIE, visitorOf } from '$lib/server/status/door.ts';
import type { RequestHandler } from './$types';

const LIMIT = 4096;
const text = z.string().check(z.maxLength(1024));

/** ASK: does this browser hear of this household? ON · OFF. */
const wish = z.discriminatedUnion('wish', [
	z.object({ wish: z.literal('ASK'), endpoint: text }),
	z.object({ wish: z.literal('OFF'), endpoint: text }),
	z.object({
		wish: z.literal('ON'),
		endpoint: text,
		p256dh: text,
		auth: text,
		language: z.enum(LANGUAGES)
	})
]);

const takeSeat = seats({ each: 2, total: 50 });

/** A browser of somebody who is in asks to hear of the household's notices, or not to any more. */
export const POST: RequestHandler = async ({ request, url, locals, cookies }) => {
	if (isCrossSite('POST', request.headers, url.origin)) throw new Rejected('CROSS_SITE');
	const { database, config, ip: from } = locals;
	const now = new Date().toISOString();
	const who = await visitorOf(database, cookies.get(DOOR_COOKIE) ?? '', now);
	if (!who) throw new Rejected('SIGN_IN');
	const leave = takeSeat(from);
	try {
		const asked = await readJson(request, wish, LIMIT);
		const visitor = { ...who, from };
		if (asked.wish === 'ASK')
			return json({ on: await isListening(database, visitor, asked.endpoint) });
		if (asked.wish === 'OFF') await unsubscribe(database, visitor, asked.endpoint, now);
		else if (!(await subscribe(database, visitor, asked, now, config.pushServices)))
			throw new Rejected('MALFORMED');
		return json({ on: asked.wish === 'ON' });
	} finally {
		leave();
	}
};
