import { SCHEMA } from '$lib/domain/tables.ts';
import { packed } from '$lib/server/pack.ts';
import { seats } from '$lib/server/seats.ts';
import { startLines } from '$lib/server/start.ts';
import type { RequestHandler } from './$types';

/**
 * A fill reads and packs the whole area. Two of a person may overlap when a line was cut; a place
 * whose tablet fell silent is free again after some minutes.
 */
const take = seats({ each: 2, total: 24, forMs: 5 * 60_000 });

/** The first fill of a tablet, today's visits first; `after` goes on behind the last page it has. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const device = url.searchParams.get('device') ?? '';
	const schema = Number(url.searchParams.get('schema') ?? SCHEMA);
	const after = url.searchParams.get('after');
	const caller = { userId: locals.user!.id, from: locals.ip };
	const asked = { device, schema, after };
	const leave = take(caller.userId);
	const lines = startLines(locals.database, caller, asked, new Date().toISOString());
	return new Response(await packed(seated(lines, leave)), {
		headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-encoding': 'gzip' }
	});
};

/** The same lines; the place is left when they end, break or are no longer wanted. */
async function* seated<T>(lines: AsyncGenerator<T>, leave: () => void): AsyncGenerator<T> {
	try {
		yield* lines;
	} finally {
		leave();
	}
}
