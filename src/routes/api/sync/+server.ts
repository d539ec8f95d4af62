import { MAX_SYNC_BYTES } from '$lib/protocol.ts';
import { readJson } from '$lib/server/body.ts';
import { readableBody } from '$lib/server/envelope.ts';
import { sync } from '$lib/server/sync.ts';
import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

/** One round of a tablet: what it did, and what is new for it. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const body = await readJson(request, z.unknown(), MAX_SYNC_BYTES);
	const caller = { userId: locals.session!.userId, from: locals.ip };
	const now = new Date().toISOString();
	return Response.json(await sync(locals.database, caller, readableBody(body), now));
};
