/** Which mark stands for which state of fees and money: the same on every page. */
import type { BatchState } from '$lib/domain/batch.ts';
import type { EnrollmentState } from '$lib/domain/enrollment.ts';
import type { MonthState } from '$lib/domain/subsidy.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';

export const ENROLLMENT_TONES: Record<EnrollmentState, StateTone> = {
	REQUESTED: 'neutral',
	LINE_PENDING: 'waiting',
	ACTIVE: 'done',
	SUSPENDED: 'attention',
	ENDED: 'neutral',
	REJECTED: 'refused'
};

export const FEE_MONTH_TONES: Record<MonthState, StateTone> = {
	PLANNED: 'neutral',
	BILLED: 'partial',
	APPROVED: 'waiting',
	PAID: 'done',
	CLAWBACK: 'attention',
	RECOVERED: 'done',
	SKIPPED: 'refused'
};

export const BATCH_TONES: Record<BatchState, StateTone> = {
	DRAFT: 'neutral',
	LOCKED: 'waiting',
	APPROVED: 'partial',
	PAID: 'done',
	VOID: 'refused'
};
