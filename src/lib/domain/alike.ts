/** When two records may speak of the same household: told while somebody still types. */
import type { Rows } from './tables.ts';

/** What two records are compared by. */
export type Known = Pick<Rows['household'], 'name' | 'phone' | 'roadAddress'>;

/** Why a record looks like another one. */
export type Likeness = 'NAME_PHONE' | 'NAME_ADDRESS' | 'PHONE';

/** A text as it is compared: composed, without spaces and case. */
export function bare(text: string): string {
	return text.normalize('NFC').replace(/\s/gu, '').toUpperCase();
}

/** The digits of a phone number as people write it: '+82 10-1234-5678' → '01012345678'. */
export function phoneDigits(typed: string): string {
	return typed
		.normalize('NFKC')
		.replace(/^\s*\+82[\s-]*0?/, '0')
		.replace(/\D/g, '');
}

/** What two records have in common, or null. Half a phone number or address is no likeness. */
export function likeness(typed: Known, known: Known): Likeness | null {
	const sameName = bare(typed.name) !== '' && bare(typed.name) === bare(known.name);
	const digits = phoneDigits(typed.phone);
	const samePhone = digits.length >= 8 && digits === phoneDigits(known.phone);
	if (samePhone) return sameName ? 'NAME_PHONE' : 'PHONE';
	const address = bareAddress(typed.roadAddress);
	const sameAddress = /\d$/.test(address) && address === bareAddress(known.roadAddress);
	return sameName && sameAddress ? 'NAME_ADDRESS' : null;
}

/** True once enough is typed to compare: a name, and a phone number or an address. */
export function isComparable({ name, phone, roadAddress }: Known): boolean {
	if (phoneDigits(phone).length >= 8) return true;
	return bare(name).length >= 2 && /\d/.test(roadAddress);
}

/** Road and building number: city, district and what stands in brackets are written or left out. */
export function bareAddress(text: string): string {
	return bare(text)
		.replace(/\(.*?\)/g, '')
		.replace(/^(서울특별시|서울시|서울)/, '')
		.replace(/^금천구/, '');
}
