/** The consents of a form: every kind apart, given only where it was ticked. */
import type { Input } from '$lib/domain/actions.ts';
import { CONSENT_KINDS, type ConsentKind } from '$lib/domain/records/people.ts';
import { CONSENT_TEXT_VERSION, type consent } from '$lib/words/consent.ts';

type Given = Input<'registerHousehold'>['consents'];

/** The lines of a consent's text, in the order in which the law lists them. */
export function consentFacts(
	kind: ConsentKind,
	w: (typeof consent)['ko']
): { term: string; text: string }[] {
	const { receiver, purpose, items, period, refusal } = w.texts[kind];
	return [
		...(receiver ? [{ term: w.receiver, text: receiver }] : []),
		{ term: w.purpose, text: purpose },
		{ term: w.items, text: items },
		{ term: w.period, text: period },
		{ term: w.refusal, text: refusal }
	];
}

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
