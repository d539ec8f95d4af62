import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { check } from '$lib/server/import/check.ts';
import { Options } from '$lib/server/import/options.ts';
import { layoutOf } from '$lib/server/import/rows.ts';
import {
	discard,
	importOf,
	remember,
	reread,
	rowsFrom,
	rowsToRead
} from '$lib/server/import/staged.ts';
import { OUTCOMES, type Import } from '$lib/server/import/tables.ts';
import { ENCODINGS } from '$lib/server/import/text.ts';
import {
	headingOf,
	mappingFrom,
	mappingView,
	outcomesOf,
	PAGE,
	rowLines,
	SHOWN
} from '$lib/server/import/view.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf, pageOf } from '../../asked.ts';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:import');
	const { db, user } = desk(event);
	const { serverKey } = event.locals;
	const row = await importOf(db, event.params.id);
	if (!row) error(404);
	const isWaiting = row.state === 'MAPPING' || row.state === 'PREVIEW';
	const about = {
		...{ roster: row.roster, fileName: row.fileName, state: row.state, encoding: row.encoding },
		...{ heading: row.heading, rows: rowsToRead(row), done: row.done, createdAt: row.createdAt },
		counts: {
			...{ ready: row.ready, faulty: row.faulty, twins: row.twins },
			...{ added: row.added, known: row.known, refused: row.refused }
		},
		options: Options.parse(JSON.parse(row.options))
	};
	if (isWaiting && row.userId !== user.id)
		return { about, closed: true, mapping: null, rows: null };
	if (row.state === 'MAPPING')
		return { about, closed: false, mapping: await mappingView(db, serverKey, row), rows: null };
	const show = oneOf(OUTCOMES, event.url.searchParams.get('show'));
	const page = pageOf(event.url.searchParams.get('page'));
	const { lines, total } = await rowLines(db, serverKey, row, show, page);
	const outcomes = await outcomesOf(db, row.id);
	const pages = Math.max(1, Math.ceil(total / PAGE));
	return {
		about,
		closed: false,
		mapping: null,
		rows: { lines, shown: SHOWN[row.roster], outcomes, show, page, pages }
	};
};

/** The import of the address, if it waits for whoever asks. */
async function mine(event: RequestEvent, ...states: Import['state'][]): Promise<Import> {
	const { db, user } = desk(event);
	const row = await importOf(db, event.params.id ?? '');
	if (!row || row.userId !== user.id) error(404);
	if (!states.includes(row.state)) redirect(303, event.url.pathname);
	return row;
}

export const actions: Actions = {
	read: async (event) => {
		const { database, db } = desk(event);
		const row = await mine(event, 'MAPPING');
		const form = await event.request.formData();
		const encoding = oneOf(ENCODINGS, String(form.get('encoding')));
		const read = { ...row, encoding: row.encoding === null ? null : (encoding ?? row.encoding) };
		const isOther = read.encoding !== row.encoding;
		const asked = Number(form.get('heading'));
		const heading = isOther ? await headingOf(db, event.locals.serverKey, read) : asked;
		if (!Number.isInteger(heading) || heading < 0 || heading >= row.rows - 1) return fail(422);
		await reread(database, row.id, { heading, encoding: read.encoding, mapping: {} });
	},

	map: async (event) => {
		const { database, db, who, now } = desk(event);
		const row = await mine(event, 'MAPPING');
		const form = await event.request.formData();
		const meanings = Array.from({ length: row.columns }, (_, i) => String(form.get(`column-${i}`)));
		const { mapping, missing, twice } = mappingFrom(row.roster, meanings);
		const options = Options.safeParse({
			fiscalYear: form.get('fiscalYear'),
			apply: form.get('apply') === 'yes',
			adminDong: mapping.adminDong === undefined ? form.get('adminDong') || null : null
		});
		if (!options.success) return fail(422, { missing, twice });
		const needed = missing.filter((key) => key !== 'adminDong' || options.data.adminDong === null);
		await reread(database, row.id, { mapping, options: options.data });
		if (needed.length > 0 || twice.length > 0) return fail(422, { missing: needed, twice });
		const [heading] = await rowsFrom(db, event.locals.serverKey, row, row.heading, 1);
		const layout = layoutOf(row.roster, heading?.cells ?? []);
		await database.write((trx) =>
			remember(trx, { userId: who.userId, layout, mapping, usedAt: now })
		);
		const ready = await importOf(db, row.id);
		if (ready) await check(database, event.locals.serverKey, ready, now);
	},

	back: async (event) => {
		const row = await mine(event, 'PREVIEW');
		await reread(desk(event).database, row.id, {});
		redirect(303, event.url.pathname);
	},

	confirm: async (event) => {
		const { who } = desk(event);
		const row = await mine(event, 'PREVIEW');
		await event.locals.imports.confirm(row.id, { userId: who.userId, from: who.from });
		redirect(303, event.url.pathname);
	},

	stop: async (event) => {
		await event.locals.imports.stop(event.params.id);
	},

	discard: async (event) => {
		const row = await mine(event, 'MAPPING', 'PREVIEW');
		await discard(desk(event).database, row.id);
		redirect(303, '/office/import');
	}
};
