/** How the plan writes amounts, shares and months. */
import { MONEY, plain, thousands } from '../domain/plan/figure.ts';
import type { Locale } from './locale.ts';
import { monthIn } from './when.ts';

/** '703,000' of 703,000,000 원, as the document counts; a dash for none. */
export function thousand(won: number | null): string {
	return won === null ? '–' : thousands(won);
}

/** A value as its unit is read: money in 천원, everything else as it is; a dash for none. */
export function valueIn(value: number | null, unit: string): string {
	if (value === null) return '–';
	return unit === MONEY ? thousand(value) : plain(value);
}

/** '703,000천원' · '33대' */
export function withUnit(value: number | null, unit: string): string {
	if (value === null) return '–';
	if (unit === MONEY) return `${thousand(value)}천원`;
	// A year is a name, not a number.
	return unit === '년도' ? `${value}년` : `${plain(value)}${unit}`;
}

/** '18.1%' */
export function per(share: number): string {
	return `${share.toFixed(1)}%`;
}

/** '3월 ~ 5월' · '12월' ; with the year where it is another one */
export function stretch(
	first: string | null,
	last: string | null,
	year: string,
	locale: Locale
): string {
	if (first === null || last === null) return '–';
	const name = (month: string) =>
		`${month.startsWith(year) ? '' : `${month.slice(0, 4)}. `}${monthIn(month, locale)}`;
	return first === last ? name(first) : `${name(first)} ~ ${name(last)}`;
}
