/** When a tablet that nobody touches locks itself, and when it says so before. (DOMAIN §3.2 R7) */

const MINUTE = 60_000;

/**
 * awake: in use · soon: it locks within a minute unless somebody wants to go on · over: it locks.
 * `idle` in ms since the last touch. A lock after one minute is told half a minute before.
 */
export function idleState(idle: number, lockMinutes: number): 'awake' | 'soon' | 'over' {
	const limit = lockMinutes * MINUTE;
	if (idle >= limit) return 'over';
	return idle >= limit - Math.min(MINUTE, limit / 2) ? 'soon' : 'awake';
}
