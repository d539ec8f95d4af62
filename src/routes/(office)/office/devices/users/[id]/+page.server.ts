import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { Role } from '$lib/domain/context.ts';
import { note } from '$lib/server/audit.ts';
import { teamNames } from '$lib/server/plan/teams.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { account, deviceLines, signInLines } from '$lib/server/reports/people.ts';
import { factorOf, turnOff } from '$lib/server/second-factor.ts';
import { AccountError, changeDuties, disableUser, resetPassword } from '$lib/server/users.ts';
import { mayVouch, vouch } from '$lib/server/vouch.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { reasonOf } from '../../reason.ts';

export const load: PageServerLoad = async (event) => {
	const { database, db, user, who } = desk(event);
	const person = await account(db, event.params.id);
	if (!person) error(404);
	const self = person.id === who.userId;
	// An approver comes to vouch; where somebody signs in from is not theirs.
	const mayLook = user.role !== 'approver';
	const signIns = mayLook
		? await signInLines(database, person.id, event.locals.session?.familyId)
		: null;
	const factor = (await factorOf(database, person.id)) !== undefined;
	const [devices, teams] = [await deviceLines(database, person.id), await teamNames(db)];
	const vouches = await mayVouch(db, person, who.userId);
	const heldBy = person.heldBy === null ? undefined : await account(db, person.heldBy);
	return { person, self, signIns, factor, devices, teams, vouches, heldBy: heldBy?.name ?? null };
};

/** The privacy officer looks and vouches, an administrator changes; nobody changes themselves here. */
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
	duties: async (event) => {
		const { database, who, now, isSelf } = chief(event);
		if (isSelf) return fail(409, { self: true });
		const form = await event.request.formData();
		const [role, team] = ['role', 'team'].map((field) => String(form.get(field) ?? ''));
		const asked = { role: role ?? '', team: team ?? '', dongs: form.getAll('dongs').map(String) };
		try {
			const duties = { ...asked, role: asked.role as Role };
			await changeDuties(database, event.params.id, duties, who, now);
		} catch (failure) {
			if (!(failure instanceof AccountError)) throw failure;
			return fail(422, { fault: failure.fault, asked });
		}
		return { changed: true };
	},
	vouch: async (event) => {
		const { database, who, now } = desk(event);
		await vouch(database, event.params.id, who, now);
		return { vouched: true };
	},
	end: async (event) => {
		const { database, who, now } = chief(event);
		const { userId, from } = who;
		const subject = event.params.id;
		const id = String((await event.request.formData()).get('id') ?? '');
		await event.locals.sessions.end(id, subject);
		await note(database, { at: now, userId, from, subject, work: 'SESSION_ENDED' });
		return { ended: true };
	},
	factor: async (event) => {
		const { database, who, now, isSelf } = chief(event);
		if (isSelf) return fail(409, { self: true });
		await turnOff(database, event.params.id, who, now);
		return { factorOff: true };
	},
	reset: async (event) => {
		const { database, who, now, isSelf } = chief(event);
		if (isSelf) return fail(409, { self: true });
		return { oneTime: await resetPassword(database, event.params.id, who, now) };
	}
};
