/** The consents of a form: every kind apart, given only where it was ticked. */
import type { Input } from '$lib/domain/actions.ts';
import { CONSENT_KINDS } from '$lib/domain/records/people.ts';
import { CONSENT_TEXT_VERSION } from '$lib/words/consent.ts';

type Given = Input<'registerHousehold'>['consents'];

/** What was ticked, each under an id that follows from the form's. */
export function consentsOf(form: FormData, method: string, id: string): Given {
	const ticked = form.getAll('consents').map(String);
	return CONSENT_KINDS.filter((kind) => ticked.includes(kind)).map((kind) => ({
		consentId: `${id}.${kind}`,
		kind,
		textVersion: CONSENT_TEXT_VERSION,
		method: method as Given[number]['method']
	}));
}
