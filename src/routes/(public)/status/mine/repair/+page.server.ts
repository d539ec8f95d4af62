import type { Input } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { chosenYear, programmeYears } from '$lib/server/reports/years.ts';
import { unitOf } from '$lib/server/status/holdings.ts';
import type { Actions, PageServerLoad } from './$types';
import { formOf, submit } from '../../submit.ts';
import { visitor } from '../../visitor.ts';

type Form = Input<'openTicket'>;
const SYMPTOMS = [
	...(['NO_POWER', 'NO_BOOT', 'NO_SCREEN', 'NO_INTERNET'] as const),
	...(['SLOW', 'INPUT', 'NOISE', 'OTHER'] as const)
];
const FORMS = ['DESKTOP', 'LAPTOP'] as const;

/** One question a page: which PC, of what kind, what is wrong, anything else. */
export const load: PageServerLoad = async (event) => {
	const { db, database, householdId } = await visitor(event);
	const asked = (name: string) => event.url.searchParams.get(name);
	const unit = await unitOf(db, householdId);
	const which =
		unit === null ? 'own' : (['ours', 'own'] as const).find((one) => one === asked('pc'));
	const form = which === 'ours' ? 'DESKTOP' : FORMS.find((one) => one === asked('form'));
	const symptom = SYMPTOMS.find((one) => one === asked('symptom'));
	return {
		chosen: { which: which ?? null, form: form ?? null, symptom: symptom ?? null },
		hasOurs: unit !== null,
		symptoms: SYMPTOMS,
		forms: FORMS,
		ticket: database.newId()
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const { read, id, visit } = form;
		const { db, householdId, now } = visit;
		const pcId = read('pc') === 'ours' ? await unitOf(db, householdId) : null;
		const fiscalYear = await chosenYear(db, await programmeYears(db), undefined, dayOf(now));
		const input: Form = {
			...{ ticketId: id, householdId, fiscalYear, pcId, channel: 'ONLINE' },
			...{ form: read('form') as Form['form'], symptom: read('symptom') as Form['symptom'] },
			...{ words: read('words'), photoHash: null, wish: 'REPAIR' }
		};
		return submit(form, 'openTicket', input, 'repair');
	}
};
