import { fail } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { actEach } from '$lib/server/preview.ts';
import { bulkFor } from '$lib/server/registers/bulk.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { orderWishes, plainWishes, shifted, type Shift } from '$lib/server/tours.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { oneOf } from '../../../asked.ts';
import { desk } from '../../../desk.ts';
import { registerActions } from '../../../registers.ts';
import { tourOf } from '../../tour.ts';

const SHIFTS = ['up', 'down', 'first', 'last'] as const;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { who, now, ticket } = desk(event);
	const { day, worker, people, stops } = await tourOf(event);
	return {
		...{ day, worker, stops, ticket, today: dayOf(now) },
		workers: people.map(({ id: value, name: label }) => ({ value, label })),
		bulk: bulkFor('visits', who.role).map(({ action, fields }) => ({ action, fields }))
	};
};

const { preview, carry } = registerActions('visits');

export const actions: Actions = {
	preview,
	carry,
	shift: async (event) => {
		const form = await event.request.formData();
		const shift = oneOf<Shift>(SHIFTS, String(form.get('to')));
		const visitId = String(form.get('visitId') ?? '');
		if (!shift) throw new Rejected('MALFORMED');
		return reorder(event, String(form.get('ticket') ?? ''), visitId, (tour, ticket) => {
			const order = shifted(tour.stops, visitId, shift);
			return orderWishes({ workerId: tour.worker.id, day: tour.day }, order, ticket);
		});
	},
	plain: async (event) => {
		const form = await event.request.formData();
		return reorder(event, String(form.get('ticket') ?? ''), null, (tour, ticket) =>
			plainWishes({ workerId: tour.worker.id, day: tour.day }, tour.stops, ticket)
		);
	}
};

/**
 * Carries out what puts the stops in another order; `moved` is the one that was asked about, null for
 * all of them. The first refusal is what there is to say.
 */
async function reorder(
	event: RequestEvent,
	ticket: string,
	moved: string | null,
	wishesOf: (
		tour: Awaited<ReturnType<typeof tourOf>>,
		ticket: string
	) => Parameters<typeof actEach>[2]
) {
	if (!/^[0-9A-Za-z-]{1,40}$/.test(ticket)) throw new Rejected('MALFORMED');
	const { database, who, now } = desk(event);
	const wishes = wishesOf(await tourOf(event), ticket);
	const verdicts = await actEach(database, who, wishes, now);
	const refused = verdicts.find(({ verdict }) => verdict !== 'accepted');
	return refused ? fail(409, { refused }) : { ordered: moved };
}
