/** What may be recorded about a ticket, each on a screen of its own. */
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

const TASKS = ['plan', 'move', 'fail', 'wait', 'done', 'give-up', 'reopen'] as const;
export type Task = (typeof TASKS)[number];

export const load: PageLoad = ({ params }) => {
	const task = TASKS.find((one) => one === params.task);
	if (!task) error(404);
	return { task };
};
