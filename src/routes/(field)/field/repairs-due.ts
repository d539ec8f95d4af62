/** How many repairs are due: light enough for the frame that every screen has. */
import type { Rows } from '$lib/domain/tables.ts';

/** Open, not paused, and promised for `today` or before. */
export function dueCount(tickets: readonly Rows['ticket'][], today: string): number {
	return tickets.filter(
		({ completedAt, unrepairableAt, cancelledAt, pausedAt, dueOn }) =>
			(completedAt ?? unrepairableAt ?? cancelledAt ?? pausedAt) === null && dueOn <= today
	).length;
}
