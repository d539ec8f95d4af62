/** How a refusal's sentences are put together. */
import { dayOf, timeOf } from '../../domain/month.ts';
import type { Params, RefusalCode } from '../../domain/refusal.ts';
import { dateName } from '../day.ts';

export interface Why {
	what: string;
	why: string;
	next: string;
}

export type Sentence = (p: Params) => Why;
export type Table = Record<RefusalCode, Sentence>;

/** Sentences without parameters. */
export const say = (what: string, why: string, next: string) => (): Why => ({ what, why, next });

/** A day as people write it, from 'YYYY-MM-DD'. */
export const dayIn = (tongue: 'ko' | 'en', day: unknown) =>
	typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
		? dateName(day, tongue)
		: String(day ?? '');

/** A time or day in KST as people write it. */
export const when = (at: unknown, tongue: 'ko' | 'en' = 'ko') =>
	typeof at === 'string' && at.length > 10
		? `${dateName(dayOf(at), tongue)} ${timeOf(at)}`
		: dayIn(tongue, at);

/** A part of a sentence that is left out where its value is not given. */
export const given = (value: unknown, text: (value: string) => string) =>
	value === null || value === undefined || value === '' ? '' : text(String(value));
