import { head } from '$lib/server/clock.ts';
import type { RequestHandler } from './$types';

/** Says that the process answers and its database can be read. */
export const GET: RequestHandler = async ({ locals }) => {
	await head(locals.database.db);
	return Response.json({ ok: true });
};
