import { redirect } from '@sveltejs/kit';
import { DOOR_COOKIE, DOOR_COOKIE_IS, leave } from '$lib/server/status/door.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever comes here is out, also where no script could send a form. */
export const load: PageServerLoad = ({ locals, cookies }) => end(locals, cookies);

export const actions: Actions = {
	default: async ({ locals, cookies }) => {
		await end(locals, cookies);
		redirect(303, '/status/closed');
	}
};

async function end(
	{ database }: App.Locals,
	cookies: Parameters<PageServerLoad>[0]['cookies']
): Promise<void> {
	const token = cookies.get(DOOR_COOKIE);
	if (!token) return;
	await leave(database, token);
	cookies.delete(DOOR_COOKIE, DOOR_COOKIE_IS);
}
