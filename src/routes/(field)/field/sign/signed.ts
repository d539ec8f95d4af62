/** Who confirms at the door: a drawn signature, or its substitute with a reason. Pure. */
import { SUBSTITUTES } from '$lib/domain/hand-over.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import type { fieldVisit } from '$lib/words/field-visit.ts';

type Words = (typeof fieldVisit)['ko']['handOver'];
type Substitute = (typeof SUBSTITUTES)[number];

/** What is entered about it. */
export interface Signed {
	recipientName: string;
	way: 'draw' | 'substitute';
	/** SHA-256 of the stored picture */
	signatureHash: string | null;
	substitute: Substitute | '';
	substituteName: string;
	substituteReason: string;
}

export const UNSIGNED: Signed = {
	recipientName: '',
	way: 'draw',
	signatureHash: null,
	substitute: '',
	substituteName: '',
	substituteReason: ''
};

export type SignProblems = Partial<
	Record<'sign' | 'substitute' | 'substituteName' | 'substituteReason', string>
>;

/** What is missing, in words; empty if nothing is. */
export function signProblems(entry: Signed, w: Words): SignProblems {
	if (entry.way === 'draw') return entry.signatureHash ? {} : { sign: w.sign.needed };
	const problems: SignProblems = {};
	if (entry.substitute === '') problems.substitute = w.sign.substituteNeeded;
	if (entry.substituteName.trim() === '') problems.substituteName = w.sign.nameNeeded;
	else if (entry.substitute === 'CONFIRMED_NAME' && !sameName(entry))
		problems.substituteName = w.sign.nameDiffers(entry.recipientName.trim());
	if (entry.substituteReason.trim() === '') problems.substituteReason = w.sign.reasonNeeded;
	if (anyRrn(entry.substituteReason)) problems.substituteReason = w.recipient.rrn;
	return problems;
}

function sameName(entry: Signed): boolean {
	const bare = (name: string) => name.normalize('NFC').replace(/\s/g, '');
	return bare(entry.substituteName) === bare(entry.recipientName);
}

/** Who confirmed and why they did not sign, as the record keeps it. */
export function substituteText(entry: Signed): string {
	return `${entry.substituteName.trim()} · ${entry.substituteReason.trim()}`;
}

/** The part of an action's input that says who confirmed. */
export function signedInput(entry: Signed) {
	const drawn = entry.way === 'draw';
	return {
		recipientName: entry.recipientName.trim(),
		signatureHash: drawn ? entry.signatureHash : null,
		substitute: drawn ? null : entry.substitute || null,
		substituteReason: drawn ? '' : substituteText(entry)
	};
}
