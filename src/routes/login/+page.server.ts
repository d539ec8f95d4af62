import { nextPage, placeOf } from '$lib/server/access.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '$lib/server/demo.ts';
import { logIn } from '$lib/server/login.ts';
import { keepsCookies } from '$lib/server/origin.ts';
import { COOKIE, cookieUntil } from '$lib/server/sessions.ts';
import { login } from '$lib/words/login.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { user, duty } = locals;
	if (user) redirect(303, onward(nextPage(url.searchParams.get('next'), user.role), duty));
	const demo = locals.demo ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : null;
	const { officePhone } = locals.config;
	return { locale: locals.locale, officePhone, demo, signedOut: url.searchParams.has('out') };
};

export const actions: Actions = {
	default: async ({ request, url, locals, cookies }) => {
		const form = await request.formData();
		const loginName = String(form.get('loginName') ?? '').slice(0, 100);
		const password = String(form.get('password') ?? '');
		const w = login[locals.locale];
		if (!keepsCookies(url)) return fail(400, { loginName, problem: w.insecure });
		if (loginName.trim() === '' || password === '')
			return fail(400, { loginName, problem: w.empty });
		const { ip, sessions, database } = locals;
		const result = await logIn(database, { loginName, password, ip }, new Date().toISOString());
		if (!result.ok && result.locked !== null)
			return fail(429, { loginName, problem: w.locked(result.locked) });
		if (!result.ok) return fail(400, { loginName, problem: w.wrong });
		if (locals.session) await sessions.end(locals.session.id);
		const agent = request.headers.get('user-agent') ?? '';
		const started = await sessions.start(result.userId, { ip, agent });
		cookies.set(COOKIE, started.token, cookieUntil(started.absoluteExpiresAt));
		const next = nextPage(url.searchParams.get('next'), result.role);
		redirect(303, onward(next, (await sessions.check(started.token))?.duty ?? null));
	}
};

/** To the page that was asked for, or to what has to be done before. */
function onward(next: string, duty: App.Locals['duty']): string {
	return duty ? placeOf(duty, next) : next;
}
