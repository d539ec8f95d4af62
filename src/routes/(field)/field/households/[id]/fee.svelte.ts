/** How a household's internet fee stands. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import { isAwarded } from '$lib/domain/assignment.ts';
import { isOpen } from '$lib/domain/enrollment.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { clock } from '../../clock.svelte.ts';

/** Live; call it while a component is set up. */
export function feeOf(householdId: () => string) {
	const found = $derived(tablet.rows('enrollment', 'householdId', householdId()));
	const months = $derived(tablet.rows('subsidyMonth', 'householdId', householdId()));
	const awards = $derived(tablet.rows('assignment', 'householdId', householdId()));
	const newest = $derived(
		(found.current ?? []).toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1))
	);
	const month = $derived(clock.today.slice(0, 7));
	return {
		get loading(): boolean {
			return found.current === undefined || awards.current === undefined;
		},
		/** the one that is open, else the last one */
		get enrollment(): Rows['enrollment'] | null {
			return newest.find((row) => isOpen(row, month)) ?? newest[0] ?? null;
		},
		get open(): Rows['enrollment'] | null {
			return newest.find((row) => isOpen(row, month)) ?? null;
		},
		/** they have a PC of ours */
		get entitled(): boolean {
			return (awards.current ?? []).some(isAwarded);
		},
		/** by month */
		monthsOf(enrollmentId: string): Rows['subsidyMonth'][] {
			return (months.current ?? [])
				.filter((row) => row.enrollmentId === enrollmentId)
				.toSorted((a, b) => (a.month < b.month ? -1 : 1));
		}
	};
}
