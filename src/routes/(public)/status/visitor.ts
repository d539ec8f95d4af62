/** Who stands at a page behind the door; whoever is not in any more is led back to it. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { DOOR_COOKIE, visitorOf } from '$lib/server/status/door.ts';
import { viewOf } from '$lib/server/status/view.ts';

/** The household of a request, with what its page needs. `now` is ISO. */
export async function visitor(event: RequestEvent) {
	const { database, ip } = event.locals;
	const token = event.cookies.get(DOOR_COOKIE);
	if (!token) redirect(303, '/status');
	const now = new Date().toISOString();
	const who = await visitorOf(database, token, now);
	if (!who) redirect(303, '/status/closed');
	const { tongue } = viewOf(event);
	return { ...who, database, db: database.db, from: ip, now, tongue };
}
