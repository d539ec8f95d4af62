/** A household: who it is, whether it can receive anything, and how it is found. */
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Household = Rows['household'];

/**
 * ACTIVE 정상: may be served · MOVED_OUT 전출 · DECEASED 사망 · INELIGIBLE 자격상실 ·
 * MERGED 병합: recorded twice, the other record lives on.
 */
export type HouseholdState = 'ACTIVE' | 'MOVED_OUT' | 'DECEASED' | 'INELIGIBLE' | 'MERGED';

export function stateOf(row: Household): HouseholdState {
	if (row.mergedIntoId !== null) return 'MERGED';
	if (row.deceasedAt !== null) return 'DECEASED';
	if (row.movedOutAt !== null) return 'MOVED_OUT';
	return row.ineligibleAt !== null ? 'INELIGIBLE' : 'ACTIVE';
}

/** The household, or Refusal UNKNOWN_HOUSEHOLD. */
export function known(tx: Tx, id: string): Household {
	const row = tx.get('household', id);
	if (!row) throw new Refusal('UNKNOWN_HOUSEHOLD');
	return row;
}

/** The household if it may receive something, or Refusal HOUSEHOLD_CLOSED. */
export function servable(tx: Tx, id: string): Household {
	const row = known(tx, id);
	const state = stateOf(row);
	if (state !== 'ACTIVE')
		throw new Refusal('HOUSEHOLD_CLOSED', { receiptNo: row.receiptNo, state });
	return row;
}

/** Ids of a household and of all that were merged into it, however often. */
export function allOf(tx: Tx, id: string): string[] {
	const ids = [id];
	for (const one of ids)
		for (const merged of tx.where('household', 'mergedIntoId', one))
			if (!ids.includes(merged.id)) ids.push(merged.id);
	return ids;
}

/** The record that lives on of a household that was merged, however often. */
export function living(tx: Tx, id: string): Household | undefined {
	const seen = new Set<string>();
	let row = tx.get('household', id);
	while (row && row.mergedIntoId !== null && !seen.has(row.id)) {
		seen.add(row.id);
		row = tx.get('household', row.mergedIntoId);
	}
	return row;
}

/** The id under which a household lives on; its own where nothing of it is on record. */
export function livingId(tx: Tx, id: string): string {
	return living(tx, id)?.id ?? id;
}

/** Ids of all records of a household, whichever of them is asked about. */
export function recordsOf(tx: Tx, id: string): string[] {
	return allOf(tx, livingId(tx, id));
}

/** Puts a new household on record, under an id and a receipt number of its own. */
export function register(tx: Tx, row: Household): void {
	const taken = tx.where('household', 'receiptNo', row.receiptNo)[0] ?? tx.get('household', row.id);
	if (taken) throw new Refusal('ALREADY_REGISTERED', { receiptNo: taken.receiptNo });
	tx.put('household', row);
}

/** What a household is before anything has happened to it. */
export const NEW_HOUSEHOLD = {
	...{ movedOutAt: null, deceasedAt: null, ineligibleAt: null, mergedIntoId: null },
	...{ phoneBlockedAt: null, closedOn: null, closedNote: '', editedAt: null }
} as const;

/** True if nothing may be sent to its phone: blocked, or its owner has died. */
export function isSilent(row: Pick<Household, 'phoneBlockedAt' | 'deceasedAt'>): boolean {
	return row.phoneBlockedAt !== null || row.deceasedAt !== null;
}

/** Crockford's base32: without I, L, O and U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A receipt number from 8 random bytes: year, seven Crockford base32 characters, one check
 * character: '21-7K3M9QX-4'. It is no secret, only hard to mistype.
 */
export function receiptNo(fiscalYear: string, bytes: Uint8Array): string {
	const body = [...bytes.subarray(0, 7)].map((byte) => ALPHABET[byte % 32]).join('');
	return `${fiscalYear.slice(2)}-${body}-${checkCharacter(body)}`;
}

/** One letter or digit that tells a mistyped or swapped one. */
export function checkCharacter(body: string): string {
	const sum = [...body].reduce((total, letter, i) => total + ALPHABET.indexOf(letter) * (i + 1), 0);
	return ALPHABET[sum % 31] as string;
}
