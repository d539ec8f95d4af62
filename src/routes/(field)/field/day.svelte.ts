/** Everything that is visited on a day: deliveries and repairs. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { DayStop } from './stops.ts';

/** Live; undefined while it is looked for. Call it while a component is set up. */
export function dayStops(day: () => string): { readonly current: DayStop[] | undefined } {
	const visits = $derived(tablet.visits(day()));
	const repairs = $derived(tablet.repairs(day()));
	return {
		get current() {
			if (visits.current === undefined || repairs.current === undefined) return undefined;
			return [...visits.current, ...repairs.current];
		}
	};
}
