/**
 * The sentences behind each refusal code: what happened, why, and what to do next.
 * Staff tone. No blame, no names: only tags, receipt numbers, counts and times.
 */
import type { Params } from '../domain/refusal.ts';
import type { Locale } from './locale.ts';
import { en } from './refusal/en.ts';
import { ko } from './refusal/ko.ts';
import type { Sentence, Why } from './refusal/say.ts';

export type { Why } from './refusal/say.ts';

/** A refusal in words. Unknown codes of a newer server read as a plain "not applied". */
export function why(code: string, params: Params, locale: Locale): Why {
	const table = locale === 'en' ? en : ko;
	const sentence = (table as Record<string, Sentence>)[code] ?? table.UNKNOWN_ACTION;
	return sentence(params);
}
