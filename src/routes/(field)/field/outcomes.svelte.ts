/** Which visits have an outcome that only this tablet knows of. */
import { tablet } from '$lib/client/tablet.svelte.ts';

/** Tells live whether a visit's outcome waits to be sent; call it while a component is set up. */
export function unsentVisits(): { has(visitId: string): boolean } {
	const outbox = tablet.outbox();
	const ids = $derived(
		(outbox.current ?? [])
			.filter((entry) => entry.state === 'waiting' && entry.action.name !== 'departVisit')
			.map((entry) => (entry.action.input as { visitId?: string | null }).visitId)
	);
	return { has: (visitId) => ids.includes(visitId) };
}
