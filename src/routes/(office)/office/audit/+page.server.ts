import { headOf, note, verify } from '$lib/server/audit.ts';
import { accessLog, accounts, PAGE } from '$lib/server/reports/access-log.ts';
import type { PageServerLoad } from './$types';
import { dayAsked, pageOf } from '../asked.ts';
import { desk } from '../desk.ts';

/** A chain of so many entries is walked in the time that a page may take. */
const SOON = 20_000;

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now } = desk(event);
	const { searchParams } = event.url;
	const filter = {
		day: dayAsked(searchParams.get('day')),
		userId: searchParams.get('user') || undefined,
		receiptNo: searchParams.get('household')?.trim().toUpperCase() || undefined,
		page: pageOf(searchParams.get('page'))
	};
	const { userId, from } = who;
	await note(database, { userId, from, at: now, subject: null, work: 'AUDIT_READ' });
	const { lines, total } = await accessLog(db, filter);
	const { count } = await headOf(db);
	const chain = verify(database).catch(() => null);
	return {
		filter,
		lines,
		total,
		pages: Math.max(1, Math.ceil(total / PAGE)),
		accounts: await accounts(db),
		// A long chain is walked while the page is already being read.
		chain: count > SOON ? chain : await chain
	};
};
