import { dayOf } from '$lib/domain/month.ts';
import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { TASK_KINDS } from '$lib/domain/task.ts';
import { PAGE, tasks } from '$lib/server/reports/tasks.ts';
import type { PageServerLoad } from './$types';
import { oneOf, pageOf } from '../asked.ts';
import { desk, mayOpen } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, who, now } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		kind: oneOf(TASK_KINDS, searchParams.get('kind')),
		dong: oneOf(ADMIN_DONGS, searchParams.get('dong')),
		which: oneOf(['open', 'done'] as const, searchParams.get('which')) ?? 'open',
		page: pageOf(searchParams.get('page'))
	};
	const today = dayOf(now);
	const found = await tasks(db, who, year, filter, today);
	const mayTakeAway = mayOpen(event.locals, '/(office)/office/export/[kind]');
	return {
		filter,
		today,
		mayTakeAway,
		pages: Math.max(1, Math.ceil(found.total / PAGE)),
		...found
	};
};
