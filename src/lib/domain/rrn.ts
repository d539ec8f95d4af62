/** 주민등록번호 are never stored, by anyone, anywhere. (DOMAIN §3.2 R1, 개인정보 보호법 24의2) */

/** True if a text holds six digits, maybe a dash or spaces, and seven more of which the first is 1–8. */
export function holdsRrn(text: string): boolean {
	return /(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[\s\p{Pd}]{0,3}[1-8]\d{6}(?!\d)/u.test(
		text.normalize('NFKC')
	);
}

/** One SHA-256 in two thousand looks as if it held one, and nobody types such a text. */
const HASH = /^[0-9a-f]{64}$/;

/** True if any text inside a value, however deep, holds one. */
export function anyRrn(value: unknown): boolean {
	if (typeof value === 'string') return !HASH.test(value) && holdsRrn(value);
	if (value === null || typeof value !== 'object') return false;
	return Object.values(value).some(anyRrn);
}
