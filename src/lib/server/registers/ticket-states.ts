/** What is derived of a repair, as SQL: its state, its promise, how old it is and how long it took. */
import { sql, type RawBuilder } from 'kysely';
import { TICKET_STATES, type Promised, type TicketState } from '../../domain/ticket.ts';
import type { Frame } from './register.ts';
import { daysBetween, firstOf, startOfDay, type Dialect } from './sql.ts';
import { addWorkdays } from '../../domain/workday.ts';

export { TICKET_STATES };
/** The order in which a desk looks at them. */
export const PROMISED: readonly Promised[] = ['LATE', 'TODAY', 'SOON', 'AHEAD', 'PAUSED', 'DONE'];

const of = (column: string) => sql.ref(`ticket.${column}`);
const isSet = (column: string) => sql`${of(column)} is not null`;

export const ticketState = firstOf<TicketState>(
	[
		[isSet('cancelledAt'), 'CANCELLED'],
		[isSet('unrepairableAt'), 'UNREPAIRABLE'],
		[isSet('completedAt'), 'COMPLETED'],
		[sql`${isSet('pausedAt')} and ${of('pauseReason')} = 'PARTS'`, 'WAITING_PARTS'],
		[isSet('pausedAt'), 'WAITING_HOUSEHOLD'],
		[isSet('workingAt'), 'IN_PROGRESS'],
		[isSet('visitId'), 'SCHEDULED'],
		[isSet('startedAt'), 'IN_PROGRESS'],
		[isSet('assignedAt'), 'ASSIGNED'],
		[isSet('reopenedAt'), 'REOPENED']
	],
	'RECEIVED'
);

/** Neither done nor given up nor cancelled. */
export const isOpenTicket = sql<boolean>`("ticket"."cancelledAt" is null
	and "ticket"."unrepairableAt" is null and "ticket"."completedAt" is null)`;

/** Not cancelled, or done before it was opened again and cancelled: what was done once stays done. */
export const isCounted = sql<boolean>`("ticket"."cancelledAt" is null or "ticket"."earlier" <> '[]')`;

/**
 * When a repair that counts was done: the last time, where its reopening was cancelled; nothing for one
 * that is not done. Figures and the rows that they open both ask this.
 */
export function doneAt(dialect: Dialect): RawBuilder<string | null> {
	const last =
		dialect === 'sqlite'
			? sql`json_extract(${of('earlier')}, '$[#-1].completedAt')`
			: sql`${of('earlier')}::jsonb -> -1 ->> 'completedAt'`;
	return sql`case when not ${isCounted} then null
		when ${isSet('completedAt')} then ${of('completedAt')}
		when ${isSet('cancelledAt')} then ${last} end`;
}

/** How a repair stands to its promised day, on the frame's day. */
export function promised({ today, soon = addWorkdays(today, 1) }: Pick<Frame, 'today' | 'soon'>) {
	return firstOf<Promised>(
		[
			[sql`not ${isOpenTicket}`, 'DONE'],
			[isSet('pausedAt'), 'PAUSED'],
			[sql`${of('dueOn')} < ${today}`, 'LATE'],
			[sql`${of('dueOn')} = ${today}`, 'TODAY'],
			[sql`${of('dueOn')} = ${soon}`, 'SOON']
		],
		'AHEAD'
	);
}

/** Days since it was received, of one that is open, in steps. */
export const AGES = ['D0_3', 'D4_7', 'D8_14', 'D15_30', 'D31'] as const;
export type Age = (typeof AGES)[number];
const LAST_DAY = [3, 7, 14, 30];

/** The step of a number of days. */
export function ageOf(days: number): Age {
	const at = LAST_DAY.findIndex((last) => days <= last);
	return AGES[at < 0 ? AGES.length - 1 : at] as Age;
}

/** The age of an open repair in its step; nothing for one that is over. */
export function age({ dialect, today }: Pick<Frame, 'dialect' | 'today'>) {
	const days = daysBetween(dialect, of('receivedAt'), sql`cast(${startOfDay(today)} as text)`);
	return stepOf(days, sql`${isOpenTicket}`);
}

/** The days that a repair took, in the same steps; nothing for one that is not done. */
export function span({ dialect }: Pick<Frame, 'dialect'>) {
	return stepOf(took(dialect), sql`${doneAt(dialect)} is not null`);
}

/** Days from the call to the end of the repair. */
export function took(dialect: Dialect) {
	return daysBetween(dialect, of('receivedAt'), doneAt(dialect));
}

function stepOf(days: ReturnType<typeof daysBetween>, applies: ReturnType<typeof isSet>) {
	const steps = LAST_DAY.map((last, i) => {
		return [sql`${days} <= ${sql.lit(last)}`, AGES[i] as Age] as const;
	});
	return sql`case when ${applies} then ${firstOf<Age>(steps, 'D31')} end`;
}
