/**
 * What a household copies from its slip: a code of ten characters, the last one a check character,
 * and a secret of ten digits. Both are written in groups of five.
 */

/** Crockford's base32: no I, L, O or U, which paper and eyes mix up with others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY = 9;
const DIGITS = 10;
/** x⁵ + x² + 1, by which the 32 letters are a field. */
const MODULUS = 0b100101;

/** A code from nine random bytes. */
export function codeFrom(bytes: Uint8Array): string {
	const body = [...bytes.subarray(0, BODY)].map((byte) => LETTERS[byte % 32]).join('');
	return body + checkOf(body);
}

/** A secret from ten random numbers of 0 to 9. */
export function secretFrom(digits: readonly number[]): string {
	return digits.slice(0, DIGITS).join('');
}

/**
 * The check character: the letters weighed by different powers of one element, so that any one wrong
 * letter and any two that changed places are noticed.
 */
export function checkOf(body: string): string {
	let [sum, weight] = [0, 1];
	for (const letter of body) {
		weight = times(weight, 2);
		sum ^= times(weight, LETTERS.indexOf(letter));
	}
	return LETTERS[sum] as string;
}

/** The code that somebody typed, however they grouped it, or null where it cannot be one. */
export function readCode(typed: string): string | null {
	const text = lettersOf(typed);
	const isOne = text.length === BODY + 1 && [...text].every((letter) => LETTERS.includes(letter));
	return isOne && checkOf(text.slice(0, BODY)) === text[BODY] ? text : null;
}

/** The secret that somebody typed, or null where it cannot be one. */
export function readSecret(typed: string): string | null {
	const text = lettersOf(typed);
	return /^\d{10}$/.test(text) ? text : null;
}

/** Both, where they were put into one field after each other, or were typed into two. */
export function readBoth(code: string, secret: string): { code: string; secret: string } {
	const first = lettersOf(code);
	const isAll = secret.trim() === '' && first.length > BODY + 1;
	return isAll
		? { code: first.slice(0, BODY + 1), secret: first.slice(BODY + 1) }
		: { code, secret };
}

/** 'ABCDE FGHJK': as it stands on paper. */
export function grouped(text: string): string {
	return text.replace(/(.{5})(?=.)/g, '$1 ');
}

/** As Crockford reads: either case, any hyphens and spaces, O for 0, I and L for 1. */
function lettersOf(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s·._‐‑‒–—-]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
}

/** The product of two of the field's elements. */
function times(a: number, b: number): number {
	let product = 0;
	for (let factor = a, rest = b; rest > 0; rest >>= 1) {
		if (rest & 1) product ^= factor;
		factor = factor & 16 ? (factor << 1) ^ MODULUS : factor << 1;
	}
	return product;
}
