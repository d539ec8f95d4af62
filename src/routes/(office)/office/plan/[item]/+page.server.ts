import { error, type RequestEvent } from '@sveltejs/kit';
import { personOf } from '$lib/server/caller.ts';
import { mayWrite, PROGRAMME_ITEM } from '$lib/domain/plan/plan.ts';
import { changesOf, entriesOf, itemView } from '$lib/server/plan/item.ts';
import { isLiveKpi } from '$lib/server/plan/summary.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { submit } from '../../submit.ts';
import { needLook } from '../plan.ts';
import { measureIn, numberIn } from '../numbers.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, who, ticket } = desk(event);
	const { planYear } = await event.parent();
	const no = Number(event.params.item);
	const { at, months } = await needLook(event, planYear, no === PROGRAMME_ITEM);
	const item = itemView(at, no);
	if (!item) error(404);
	const person = await personOf(db, who.userId);
	const numbers = at.record.items.map((one) => ({ no: one.no, title: one.title }));
	const place = numbers.findIndex((one) => one.no === no);
	return {
		item,
		months,
		entries: await entriesOf(db, at.record, no),
		changes: await changesOf(db, at.record, no),
		writes: person !== undefined && mayWrite(person.actor, item),
		typedIn: item.kpis.filter((kpi) => !isLiveKpi(kpi)).map((kpi) => kpi.id),
		ticket,
		beside: { before: numbers[place - 1] ?? null, next: numbers[place + 1] ?? null }
	};
};

/** An entry's id follows from its form, so that a form sent twice records once. */
const idOf = (id: string) => `${id}.entry`;

export const actions: Actions = {
	kpi: (event: RequestEvent) =>
		submit(event, 'recordKpi', (read, id) => ({
			entryId: idOf(id),
			kpiId: read('kpiId'),
			...measureIn(read('value')),
			on: read('on'),
			source: read('source')
		})),
	milestone: (event: RequestEvent) =>
		submit(event, 'finishMilestone', (read, id) => ({
			entryId: idOf(id),
			milestoneId: read('milestoneId'),
			on: read('on'),
			source: read('source')
		})),
	money: (event: RequestEvent) =>
		submit(event, 'recordSpending', (read, id) => ({
			entryId: idOf(id),
			itemId: read('itemId'),
			amount: numberIn(read('amount')) as number,
			on: read('on'),
			source: read('source')
		})),
	correct: (event: RequestEvent) =>
		submit(event, 'correctEntry', (read, id) => ({
			entryId: idOf(id),
			correctsId: read('correctsId'),
			...measureIn(read('value')),
			on: read('on'),
			source: read('source'),
			reason: read('reason')
		})),
	takeBack: (event: RequestEvent) =>
		submit(event, 'takeBackEntry', (read, id) => ({
			entryId: idOf(id),
			correctsId: read('correctsId'),
			reason: read('reason')
		})),
	months: (event: RequestEvent) =>
		submit(event, 'setMilestone', (read) => ({
			milestoneId: read('milestoneId'),
			firstMonth: read('firstMonth') || null,
			lastMonth: read('lastMonth') || null,
			reason: read('reason'),
			source: read('source')
		}))
};
