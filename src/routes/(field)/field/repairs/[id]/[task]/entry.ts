/** What a worker enters about a finished repair, and what is still wrong with it. Pure. */
import type { Input } from '$lib/domain/actions.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { partsOf } from '$lib/domain/ticket.ts';
import type { fieldRepair } from '$lib/words/field-repair.ts';
import type { fieldVisit } from '$lib/words/field-visit.ts';
import {
	signedInput,
	signProblems,
	UNSIGNED,
	type Signed,
	type SignProblems
} from '../../../sign/signed.ts';
import { partProblems, partsIn, typedOf, type TypedPart } from '../../parts.ts';

type Words = (typeof fieldRepair)['ko'];
type SignWords = (typeof fieldVisit)['ko']['handOver'];

export interface Entry extends Signed {
	step: number;
	work: string;
	parts: TypedPart[];
	/** SHA-256 of a photo of the repaired PC */
	photoHash: string | null;
}

/** A new one: parts that were ordered before are there already, the applicant is most often the one at the door. */
export function blank(ticket: Rows['ticket'], applicant: string): Entry {
	const parts = typedOf(partsOf(ticket));
	return { ...UNSIGNED, recipientName: applicant, step: 0, work: '', parts, photoHash: null };
}

export type Step = 'work' | 'sign' | 'summary';

/** Nobody signs for what was repaired from afar. */
export function stepsOf(ticket: Pick<Rows['ticket'], 'way'>): readonly Step[] {
	return ticket.way === 'REMOTE' ? ['work', 'summary'] : ['work', 'sign', 'summary'];
}

export type Problems = SignProblems & {
	work?: string;
	recipientName?: string;
	parts?: ReturnType<typeof partProblems>;
};

/** What keeps a step from being left; empty if nothing does. */
export function problemsOf(step: Step, entry: Entry, w: Words, s: SignWords): Problems {
	if (step === 'work') return workProblems(entry, w, s);
	return step === 'sign' ? personProblems(entry, w, s) : {};
}

function workProblems(entry: Entry, w: Words, s: SignWords): Problems {
	const problems: Problems = {};
	if (entry.work.trim() === '') problems.work = w.done.workNeeded;
	if (anyRrn(entry.work)) problems.work = s.recipient.rrn;
	const parts = partProblems(entry.parts, w.parts);
	return Object.keys(parts).length > 0 ? { ...problems, parts } : problems;
}

function personProblems(entry: Entry, w: Words, s: SignWords): Problems {
	const problems: Problems = { ...signProblems(entry, s) };
	if (entry.recipientName.trim() === '') problems.recipientName = w.done.recipientNeeded;
	if (anyRrn(entry.recipientName)) problems.recipientName = s.recipient.rrn;
	return problems;
}

/** The action that a complete entry stands for. */
export function inputOf(entry: Entry, ticket: Rows['ticket']): Input<'completeRepair'> {
	const signed = stepsOf(ticket).includes('sign') ? entry : { ...UNSIGNED };
	return {
		ticketId: ticket.id,
		work: entry.work.trim(),
		parts: partsIn(entry.parts),
		...signedInput(signed),
		photoHash: entry.photoHash
	};
}
