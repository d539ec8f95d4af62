/** The language of this tablet: a cookie, which the server's pages read too, and which works offline. */
import type { Locale } from '$lib/words/locale.ts';

const YEAR = 365 * 24 * 60 * 60;

export function chosenLocale(): Locale {
	return /(?:^|;\s*)locale=en(?:;|$)/.test(document.cookie) ? 'en' : 'ko';
}

/** Chooses a language and opens the app anew in it; what is stored stays, the PIN is asked again. */
export function choose(locale: Locale): void {
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `locale=${locale}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
	location.reload();
}
