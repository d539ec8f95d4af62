/** What a page's form came back with. */
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
