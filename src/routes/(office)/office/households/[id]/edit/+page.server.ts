import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { phoneDigits } from '$lib/domain/alike.ts';
import { EDITABLE, type Editable } from '$lib/domain/household-edit.ts';
import { access } from '$lib/server/audit.ts';
import { person, placeOf } from '$lib/server/reports/household.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../../desk.ts';
import { mineOnly, ownDongs } from '../../../mine.ts';
import { purposeOf } from '../../../purpose.ts';
import { readFrom, submitForm } from '../../../submit.ts';

type Changes = Input<'editHousehold'>['changes'];

export const load: PageServerLoad = async (event) => {
	const { database, db, who, now, ticket } = desk(event);
	const place = await placeOf(db, event.params.id);
	if (!place) error(404);
	await mineOnly(event, place);
	await access(database, who, { subject: place.id, purpose: 'HOUSEHOLD', work: 'READ' }, now);
	return { place, ticket, dongs: ownDongs(event) };
};

async function formOf(event: RequestEvent): Promise<FormData> {
	const place = await placeOf(desk(event).db, event.params.id ?? '');
	if (!place) error(404);
	await mineOnly(event, place);
	return event.request.formData();
}

/** True if the form can only come from somebody who was shown the person before. */
async function hasSeen(event: RequestEvent, form: FormData): Promise<boolean> {
	const shown = await person(desk(event).db, event.params.id ?? '');
	const read = readFrom(form);
	const columns = ['name', 'phone', 'roadAddress'] as const;
	return shown !== undefined && columns.some((name) => shown[name] === read(`from.${name}`));
}

/** The household unmasked, which is put on record. */
async function seen(event: RequestEvent, purpose: string) {
	const { database, db, who, now } = desk(event);
	const subject = event.params.id ?? '';
	const shown = await person(db, subject);
	if (!shown) error(404);
	await access(database, who, { subject, purpose, work: 'UNMASK' }, now);
	const { closedNote: _, ...fields } = shown;
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, String(value)])
	) as Record<Editable, string>;
}

/** Fields whose text is not what the person saw, unless they chose to keep what is stored. */
function changesOf(form: FormData): Changes {
	const read = readFrom(form);
	const changes: Record<string, { from: string | number; to: string | number }> = {};
	for (const column of EDITABLE) {
		const from = read(`from.${column}`);
		const to = column === 'phone' ? phoneDigits(read(column)) : read(column);
		if (from === to || read(`keep.${column}`) === 'THEIRS') continue;
		const isNumber = column === 'members';
		changes[column] = isNumber ? { from: Number(from), to: Number(to) } : { from, to };
	}
	return changes as Changes;
}

export const actions: Actions = {
	unmask: async (event) => {
		const purpose = purposeOf(await formOf(event));
		if (!purpose) return fail(422, { purposeMissing: true });
		return { seen: await seen(event, purpose) };
	},
	save: async (event) => {
		const form = await formOf(event);
		// What came back with a fault shows the person again: only to who was shown it for a reason.
		if (!(await hasSeen(event, form))) return fail(422, { purposeMissing: true });
		const changes = changesOf(form);
		const householdId = event.params.id;
		if (Object.keys(changes).length === 0)
			return fail(422, { nothing: true, seen: await seen(event, 'CORRECT') });
		const input = () => ({ householdId, changes });
		const outcome = await submitForm(event, form, 'editHousehold', input, '.edit');
		if (!('status' in outcome) && outcome.verdict.verdict === 'accepted')
			redirect(303, `/office/households/${householdId}`);
		const given = 'status' in outcome ? outcome.data : outcome;
		// The schema names `changes`; the form wants to know which of its fields it is.
		const wrong = given.wrong.includes('changes') ? misfits(changes) : given.wrong;
		return fail(422, { ...given, wrong, seen: await seen(event, 'CORRECT') });
	}
};

/** Which of the changed fields do not fit: what is empty, or no phone number. */
function misfits(changes: Changes): string[] {
	const typed = changes as Record<string, { to: string | number } | undefined>;
	return Object.entries(typed).flatMap(([name, change]) => {
		const to = change?.to;
		const fits =
			name === 'phone'
				? /^\d{8,11}$/.test(String(to))
				: name === 'addressDetail' || name === 'note'
					? true
					: name === 'members'
						? Number.isInteger(to) && Number(to) > 0
						: to !== '';
		return fits ? [] : [name];
	});
}
