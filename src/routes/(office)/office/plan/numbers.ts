/** Numbers as people type them: '1,234 대' is 1234. */

/**
 * Null where nothing stands; NaN, which no action takes, where it is no whole number. A unit behind
 * it is left out; one that multiplies is none: '3억' is no 3.
 */
export function numberIn(text: string): number | null {
	const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
	if (plain === '') return null;
	const digits = /^(\d{1,15})(?![십백천만억조])[\p{L}%]*$/u.exec(plain)?.[1];
	return digits === undefined ? NaN : Number(digits);
}
