import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { day } from '$lib/domain/actions/define.ts';
import { waits } from '$lib/domain/end-corrected.ts';
import { dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import { enrollmentPerson, enrollmentRecord } from '$lib/server/reports/fees/enrollment.ts';
import { foreseenEnd } from '$lib/server/reports/fees/right-end.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { purposeOf } from '../../purpose.ts';
import { submitForm, type Read } from '../../submit.ts';

/** The enrolment of the address, if this person serves its dong. */
async function recordOf(event: RequestEvent) {
	const { db, now } = desk(event);
	const record = await enrollmentRecord(db, event.params.id ?? '', dayOf(now).slice(0, 7));
	if (!record) error(404);
	await mineOnly(event, record.household);
	return record;
}

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now, ticket } = desk(event);
	const record = await recordOf(event);
	const subject = record.household.id;
	await access(database, who, { subject, purpose: 'INTERNET_FEE', work: 'READ' }, now);
	const { id: enrollmentId, rightEndOn: on } = record.row;
	const asked = waits(record.row) ? await foreseenEnd(db, who, { enrollmentId, on }, now) : null;
	const looked = await lookedAt(event, enrollmentId);
	return { record, asked, looked, ticket, today: dayOf(now), own: who.userId, asOf: now };
};

/** The end that the office wants to see before it asks for it; without a day there is nothing to see. */
async function lookedAt(event: RequestEvent, enrollmentId: string) {
	const { db, who, now } = desk(event);
	const how = event.url.searchParams.get('how');
	const on = event.url.searchParams.get('on') ?? '';
	if (who.role !== 'office' || how === null) return null;
	const isDay = day.safeParse(on).success;
	if (how !== 'NONE' && !isDay) return { how, on: '', foreseen: null };
	const input = { enrollmentId, on: how === 'NONE' ? null : on };
	return { how, on: input.on ?? '', foreseen: await foreseenEnd(db, who, input, now) };
}

/** One action of this enrolment from the fields of a form. */
function doing<N extends ActionName>(
	name: N,
	input: (read: Read, enrollmentId: string) => Input<N>
) {
	return async (event: RequestEvent) => {
		const { row } = await recordOf(event);
		const form = await event.request.formData();
		return submitForm(event, form, name, (read) => input(read, row.id), `.${name}`);
	};
}

/** The number is not shown, so a field that is left empty means the one there is. */
async function correct(event: RequestEvent) {
	const { db } = desk(event);
	const { row } = await recordOf(event);
	const before = await enrollmentPerson(db, row.id);
	const form = await event.request.formData();
	const input = (read: Read) => ({
		enrollmentId: row.id,
		carrier: read('carrier'),
		contractNo: read('contractNo') || (before?.contractNo ?? '')
	});
	return submitForm(event, form, 'correctContract', input, '.contract');
}

async function unmask(event: RequestEvent) {
	const { database, db, who, now } = desk(event);
	const { household, row } = await recordOf(event);
	const purpose = purposeOf(await event.request.formData());
	if (!purpose) return fail(422, { purposeMissing: true });
	await access(database, who, { subject: household.id, purpose, work: 'UNMASK' }, now);
	return { person: await enrollmentPerson(db, row.id) };
}

export const actions: Actions = {
	ask: doing('askForLine', (read, enrollmentId) => ({ enrollmentId, carrier: read('carrier') })),
	opened: doing('noteLineOpened', (read, enrollmentId) => ({
		...{ enrollmentId, carrier: read('carrier'), contractNo: read('contractNo') },
		lineOpenedOn: read('lineOpenedOn')
	})),
	contract: correct,
	activate: doing('activateFee', (read, enrollmentId) => ({
		enrollmentId,
		startMonth: read('startMonth')
	})),
	backdate: doing('askBackdate', (read, enrollmentId) => ({
		...{ enrollmentId, startMonth: read('startMonth'), reason: read('reason') }
	})),
	grant: doing('approveBackdate', (read, enrollmentId) => ({
		enrollmentId,
		startMonth: read('startMonth')
	})),
	decline: doing('declineBackdate', (read, enrollmentId) => ({
		enrollmentId,
		reason: read('reason')
	})),
	suspend: doing('suspendFee', (read, enrollmentId) => ({
		enrollmentId,
		from: read('from'),
		reason: read('reason') as Input<'suspendFee'>['reason']
	})),
	resume: doing('resumeFee', (read, enrollmentId) => ({ enrollmentId, from: read('from') })),
	end: doing('endFee', (read, enrollmentId) => ({
		enrollmentId,
		on: read('on'),
		reason: read('reason') as Input<'endFee'>['reason']
	})),
	askEnd: doing('askEndCorrection', (read, enrollmentId) => ({
		...{ enrollmentId, reason: read('reason') },
		on: read('how') === 'NONE' ? null : read('on')
	})),
	grantEnd: doing('approveEndCorrection', (read, enrollmentId) => ({
		...{ enrollmentId, on: read('on') || null, kept: Number(read('kept')) },
		...{ more: Number(read('more')), planned: Number(read('planned')) }
	})),
	declineEnd: doing('declineEndCorrection', (read, enrollmentId) => ({
		enrollmentId,
		reason: read('reason')
	})),
	reject: doing('rejectInternet', (read, enrollmentId) => ({
		enrollmentId,
		reason: read('reason') as Input<'rejectInternet'>['reason'],
		note: read('note')
	})),
	replan: doing('replanMonth', (read, enrollmentId) => ({ enrollmentId, month: read('month') })),
	unmask
};
