import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { checklistOf } from '$lib/domain/year.ts';
import { note } from '$lib/server/audit.ts';
import { history } from '$lib/server/reports/history.ts';
import { repairsOf } from '$lib/server/reports/repairs.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { unit } from '$lib/server/reports/unit.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { desk } from '../../desk.ts';
import { submit } from '../../submit.ts';
import { readStep, stepsFor, STEPS, type StepName } from '../steps.ts';

export const load: PageServerLoad = async (event) => {
	const { db, user, ticket, now } = desk(event);
	const record = await unit(db, event.params.id);
	if (!record) error(404);
	const { pc, state } = record;
	const year = await yearOf(db, pc.fiscalYear);
	return {
		record,
		steps: stepsFor({ ...pc, state }, { role: user.role, userId: user.id }),
		checklist: [...(year ? checklistOf(year) : [])],
		workers: (await workers(db)).map(({ id, name }) => ({ id, name })),
		repairs: await repairsOf(db, { pcId: pc.id }, dayOf(now)),
		deeds: await history(db, [pc.id, ...record.promises.map(({ id }) => id)]),
		ticket,
		now,
		today: dayOf(now)
	};
};

/** Takes one step with this unit. */
async function take(event: RequestEvent, step: StepName) {
	const { db, now } = desk(event);
	const record = await unit(db, event.params.id);
	if (!record) error(404);
	const year = await yearOf(db, record.pc.fiscalYear);
	const checklist = year ? checklistOf(year).map(({ key }) => key) : [];
	return submit(event, step, (read) => readStep(step, read, record.pc, { checklist, now }));
}

export const actions: Actions = {
	...Object.fromEntries(STEPS.map((step) => [step, (event: RequestEvent) => take(event, step)])),
	/** A sheet that leaves the office is on record before it does; no person's data is on it. */
	print: async (event) => {
		const { database, who, now } = desk(event);
		const { userId, from } = who;
		const work = `PRINT: UNIT ${event.params.id}`;
		await note(database, { userId, from, at: now, subject: null, work });
	}
};
