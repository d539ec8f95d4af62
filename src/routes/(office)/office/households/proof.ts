/** How a category was checked, as a form says it. */
import type { Input } from '$lib/domain/actions.ts';
import { PROOF_METHODS } from '$lib/domain/records/people.ts';
import { dayAsked } from '../asked.ts';
import type { Read } from '../submit.ts';

type Given = Input<'verifyEligibility'>;

/** Makes the action's input for a household. */
export function proofInput(householdId: string) {
	return (read: Read, id: string): Given => ({
		eligibilityId: id,
		householdId,
		category: read('category') as Given['category'],
		method: read('method') as Given['method'],
		checkedOn: read('checkedOn'),
		validUntil: read('validUntil')
	});
}

/** True if the form says that the category was checked. */
export function proves(form: FormData): boolean {
	return (PROOF_METHODS as readonly unknown[]).includes(form.get('method'));
}

/** Fields of a proof that are no days. */
export function undated(form: FormData): string[] {
	return ['checkedOn', 'validUntil'].filter((name) => !dayAsked(String(form.get(name) ?? '')));
}
