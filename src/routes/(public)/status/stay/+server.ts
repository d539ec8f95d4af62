import { json } from '@sveltejs/kit';
import { isCrossSite } from '$lib/server/origin.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { DOOR_COOKIE, visitorOf } from '$lib/server/status/door.ts';
import type { RequestHandler } from './$types';

/** Somebody is still there: keeps the door open, and says whether it is. */
export const POST: RequestHandler = async ({ request, url, locals, cookies }) => {
	if (isCrossSite('POST', request.headers, url.origin)) throw new Rejected('CROSS_SITE');
	const token = cookies.get(DOOR_COOKIE) ?? '';
	const who = await visitorOf(locals.database, token, new Date().toISOString());
	return json({ open: who !== null });
};
