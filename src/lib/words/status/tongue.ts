/** The languages of the households' own door: more than the desks speak. */

export const TONGUES = ['ko', 'en', 'zh', 'vi'] as const;
export type Tongue = (typeof TONGUES)[number];

/** The same words in each of them; what is missing in one does not compile. */
export type Told<T> = Record<Tongue, T>;

/** What a language calls itself, and its name for a browser. */
export const TONGUE_NAMES: Told<{ name: string; lang: string }> = {
	ko: { name: '한국어', lang: 'ko' },
	en: { name: 'English', lang: 'en' },
	zh: { name: '中文', lang: 'zh-Hans' },
	vi: { name: 'Tiếng Việt', lang: 'vi' }
};

/** The first of a browser's languages ('vi-VN,vi;q=0.9,en;q=0.8') that the door speaks, else Korean. */
export function tongueFor(accepted: string): Tongue {
	const asked = accepted.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
	return asked.flatMap((one) => TONGUES.find((tongue) => tongue === one) ?? [])[0] ?? 'ko';
}
