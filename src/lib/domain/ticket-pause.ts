/** The promise: a day by which somebody comes. While parts or the household are waited for, it does not run. */
import type { Context } from './context.ts';
import { dayOf } from './month.ts';
import type { Rows } from './tables.ts';
import type { Ticket } from './ticket.ts';
import type { Tx } from './tx.ts';
import { addWorkdays, extraOf, workdaysBetween } from './workday.ts';

/** The promised day of something that came in on `day`, by the year's working days. */
export function promisedDay(
	tx: Tx,
	year: Pick<Rows['programmeYear'], 'repairVisitDays'>,
	day: string
): string {
	return addWorkdays(day, year.repairVisitDays, extraOf(tx, day));
}

/** The ticket with its pause ended: the promised day moves by the working days that passed. */
export function resumed(tx: Tx, row: Ticket, ctx: Context): Ticket {
	if (row.pausedAt === null) return row;
	const [from, to] = [dayOf(row.pausedAt), dayOf(ctx.at)];
	const extra = extraOf(tx, from);
	const waited = workdaysBetween(from, to, extra);
	return {
		...row,
		...{ pausedAt: null, pauseReason: null, pauseNote: '' },
		pausedDays: row.pausedDays + waited,
		// A day that had passed before the pause stays missed.
		dueOn: addWorkdays(row.dueOn, waited, extra)
	};
}
