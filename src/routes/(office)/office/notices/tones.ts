/** Which mark stands for which state of a notice. */
import type { DeliveryState } from '$lib/server/notices/tables.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';

export const NOTICE_TONES: Record<DeliveryState, StateTone> = {
	WAITING: 'waiting',
	SENDING: 'partial',
	SENT: 'done',
	DEAD: 'attention',
	HELD: 'attention',
	DROPPED: 'neutral'
};
