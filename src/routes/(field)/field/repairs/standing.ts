/** How a ticket stands, and how near its promised day is: in a word, a shape and a colour. */
import { promisedOn, stateOf, type Promised, type TicketState } from '$lib/domain/ticket.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { workdaysBetween, type Extra } from '$lib/domain/workday.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';
import type { fieldRepair } from '$lib/words/field-repair.ts';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf } from '$lib/words/states.ts';
import type { Badge } from '../stops.ts';

type Words = (typeof fieldRepair)['ko'];
type Ticket = Rows['ticket'];

const TONES: Record<TicketState, StateTone> = {
	RECEIVED: 'neutral',
	REOPENED: 'attention',
	ASSIGNED: 'neutral',
	SCHEDULED: 'partial',
	IN_PROGRESS: 'partial',
	WAITING_PARTS: 'partial',
	WAITING_HOUSEHOLD: 'partial',
	COMPLETED: 'done',
	UNREPAIRABLE: 'refused',
	CANCELLED: 'neutral'
};

/** `unsent`: something about it waits to be sent. */
export function ticketBadge(ticket: Ticket, unsent: boolean, locale: Locale): Badge {
	if (unsent) return { tone: 'waiting', label: nameOf('verdict', 'waiting', locale) };
	const state = stateOf(ticket);
	return { tone: TONES[state], label: nameOf('ticket', state, locale) };
}

export interface Due {
	promised: Promised;
	/** '기한 2근무일 지남', '오늘까지'; empty where nothing is promised any more */
	text: string;
	urgent: boolean;
}

/** How a ticket stands to its promised day on `today`. */
export function dueOf(ticket: Ticket, today: string, extra: Extra, w: Words): Due {
	const promised = promisedOn(ticket, today, extra);
	const texts: Record<Promised, () => string> = {
		DONE: () => '',
		PAUSED: () => w.due.PAUSED,
		LATE: () => w.due.LATE(workdaysBetween(ticket.dueOn, today, extra)),
		TODAY: () => w.due.TODAY,
		SOON: () => w.due.SOON(ticket.dueOn),
		AHEAD: () => w.due.AHEAD(ticket.dueOn)
	};
	return { promised, text: texts[promised](), urgent: promised === 'LATE' || promised === 'TODAY' };
}

/** The days off that still stand, of those that the office noted. */
export function offIn(rows: readonly Rows['holiday'][]): Extra {
	return new Set(rows.filter((row) => row.droppedAt === null).map((row) => row.id));
}

export const GROUPS = ['urgent', 'mine', 'waiting', 'free', 'others', 'ended'] as const;
export type Group = (typeof GROUPS)[number];

/** Where a ticket stands in a worker's list. */
export function groupOf(ticket: Ticket, me: string, promised: Promised): Group {
	if (promised === 'DONE') return 'ended';
	const mine = ticket.workerId === me;
	if (ticket.workerId !== null && !mine) return 'others';
	if (promised === 'PAUSED') return mine ? 'waiting' : 'free';
	if (promised === 'LATE' || promised === 'TODAY') return 'urgent';
	return mine ? 'mine' : 'free';
}

/** A list in its groups: what is promised first comes first, what has ended last comes first. */
export function inGroups<T extends { ticket: Ticket }>(
	lines: readonly T[],
	me: string,
	today: string,
	extra: Extra
): { group: Group; lines: T[] }[] {
	const by = (a: T, b: T) => (keyOf(a.ticket) < keyOf(b.ticket) ? -1 : 1);
	const within = (group: Group) =>
		lines.filter(({ ticket }) => groupOf(ticket, me, promisedOn(ticket, today, extra)) === group);
	return GROUPS.map((group) => {
		const sorted = within(group).toSorted(by);
		return { group, lines: group === 'ended' ? sorted.reverse() : sorted };
	}).filter((one) => one.lines.length > 0);
}

function keyOf(row: Ticket): string {
	const ended = row.completedAt ?? row.unrepairableAt ?? row.cancelledAt;
	return `${ended ?? row.dueOn} ${row.id}`;
}
