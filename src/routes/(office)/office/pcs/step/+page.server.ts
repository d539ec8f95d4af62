import { fail } from '@sveltejs/kit';
import { ACTIONS } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import { checklistOf } from '$lib/domain/year.ts';
import { actEach, MOST_AT_ONCE, preview, type Wish } from '$lib/server/preview.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { unitsById } from '$lib/server/reports/stock.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { oneOf } from '../../asked.ts';
import { desk } from '../../desk.ts';
import type { Read } from '../../submit.ts';
import { readStep, STEPS } from '../steps.ts';

export const load: PageServerLoad = async (event) => {
	const { db, ticket, now } = desk(event);
	const { year } = await event.parent();
	const { searchParams: asked } = event.url;
	const units = await unitsById(db, asked.getAll('id').slice(0, MOST_AT_ONCE + 1));
	const settings = await yearOf(db, units[0]?.fiscalYear ?? year);
	return {
		step: oneOf(STEPS, asked.get('step')) ?? null,
		units: units.slice(0, MOST_AT_ONCE),
		tooMany: units.length > MOST_AT_ONCE,
		most: MOST_AT_ONCE,
		checklist: [...(settings ? checklistOf(settings) : [])],
		workers: (await workers(db)).map(({ id, name }) => ({ id, name })),
		ticket,
		now,
		today: dayOf(now)
	};
};

/** The same step for every unit of the form, and the fields that do not fit. */
async function read(event: RequestEvent) {
	const { db, now } = desk(event);
	const form = await event.request.formData();
	const values = Object.fromEntries([...form].map(([key, text]) => [key, String(text)]));
	const value: Read = (field) => (values[field] ?? '').normalize('NFC').trim();
	const step = oneOf(STEPS, value('step'));
	const ticket = value('ticket');
	const ids = form.getAll('id').map(String).slice(0, MOST_AT_ONCE);
	if (!step || !/^[0-9A-Za-z._-]{1,64}$/.test(ticket)) throw new Rejected('MALFORMED');
	const units = await unitsById(db, ids);
	const year = units[0] && (await yearOf(db, units[0].fiscalYear));
	const checklist = year ? checklistOf(year).map(({ key }) => key) : [];
	const wishes = units.map((unit, i): Wish => {
		const input = readStep(step, value, unit, { checklist, now });
		return { id: `${ticket}.${i}`, name: step, input };
	});
	const rrn = wishes.some(({ input }) => anyRrn(input));
	const parsed = wishes[0] && ACTIONS[step].input.safeParse(wishes[0].input);
	const wrong =
		parsed?.success === false ? parsed.error.issues.map((one) => String(one.path[0])) : [];
	return { name: step, wishes, units, wrong, rrn, values: rrn ? {} : values };
}

export const actions: Actions = {
	/** What would become of each unit; nothing is changed. */
	preview: async (event) => {
		const { database, who, now } = desk(event);
		const { wishes, units, ...asked } = await read(event);
		const outcome = { ...asked, stale: false };
		if (asked.wrong.length > 0 || asked.rrn) return fail(422, outcome);
		const verdicts = await preview(database, who, wishes, now);
		return { ...outcome, done: false, results: resultsOf(units, verdicts) };
	},
	/** Carries it out for every unit that the rules take now. */
	carry: async (event) => {
		const { database, who, now } = desk(event);
		const { wishes, units, ...asked } = await read(event);
		const outcome = { ...asked, stale: false };
		if (asked.wrong.length > 0 || asked.rrn) return fail(422, outcome);
		const verdicts = await actEach(database, who, wishes, now);
		return { ...outcome, done: true, results: resultsOf(units, verdicts) };
	}
};

function resultsOf(
	units: { id: string; tag: string }[],
	verdicts: Awaited<ReturnType<typeof preview>>
) {
	return units.map(({ id, tag }, i) => {
		const { verdict, code, params } = verdicts[i]!;
		return { id, tag, ok: verdict === 'accepted' || verdict === 'exception', code, params };
	});
}
