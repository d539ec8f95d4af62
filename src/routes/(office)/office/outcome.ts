/** What a page's form came back with. */
import type { ActionName } from '$lib/domain/actions.ts';
import type { Outcome } from './submit.ts';

/** The outcome of an action, if that is what the form came back with. */
export function outcomeOf(form: object | null | undefined): Outcome | null {
	return form && 'wrong' in form ? (form as Outcome) : null;
}

/** What was typed into a field of this action's form, to be shown again. */
export function typed(outcome: Outcome | null, name: Outcome['name'], field: string): string {
	return outcome?.name === name ? (outcome.values[field] ?? '') : '';
}

/** True if a field of this action's form does not fit. */
export function isWrong(outcome: Outcome | null, name: Outcome['name'], field: string): boolean {
	return outcome?.name === name && outcome.wrong.includes(field);
}

/** What the forms of a page show again, each asked by its action. */
export interface Answers {
	/** what was typed into a field, else `usual` */
	was(name: ActionName, field: string, usual?: string): string;
	/** `said` where the field does not fit */
	wrong(name: ActionName, field: string, said: string): string | null;
	/** the form was sent, and not taken */
	unfolded(name: ActionName): boolean;
}

/** Reads the outcome that a page has now; `outcome` is asked each time. */
export function answers(outcome: () => Outcome | null): Answers {
	return {
		was: (name, field, usual = '') => typed(outcome(), name, field) || usual,
		wrong: (name, field, said) => (isWrong(outcome(), name, field) ? said : null),
		unfolded: (name) => outcome()?.name === name && outcome()?.verdict?.verdict !== 'accepted'
	};
}
