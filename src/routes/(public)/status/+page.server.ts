import { fail, redirect } from '@sveltejs/kit';
import { keepsCookies } from '$lib/server/origin.ts';
import { demoSlips } from '$lib/server/status/demo.ts';
import { DOOR_COOKIE, DOOR_COOKIE_IS, leave, open } from '$lib/server/status/door.ts';
import { KNOWN_COOKIE, KNOWN_COOKIE_IS } from '$lib/server/status/known.ts';
import { viewOf } from '$lib/server/status/view.ts';
import { door } from '$lib/words/status/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { demo, database, serverKey } = locals;
	return { slips: demo ? await demoSlips(database.db, serverKey) : [] };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, url, locals, cookies } = event;
		const form = await request.formData();
		const read = (name: string) => String(form.get(name) ?? '').slice(0, 100);
		const w = door[viewOf(event).tongue].entry;
		if (!keepsCookies(url)) return fail(400, { problem: w.insecure });
		const { database, serverKey, ip } = locals;
		const known = cookies.get(KNOWN_COOKIE);
		const given = { code: read('code'), secret: read('secret'), ip, known };
		const opened = await open(database, serverKey, given, new Date().toISOString());
		if (!opened.ok && opened.wait !== null) {
			// The hooks say so: with the same page to everybody who has to wait.
			locals.wait = opened.wait;
			return fail(429, { problem: '' });
		}
		if (!opened.ok) return fail(400, { problem: w.wrong });
		const before = cookies.get(DOOR_COOKIE);
		if (before) await leave(database, before);
		cookies.set(DOOR_COOKIE, opened.token, DOOR_COOKIE_IS);
		cookies.set(KNOWN_COOKIE, opened.known, KNOWN_COOKIE_IS);
		redirect(303, '/status/mine');
	}
};
