/** What the office asks for about a tour: another order, and more stops from the waitlist. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Wish } from './preview.ts';
import type { TourStop } from './reports/rounds.ts';
import { pcState } from './registers/states.ts';
import type { Db } from './schema.ts';

interface Tour {
	workerId: string;
	day: string;
}

/** Where a stop goes. */
export type Shift = 'up' | 'down' | 'first' | 'last';

/** A stop's new order: those that nobody has set out for yet change places, all others stay. */
export function shifted(stops: readonly TourStop[], visitId: string, shift: Shift): TourStop[] {
	const open = stops.filter(({ state }) => state === 'SCHEDULED');
	const from = open.findIndex(({ id }) => id === visitId);
	if (from < 0) return open;
	const to = { up: from - 1, down: from + 1, first: 0, last: open.length - 1 }[shift];
	const rest = open.toSpliced(from, 1);
	return rest.toSpliced(Math.max(0, to), 0, open[from] as TourStop);
}

/** The wishes that give the stops these places; stops that stand right already are left alone. */
export function orderWishes(
	{ workerId, day }: Tour,
	order: readonly TourStop[],
	ticket: string
): Wish[] {
	return order.flatMap(({ id: visitId, scheduledAt, tourOrder }, i) =>
		tourOrder === i + 1
			? []
			: [moved({ visitId, workerId, day, scheduledAt, tourOrder: i + 1 }, ticket)]
	);
}

/** The wishes that forget given places: 행정동 and address order the tour again. */
export function plainWishes(
	{ workerId, day }: Tour,
	stops: readonly TourStop[],
	ticket: string
): Wish[] {
	return stops.flatMap(({ id: visitId, scheduledAt, tourOrder, state }) =>
		tourOrder === null || state !== 'SCHEDULED'
			? []
			: [moved({ visitId, workerId, day, scheduledAt, tourOrder: null }, ticket)]
	);
}

function moved(
	slot: {
		visitId: string;
		workerId: string;
		day: string;
		scheduledAt: string | null;
		tourOrder: number | null;
	},
	ticket: string
): Wish {
	const { day: scheduledOn, ...rest } = slot;
	return {
		id: idOf(ticket, slot.visitId, 'order'),
		name: 'moveVisit',
		input: { ...rest, scheduledOn }
	};
}

/** Somebody who is to get a unit on the tour. */
export interface Candidate {
	applicationId: string;
	householdId: string;
	/** chosen before; others of the waitlist are chosen with it, their will confirmed */
	isSelected: boolean;
}

/**
 * The wishes for candidates and as many units, candidate by candidate: chosen if it still waits, a
 * unit promised, the visit planned.
 */
export function fillWishes(
	{ workerId, day }: Tour,
	fiscalYear: string,
	candidates: readonly Candidate[],
	pcIds: readonly string[],
	{ ticket, outOfOrderReason }: { ticket: string; outOfOrderReason: string | null }
): Wish[][] {
	return candidates.map(({ applicationId, householdId, isSelected }, i) => {
		const id = (step: string) => idOf(ticket, applicationId, step);
		const assignmentId = id('assign');
		const plan = { assignmentId, workerId, scheduledOn: day, scheduledAt: null, note: '' };
		const choose: Wish = {
			id: id('select'),
			name: 'selectApplication',
			input: { applicationId, outOfOrderReason }
		};
		return [
			...(isSelected ? [] : [choose]),
			{
				id: assignmentId,
				name: 'assign',
				input: { assignmentId, householdId, pcId: pcIds[i], fiscalYear }
			},
			{
				id: id('visit'),
				name: 'scheduleVisit',
				input: { ...plan, visitId: id('visit'), tourOrder: null }
			}
		];
	});
}

/** Units that can be given, by tag: those at the office, not aboard as spares. */
export async function freeUnits(
	db: Db,
	fiscalYear: string,
	most: number
): Promise<{ id: string; tag: string }[]> {
	const { rows } = await sql<{ id: string; tag: string }>`select "id", "tag" from "pc"
		where "fiscalYear" = ${fiscalYear} and ${pcState} = 'IN_STOCK'
		order by "tag" limit ${most}`.execute(db);
	return rows.map(({ id, tag }) => ({ id, tag }));
}

/** Follows from the form, so that one sent twice asks for the same things. */
function idOf(ticket: string, of: string, step: string): string {
	return createHash('sha256').update(`${ticket} ${of} ${step}`).digest('hex').slice(0, 40);
}
