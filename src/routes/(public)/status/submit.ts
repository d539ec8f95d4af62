/** A form of a household becomes one action in its own name; sent twice, it takes effect once. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ACTIONS, type ActionName, type Input } from '$lib/domain/actions.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import { actFor } from '$lib/server/act.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { ask } from '$lib/words/status/ask.ts';
import { visitor } from './visitor.ts';

/** Reads a field, NFC and trimmed; '' if it is not there. */
export type Read = (field: string) => string;
export type Visit = Awaited<ReturnType<typeof visitor>>;

/** A form of somebody who is in: its fields, and the id that its page gave it. */
export async function formOf(
	event: RequestEvent
): Promise<{ visit: Visit; read: Read; id: string }> {
	const visit = await visitor(event);
	const form = await event.request.formData();
	const read = (field: string) =>
		String(form.get(field) ?? '')
			.normalize('NFC')
			.trim();
	const id = read('ticket');
	if (!/^[0-9A-Za-z._-]{1,64}$/.test(id)) throw new Rejected('MALFORMED');
	return { visit, read, id };
}

/** Why a rule said no, in a sentence for the household; the rest is told on the phone. */
const WHY: Partial<Record<string, keyof (typeof ask)['ko']['refused']>> = {
	ALREADY_ASKED: 'twice',
	TICKET_OPEN: 'open',
	REPAIRS_USED_UP: 'limit',
	NO_PROOF: 'proof',
	PROOF_EXPIRED: 'proof',
	VISIT_UNDER_WAY: 'underWay'
};

/** Carries an action out, and leads to the first page, or back to the form with what is wrong. */
export async function submit<N extends ActionName>(
	{ visit, read, id }: Awaited<ReturnType<typeof formOf>>,
	name: N,
	input: Input<N>,
	done: string
) {
	const { database, householdId, from, now, tongue } = visit;
	const w = ask[tongue].refused;
	const words = read('words');
	if (anyRrn(input)) return fail(422, { problem: w.rrn, words: '' });
	if (!ACTIONS[name].input.safeParse(input).success)
		return fail(422, { problem: w.tooLong, words });
	const verdict = await actFor(database, { householdId, from }, { id, name, input }, now).catch(
		unlessStale
	);
	if (!verdict) return fail(409, { problem: w.twice, words });
	if (verdict.verdict === 'accepted' || verdict.verdict === 'exception')
		redirect(303, `/status/mine?done=${done}`);
	const why = WHY[verdict.code ?? ''];
	return fail(409, { problem: why ? `${w[why]} ${w.call}` : `${w.title}. ${w.call}`, words });
}

/** A form that was sent, gone back to and changed: its id is used up. Anything else rises. */
function unlessStale(error: unknown): undefined {
	if (!(error instanceof Rejected) || error.rejection !== 'CLONED') throw error;
}
