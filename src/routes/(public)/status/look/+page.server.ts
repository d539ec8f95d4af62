import { redirect, type RequestEvent } from '@sveltejs/kit';
import { householdActor } from '$lib/domain/context.ts';
import { ownPath } from '$lib/server/access.ts';
import { languageIn, speak } from '$lib/server/notices/language.ts';
import { DOOR_COOKIE, visitorOf } from '$lib/server/status/door.ts';
import { choose } from '$lib/server/status/view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ back: backOf(url.searchParams.get('back')) });

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		choose(event, form);
		await tellIn(event, form.get('tongue'));
		redirect(303, backOf(String(form.get('back') ?? '')));
	}
};

/** Whoever is in is told in the language they read in, from here on. */
async function tellIn({ locals, cookies }: RequestEvent, asked: unknown): Promise<void> {
	const { database, ip: from } = locals;
	const token = cookies.get(DOOR_COOKIE);
	const language = languageIn(asked);
	if (!token || !language) return;
	const now = new Date().toISOString();
	const who = await visitorOf(database, token, now);
	if (!who) return;
	const userId = householdActor(who.householdId);
	await speak(database, who.householdId, language, now, { userId, from });
}

/** A page of the door, or the door itself. */
function backOf(asked: string | null): string {
	const path = ownPath(asked) ?? '';
	return /^\/status(\/|\?|$)/.test(path) ? path : '/status';
}
