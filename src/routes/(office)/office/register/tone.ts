/** The mark of a state of a register's column, by the list of names that it is in. */
import type { StateTone } from '$lib/ui/StateMark.svelte';
import { BATCH_TONES, ENROLLMENT_TONES, FEE_MONTH_TONES } from '../fees/tones.ts';
import {
	APPLICATION_TONES,
	ASSIGNMENT_TONES,
	HOUSEHOLD_TONES,
	PC_TONES,
	STAND_TONES,
	PROMISED_TONES,
	STANDING_TONES,
	TICKET_TONES,
	VISIT_TONES
} from '../tones.ts';

/** A state without a mark of its own is neither good nor bad. */
export function toneOf(noun: string, value: unknown): StateTone {
	return TONES[noun]?.[String(value)] ?? 'neutral';
}

/** True for what is a state; a symptom or a way is said without a mark. */
export function isMarked(noun: string): boolean {
	return noun in TONES;
}

const TONES: Record<string, Record<string, StateTone>> = {
	application: APPLICATION_TONES,
	assignment: ASSIGNMENT_TONES,
	batch: BATCH_TONES,
	enrollment: ENROLLMENT_TONES,
	feeMonth: FEE_MONTH_TONES,
	household: HOUSEHOLD_TONES,
	overdue: { YES: 'attention' },
	pc: PC_TONES,
	place: { DELIVERED: 'done', HELD: 'partial', ABOVE: 'attention', NONE: 'neutral' },
	stand: STAND_TONES,
	standing: { ...STANDING_TONES, VOID: 'refused' },
	promised: PROMISED_TONES,
	ticket: TICKET_TONES,
	visit: VISIT_TONES,
	wait: { BACKDATE: 'attention', END: 'attention' }
};
