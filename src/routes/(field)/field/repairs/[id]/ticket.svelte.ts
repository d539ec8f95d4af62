/** A ticket with everything that its screens show. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { Rows } from '$lib/domain/tables.ts';

/** Live; null where the tablet does not hold it. Call it while a component is set up. */
export function ticketOf(id: () => string) {
	const found = $derived(tablet.row('ticket', id()));
	const ticket = $derived(found.current);
	const household = $derived(tablet.row('household', ticket?.householdId ?? ''));
	const pc = $derived(tablet.row('pc', ticket?.pcId ?? ''));
	const visits = $derived(tablet.rows('repairVisit', 'ticketId', id()));
	const year = $derived(tablet.row('programmeYear', ticket?.fiscalYear ?? ''));
	return {
		get ticket(): Rows['ticket'] | null | undefined {
			return ticket;
		},
		get household(): Rows['household'] | null | undefined {
			return household.current;
		},
		get pc(): Rows['pc'] | null {
			return pc.current ?? null;
		},
		/** newest first */
		get visits(): Rows['repairVisit'][] {
			return (visits.current ?? []).toSorted((a, b) => b.attempt - a.attempt);
		},
		/** the visit that is planned or under way */
		get ahead(): Rows['repairVisit'] | null {
			return (visits.current ?? []).find((visit) => visit.id === ticket?.visitId) ?? null;
		},
		get year(): Rows['programmeYear'] | null {
			return year.current ?? null;
		}
	};
}
