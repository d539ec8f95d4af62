import { fail } from '@sveltejs/kit';
import { TEMPLATES } from '$lib/domain/notice.ts';
import { leave, retry } from '$lib/server/notices/retry.ts';
import { DELIVERY_STATES } from '$lib/server/notices/tables.ts';
import { heldByRestore, noticeCounts, noticeLines, PAGE } from '$lib/server/notices/view.ts';
import { Rejected } from '$lib/server/rejection.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf, pageOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db } = desk(event);
	const { searchParams } = event.url;
	const filter = {
		state: oneOf(DELIVERY_STATES, searchParams.get('state')),
		template: oneOf(TEMPLATES, searchParams.get('template')),
		page: pageOf(searchParams.get('page'))
	};
	const { lines, total } = await noticeLines(db, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE));
	const [counts, restored] = [await noticeCounts(db), await heldByRestore(db)];
	const sends = event.locals.config.gateway !== null;
	return { filter, lines, total, pages, counts, restored, sends };
};

/** Both work on all of a kind; what changed meanwhile is not counted. */
const all =
	(does: typeof retry, which: 'DEAD' | 'RESTORED', done: 'retried' | 'left') =>
	async (event: Parameters<Actions[string]>[0]) => {
		const { database, who, now } = desk(event);
		if (who.role !== 'office') throw new Rejected('NOT_YOURS');
		const count = await does(database, who, which, now);
		event.locals.notices.wake();
		return count > 0 ? { done, count } : fail(409, { done: null });
	};

export const actions: Actions = {
	retryAll: all(retry, 'DEAD', 'retried'),
	sendAll: all(retry, 'RESTORED', 'retried'),
	leaveAll: all(leave, 'RESTORED', 'left')
};
