/** Ids made on a tablet: sortable by time, never repeated. */
import { receiptNo } from '../domain/household.ts';
import type { Chance, Clock } from './ports.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: ten characters of time, sixteen of chance. */
export function newId({ clock, chance }: { clock: Clock; chance: Chance }): string {
	let time = '';
	for (let left = clock.now(), i = 0; i < 10; i++, left = Math.floor(left / 32))
		time = (ALPHABET[left % 32] as string) + time;
	return time + [...chance.bytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** A receipt number of a programme year: '21-7K3M9QX-4'. */
export function newReceiptNo(year: string, chance: Chance): string {
	return receiptNo(year, chance.bytes(8));
}
