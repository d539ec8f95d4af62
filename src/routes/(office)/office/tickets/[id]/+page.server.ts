import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { ticketPlace, ticketRecord, ticketWords } from '$lib/server/reports/ticket.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk, mayOpen } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { purposeOf } from '../../purpose.ts';
import { readFrom, submitForm, turnBack, type Read } from '../../submit.ts';
import {
	completionIn,
	missing,
	noteMissing,
	partsIn,
	slotIn,
	unread,
	wordsMissing
} from '../input.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now, ticket } = desk(event);
	const today = dayOf(now);
	const record = await ticketRecord(db, event.params.id, today);
	if (!record) error(404);
	await mineOnly(event, record.household);
	const subject = record.household.id;
	await access(database, who, { subject, purpose: 'REPAIR', work: 'READ' }, now);
	const opens = {
		unit: mayOpen(event.locals, '/(office)/office/pcs/[id]'),
		application: mayOpen(event.locals, '/(office)/office/applications/new')
	};
	return { record, opens, workers: await workers(db, record.row.adminDong), ticket, today };
};

/** The form of somebody who serves the household. */
async function formOf(event: RequestEvent): Promise<FormData> {
	return (await formAndWayOf(event)).form;
}

/** The same with the way in which the repair is done; null before it has begun. */
async function formAndWayOf(event: RequestEvent) {
	const place = await ticketPlace(desk(event).db, event.params.id ?? '');
	if (!place) error(404);
	await mineOnly(event, place);
	return { form: await event.request.formData(), way: place.way };
}

/** One action of this repair from the fields of a form. */
function doing<N extends ActionName>(
	name: N,
	input: (read: Read, ticketId: string, id: string) => Input<N>,
	wrongIn: (read: Read, way: string | null) => string[] = () => []
) {
	return async (event: RequestEvent) => {
		const { form, way } = await formAndWayOf(event);
		const wrong = wrongIn(readFrom(form), way);
		if (wrong.length > 0) return turnBack(form, name, wrong);
		const ticketId = event.params.id ?? '';
		return submitForm(event, form, name, (read, id) => input(read, ticketId, id), `.${name}`);
	};
}

export const actions: Actions = {
	assign: doing('assignTicket', (read, ticketId) => ({ ticketId, workerId: read('workerId') })),
	plan: doing('planRepair', (read, ticketId, id) => ({
		...{ repairVisitId: id, ticketId, ...slotIn(read) },
		note: read('note')
	})),
	move: doing('moveRepair', (read) => ({
		repairVisitId: read('repairVisitId'),
		...slotIn(read)
	})),
	cancelVisit: doing('cancelRepairVisit', (read) => ({
		repairVisitId: read('repairVisitId'),
		reason: read('reason')
	})),
	failVisit: doing(
		'failRepair',
		(read) => ({
			...{ repairVisitId: read('repairVisitId'), note: read('note') },
			reason: read('failReason') as Input<'failRepair'>['reason'],
			...{ nextOn: null, nextVisitId: null }
		}),
		noteMissing('failReason')
	),
	start: doing('startRepair', (read, ticketId) => ({
		ticketId,
		way: read('way') as Input<'startRepair'>['way']
	})),
	pause: doing(
		'pauseRepair',
		(read, ticketId) => ({
			...{ ticketId, note: read('note'), parts: partsIn(read('parts')) ?? [] },
			reason: read('pauseReason') as Input<'pauseRepair'>['reason']
		}),
		unread
	),
	resume: doing('resumeRepair', (_, ticketId) => ({ ticketId })),
	complete: doing('completeRepair', completionIn, missing),
	giveUp: doing(
		'giveUpRepair',
		(read, ticketId) => ({
			...{ ticketId, note: read('note') },
			reason: read('giveUpReason') as Input<'giveUpRepair'>['reason'],
			outcome: read('outcome') as Input<'giveUpRepair'>['outcome']
		}),
		noteMissing('giveUpReason')
	),
	cancel: doing('cancelTicket', (read, ticketId) => ({ ticketId, reason: read('reason') })),
	reopen: doing(
		'reopenTicket',
		(read, ticketId) => ({ ticketId, words: read('words') }),
		wordsMissing
	),
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await formOf(event));
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await ticketWords(db, event.params.id);
		if (!shown) error(404);
		const { householdId: subject, ...person } = shown;
		await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
		return { person };
	}
};
