/**
 * What was typed into a search for persons. It never stands in an address: it stays sealed in a
 * cookie of the office for half an hour, and the address only says which search is meant.
 */
import type { Cookies } from '@sveltejs/kit';
import { seal, unseal, type ServerKey } from '../keys.ts';
import { typed } from './asked.ts';

interface Search {
	id: string;
	register: string;
	text: string;
	/** ISO */
	at: string;
}

const NAME = 'searches';
const MINUTES = 30;
/** A cookie is sent with every request: a few searches, so that tabs do not take each other's. */
const KEPT = 4;

/** Keeps a search; returns how the address names it. */
export function keepSearch(
	cookies: Cookies,
	who: { key: ServerKey; userId: string },
	search: Search
): void {
	const others = kept(cookies, who, search.at).filter(({ id }) => id !== search.id);
	const all = [{ ...search, text: typed(search.text) }, ...others].slice(0, KEPT);
	const sealed = seal(who.key, Buffer.from(JSON.stringify(all)), placeOf(who.userId));
	cookies.set(NAME, sealed, {
		...{ path: '/office', httpOnly: true, secure: true, sameSite: 'strict' },
		maxAge: MINUTES * 60
	});
}

/** The text of a search that the address names; undefined if it is over, or was somebody else's. */
export function searchOf(
	cookies: Cookies,
	who: { key: ServerKey; userId: string },
	asked: { id: string | null; register: string; now: string }
): string | undefined {
	const found = kept(cookies, who, asked.now).find(({ id }) => id === asked.id);
	return found?.register === asked.register ? found.text : undefined;
}

function kept(cookies: Cookies, who: { key: ServerKey; userId: string }, now: string): Search[] {
	const sealed = cookies.get(NAME);
	if (!sealed) return [];
	try {
		const all = JSON.parse(unseal(who.key, sealed, placeOf(who.userId)).toString()) as Search[];
		return all.filter(({ at }) => Date.parse(now) - Date.parse(at) < MINUTES * 60_000);
	} catch {
		// Sealed for another person, or with a key of before: there is nothing in it for this one.
		return [];
	}
}

const placeOf = (userId: string) => `search ${userId}`;
