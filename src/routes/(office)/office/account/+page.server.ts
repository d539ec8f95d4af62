import { note } from '$lib/server/audit.ts';
import { carriesTablet } from '$lib/server/access.ts';
import { account, signInLines } from '$lib/server/reports/people.ts';
import { factorOf } from '$lib/server/second-factor.ts';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who } = desk(event);
	const person = await account(db, who.userId);
	if (!person) error(404);
	const signIns = await signInLines(database, who.userId, event.locals.session?.familyId);
	const asked = event.locals.config.secondFactor !== 'off' && !carriesTablet(person.role);
	const factor = asked ? ((await factorOf(database, who.userId))?.confirmedAt ?? null) : undefined;
	return { person, signIns, factor, done: event.url.searchParams.get('done') };
};

async function noteEnd(event: RequestEvent): Promise<never> {
	const { database, who, now } = desk(event);
	const { userId, from } = who;
	await note(database, { at: now, userId, from, subject: userId, work: 'SESSION_ENDED' });
	redirect(303, '/office/account?done=ended');
}

export const actions: Actions = {
	end: async (event) => {
		const { who } = desk(event);
		const id = String((await event.request.formData()).get('id') ?? '');
		await event.locals.sessions.end(id, who.userId);
		return noteEnd(event);
	},
	endOthers: async (event) => {
		const { sessions, session } = event.locals;
		if (session) await sessions.endOthers(session);
		return noteEnd(event);
	}
};
