/** The shape and colour of each state of the internet fee. */
import type { EnrollmentState } from '$lib/domain/enrollment.ts';
import type { MonthState } from '$lib/domain/subsidy.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';

export const ENROLLMENT_TONES: Record<EnrollmentState, StateTone> = {
	REQUESTED: 'neutral',
	LINE_PENDING: 'partial',
	ACTIVE: 'done',
	SUSPENDED: 'attention',
	ENDED: 'neutral',
	REJECTED: 'refused'
};

export const MONTH_TONES: Record<MonthState, StateTone> = {
	PLANNED: 'neutral',
	BILLED: 'partial',
	APPROVED: 'partial',
	PAID: 'done',
	CLAWBACK: 'attention',
	RECOVERED: 'neutral',
	SKIPPED: 'refused'
};
