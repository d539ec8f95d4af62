/** A counter serves its own 행정동: what belongs to another one stays closed, and the try is on record. */
import type { RequestEvent } from '@sveltejs/kit';
import { serves } from '$lib/domain/context.ts';
import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { note } from '$lib/server/audit.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { desk } from './desk.ts';

/**
 * Lets whoever serves the dong go on with a household's record.
 * @throws Rejected NOT_YOURS
 */
export async function mineOnly(
	event: Pick<RequestEvent, 'locals' | 'route'>,
	household: { id: string; adminDong: string }
): Promise<void> {
	const { database, who, now } = desk(event);
	if (serves(who, household.adminDong)) return;
	const { userId, from } = who;
	const work = `DENIED ${event.route.id}`;
	await note(database, { at: now, userId, from, subject: household.id, work });
	throw new Rejected('NOT_YOURS');
}

/** The dongs in which this person registers households, in their fixed order. */
export function ownDongs(event: Pick<RequestEvent, 'locals'>): string[] {
	const { who } = desk(event);
	return ADMIN_DONGS.filter((dong) => serves(who, dong));
}
