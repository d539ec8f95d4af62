/**
 * A form of the office becomes one action: who from the session, the id from the form. However
 * often the same form is sent, it takes effect once.
 */
import { createHash } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { ACTIONS, type ActionName, type Input } from '$lib/domain/actions.ts';
import type { Verdict } from '$lib/domain/perform.ts';
import { anyRrn, holdsRrn } from '$lib/domain/rrn.ts';
import { act } from '$lib/server/act.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { desk } from './desk.ts';

/** What the page shows after a form was sent. */
export interface Outcome {
	name: ActionName;
	/** the server's answer; missing where the form itself has to be corrected first */
	verdict?: Verdict;
	/** fields that do not fit */
	wrong: string[];
	/** the form was sent before with other content */
	stale: boolean;
	/** a resident registration number was typed somewhere, and removed */
	rrn: boolean;
	/** what was typed, to be shown again */
	values: Record<string, string>;
}

/** Reads one field of the form, NFC and trimmed; '' if it is not there. */
export type Read = (field: string) => string;

/** Eight bytes that follow from a ticket, so that a form sent twice asks for the same thing. */
export function bytesOf(id: string): Uint8Array {
	return createHash('sha256').update(id).digest().subarray(0, 8);
}

/**
 * Carries out the action that a form asks for. `input` makes it from the form's fields and the id.
 * Answers an Outcome, with status 422 where fields do not fit and 409 where a rule says no.
 */
export async function submit<N extends ActionName>(
	event: RequestEvent,
	name: N,
	input: (read: Read, id: string) => Input<N>
) {
	const { database, who, now } = desk(event);
	const form = await event.request.formData();
	const read: Read = (field) =>
		String(form.get(field) ?? '')
			.normalize('NFC')
			.trim();
	const ticket = read('ticket');
	// Ours are ids; anything else is no form of ours.
	if (!/^[0-9A-Za-z._-]{1,64}$/.test(ticket)) throw new Rejected('MALFORMED');
	const action = { id: ticket, name, input: input(read, ticket) };
	const rrn = anyRrn(action.input);
	const wrong = [...new Set([...wrongFields(action), ...rrnFields(form)])];
	const outcome = { name, wrong, rrn, stale: false, values: shown(form) };
	if (wrong.length > 0 || rrn) return fail(422, outcome);
	const verdict = await act(database, who, action, now).catch(unlessStale);
	if (!verdict) return fail(409, { ...outcome, stale: true });
	const done = verdict.verdict === 'accepted' || verdict.verdict === 'exception';
	return done ? { ...outcome, verdict, values: {} } : fail(409, { ...outcome, verdict });
}

/** A form that was sent, gone back to and changed: its id is used up. Anything else rises. */
function unlessStale(error: unknown): undefined {
	if (!(error instanceof Rejected) || error.rejection !== 'CLONED') throw error;
}

/** Paths of the input that its action's schema does not take. */
function wrongFields({ name, input }: { name: ActionName; input: unknown }): string[] {
	const parsed = ACTIONS[name].input.safeParse(input);
	if (parsed.success) return [];
	return parsed.error.issues.map((issue) => String(issue.path[0]));
}

/** Names of the fields in which a resident registration number stands. */
function rrnFields(form: FormData): string[] {
	return [...form].filter(([, text]) => holdsRrn(String(text))).map(([key]) => key);
}

/** What was typed, without what must never be written back: resident registration numbers. */
function shown(form: FormData): Record<string, string> {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	return Object.fromEntries(texts.map(([key, text]) => [key, holdsRrn(text) ? '' : text]));
}
