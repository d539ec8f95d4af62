/** Times and months as the office's tables and documents write them, in Korean time. (DOMAIN §4) */
import { dayOf, timeOf } from '../domain/month.ts';
import { dateName } from './day.ts';
import type { Locale } from './locale.ts';

/** '2021. 3. 2.(화) 14:30' from an ISO time; a dash for none. */
export function momentIn(iso: string | null, locale: Locale): string {
	return iso === null ? '–' : `${dateName(dayOf(iso), locale)} ${timeOf(iso)}`;
}

/** '2021-03-02 14:30', for columns that are compared; a dash for none. */
export function stampOf(iso: string | null): string {
	return iso === null ? '–' : `${dayOf(iso)} ${timeOf(iso)}`;
}

/** '3월' · 'Mar' from 'YYYY-MM'. */
export function monthIn(month: string, locale: Locale): string {
	if (locale === 'ko') return `${Number(month.slice(5, 7))}월`;
	return new Date(`${month}-01T00:00:00Z`).toLocaleString('en', {
		month: 'short',
		timeZone: 'UTC'
	});
}
