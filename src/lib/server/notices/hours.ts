/** When a notice may go out: not while people sleep, and not before the office has done correcting itself. */
import { addDays, dayOf, timeOf } from '../../domain/month.ts';
import type { Template } from '../../domain/notice.ts';

export interface Manners {
	/** how long what may still be corrected waits for its correction, ms */
	settleMs: number;
	/** hours of the day in KST between which people are told; 0 and 24: always */
	hours: readonly [number, number];
}

/** Somebody who plans a tour or decides about an application may change it a moment later. */
const SETTLES =
	/^(DELIVERY|VISIT)_(SET|CHANGED|CANCELLED)$|^(WAITLISTED|SELECTED|REJECTED|NEEDS_INFO)$|^INTERNET_/;

/**
 * The time from which a notice may be sent, ISO. What would be too late in the morning goes out at
 * night.
 */
export function dueAt(
	notice: { template: Template; createdAt: string; expiresAt: string },
	{ settleMs, hours }: Manners
): string {
	const { template, createdAt, expiresAt } = notice;
	const settled = SETTLES.test(template) ? after(createdAt, settleMs) : createdAt;
	return politely(settled, hours, expiresAt);
}

/** The first polite moment from `iso` on, unless it would be too late by then. */
export function politely(iso: string, hours: Manners['hours'], expiresAt: string): string {
	const polite = inHours(iso, hours);
	return polite < expiresAt ? polite : iso;
}

/** The first moment from `iso` on that lies between the hours. */
export function inHours(iso: string, [from, to]: readonly [number, number]): string {
	const [day, hour] = [dayOf(iso), Number(timeOf(iso).slice(0, 2))];
	if (hour >= from && hour < to) return iso;
	const opens = `T${String(from).padStart(2, '0')}:00:00+09:00`;
	return new Date((hour < from ? day : addDays(day, 1)) + opens).toISOString();
}

/** `ms` later, ISO. */
export function after(iso: string, ms: number): string {
	return new Date(Date.parse(iso) + ms).toISOString();
}
