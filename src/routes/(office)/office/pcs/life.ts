/** Where a unit stands on the line of its life, and how far it had come when it left that line. */
import type { PcState } from '$lib/domain/pc.ts';

/** A unit's way from its arrival to a household. */
export const LIFE: readonly PcState[] = [
	'SOURCED',
	'WIPED',
	'REFURBISHING',
	'INSPECTED',
	'IN_STOCK',
	'RESERVED',
	'OUT',
	'DELIVERED'
];

/**
 * The place of a state on the line, from 0. A unit that was returned or found begins again at its
 * arrival; one in repair stays delivered; one that is gone has no place (-1).
 */
export function placeOf(state: PcState): number {
	if (state === 'RETURNED') return 0;
	if (state === 'IN_REPAIR') return LIFE.indexOf('DELIVERED');
	return LIFE.indexOf(state);
}
