/** A matter in the words of a language. */
import type { Matter } from '$lib/server/status/matter.ts';
import { dayOf } from '$lib/domain/month.ts';
import { matter as words, type Said } from '$lib/words/status/matter.ts';
import { dayFor, monthOf, slotIn } from '$lib/words/status/time.ts';
import type { Tongue } from '$lib/words/status/tongue.ts';

/**
 * Its headline, and the sentences that follow. `now` is ISO. `kept`: it is read on another day, too, so
 * days are said by their date.
 */
export function sayOf(
	matter: Matter,
	tongue: Tongue,
	now: string,
	kept = false
): { head: string; next: string[] } {
	const { slot, doneOn, dueOn, until } = matter;
	const today = dayOf(now);
	const said: Said = {
		slot: slot ? slotIn(slot.on, slot.at, today, tongue) : '',
		doneOn: doneOn ? dayFor(doneOn, today, tongue) : '',
		dueOn: dueOn && dueOn >= today ? dayFor(dueOn, today, tongue) : '',
		since: dueOn ? monthOf(dueOn, today, tongue) : '',
		until: until && until >= today ? dayFor(until, today, tongue) : '',
		isToday: !kept && slot?.on === today
	};
	const w = words[tongue];
	const sentences = sentencesOf(matter, w);
	return { head: sentences.head(said), next: sentences.next(said) };
}

function sentencesOf(matter: Matter, w: (typeof words)[Tongue]) {
	if (matter.kind === 'PC') return w.pc[matter.state];
	return matter.kind === 'REPAIR' ? w.repair[matter.state] : w.fee[matter.state];
}
