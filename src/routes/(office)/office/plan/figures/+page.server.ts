import type { RequestEvent } from '@sveltejs/kit';
import { personOf } from '$lib/server/caller.ts';
import { mayWrite } from '$lib/domain/plan/plan.ts';
import { changesOf } from '$lib/server/plan/item.ts';
import { figureLines } from '$lib/server/plan/summary.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submit } from '../../submit.ts';
import { numberIn } from '../numbers.ts';
import { needLook } from '../plan.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, who, ticket } = desk(event);
	const { planYear } = await event.parent();
	const { at } = await needLook(event, planYear);
	const person = await personOf(db, who.userId);
	const items = [
		{ no: 0, title: at.record.year.department, page: '', team: '' },
		...at.record.items
	];
	return {
		groups: items.map(({ no, title, team }) => ({
			no,
			title,
			figures: figureLines(at, no),
			checks: at.checks.filter((check) => check.item === no),
			derived: at.derived.filter((one) => one.item === no),
			writes: person !== undefined && mayWrite(person.actor, { team })
		})),
		checks: at.checks,
		changes: (await Promise.all(items.map(({ no }) => changesOf(db, at.record, no)))).flat(),
		title: at.record.year.title,
		ticket
	};
};

export const actions: Actions = {
	default: (event: RequestEvent) =>
		submit(event, 'changeFigure', (read) => ({
			figureId: read('figureId'),
			value: numberIn(read('value')),
			reason: read('reason'),
			source: read('source')
		}))
};
