/** The programme year that a household can apply for: this one, or the one whose units are in stock. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { clock } from '../../clock.svelte.ts';

/** Live; undefined while it is looked for, null where the tablet holds none. Call it in a component's set-up. */
export function openYear(): { readonly current: Rows['programmeYear'] | null | undefined } {
	const now = $derived(tablet.row('programmeYear', clock.today.slice(0, 4)));
	const stocked = $derived(
		tablet
			.freePcs()
			.map((pc) => pc.fiscalYear)
			.sort()
			.at(-1) ?? ''
	);
	const other = $derived(tablet.row('programmeYear', stocked));
	return {
		get current() {
			return now.current === null ? other.current : now.current;
		}
	};
}
