/** How the states of an import and the outcomes of its rows are marked. */
import type { ImportState, Outcome } from '$lib/server/import/tables.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';

export const STATE_TONES: Record<ImportState, StateTone> = {
	MAPPING: 'neutral',
	PREVIEW: 'neutral',
	RUNNING: 'waiting',
	STOPPING: 'waiting',
	DONE: 'done',
	STOPPED: 'attention'
};

export const OUTCOME_TONES: Record<Outcome, StateTone> = {
	FAULTY: 'refused',
	TWIN: 'neutral',
	FLAGGED: 'attention',
	ADDED: 'done',
	KNOWN: 'neutral',
	REFUSED: 'refused',
	DOUBT: 'attention',
	FAILED: 'refused'
};
