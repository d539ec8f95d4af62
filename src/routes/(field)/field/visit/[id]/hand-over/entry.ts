/** What a worker enters during a hand-over, and what is still wrong with it. Pure. */
import type { Input } from '$lib/domain/actions.ts';
import { RELATIONS, SWAP_REASONS } from '$lib/domain/hand-over.ts';
import { normalSerial } from '$lib/domain/pc.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import type { Rows } from '$lib/domain/tables.ts';
import type { fieldVisit } from '$lib/words/field-visit.ts';
import {
	signedInput,
	signProblems,
	UNSIGNED,
	type Signed,
	type SignProblems
} from '../../../sign/signed.ts';
import { CHECKS, type Check } from './checks.ts';

type Words = (typeof fieldVisit)['ko']['handOver'];
type SwapReason = (typeof SWAP_REASONS)[number];
type Relation = (typeof RELATIONS)[number];

export const STEPS = ['serial', 'checks', 'recipient', 'sign', 'summary'] as const;

export interface Entry extends Signed {
	/** made once, so that a second press of the button records nothing twice */
	receiptId: string;
	step: number;
	serial: string;
	/** a barcode was read; what was typed may be mistyped */
	scanned: boolean;
	/** SHA-256 of the serial label's photo */
	photoHash: string | null;
	swapReason: SwapReason | '';
	/** ISO time at which each check was pressed */
	checkedAt: Partial<Record<Check, string>>;
	note: string;
	relation: Relation | '';
}

export function blank(receiptId: string): Entry {
	return {
		receiptId,
		step: 0,
		serial: '',
		scanned: false,
		photoHash: null,
		swapReason: '',
		checkedAt: {},
		note: '',
		relation: '',
		...UNSIGNED
	};
}

export type Problems = SignProblems &
	Partial<Record<'serial' | 'swapReason' | 'note' | 'relation' | 'recipientName', string>>;

/** True where another unit was read than the one that was promised. */
export function isSwap(entry: Entry, assigned: Rows['pc'] | null): boolean {
	return assigned !== null && normalSerial(entry.serial) !== assigned.serial;
}

/** Why a photo of the serial label is asked for; nobody has to take one. (DOMAIN §2.2) */
export function photoAsked(entry: Entry, assigned: Rows['pc'] | null, w: Words): string {
	if (normalSerial(entry.serial) === '') return '';
	if (isSwap(entry, assigned)) return w.serial.photoOther;
	return entry.scanned ? '' : w.serial.photoTyped;
}

/** What keeps a step from being left, in words; empty if nothing does. */
export function problemsOf(
	step: number,
	entry: Entry,
	assigned: Rows['pc'] | null,
	w: Words
): Problems {
	const find = { 0: serial, 1: checks, 2: recipient, 3: sign }[step];
	return find ? find(entry, assigned, w) : {};
}

function serial(entry: Entry, assigned: Rows['pc'] | null, w: Words): Problems {
	if (normalSerial(entry.serial) === '') return { serial: w.serial.empty };
	return isSwap(entry, assigned) && entry.swapReason === ''
		? { swapReason: w.serial.reasonNeeded }
		: {};
}

function checks(entry: Entry, _: unknown, w: Words): Problems {
	if (anyRrn(entry.note)) return { note: w.recipient.rrn };
	const complete = CHECKS.every((check) => entry.checkedAt[check]);
	return complete || entry.note.trim() !== '' ? {} : { note: w.checks.noteNeeded };
}

function recipient(entry: Entry, _: unknown, w: Words): Problems {
	const problems: Problems = {};
	if (entry.relation === '') problems.relation = w.recipient.relationNeeded;
	if (entry.recipientName.trim() === '') problems.recipientName = w.recipient.nameNeeded;
	if (anyRrn(entry.recipientName)) problems.recipientName = w.recipient.rrn;
	return problems;
}

function sign(entry: Entry, _: unknown, w: Words): Problems {
	return signProblems(entry, w);
}

/** The action that a complete entry stands for. */
export function inputOf(
	entry: Entry,
	visit: Rows['visit'],
	fiscalYear: string,
	assigned: Rows['pc'] | null
): Input<'handOver'> {
	return {
		receiptId: entry.receiptId,
		visitId: visit.id,
		assignmentId: visit.assignmentId,
		householdId: visit.householdId,
		fiscalYear,
		serial: normalSerial(entry.serial),
		swapReason: isSwap(entry, assigned) ? entry.swapReason || null : null,
		bootCheckedAt: entry.checkedAt.boot ?? null,
		licenceCheckedAt: entry.checkedAt.licence ?? null,
		officeCheckedAt: entry.checkedAt.office ?? null,
		internetCheckedAt: entry.checkedAt.internet ?? null,
		...signedInput(entry),
		recipientRelation: entry.relation || 'SELF',
		note: entry.note.trim(),
		photoHash: entry.photoHash
	};
}
