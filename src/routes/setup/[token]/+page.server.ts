import { nextPage } from '$lib/server/access.ts';
import { holdsSetup, setUp } from '$lib/server/setup.ts';
import { COOKIE, cookieUntil } from '$lib/server/sessions.ts';
import { AccountError } from '$lib/server/users.ts';
import { login } from '$lib/words/login.ts';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!(await holdsSetup(locals.database, params.token)))
		error(404, login[locals.locale].setup.gone);
	return { locale: locals.locale };
};

export const actions: Actions = {
	default: async ({ request, params, locals, cookies }) => {
		const form = await request.formData();
		const [loginName, name, password, again] = ['loginName', 'name', 'password', 'again'].map(
			(field) => String(form.get(field) ?? '')
		) as [string, string, string, string];
		const w = login[locals.locale];
		if (password !== again) return fail(400, { loginName, name, problem: w.setup.differ });
		const { database, sessions, ip } = locals;
		try {
			const account = { loginName, name, password };
			const userId = await setUp(database, params.token, account, ip, new Date().toISOString());
			if (userId === null) return fail(404, { loginName, name, problem: w.setup.gone });
			const agent = request.headers.get('user-agent') ?? '';
			const started = await sessions.start(userId, { ip, agent });
			cookies.set(COOKIE, started.token, cookieUntil(started.absoluteExpiresAt));
		} catch (failure) {
			if (!(failure instanceof AccountError)) throw failure;
			return fail(400, { loginName, name, problem: w.faults[failure.fault] });
		}
		redirect(303, nextPage(null, 'office'));
	}
};
