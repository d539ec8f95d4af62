/** What the address of a page asks for. */

/** The value if it is one of those that exist; an address that is mistyped asks for nothing. */
export function oneOf<V extends string>(values: readonly V[], asked: string | null): V | undefined {
	return values.find((value) => value === asked);
}

/** A page number from 1. */
export function pageOf(asked: string | null): number {
	return /^[1-9]\d{0,4}$/.test(asked ?? '') ? Number(asked) : 1;
}

/** A day 'YYYY-MM-DD' that exists, or undefined. */
export function dayAsked(asked: string | null): string | undefined {
	const time = Date.parse(`${asked}T00:00:00Z`);
	if (!asked || Number.isNaN(time)) return undefined;
	return new Date(time).toISOString().startsWith(asked) ? asked : undefined;
}

/** The digits of a phone number as people write it: spaces, dots, hyphens, +82. */
export function phoneDigits(typed: string): string {
	const digits = typed.normalize('NFKC').replace(/[\s.()-]/g, '');
	return digits.startsWith('+82') ? `0${digits.slice(3)}` : digits;
}

/** The start of a day ('YYYY-MM-DD', KST) as an ISO time; '' or null stay without a time. */
export function startOf(day: string): string | null {
	return dayAsked(day) ? new Date(`${day}T00:00:00+09:00`).toISOString() : null;
}
