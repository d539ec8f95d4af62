/** Asked while somebody types a household: is it on record already? In a body, never in an address. */
import * as z from 'zod/mini';
import { isComparable } from '$lib/domain/alike.ts';
import { access, note } from '$lib/server/audit.ts';
import { readJson } from '$lib/server/body.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { mayLook, twins } from '$lib/server/reports/duplicates.ts';
import type { RequestHandler } from './$types';

const LIMIT = 4096;
const line = z.string().check(z.maxLength(200));
const typed = z.object({ name: line, phone: line, roadAddress: line });

export const POST: RequestHandler = async ({ request, locals }) => {
	const { database, user, ip } = locals;
	if (!user) throw new Rejected('SIGN_IN');
	const home = await readJson(request, typed, LIMIT);
	const now = new Date().toISOString();
	if (!mayLook(user.id, Date.parse(now))) {
		const entry = { at: now, userId: user.id, from: ip, subject: null };
		await note(database, { ...entry, work: 'DUPLICATE_LIMIT' });
		throw new Rejected('BUSY');
	}
	const actor = { userId: user.id, role: user.role, dongs: user.dongs };
	const found = isComparable(home) ? await twins(database.db, actor, home) : [];
	for (const { id } of found) {
		const what = { subject: id, purpose: 'DUPLICATE', work: 'SEARCH' };
		await access(database, { userId: user.id, from: ip }, what, now);
	}
	return Response.json({ twins: found });
};
