import { note } from '$lib/server/audit.ts';
import { COOKIE } from '$lib/server/sessions.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Ends the sign-in. What a tablet holds stays on it, sealed. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	const { session, database, sessions, ip: from } = locals;
	if (session) {
		const { id, userId } = session;
		await sessions.end(id);
		const at = new Date().toISOString();
		await note(database, { at, userId, from, subject: userId, work: 'LOGOUT' });
	}
	cookies.delete(COOKIE, { path: '/', secure: true });
	redirect(303, '/login?out');
};
