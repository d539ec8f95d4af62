import { tabletFacts } from '$lib/server/enrolment.ts';
import type { RequestHandler } from './$types';

/** Who is signed in here, for a tablet that starts; `user` is null for nobody. */
export const GET: RequestHandler = async ({ locals }) => Response.json(await tabletFacts(locals));
