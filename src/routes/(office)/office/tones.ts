/** Which mark stands for which state: the same on every page of the office. */
import type { ApplicationState } from '$lib/domain/application.ts';
import type { AssignmentState } from '$lib/domain/assignment.ts';
import type { EligibilityState } from '$lib/domain/eligibility.ts';
import type { HouseholdState } from '$lib/domain/household.ts';
import type { PcState } from '$lib/domain/pc.ts';
import type { RepairVisitState } from '$lib/domain/repair-visit.ts';
import type { Promised, TicketState } from '$lib/domain/ticket.ts';
import type { VisitState } from '$lib/domain/visit.ts';
import type { Verdict } from '$lib/domain/perform.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf, type Noun } from '$lib/words/states.ts';

export const STANDING_TONES: Record<'COUNTED' | 'ABOVE' | 'DISPUTED', StateTone> = {
	COUNTED: 'done',
	ABOVE: 'attention',
	DISPUTED: 'attention'
};

export const PAPER_TONES: Record<'VALID' | 'REPLACED' | 'VOID', StateTone> = {
	VALID: 'done',
	REPLACED: 'refused',
	VOID: 'refused'
};

export const STAND_TONES: Record<'WAITING' | 'ASSIGNED' | 'DELIVERED' | 'CLOSED', StateTone> = {
	WAITING: 'neutral',
	ASSIGNED: 'partial',
	DELIVERED: 'done',
	CLOSED: 'refused'
};

export const PC_TONES: Record<PcState, StateTone> = {
	SOURCED: 'neutral',
	WIPED: 'neutral',
	REFURBISHING: 'waiting',
	INSPECTED: 'neutral',
	IN_STOCK: 'neutral',
	RESERVED: 'partial',
	OUT: 'partial',
	DELIVERED: 'done',
	IN_REPAIR: 'waiting',
	RETURNED: 'attention',
	LOST: 'attention',
	SCRAPPED: 'refused'
};

export const ASSIGNMENT_TONES: Record<AssignmentState, StateTone> = {
	PROPOSED: 'waiting',
	CONFIRMED: 'partial',
	COMPLETED: 'done',
	RELEASED: 'refused',
	CONFLICTED: 'attention'
};

export const VISIT_TONES: Record<VisitState, StateTone> = {
	SCHEDULED: 'partial',
	DEPARTED: 'partial',
	ACCEPTED: 'done',
	FAILED: 'attention',
	CANCELLED: 'refused'
};

export const TICKET_TONES: Record<TicketState, StateTone> = {
	RECEIVED: 'neutral',
	REOPENED: 'attention',
	ASSIGNED: 'waiting',
	SCHEDULED: 'partial',
	IN_PROGRESS: 'partial',
	WAITING_PARTS: 'waiting',
	WAITING_HOUSEHOLD: 'waiting',
	COMPLETED: 'done',
	UNREPAIRABLE: 'refused',
	CANCELLED: 'refused'
};

export const REPAIR_VISIT_TONES: Record<RepairVisitState, StateTone> = {
	SCHEDULED: 'partial',
	DEPARTED: 'partial',
	DONE: 'done',
	FAILED: 'attention',
	CANCELLED: 'refused'
};

/** How a repair stands to the day that was promised: what is late is seen before it is. */
export const PROMISED_TONES: Record<Promised, StateTone> = {
	LATE: 'refused',
	TODAY: 'attention',
	SOON: 'partial',
	AHEAD: 'neutral',
	PAUSED: 'waiting',
	DONE: 'neutral'
};

export const HOUSEHOLD_TONES: Record<HouseholdState, StateTone> = {
	ACTIVE: 'done',
	MOVED_OUT: 'refused',
	DECEASED: 'refused',
	INELIGIBLE: 'refused',
	MERGED: 'refused'
};

export const APPLICATION_TONES: Record<ApplicationState, StateTone> = {
	RECEIVED: 'neutral',
	SCREENING: 'partial',
	NEEDS_INFO: 'attention',
	WAITLISTED: 'waiting',
	SELECTED: 'partial',
	FULFILLED: 'done',
	REJECTED: 'refused',
	WITHDRAWN: 'refused'
};

export const PROOF_TONES: Record<EligibilityState, StateTone> = {
	PENDING: 'neutral',
	VERIFIED: 'done',
	EXPIRED: 'attention',
	REVOKED: 'refused'
};

export const VERDICT_TONES: Record<Verdict['verdict'], StateTone> = {
	accepted: 'done',
	exception: 'attention',
	refused: 'refused',
	quarantined: 'attention'
};

/** Names of states as the options of a choice. */
export function options(names: Record<string, string>): { value: string; label: string }[] {
	return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** Values of a noun with their names, as the options of a choice. */
export function named(
	noun: Noun,
	values: readonly string[],
	locale: Locale
): { value: string; label: string }[] {
	return values.map((value) => ({ value, label: nameOf(noun, value, locale) }));
}
