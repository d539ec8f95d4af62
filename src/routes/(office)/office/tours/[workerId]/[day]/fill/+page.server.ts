import { fail } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import type { Verdict } from '$lib/domain/perform.ts';
import { holdsRrn } from '$lib/domain/rrn.ts';
import { actEach, preview } from '$lib/server/preview.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { freePlaces, linesFor, reachable, type WaitingLine } from '$lib/server/reports/waitlist.ts';
import { fillWishes, freeUnits } from '$lib/server/tours.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { pageOf } from '../../../../asked.ts';
import { desk } from '../../../../desk.ts';
import { tourOf } from '../../../tour.ts';

/** Nobody visits more in a day, and three actions each stay within what is done at once. */
const MOST = 40;

export const load: PageServerLoad = async (event) => {
	const { db, now, ticket } = desk(event);
	const { year } = await event.parent();
	const { day, worker } = await tourOf(event);
	const all = await reachable(db, year, worker.dongs);
	const pages = Math.max(1, Math.ceil(all.length / MOST));
	const page = Math.min(pageOf(event.url.searchParams.get('page')), pages);
	const candidates = await linesFor(db, all.slice((page - 1) * MOST, page * MOST));
	const stock = (await freeUnits(db, year, MOST)).length;
	const free = await freePlaces(db, year);
	const isPast = day < dayOf(now);
	return {
		...{ day, worker, candidates, page, pages, total: all.length },
		...{ free, stock, ticket, isPast, year }
	};
};

export const actions: Actions = {
	preview: (event) => assignInto(event, 'preview'),
	carry: (event) => assignInto(event, 'done')
};

/** Says what would become of the chosen households, or does it. */
async function assignInto(event: RequestEvent, stage: 'preview' | 'done') {
	const { database, db, who, now } = desk(event);
	const form = await event.request.formData();
	const text = (field: string) =>
		String(form.get(field) ?? '')
			.normalize('NFC')
			.trim();
	const [ticket, year, reason] = [text('ticket'), text('year'), text('reason').slice(0, 200)];
	if (!/^[0-9A-Za-z-]{1,40}$/.test(ticket) || !/^20\d\d$/.test(year))
		throw new Rejected('MALFORMED');
	const { worker, day } = await tourOf(event);
	const ids = form.getAll('id').map(String);
	const all = await reachable(db, year, worker.dongs);
	const chosen = await linesFor(db, all.filter(({ id }) => ids.includes(id)).slice(0, MOST));
	const units = await freeUnits(db, year, chosen.length);
	const isPast = day < dayOf(now);
	const will = form.has('will');
	const back = { ticket, reason, will, ids, stage };
	const fault = faultOf({ reason, chosen, units: units.length, will, isPast });
	if (fault) return fail(422, { ...back, reason: fault === 'RRN' ? '' : reason, fault, lines: [] });
	const wishes = fillWishes(
		{ workerId: worker.id, day },
		year,
		chosen.map(({ id: applicationId, ...line }) => ({ applicationId, ...line })),
		units.map(({ id }) => id),
		{ ticket, outOfOrderReason: reason || null }
	);
	const run = stage === 'preview' ? preview : actEach;
	const verdicts = await run(database, who, wishes.flat(), now);
	return { ...back, fault: null, lines: told(chosen, units, wishes, verdicts) };
}

function faultOf(given: {
	reason: string;
	chosen: { isSelected: boolean }[];
	units: number;
	will: boolean;
	isPast: boolean;
}): 'RRN' | 'NOTHING' | 'UNITS' | 'WILL' | 'PAST' | null {
	if (holdsRrn(given.reason)) return 'RRN';
	if (given.isPast) return 'PAST';
	if (given.chosen.length === 0) return 'NOTHING';
	if (given.units < given.chosen.length) return 'UNITS';
	return given.will || given.chosen.every(({ isSelected }) => isSelected) ? null : 'WILL';
}

/** Each household with the first of its verdicts that says no, or the last. */
function told(
	chosen: readonly WaitingLine[],
	units: readonly { tag: string }[],
	wishes: readonly { id: string }[][],
	verdicts: readonly Verdict[]
) {
	const byId = new Map(verdicts.map((one) => [one.id, one]));
	return chosen.map(({ id, receiptNo: title }, i) => {
		const own = (wishes[i] ?? []).flatMap((wish) => byId.get(wish.id) ?? []);
		const { verdict, code, params } =
			own.find((one) => one.verdict !== 'accepted') ?? (own.at(-1) as Verdict);
		return { id, title, tag: units[i]?.tag ?? '', verdict, code, params };
	});
}
