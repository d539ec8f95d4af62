/** Which visits have an outcome that only this tablet knows of. */
import { tablet } from '$lib/client/tablet.svelte.ts';

/** A live set of visit ids; call it while a component is set up. */
export function unsentVisits(): { readonly ids: ReadonlySet<string> } {
	const outbox = tablet.outbox();
	const ids = $derived(
		new Set(
			(outbox.current ?? [])
				.filter((entry) => entry.state === 'waiting')
				.map((entry) => (entry.action.input as { visitId?: string | null }).visitId ?? '')
		)
	);
	return {
		get ids() {
			return ids;
		}
	};
}
