import { fail, redirect } from '@sveltejs/kit';
import { note } from '$lib/server/audit.ts';
import { ROSTERS } from '$lib/server/import/columns.ts';
import { Unreadable } from '$lib/server/import/limits.ts';
import { keep } from '$lib/server/import/staged.ts';
import { readTable } from '$lib/server/import/table.ts';
import { importLines } from '$lib/server/import/view.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db, user } = desk(event);
	return { lines: await importLines(db, user.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { database, who, now } = desk(event);
		const form = await event.request.formData();
		const roster = oneOf(ROSTERS, String(form.get('roster'))) ?? 'households';
		const file = form.get('file');
		if (!(file instanceof File) || file.name === '')
			return fail(422, { roster, fault: null, at: null });
		const bytes = new Uint8Array(await file.arrayBuffer());
		const table = await readTable(bytes).catch((error: unknown) => {
			if (error instanceof Unreadable) return error;
			throw error;
		});
		if (table instanceof Unreadable) return fail(422, { roster, fault: table.fault, at: table.at });
		const year = /^20\d\d$/.exec(String(form.get('year')))?.[0] ?? now.slice(0, 4);
		const given = { userId: who.userId, roster, fileName: file.name, bytes, table };
		const id = await keep(database, event.locals.serverKey, given, year, now);
		const work = `IMPORT_READ ${roster} rows=${table.rows.length}`;
		await note(database, { at: now, userId: who.userId, from: who.from, subject: id, work });
		redirect(303, `/office/import/${id}`);
	}
};
