import { digest } from '$lib/server/keys.ts';
import { answer } from '$lib/server/status/answer.ts';
import type { PageServerLoad } from './$types';
import { visitor } from '../visitor.ts';

/** What was done just now, on a page before this one. */
const DONE = ['repair', 'day', 'again', 'consent'] as const;

export const load: PageServerLoad = async (event) => {
	const { db, householdId, codeId, now } = await visitor(event);
	const done = DONE.find((one) => one === event.url.searchParams.get('done')) ?? null;
	return {
		matters: await answer(db, householdId, now),
		now,
		done,
		keeper: keeperOf(event, codeId),
		publicKey: event.locals.notices.publicKey
	};
};

/** Tells a browser whether the copy it keeps is of the same household; says nothing else. */
function keeperOf({ locals }: Parameters<PageServerLoad>[0], codeId: string): string {
	return digest(locals.serverKey, 'status keeper', codeId).toString('hex').slice(0, 16);
}
