/** What every page of the office asks a request: who, from where, when, over which database. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { barrierTo } from '$lib/server/access.ts';

/**
 * The places of the office in their order, those of one kind together under the first one's group;
 * who may open which stands in the access table alone.
 */
export const GROUPS = {
	board: ['board'],
	plan: ['plan'],
	applications: ['applications'],
	waitlist: ['waitlist'],
	tours: ['tours', 'assignments', 'visits'],
	pcs: ['pcs'],
	repairs: ['repairs', 'tickets', 'repair-figures'],
	households: ['households'],
	deliveries: ['deliveries'],
	fees: ['fees', 'enrollments', 'months', 'bills', 'runs', 'ledger'],
	tasks: ['tasks', 'exceptions', 'notices'],
	import: ['import'],
	settings: ['settings', 'devices', 'audit']
} as const;
export type GroupId = keyof typeof GROUPS;
export type PlaceId = (typeof GROUPS)[GroupId][number];

/** Who is at the desk. The hooks have let them in; a request without a person is turned away again. */
export function desk({ locals }: Pick<RequestEvent, 'locals'>) {
	const { database, user, ip } = locals;
	if (!user) error(401);
	const { id: userId, role, dongs } = user;
	return {
		database,
		db: database.db,
		user,
		who: { userId, role, dongs, from: ip },
		now: new Date().toISOString(),
		/** an id for a form of this page */
		ticket: database.newId()
	};
}

/** The places that this person may open, by their groups; groups without any left out. */
export function placesOf({
	locals
}: Pick<RequestEvent, 'locals'>): { group: GroupId; places: PlaceId[] }[] {
	return Object.entries(GROUPS)
		.map(([group, places]) => ({
			group: group as GroupId,
			places: places.filter((place) => mayOpen(locals, placeRoute(place)))
		}))
		.filter(({ places }) => places.length > 0);
}

/** True if the person may open a route of the office. */
export function mayOpen({ user, session }: App.Locals, routeId: string): boolean {
	return barrierTo(routeId, user, session) === null;
}

function placeRoute(place: PlaceId): string {
	return place === 'board' ? '/(office)/office' : `/(office)/office/${place}`;
}
