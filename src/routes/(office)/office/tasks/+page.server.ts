import { dayOf } from '$lib/domain/month.ts';
import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { TASK_KINDS } from '$lib/domain/task.ts';
import { tasks } from '$lib/server/reports/tasks.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, who, now } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		kind: oneOf(TASK_KINDS, searchParams.get('kind')),
		dong: oneOf(ADMIN_DONGS, searchParams.get('dong')),
		which: oneOf(['open', 'done'] as const, searchParams.get('which')) ?? 'open'
	};
	const today = dayOf(now);
	return { filter, today, ...(await tasks(db, who, year, filter, today)) };
};
