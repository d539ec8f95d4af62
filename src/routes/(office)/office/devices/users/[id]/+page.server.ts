import { error, fail } from '@sveltejs/kit';
import { account, deviceLines } from '$lib/server/reports/people.ts';
import { disableUser } from '$lib/server/users.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { reasonOf } from '../../reason.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, who } = desk(event);
	const person = await account(db, event.params.id);
	if (!person) error(404);
	const self = person.id === who.userId;
	return { person, self, devices: await deviceLines(database, person.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { database, who, now } = desk(event);
		const reason = await reasonOf(event.request);
		// Nobody locks the office's last door behind themselves.
		if (event.params.id === who.userId) return fail(409, { self: true });
		if (!reason) return fail(422, { reasonMissing: true });
		await disableUser(database, event.params.id, who, now, reason);
		return { stopped: true };
	}
};
