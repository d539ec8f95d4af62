/** Numbers as people type them: '1,234 대' is 1234. */

/** Null where nothing stands; NaN, which no action takes, where it is no whole number. */
export function numberIn(text: string): number | null {
	const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
	if (plain === '') return null;
	return /^\d{1,15}$/.test(plain) ? Number(plain) : NaN;
}
