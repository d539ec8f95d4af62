import { redirect } from '@sveltejs/kit';
import { ownPath } from '$lib/server/access.ts';
import { choose } from '$lib/server/status/view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ back: backOf(url.searchParams.get('back')) });

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		choose(event, form);
		redirect(303, backOf(String(form.get('back') ?? '')));
	}
};

/** A page of the door; what stood after a question mark there is left out. */
function backOf(asked: string | null): string {
	const path = ownPath(asked) ?? '';
	return /^\/status(\/|\?|$)/.test(path) ? path : '/status';
}
