import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { Rejected } from '$lib/server/rejection.ts';
import { account, deviceLines } from '$lib/server/reports/people.ts';
import { disableUser, resetPassword } from '$lib/server/users.ts';
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

/** The privacy officer looks, an administrator changes; nobody changes themselves here. */
function chief(event: Pick<RequestEvent, 'locals'> & { params: { id: string } }) {
	const at = desk(event);
	if (at.user.role !== 'office') throw new Rejected('NOT_YOURS');
	return { ...at, isSelf: event.params.id === at.who.userId };
}

export const actions: Actions = {
	stop: async (event) => {
		const { database, who, now, isSelf } = chief(event);
		const reason = await reasonOf(event.request);
		// Nobody locks the office's last door behind themselves.
		if (isSelf) return fail(409, { self: true });
		if (!reason) return fail(422, { reasonMissing: true });
		await disableUser(database, event.params.id, who, now, reason);
		return { stopped: true };
	},
	reset: async (event) => {
		const { database, who, now, isSelf } = chief(event);
		if (isSelf) return fail(409, { self: true });
		return { oneTime: await resetPassword(database, event.params.id, who, now) };
	}
};
