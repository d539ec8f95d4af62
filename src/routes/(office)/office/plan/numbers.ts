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

/**
 * A measure with at most one digit behind its point, as the whole number that it is without the point:
 * '8.6%' is 86 with one place. Null and NaN as of a whole number.
 */
export function measureIn(text: string): { value: number; places: number } {
	const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
	const [, whole = '', tenth, unit = ''] = /^(\d{1,14})\.(\d)0*(\D*)$/.exec(plain) ?? [];
	if (tenth === undefined) return { value: numberIn(plain) as number, places: 0 };
	// What stands behind it is judged as behind a whole number.
	return { value: Number.isNaN(numberIn(whole + unit)) ? NaN : Number(whole + tenth), places: 1 };
}
