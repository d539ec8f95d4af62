import { nextPage } from '$lib/server/access.ts';
import { show } from '$lib/server/second-factor.ts';
import { secondFactor } from '$lib/words/second-factor.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { user, duty, locale, demo } = locals;
	const next = nextPage(url.searchParams.get('next'), user!.role);
	if (duty !== 'CODE') redirect(303, next);
	return { locale, demo };
};

export const actions: Actions = {
	default: async ({ request, url, locals }) => {
		const { database, serverKey, sessions, session, user, ip, locale } = locals;
		const code = String((await request.formData()).get('code') ?? '').slice(0, 40);
		const w = secondFactor[locale];
		const given = { userId: user!.id, code, ip };
		const shown = await show(database, serverKey, given, new Date().toISOString());
		if (!shown.ok && shown.locked !== null) return fail(429, { problem: w.locked(shown.locked) });
		if (!shown.ok) return fail(400, { problem: w.wrong });
		await sessions.pass(session!);
		redirect(303, nextPage(url.searchParams.get('next'), user!.role));
	}
};
