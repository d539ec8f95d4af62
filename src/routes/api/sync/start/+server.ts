import { SCHEMA } from '$lib/domain/tables.ts';
import { packed } from '$lib/server/pack.ts';
import { startLines } from '$lib/server/start.ts';
import type { RequestHandler } from './$types';

/** The first fill of a tablet, today's visits first; `after` goes on behind the last page it has. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const device = url.searchParams.get('device') ?? '';
	const schema = Number(url.searchParams.get('schema') ?? SCHEMA);
	const after = url.searchParams.get('after');
	const caller = { userId: locals.user!.id, from: locals.ip };
	const asked = { device, schema, after };
	const lines = startLines(locals.database, caller, asked, new Date().toISOString());
	return new Response(await packed(lines), {
		headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-encoding': 'gzip' }
	});
};
