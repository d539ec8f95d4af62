/** Why an application stands where it does, in the order in which the parts count. */
import type { Rank } from '$lib/domain/queue.ts';
import type { application } from '$lib/words/application.ts';
import type { Locale } from '$lib/words/locale.ts';
import { momentIn } from '$lib/words/when.ts';

export function rankParts(rank: Rank, w: (typeof application)['ko'], locale: Locale): string[] {
	const at = momentIn(rank.rankedAt, locale);
	return [
		w.tier(rank.tier),
		rank.learnerWithoutPc ? w.learner : w.noLearner,
		rank.moved ? w.movedBack(at) : w.ranked(at)
	];
}
