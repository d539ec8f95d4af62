/** The units of ours that a household has. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { Rows } from '$lib/domain/tables.ts';

/** Live, by tag: with them, or in the workshop for them. Call it while a component is set up. */
export function theirUnits(householdId: () => string): { readonly current: Rows['pc'][] } {
	const promises = $derived(tablet.rows('assignment', 'householdId', householdId()));
	const receipts = $derived(tablet.rows('receipt', 'householdId', householdId()));
	const ids = $derived(
		[...(promises.current ?? []), ...(receipts.current ?? [])]
			.map(({ pcId }) => pcId ?? '')
			.filter((id, i, all) => all.indexOf(id) === i)
	);
	const units = $derived(
		ids
			.map((id) => tablet.row('pc', id).current)
			.filter((pc) => pc != null && pc.deliveredAt !== null)
			.filter((pc) => pc?.householdId === householdId()) as Rows['pc'][]
	);
	return {
		get current() {
			return units.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
		}
	};
}
