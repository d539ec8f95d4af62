/**
 * Which language the screens speak. Korean first, English second.
 * Message files are plain typed objects, so a missing word in one language does not compile.
 */
import { page } from '$app/state';

export type Locale = 'ko' | 'en';
export const LOCALES: readonly Locale[] = ['ko', 'en'];

export interface Words<T = unknown> {
	ko: T;
	en: T;
}

/** The current page's language: set by the server's layout or the field app's layout, else Korean. */
export function locale(): Locale {
	return page.data.locale === 'en' ? 'en' : 'ko';
}

/** The messages of one area in the current language. Call it while a component is set up. */
export function words<T>(area: { ko: T; en: NoInfer<T> }): T {
	return area[locale()];
}
