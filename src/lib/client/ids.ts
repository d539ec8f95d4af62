/** Ids made on a tablet: sortable by time, never repeated. */
import { receiptNo } from '../domain/household.ts';
import { holdsRrn } from '../domain/rrn.ts';
import type { Chance, Clock } from './ports.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A ULID: ten characters of time, sixteen of chance. It sorts behind `after`, an earlier one, even
 * where the clock was set back meanwhile.
 */
export function newId(
	{ clock, chance }: { clock: Clock; chance: Chance },
	after: string | null = null
): string {
	const now = clock.now();
	const time = after === null ? now : Math.max(now, timeOf(after) + 1);
	for (;;) {
		const drawn = [...chance.bytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
		const id = written(time) + drawn;
		// Thirteen digits in a row may look like a number that the server takes nowhere.
		if (!holdsRrn(id)) return id;
	}
}

function written(time: number): string {
	let text = '';
	for (let left = time, i = 0; i < 10; i++, left = Math.floor(left / 32))
		text = (ALPHABET[left % 32] as string) + text;
	return text;
}

function timeOf(id: string): number {
	return [...id.slice(0, 10)].reduce((time, letter) => time * 32 + ALPHABET.indexOf(letter), 0);
}

/** A receipt number of a programme year: '21-7K3M9QX-4'. */
export function newReceiptNo(year: string, chance: Chance): string {
	return receiptNo(year, chance.bytes(8));
}
