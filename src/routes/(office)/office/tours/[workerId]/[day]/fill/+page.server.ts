import { fail } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import type { Verdict } from '$lib/domain/perform.ts';
import { holdsRrn } from '$lib/domain/rrn.ts';
import { actEach, preview } from '$lib/server/preview.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { waitlist, type WaitingLine } from '$lib/server/reports/waitlist.ts';
import { fillWishes, freeUnits } from '$lib/server/tours.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { desk } from '../../../../desk.ts';
import { tourOf } from '../../../tour.ts';

/** Nobody visits more in a day, and three actions each stay within what is done at once. */
const MOST = 40;

export const load: PageServerLoad = async (event) => {
	const { db, now, ticket } = desk(event);
	const { year } = await event.parent();
	const { day, worker } = await tourOf(event);
	const { candidates, left, free } = await candidatesOf(event, year, worker.dongs);
	const stock = (await freeUnits(db, year, MOST)).length;
	const isPast = day < dayOf(now);
	return { day, worker, candidates, left, free, stock, ticket, isPast, year };
};

export const actions: Actions = {
	preview: (event) => assignInto(event, 'preview'),
	carry: (event) => assignInto(event, 'done')
};

/** Those who are selected, then the waitlist in its order: of the dongs that the worker serves. */
async function candidatesOf(event: RequestEvent, year: string, dongs: readonly string[]) {
	const { db } = desk(event);
	const here = (line: WaitingLine) => dongs.includes(line.adminDong);
	const first = await waitlist(db, year);
	const found = first.selected.filter(here).map((line) => ({ ...line, isSelected: true }));
	let { waiting } = first;
	let seen = 0;
	for (let page = 1; waiting.length > 0 && found.length < MOST; page++) {
		found.push(...waiting.filter(here).map((line) => ({ ...line, isSelected: false })));
		seen += waiting.length;
		({ waiting } = await waitlist(db, year, page + 1));
	}
	const left = Math.max(0, found.length - MOST) + (first.total - seen);
	return { candidates: found.slice(0, MOST), left, free: first.free };
}

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
	const { candidates } = await candidatesOf(event, year, worker.dongs);
	const chosen = candidates.filter(({ id }) => ids.includes(id));
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
