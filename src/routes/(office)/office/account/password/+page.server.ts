import { nextPage } from '$lib/server/access.ts';
import { confirm } from '$lib/server/login.ts';
import { AccountError, changePassword } from '$lib/server/users.ts';
import { account } from '$lib/words/account.ts';
import { login } from '$lib/words/login.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { who, db } = desk(event);
	const { loginName } = await db
		.selectFrom('user')
		.select('loginName')
		.where('id', '=', who.userId)
		.executeTakeFirstOrThrow();
	return { loginName };
};

export const actions: Actions = {
	default: async (event) => {
		const { database, user, who, now } = desk(event);
		const { ip, session, locale } = event.locals;
		const form = await event.request.formData();
		const read = (field: string) => String(form.get(field) ?? '');
		const [w, faults] = [account[locale].password, login[locale].faults];
		const next = read('next');
		if (next !== read('again')) return fail(400, { again: w.differ });
		const asked = { userId: who.userId, password: read('current'), ip };
		const known = await confirm(database, asked, now);
		if (!known.ok && known.locked !== null) return fail(429, { current: w.locked(known.locked) });
		if (!known.ok) return fail(400, { current: w.wrong });
		try {
			await changePassword(database, who.userId, next, who, now, session?.familyId);
		} catch (failure) {
			if (!(failure instanceof AccountError)) throw failure;
			return fail(400, { next: faults[failure.fault] });
		}
		const asks = event.url.searchParams.get('next');
		redirect(303, asks ? nextPage(asks, user.role) : '/office/account?done=password');
	}
};
