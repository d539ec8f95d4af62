import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { access } from '$lib/server/audit.ts';
import {
	assignLine,
	confirmFile,
	discardFile,
	retryRefused
} from '$lib/server/money/bill-record.ts';
import { putAway } from '$lib/server/money/bill-keep.ts';
import { fileView } from '$lib/server/money/bill-view.ts';
import { BILL_OUTCOMES } from '$lib/server/money/tables.ts';
import { append } from '$lib/server/audit.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../../asked.ts';
import { desk } from '../../desk.ts';

async function viewOf(event: RequestEvent) {
	const show = oneOf(BILL_OUTCOMES, event.url.searchParams.get('show')) ?? null;
	const { db } = desk(event);
	const view = await fileView(db, event.locals.serverKey, event.params.id ?? '', show);
	if (!view) error(404);
	return { view, show };
}

export const load: PageServerLoad = async (event) => {
	const { database, who, now } = desk(event);
	const { view, show } = await viewOf(event);
	const entry = { at: now, userId: who.userId, from: who.from, work: 'READ: BILL_FILE' };
	const seen = new Set(view.lines.flatMap(({ householdId }) => householdId ?? []));
	await database.write((trx) =>
		append(
			trx,
			[...seen].map((subject) => ({ ...entry, subject }))
		)
	);
	return { view, show };
};

export const actions: Actions = {
	confirm: async (event) => {
		const { database, who, now } = desk(event);
		return { confirmed: await confirmFile(database, who, event.params.id, now) };
	},
	retry: async (event) => {
		const { database, who, now } = desk(event);
		await retryRefused(database, event.params.id);
		return { confirmed: await confirmFile(database, who, event.params.id, now) };
	},
	/** Somebody says whose row it is, by the receipt number. */
	assign: async (event) => {
		const { database, db, who, now } = desk(event);
		const form = await event.request.formData();
		const receiptNo = String(form.get('receiptNo') ?? '')
			.trim()
			.toUpperCase();
		const lineId = String(form.get('lineId') ?? '');
		const found = await db
			.selectFrom('enrollment')
			.innerJoin('household', 'household.id', 'enrollment.householdId')
			.select(['enrollment.id', 'enrollment.householdId'])
			.where('household.receiptNo', '=', receiptNo)
			.where('enrollment.activatedAt', 'is not', null)
			.orderBy('enrollment.activatedAt', 'desc')
			.executeTakeFirst();
		if (!found || !lineId.startsWith(`${event.params.id}.`))
			return fail(422, { assignFault: lineId });
		await access(
			database,
			who,
			{ subject: found.householdId, purpose: 'BILL_FILE', work: 'READ' },
			now
		);
		const done = await assignLine(database, who, { lineId, enrollmentId: found.id }, now);
		return done ? { assigned: true } : fail(422, { assignFault: lineId });
	},
	putAway: async (event) => {
		const { database, who, now } = desk(event);
		return { putAway: await putAway(database, who, event.params.id, now) };
	},
	discard: async (event) => {
		const { database, who, now } = desk(event);
		const gone = await discardFile(database, who, event.params.id, now);
		if (!gone) return fail(409, { notDiscarded: true });
		redirect(303, '/office/bills');
	}
};
