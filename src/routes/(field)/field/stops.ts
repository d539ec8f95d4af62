/** A day's visits as a worker drives them: in the order of the tour, else by 행정동 and time; repairs among them. */
import { stateOf as assignmentState } from '$lib/domain/assignment.ts';
import { maskAddress } from '$lib/domain/mask.ts';
import { stateOf as repairState } from '$lib/domain/repair-visit.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { compareStops } from '$lib/domain/tour.ts';
import { stateOf as visitState } from '$lib/domain/visit.ts';
import type { StateTone } from '$lib/ui/StateMark.svelte';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf } from '$lib/words/states.ts';

/** One visit with all that its row shows. */
export interface Stop {
	visit: Rows['visit'];
	household: Rows['household'] | null;
	assignment: Rows['assignment'] | null;
	pc: Rows['pc'] | null;
	receipt: Rows['receipt'] | null;
}

/** One visit for a repair with all that its row shows. */
export interface RepairStop {
	visit: Rows['repairVisit'];
	household: Rows['household'] | null;
	ticket: Rows['ticket'] | null;
	pc: Rows['pc'] | null;
}

export type DayStop = Stop | RepairStop;

/** True for a visit that repairs, false for one that delivers. */
export function isRepair(stop: DayStop): stop is RepairStop {
	return 'ticket' in stop;
}

/** How a visit of either kind stands. */
function endOf(stop: DayStop): 'OPEN' | 'DONE' | 'FAILED' | 'CANCELLED' {
	const state = isRepair(stop) ? repairState(stop.visit) : visitState(stop.visit);
	if (state === 'SCHEDULED' || state === 'DEPARTED') return 'OPEN';
	return state === 'ACCEPTED' ? 'DONE' : state;
}

export interface Badge {
	tone: StateTone;
	label: string;
}

/** In the order in which they are visited. */
export function inOrder<T extends DayStop>(stops: readonly T[]): T[] {
	const sorted = stops.toSorted((a, b) => compareStops(keyOf(a), keyOf(b)));
	if (!sorted.some((stop) => keyOf(stop).tourOrder !== null)) return sorted;
	const tour = sorted.filter((stop) => !isRepair(stop));
	for (const repair of sorted.filter((stop) => isRepair(stop)))
		tour.splice(placeOf(repair, tour), 0, repair);
	return tour;
}

function keyOf({ visit, household }: DayStop) {
	const tourOrder = 'tourOrder' in visit ? visit.tourOrder : null;
	return { ...visit, tourOrder, roadAddress: household?.roadAddress ?? '' };
}

/** Among stops in an order that somebody gave: before the first with a later time, else after its 행정동, else last. */
function placeOf({ visit }: DayStop, tour: readonly DayStop[]): number {
	const { scheduledAt: at, adminDong } = visit;
	const later = tour.findIndex((stop) => at !== null && (stop.visit.scheduledAt ?? '') > at);
	const same = tour.findLastIndex((stop) => stop.visit.adminDong === adminDong) + 1;
	return later >= 0 ? later : same || tour.length;
}

interface Leg<T> {
	dong: string;
	stops: (T & { no: string })[];
}

/**
 * The legs of a day, one 행정동 after the other (a tour may come back to one), with the number that
 * each stop has in the day; a cancelled one has none.
 */
export function legsOf<T extends DayStop>(stops: readonly T[]): Leg<T>[] {
	const legs: Leg<T>[] = [];
	let no = 0;
	for (const stop of inOrder(stops)) {
		const dong = stop.visit.adminDong;
		if (legs.at(-1)?.dong !== dong) legs.push({ dong, stops: [] });
		legs.at(-1)?.stops.push({ ...stop, no: endOf(stop) === 'CANCELLED' ? '–' : String(++no) });
	}
	return legs;
}

/** How many there are, without the cancelled ones, and how they ended. */
export function tally(stops: readonly DayStop[]): { total: number; done: number; failed: number } {
	const ends = stops.map(endOf);
	const count = (end: string) => ends.filter((one) => one === end).length;
	return { total: ends.length - count('CANCELLED'), done: count('DONE'), failed: count('FAILED') };
}

/** The first that still waits for somebody to come. */
export function nextOf<T extends DayStop>(stops: readonly T[], without?: string): T | undefined {
	return inOrder(stops).find((stop) => stop.visit.id !== without && endOf(stop) === 'OPEN');
}

/** How a visit stands, in a word, a shape and a colour. `unsent`: its outcome waits to be sent. */
export function badgeOf(stop: Stop, unsent: boolean, locale: Locale): Badge {
	const state = visitState(stop.visit);
	if (unsent) return { tone: 'waiting', label: nameOf('verdict', 'waiting', locale) };
	if (state === 'ACCEPTED')
		return { tone: 'done', label: nameOf('assignment', 'COMPLETED', locale) };
	if (state === 'FAILED')
		return { tone: 'attention', label: nameOf('failReason', stop.visit.failReason, locale) };
	if (state === 'DEPARTED') return { tone: 'partial', label: nameOf('visit', state, locale) };
	if (state === 'CANCELLED') return { tone: 'neutral', label: nameOf('visit', state, locale) };
	return promiseBadge(stop.assignment, locale);
}

/** How an assignment stands; without one, the visit is only planned. */
export function promiseBadge(row: Rows['assignment'] | null, locale: Locale): Badge {
	if (!row) return { tone: 'neutral', label: nameOf('visit', 'SCHEDULED', locale) };
	const state = assignmentState(row);
	const tones: Record<typeof state, StateTone> = {
		PROPOSED: 'waiting',
		CONFIRMED: 'partial',
		COMPLETED: 'done',
		RELEASED: 'neutral',
		CONFLICTED: 'attention'
	};
	return { tone: tones[state], label: nameOf('assignment', state, locale) };
}

/** '시흥대로73길 **' on one line: the road without the city, which is the same for everyone. */
export function roadOf(address: string): string {
	return maskAddress(withoutCity(address)).replace(' **', '\u00a0**');
}

/** An address without '서울특별시 금천구'. */
export function withoutCity(address: string): string {
	return address.replace(/^\s*(서울특별시|서울시|서울)?\s*(금천구)?\s*/, '');
}
