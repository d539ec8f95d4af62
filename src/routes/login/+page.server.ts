import { nextPage, placeOf } from '$lib/server/access.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '$lib/server/demo.ts';
import { logIn } from '$lib/server/login.ts';
import { keepsCookies } from '$lib/server/origin.ts';
import { COOKIE, cookieUntil } from '$lib/server/sessions.ts';
import { MINUTES } from '$lib/server/threshold.ts';
import { login } from '$lib/words/login.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, isSubRequest }) => {
	const { user, duty } = locals;
	// The hooks ask for the page of those who have to wait, whoever is signed in beside.
	const why = isSubRequest ? url.searchParams.get('why') : null;
	if (why !== null) return { ...shown(locals), problem: whyOf(why, locals.locale) };
	if (user) redirect(303, onward(nextPage(url.searchParams.get('next'), user.role), duty));
	const { searchParams } = url;
	const left = searchParams.has('idle') ? 'idle' : searchParams.has('out') ? 'signedOut' : null;
	return { ...shown(locals), left } as const;
};

function shown({ demo: isDemo, config, locale }: App.Locals) {
	const demo = isDemo ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : null;
	return { locale, officePhone: config.officePhone, demo, left: null, problem: null };
}

function whyOf(why: string, locale: App.Locals['locale']) {
	return why === 'CROWDED' ? login[locale].crowded : login[locale].locked(MINUTES);
}

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
		if (!result.ok && result.locked !== null) {
			locals.wait = result.locked;
			return fail(429, { loginName, problem: w.locked(result.locked) });
		}
		if (!result.ok) return fail(400, { loginName, problem: result.held ? w.held : w.wrong });
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
