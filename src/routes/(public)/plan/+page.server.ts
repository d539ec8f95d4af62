import { dayOf } from '$lib/domain/month.ts';
import { liveOf } from '$lib/server/plan/live.ts';
import { publicOf } from '$lib/server/plan/public.ts';
import { monthFor, planOf } from '$lib/server/plan/read.ts';
import { look, summary } from '$lib/server/plan/summary.ts';
import { inTongue } from '$lib/server/plan/tongue.ts';
import type { PageServerLoad } from './$types';

/** The latest plan that the office shows to everybody, if it shows any. */
export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { db } = locals.database;
	const now = new Date().toISOString();
	const row = await db
		.selectFrom('planYear')
		.select('id')
		.where('publishedAt', 'is not', null)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	const record = row && (await planOf(db, row.id));
	const { demo, locale } = locals;
	if (!record) return { plan: null, demo, locale };
	const month = monthFor(record, null, dayOf(now));
	const at = look(inTongue(record, locale), month, await liveOf(db, record.year.id, month, now));
	return { plan: publicOf(summary(at, now)), demo, locale };
};
