import { fail, redirect } from '@sveltejs/kit';
import { addMonths, dayOf } from '$lib/domain/month.ts';
import { Unreadable } from '$lib/server/import/limits.ts';
import { takeFile } from '$lib/server/money/bill-files.ts';
import { files } from '$lib/server/money/bill-view.ts';
import { monthSeen } from '$lib/server/registers/fee-states.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../desk.ts';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export const load: PageServerLoad = async (event) => {
	const { db, now } = desk(event);
	const { year } = await event.parent();
	const seen = monthSeen({ today: dayOf(now), year });
	return { files: await files(db), usual: addMonths(seen, -1) };
};

export const actions: Actions = {
	default: async (event) => {
		const { database, who, now } = desk(event);
		const form = await event.request.formData();
		const month = String(form.get('month') ?? '');
		const file = form.get('file');
		const back = { month, fault: null, at: null, same: null };
		if (!MONTH.test(month)) return fail(422, { ...back, missing: 'month' as const });
		if (!(file instanceof File) || file.name === '')
			return fail(422, { ...back, missing: 'file' as const });
		const given = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()), month };
		const taken = await takeFile(database, event.locals.serverKey, who, given, now).catch(
			(error: unknown) => {
				if (error instanceof Unreadable) return error;
				throw error;
			}
		);
		if (taken instanceof Unreadable)
			return fail(422, { ...back, missing: null, fault: taken.fault, at: taken.at });
		if ('same' in taken) {
			const { id, fileName } = taken.same;
			return fail(409, { ...back, missing: null, same: { id, fileName } });
		}
		redirect(303, `/office/bills/${taken.id}`);
	}
};
