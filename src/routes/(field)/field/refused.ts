/** What is said on a form when an action was not taken. */
import type { Refusal } from '$lib/domain/refusal.ts';
import { fieldVisit } from '$lib/words/field-visit.ts';
import { locale, words } from '$lib/words/locale.ts';
import { why, type Why } from '$lib/words/refusal.ts';

/** The words of a rule's refusal, or of a tablet that could not store the action. */
export function inWords(refusal: Pick<Refusal, 'code' | 'params'> | 'NOT_SAVED'): Why {
	if (refusal !== 'NOT_SAVED') return why(refusal.code, refusal.params, locale());
	const w = words(fieldVisit).handOver.summary;
	return { what: w.notSaved, why: w.notSavedText, next: '' };
}
