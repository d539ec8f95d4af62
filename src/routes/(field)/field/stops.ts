/** A day's visits as a worker drives them: in the order of the tour, else by 행정동 and time. */
import { stateOf as assignmentState } from '$lib/domain/assignment.ts';
import { maskAddress } from '$lib/domain/mask.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { compareStops } from '$lib/domain/tour.ts';
import { isOpen, stateOf as visitState } from '$lib/domain/visit.ts';
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

export interface Badge {
	tone: StateTone;
	label: string;
}

/** In the order in which they are visited. */
export function inOrder(stops: readonly Stop[]): Stop[] {
	const key = ({ visit, household }: Stop) => ({
		...visit,
		roadAddress: household?.roadAddress ?? ''
	});
	return stops.toSorted((a, b) => compareStops(key(a), key(b)));
}

interface Leg {
	dong: string;
	stops: (Stop & { no: string })[];
}

/**
 * The legs of a day, one 행정동 after the other (a tour may come back to one), with the number that
 * each stop has in the day; a cancelled one has none.
 */
export function legsOf(stops: readonly Stop[]): Leg[] {
	const legs: Leg[] = [];
	let no = 0;
	for (const stop of inOrder(stops)) {
		const dong = stop.visit.adminDong;
		if (legs.at(-1)?.dong !== dong) legs.push({ dong, stops: [] });
		const cancelled = visitState(stop.visit) === 'CANCELLED';
		legs.at(-1)?.stops.push({ ...stop, no: cancelled ? '–' : String(++no) });
	}
	return legs;
}

/** How many there are, without the cancelled ones, and how they ended. */
export function tally(stops: readonly Stop[]): { total: number; done: number; failed: number } {
	const states = stops.map(({ visit }) => visitState(visit));
	const count = (state: string) => states.filter((one) => one === state).length;
	return {
		total: states.length - count('CANCELLED'),
		done: count('ACCEPTED'),
		failed: count('FAILED')
	};
}

/** The first that still waits for somebody to come. */
export function nextOf(stops: readonly Stop[], without?: string): Stop | undefined {
	return inOrder(stops).find(({ visit }) => visit.id !== without && isOpen(visit));
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
