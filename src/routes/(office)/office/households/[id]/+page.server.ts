import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { addMonthsToDay, dayOf } from '$lib/domain/month.ts';
import { access } from '$lib/server/audit.ts';
import { languageIn, languageOf, speak } from '$lib/server/notices/language.ts';
import { noticesOf } from '$lib/server/notices/view.ts';
import { feesOf } from '$lib/server/reports/fees/enrollment.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { household, person, placeOf } from '$lib/server/reports/household.ts';
import { repairsOf } from '$lib/server/reports/repairs.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { givable } from '$lib/server/reports/stock.ts';
import { revoke } from '$lib/server/status/slips.ts';
import type { Actions, PageServerLoad } from './$types';
import { consentsOf } from '../../consents.ts';
import { desk } from '../../desk.ts';
import { mineOnly } from '../../mine.ts';
import { purposeOf } from '../../purpose.ts';
import { submitForm, turnBack, type Read } from '../../submit.ts';
import { proofInput, proves, undated } from '../proof.ts';

const PROOF_MONTHS = 12;

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const { year } = await event.parent();
	const today = dayOf(now);
	const record = await household(db, event.params.id, today);
	if (!record) error(404);
	await mineOnly(event, record);
	await access(database, who, { subject: record.id, purpose: 'HOUSEHOLD', work: 'READ' }, now);
	const [units, people] = await Promise.all([givable(db, year), workers(db, record.adminDong)]);
	const until = addMonthsToDay(today, PROOF_MONTHS);
	const repairs = await repairsOf(db, { householdId: record.id }, today);
	const notices = await noticesOf(db, record.id);
	const language = await languageOf(db, record.id);
	const fees = await feesOf(db, record.id, today.slice(0, 7));
	const left = event.url.searchParams.get('left')?.split(',') ?? [];
	return {
		...{ record, units, workers: people, ticket, today, until, left },
		...{ repairs, fees, notices, language }
	};
};

/** The form of somebody who serves the household. */
async function formOf(event: RequestEvent): Promise<FormData> {
	const place = await placeOf(desk(event).db, event.params.id ?? '');
	if (!place) error(404);
	await mineOnly(event, place);
	return event.request.formData();
}

/** One action of this household from the fields of a form. */
function doing<N extends Parameters<typeof submitForm>[2]>(
	name: N,
	input: (read: Read, id: string, householdId: string) => Input<N>
) {
	return async (event: RequestEvent) => {
		const householdId = event.params.id ?? '';
		const form = await formOf(event);
		return submitForm(event, form, name, (read, id) => input(read, id, householdId), `.${name}`);
	};
}

type Cause = Input<'closeHousehold'>['cause'];

export const actions: Actions = {
	assign: doing('assign', (read, id, householdId) => ({
		assignmentId: id,
		householdId,
		pcId: read('pcId'),
		fiscalYear: read('fiscalYear')
	})),
	replace: doing('replaceUnit', (read) => ({
		assignmentId: read('assignmentId'),
		pcId: read('pcId')
	})),
	schedule: doing('scheduleVisit', (read, id) => ({
		visitId: id,
		assignmentId: read('assignmentId'),
		workerId: read('workerId'),
		scheduledOn: read('scheduledOn'),
		scheduledAt: read('scheduledAt') || null,
		note: read('note')
	})),
	release: doing('release', (read) => ({
		assignmentId: read('assignmentId'),
		reason: read('reason')
	})),
	verify: async (event) => {
		const form = await formOf(event);
		const wrong = [...(proves(form) ? [] : ['method']), ...undated(form)];
		if (wrong.length > 0) return turnBack(form, 'verifyEligibility', wrong);
		return submitForm(event, form, 'verifyEligibility', proofInput(event.params.id), '.verify');
	},
	revoke: doing('revokeEligibility', (read) => ({
		eligibilityId: read('eligibilityId'),
		reason: read('reason')
	})),
	agree: async (event) => {
		const form = await formOf(event);
		const [given] = consentsOf(form, String(form.get('consentMethod') ?? ''), '');
		if (!given) return turnBack(form, 'giveConsent', ['consents']);
		const { consentId: kind, ...agreement } = given;
		const householdId = event.params.id;
		return submitForm(
			event,
			form,
			'giveConsent',
			(_, id) => ({ consentId: id, householdId, ...agreement }),
			kind
		);
	},
	disagree: doing('withdrawConsent', (read) => ({ consentId: read('consentId') })),
	wish: doing('wishInternet', (read, enrollmentId, householdId) => ({
		...{ enrollmentId, householdId, carrier: read('carrier'), note: read('note') },
		payWay: read('payWay') as Input<'wishInternet'>['payWay']
	})),
	close: doing('closeHousehold', (read, _, householdId) => ({
		householdId,
		cause: read('cause') as Cause,
		on: read('on'),
		note: read('note')
	})),
	reopen: doing('reopenHousehold', (read, _, householdId) => ({
		householdId,
		note: read('note')
	})),
	/** What was sent to a stranger must not lead in: the household's slip dies with the number. */
	block: async (event) => {
		const block = doing('blockPhone', (read, _, householdId) => {
			return { householdId, reason: read('reason') };
		});
		const outcome = await block(event);
		const { database, who, now } = desk(event);
		if ('verdict' in outcome && outcome.verdict.verdict === 'accepted')
			await revoke(database, who, event.params.id, now);
		return outcome;
	},
	speak: async (event) => {
		const { database, who, now } = desk(event);
		const language = languageIn((await formOf(event)).get('language'));
		if (!language) return fail(422, { spoken: null });
		if (who.role === 'approver') throw new Rejected('NOT_YOURS');
		const { userId, from } = who;
		await speak(database, event.params.id, language, now, { userId, from });
		return { spoken: language };
	},
	unmask: async (event) => {
		const { database, db, who, now } = desk(event);
		const purpose = purposeOf(await formOf(event));
		if (!purpose) return fail(422, { purposeMissing: true });
		const shown = await person(db, event.params.id);
		if (!shown) error(404);
		await access(database, who, { subject: event.params.id, purpose, work: 'UNMASK' }, now);
		return { person: shown };
	}
};
