/** How a unit stands, in a word, a shape and a colour. */
import { stateOf, type PcState } from '$lib/domain/pc.ts';
import type { Rows } from '$lib/domain/tables.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf } from '$lib/words/states.ts';
import type { Badge } from './stops.ts';

const TONES: Partial<Record<PcState, StateTone>> = {
	DELIVERED: 'done',
	RESERVED: 'partial',
	OUT: 'partial',
	IN_REPAIR: 'attention',
	LOST: 'attention',
	SCRAPPED: 'neutral'
};

export function pcBadge(pc: Rows['pc'], locale: Locale): Badge {
	const state = stateOf(pc);
	return { tone: TONES[state] ?? 'neutral', label: nameOf('pc', state, locale) };
}
