import { fail } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import { actEach, MOST_AT_ONCE, preview, type Wish } from '$lib/server/preview.ts';
import { givable } from '$lib/server/reports/stock.ts';
import { chosenOf, PAGE, waitlist, type WaitingLine } from '$lib/server/reports/waitlist.ts';
import type { Db } from '$lib/server/schema.ts';
import { Rejected } from '$lib/server/rejection.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { pageOf } from '../asked.ts';
import { desk } from '../desk.ts';
import { assignments, selections, type Bulk } from './bulk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { db, ticket } = desk(event);
	const { year } = await event.parent();
	const units = await givable(db, year);
	const page = pageOf(event.url.searchParams.get('page'));
	const list = await waitlist(db, year, page);
	const pages = Math.max(1, Math.ceil(list.total / PAGE));
	return { ...list, page, pages, units: units.length, ticket };
};

/** What a form asks for many households at once, and what is asked for before any of it. */
async function wishesOf(event: RequestEvent, kind: Bulk) {
	const { db, database, who, now } = desk(event);
	const form = await event.request.formData();
	const ticket = String(form.get('ticket') ?? '');
	if (!/^[0-9A-Za-z._-]{1,64}$/.test(ticket)) throw new Rejected('MALFORMED');
	const year = String(form.get('year') ?? '');
	const chosen = new Set(form.getAll('chosen').map(String));
	if (chosen.size > MOST_AT_ONCE) throw new Rejected('TOO_BIG');
	const which = kind === 'select' ? 'waiting' : 'selected';
	const lines = await chosenOf(db, year, which, [...chosen]);
	const reason = String(form.get('outOfOrderReason') ?? '').trim() || null;
	const units = kind === 'assign' ? await unitsFor(db, form, year, lines) : [];
	const plan =
		kind === 'select' ? selections(lines, reason, ticket) : assignments(lines, units, year, ticket);
	for (const { householdId: subject } of lines)
		await access(database, who, { subject, purpose: 'APPLICATION', work: 'READ' }, now);
	return { plan, chosen: [...chosen], reason, will: form.get('will') === 'YES' };
}

/** The units in stock, those first that the preview showed for each line, as it showed them. */
async function unitsFor(db: Db, form: FormData, year: string, lines: readonly WaitingLine[]) {
	const stock = await givable(db, year);
	const shown = lines.map((line) => form.get(`unit.${line.id}`));
	if (shown.every((id) => id === null)) return stock;
	const known = new Map(stock.map((unit) => [unit.id, unit]));
	// A unit that was taken meanwhile is asked for all the same, and refused in words.
	return shown.map((id) => known.get(String(id)) ?? (id ? { id: String(id), tag: '' } : undefined));
}

/** Shows what would become of each; nothing is saved. */
function previewing(kind: Bulk) {
	return async (event: RequestEvent) => {
		const { database, who, now } = desk(event);
		const { plan, chosen, reason } = await wishesOf(event, kind);
		if (plan.length === 0) return fail(422, { kind, nothing: true });
		const wishes = plan.flatMap(({ wish }) => (wish ? [wish] : []));
		const verdicts = await preview(database, who, wishes, now);
		return { kind, step: 'preview' as const, chosen, reason, lines: merged(plan, verdicts) };
	};
}

/** Does it, each in a transaction of its own; sent twice it takes effect once. */
function doing(kind: Bulk) {
	return async (event: RequestEvent) => {
		const { database, who, now } = desk(event);
		const { plan, chosen, reason, will } = await wishesOf(event, kind);
		if (kind === 'select' && !will) {
			const wishes = plan.flatMap(({ wish }) => (wish ? [wish] : []));
			const lines = merged(plan, await preview(database, who, wishes, now));
			return fail(422, {
				kind,
				step: 'preview' as const,
				chosen,
				reason,
				lines,
				willMissing: true
			});
		}
		const wishes = plan.flatMap(({ wish }) => (wish ? [wish] : []));
		const verdicts = await actEach(database, who, wishes, now);
		return { kind, step: 'done' as const, chosen: [], reason: null, lines: merged(plan, verdicts) };
	};
}

/** Each line of a plan with what the rules said to it. */
function merged(
	plan: ReturnType<typeof selections>,
	verdicts: Awaited<ReturnType<typeof preview>>
) {
	const said = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
	return plan.map(({ line, unit, pcId, wish }) => ({
		...{ id: line.id, householdId: line.householdId, receiptNo: line.receiptNo },
		...{ name: line.name, adminDong: line.adminDong, place: line.place, unit, pcId },
		verdict: wish ? (said.get((wish as Wish).id) ?? null) : null
	}));
}

export const actions: Actions = {
	previewSelect: previewing('select'),
	select: doing('select'),
	previewAssign: previewing('assign'),
	assign: doing('assign')
};
