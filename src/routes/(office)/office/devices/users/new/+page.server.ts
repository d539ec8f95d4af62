import { fail, redirect } from '@sveltejs/kit';
import { ROLES, type Role } from '$lib/domain/context.ts';
import { AccountError, createUser } from '$lib/server/users.ts';
import { teamNames } from '$lib/server/plan/teams.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';

export const load: PageServerLoad = async (event) => ({ teams: await teamNames(desk(event).db) });

export const actions: Actions = {
	default: async (event) => {
		const { database, who, now } = desk(event);
		const form = await event.request.formData();
		const read = (field: string) =>
			String(form.get(field) ?? '')
				.normalize('NFC')
				.trim();
		const values = {
			loginName: read('loginName'),
			name: read('name'),
			role: read('role'),
			team: read('team')
		};
		const dongs = form.getAll('dongs').map(String);
		const role = ROLES.find((one) => one === values.role) as Role;
		const password = String(form.get('password') ?? '');
		try {
			await createUser(database, { ...values, role, dongs, password }, who, now);
		} catch (error) {
			if (!(error instanceof AccountError)) throw error;
			return fail(422, { fault: error.fault, values, dongs });
		}
		redirect(303, '/office/devices');
	}
};
