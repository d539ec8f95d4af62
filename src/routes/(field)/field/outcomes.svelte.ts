/** What has an outcome that only this tablet knows of. */
import { tablet } from '$lib/client/tablet.svelte.ts';

/** Setting out is no outcome. */
const NONE = ['departVisit', 'departRepair'];

/** Tells live whether something of an id waits to be sent; call it while a component is set up. */
function unsent(columns: readonly string[]): { has(id: string): boolean } {
	const outbox = tablet.outbox();
	const ids = $derived(
		(outbox.current ?? [])
			.filter(({ state, action }) => state === 'waiting' && !NONE.includes(action.name))
			.flatMap(({ action }) => {
				const input = action.input as Record<string, string | null | undefined>;
				return columns.map((column) => input[column]);
			})
	);
	return { has: (id) => ids.includes(id) };
}

/** Visits whose outcome waits to be sent. */
export const unsentVisits = () => unsent(['visitId', 'repairVisitId']);

/** Tickets about which something waits to be sent. */
export const unsentTickets = () => unsent(['ticketId']);
