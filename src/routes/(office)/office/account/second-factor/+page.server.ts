import { nextPage, placeOf } from '$lib/server/access.ts';
import { confirm } from '$lib/server/login.ts';
import { qrOf } from '$lib/server/qr.ts';
import {
	begin,
	factorOf,
	renewCodes,
	sharedWith,
	turnOff,
	turnOn
} from '$lib/server/second-factor.ts';
import { account } from '$lib/words/account.ts';
import { secondFactor } from '$lib/words/second-factor.ts';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { database, who, user } = desk(event);
	const { serverKey, config } = event.locals;
	const shared = await sharedWith(database, serverKey, who.userId);
	return {
		policy: config.secondFactor,
		factor: await factorOf(database, who.userId),
		shared: shared && { secret: shared.secret, qr: qrOf(shared.uri) },
		next: nextPage(event.url.searchParams.get('next'), user.role),
		done: event.url.searchParams.get('done')
	};
};

/** Null if the form's password is that of whoever is signed in, else the form's answer. */
async function refuseStranger(event: RequestEvent, form: string) {
	const { database, who, now } = desk(event);
	const { ip, locale } = event.locals;
	const password = String((await event.request.formData()).get('password') ?? '');
	const known = await confirm(database, { userId: who.userId, password, ip }, now);
	if (known.ok) return null;
	const w = account[locale].password;
	if (known.locked !== null) return fail(429, { form, problem: w.locked(known.locked) });
	return fail(400, { form, problem: w.wrong });
}

export const actions: Actions = {
	begin: async (event) => {
		const { database, who } = desk(event);
		const refused = await refuseStranger(event, 'begin');
		if (refused) return refused;
		await begin(database, event.locals.serverKey, who.userId);
		const next = event.url.searchParams.get('next');
		redirect(303, next ? placeOf('FACTOR', next) : '/office/account/second-factor');
	},
	turnOn: async (event) => {
		const { database, who, now } = desk(event);
		const { serverKey, sessions, session, ip, locale } = event.locals;
		const code = String((await event.request.formData()).get('code') ?? '');
		const w = secondFactor[locale];
		const shown = await turnOn(database, serverKey, { userId: who.userId, code, ip }, now);
		if (!shown.ok && shown.locked !== null)
			return fail(429, { form: 'turnOn', problem: w.locked(shown.locked) });
		if (!shown.ok) return fail(400, { form: 'turnOn', problem: w.wrong });
		await sessions.pass(session!);
		return { codes: shown.codes, said: w.codes.shown };
	},
	renew: async (event) => {
		const { database, who, now } = desk(event);
		const { serverKey, locale } = event.locals;
		const refused = await refuseStranger(event, 'renew');
		if (refused) return refused;
		const codes = await renewCodes(database, serverKey, who.userId, who, now);
		return { codes, said: secondFactor[locale].codes.renewed };
	},
	turnOff: async (event) => {
		const { database, who, now } = desk(event);
		const { config, locale } = event.locals;
		const w = secondFactor[locale].turnOff;
		if (config.secondFactor === 'required')
			return fail(409, { form: 'turnOff', problem: w.required });
		const refused = await refuseStranger(event, 'turnOff');
		if (refused) return refused;
		await turnOff(database, who.userId, who, now);
		redirect(303, '/office/account/second-factor?done=off');
	}
};
