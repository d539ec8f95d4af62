/** Until when a repair that did not hold goes on under the same number. */
import { addDays, dayOf } from '$lib/domain/month.ts';
import type { Rows } from '$lib/domain/tables.ts';

/** The last day, 'YYYY-MM-DD'; empty where the ticket was not completed. */
export function reopenableUntil(
	ticket: Pick<Rows['ticket'], 'completedAt'>,
	year: Pick<Rows['programmeYear'], 'reopenDays'>
): string {
	return ticket.completedAt === null ? '' : addDays(dayOf(ticket.completedAt), year.reopenDays);
}
