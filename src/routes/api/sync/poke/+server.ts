import { homeOf } from '$lib/server/access.ts';
import { scopesOf } from '$lib/server/scopes.ts';
import { pokeStream } from '$lib/server/stream.ts';
import type { RequestHandler } from './$types';

/** Says when there is something newer in the caller's scopes; ends when these are others. */
export const GET: RequestHandler = ({ locals }) => {
	const { database, sessions, session, user } = locals;
	const scopes = [...scopesOf(user!), ...(homeOf(user!.role) === '/office' ? ['office'] : [])];
	const stream = pokeStream(
		(poke) => database.pokes.subscribe(scopes, poke),
		() => sessions.holds(session!, user!)
	);
	return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
};
