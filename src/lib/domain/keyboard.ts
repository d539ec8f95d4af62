/** A scanner is a keyboard: where that writes Hangul, 'IEUM' arrives as 'ㅑㄸㅕㅡ'. */

/** The keys of a Korean keyboard, each row in the order in which Unicode has its letters. */
const KEYS = [
	{ first: 0x1100, keys: 'r R s e E f a q Q t T d w W c z x v g'.split(' ') },
	{ first: 0x1161, keys: 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ') },
	{
		first: 0x11a8,
		keys: 'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')
	}
];

/** The Latin letters of the keys that were pressed; what is no Hangul stays as it is. */
export function inLatin(text: string): string {
	return [...text.normalize('NFKD')].map(keyOf).join('');
}

function keyOf(letter: string): string {
	const code = letter.codePointAt(0) ?? 0;
	const row = KEYS.find(({ first, keys }) => code >= first && code < first + keys.length);
	return row?.keys[code - row.first] ?? letter;
}
