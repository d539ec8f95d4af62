import { tabletFacts } from '$lib/server/enrolment.ts';
import type { RequestHandler } from './$types';

/**
 * Who is signed in here, for a tablet that starts; `user` is null for nobody, and for somebody who
 * has something to do on our own pages first.
 */
export const GET: RequestHandler = async ({ locals }) => {
	const user = locals.duty === null ? locals.user : null;
	return Response.json(await tabletFacts({ ...locals, user }));
};
