/**
 * What a row asks for: the same actions that a person would send from a form. Their ids follow from
 * what stands in the row, by the server's key, so the same row again, in the same file or an edited
 * copy, asks for the same thing and adds nothing; nobody without the key can guess an id.
 */
import { createHmac } from 'node:crypto';
import { ACTIONS, type ActionName, type Input } from '../../domain/actions.ts';
import { receiptNo } from '../../domain/household.ts';
import { dayOf } from '../../domain/month.ts';
import type { Action } from '../../domain/perform.ts';
import { CONSENT_TEXT_VERSION } from '../../words/consent.ts';
import { canonical } from '../canonical.ts';
import { digest, type ServerKey } from '../keys.ts';
import type { HouseholdRow } from './household-row.ts';
import type { Options } from './options.ts';
import type { PcRow } from './pc-row.ts';

/** One row's actions in their order; the first makes the record, and its id is the record's. */
export interface Deeds {
	/** id of the household or unit */
	subject: string;
	actions: Action[];
}

export interface Roll {
	/** see rowKeyOf */
	key: Buffer;
	options: Options;
	/** when the import was confirmed, ISO */
	startedAt: string;
	/** how many rows come after this one; keeps the file's order among equal times */
	after: number;
	/** '' at first; what makes new ids of refused ones */
	again: string;
}

/** The key by which ids follow from rows; derived once, as there are many of them. */
export function rowKeyOf(key: ServerKey): Buffer {
	return digest(key, 'import row', '');
}

/** A household, and as the options and the row say its application and its proof. */
export function householdDeeds(row: HouseholdRow, roll: Roll): Deeds {
	const { options, startedAt } = roll;
	const id = idOf(roll, row.household);
	const at = earlier(row.receivedAt ?? startedAt, roll.after);
	const { category } = row.household;
	const actions = [
		action('registerHousehold', id, at, {
			...row.household,
			householdId: id,
			receiptNo: receiptNo(options.fiscalYear, hmac(roll.key, `receipt number ${id}`)),
			consents: row.consents.map((kind) => {
				const how = { textVersion: CONSENT_TEXT_VERSION, method: 'PAPER' as const };
				return { consentId: `${id}.${kind}`, kind, ...how };
			})
		})
	];
	if (options.apply)
		actions.push(
			action('receiveApplication', `${id}.${options.fiscalYear}`, at, {
				applicationId: `${id}.${options.fiscalYear}`,
				householdId: id,
				fiscalYear: options.fiscalYear,
				channel: 'IMPORT',
				learners: row.learners,
				ownsPcAt: row.ownsPc === true ? dayOf(at) : null,
				elsewhereAwardOn: row.elsewhereOn,
				note: ''
			})
		);
	if (row.proof)
		actions.push(
			action('verifyEligibility', `${id}.proof`, startedAt, {
				...{ eligibilityId: `${id}.proof`, householdId: id, category, ...row.proof }
			})
		);
	return { subject: id, actions };
}

/** A machine that came in. */
export function pcDeeds(row: PcRow, roll: Roll): Deeds {
	const { fiscalYear } = roll.options;
	const id = idOf(roll, { ...row, fiscalYear });
	const input = { ...row, pcId: id, fiscalYear, sourcedAt: null };
	const at = earlier(roll.startedAt, roll.after);
	return { subject: id, actions: [action('sourcePc', id, at, input)] };
}

function action<N extends ActionName>(name: N, id: string, at: string, input: Input<N>): Action {
	return { id, name, v: ACTIONS[name].v, input, at };
}

/**
 * 26 letters, none of them a digit: an id that held thirteen in a row could be taken for a
 * 주민등록번호, and its action be refused.
 */
function idOf({ key, again }: Roll, row: object): string {
	const bytes = hmac(key, again + canonical(row)).subarray(0, 13);
	return [...bytes].map((byte) => LETTERS[byte >> 4]! + LETTERS[byte & 15]).join('');
}

const LETTERS = 'abcdefghijklmnop';

function hmac(key: Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}

/** Rows that say no time, or the same, stay in the order of the file. */
function earlier(iso: string, milliseconds: number): string {
	return new Date(Date.parse(iso) - milliseconds).toISOString();
}
