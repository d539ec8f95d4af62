import { ownPath } from '$lib/server/access.ts';
import { LOCALES } from '$lib/words/locale.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Chooses the language. The tablet reads the cookie too, so scripts may. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const asked = form.get('locale');
	const locale = LOCALES.find((one) => one === asked) ?? 'ko';
	const secure = url.protocol === 'https:';
	cookies.set('locale', locale, {
		path: '/',
		httpOnly: false,
		sameSite: 'lax',
		secure,
		maxAge: YEAR
	});
	redirect(303, ownPath(String(form.get('back') ?? '')) ?? '/');
};
