import { homeOf } from '$lib/server/access.ts';
import { scopesOf } from '$lib/server/scopes.ts';
import { seats } from '$lib/server/seats.ts';
import { pokeStream } from '$lib/server/stream.ts';
import type { RequestHandler } from './$types';

/** A tablet has a stream in each of its tabs; a browser opens no more than six to one server. */
const take = seats({ each: 12, total: 2000 });

/** Says when there is something newer in the caller's scopes; ends when these are others. */
export const GET: RequestHandler = ({ locals }) => {
	const { database, sessions, session, user } = locals;
	const scopes = [
		...scopesOf(user!),
		...(homeOf(user!.role) === '/office' ? ['office', 'notices'] : [])
	];
	const leave = take(session!.familyId);
	const stream = pokeStream(
		(poke) => {
			const stop = database.pokes.subscribe(scopes, poke);
			return () => [stop, leave].forEach((end) => end());
		},
		() => sessions.holds(session!, user!)
	);
	return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
};
