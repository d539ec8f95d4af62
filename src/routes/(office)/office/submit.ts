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

/** Reads the fields of a form. */
export function readFrom(form: FormData): Read {
	return (field) =>
		String(form.get(field) ?? '')
			.normalize('NFC')
			.trim();
}

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
	return submitForm(event, await event.request.formData(), name, input);
}

/**
 * The same for a form that asks for more than one action, each under an id of its own: the ticket
 * with a `suffix`, which follows from the form and so is the same when it is sent again.
 */
export async function submitForm<N extends ActionName>(
	event: Pick<RequestEvent, 'locals'>,
	form: FormData,
	name: N,
	input: (read: Read, id: string) => Input<N>,
	suffix = ''
) {
	const { database, who, now } = desk(event);
	const read = readFrom(form);
	const ticket = read('ticket');
	// Ours are ids; anything else is no form of ours.
	if (!/^[0-9A-Za-z._-]{1,64}$/.test(ticket)) throw new Rejected('MALFORMED');
	const id = ticket + suffix;
	const action = { id, name, input: input(read, id) };
	const rrn = anyRrn(action.input);
	const wrong = [...new Set([...wrongFields(action), ...rrnFields(form)])];
	const outcome = { name, wrong, rrn, stale: false, values: textsOf(form) };
	if (wrong.length > 0 || rrn) return fail(422, outcome);
	const verdict = await act(database, who, action, now).catch(unlessStale);
	if (!verdict) return fail(409, { ...outcome, stale: true });
	const done = verdict.verdict === 'accepted' || verdict.verdict === 'exception';
	return done ? { ...outcome, verdict, values: {} } : fail(409, { ...outcome, verdict });
}

/** A form that its page turns back, with the fields that do not fit, before any action is asked for. */
export function turnBack(form: FormData, name: ActionName, wrong: readonly string[]) {
	const outcome: Outcome = {
		name,
		wrong: [...wrong],
		rrn: false,
		stale: false,
		values: textsOf(form)
	};
	return fail(422, outcome);
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

/**
 * What was typed, of a field with several values all of them with commas between; without what must
 * never be written back: resident registration numbers.
 */
export function textsOf(form: FormData): Record<string, string> {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const shown: Record<string, string> = {};
	for (const [key, text] of texts) {
		const safe = holdsRrn(text) ? '' : text;
		shown[key] = key in shown ? `${shown[key]},${safe}` : safe;
	}
	return shown;
}
