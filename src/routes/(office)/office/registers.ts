/** The server's half of a register's page: what the address asks for, searching, and bulk actions. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { ActionName } from '$lib/domain/actions.ts';
import { dayOf } from '$lib/domain/month.ts';
import type { Verdict } from '$lib/domain/perform.ts';
import { anyRrn, holdsRrn } from '$lib/domain/rrn.ts';
import { append } from '$lib/server/audit.ts';
import { actEach, MOST_AT_ONCE, preview } from '$lib/server/preview.ts';
import { addressOf, asked, typed, usual, isSortable } from '$lib/server/registers/asked.ts';
import {
	bulkFor,
	visitsFor,
	wishesOf,
	type BulkField,
	type BulkOf
} from '$lib/server/registers/bulk.ts';
import { REGISTERS, type RegisterName } from '$lib/server/registers/list.ts';
import { frameOf } from '$lib/server/registers/frame.ts';
import { linesOf, pageOf, subjectsOf, type RegisterOf } from '$lib/server/registers/register.ts';
import { keepSearch, searchOf } from '$lib/server/registers/searches.ts';
import { dropViews, keepView, viewsOf } from '$lib/server/registers/views.ts';
import { workers } from '$lib/server/reports/rounds.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { desk } from './desk.ts';

export type RegisterData = Awaited<ReturnType<typeof openRegister>>;
/** What a bulk form came back with. */
export interface BulkAnswer {
	stage: 'preview' | 'done';
	/** '' while none is chosen */
	bulk: ActionName | '';
	/** the lines that were chosen */
	ids: string[];
	values: Record<string, string>;
	ticket: string;
	/** why nothing was looked at */
	fault: 'RRN' | 'NOTHING' | 'ACTION' | 'FIELDS' | null;
	lines: (Verdict & { title: string })[];
}

/** All that a register's page shows. */
export async function openRegister(
	event: RequestEvent & { parent(): Promise<{ year: string }> },
	name: RegisterName
) {
	const { database, db, user, who, now, ticket } = desk(event);
	const { year } = await event.parent();
	const register = await registerOf(event, name, year);
	const { searchParams } = event.url;
	const id = searchParams.get('s');
	const text = register.personal
		? searchOf(event.cookies, keyOf(event), { id, register: name, now })
		: '';
	const wish = asked(register, searchParams, text);
	const found = await pageOf(database, register, wish);
	if (register.personal && wish.text) await noteSearch(event, name, register, found);
	const people = await workers(db);
	return {
		name,
		...found,
		columns: register.columns.filter(({ show }) => show !== 'never').map(shown),
		chosen: wish.columns,
		usual: usual(register),
		sort: wish.sort,
		filters: register.columns.flatMap(({ key, filter, noun, show }) =>
			filter
				? [{ key, noun, main: show === 'usual' && filter.kind === 'choice', ...asData(filter) }]
				: []
		),
		set: wish.filters,
		workers: people.map(({ id: value, name: label }) => ({ value, label })),
		text: wish.text,
		personal: register.personal,
		/** the search is over: its half hour has passed, or another browser began it */
		searchOver: id !== null && text === undefined,
		searchId: wish.text && register.personal ? id : null,
		address: addressOf(register, wish).toString(),
		views: await viewsOf(db, who.userId, name),
		bulk: bulkFor(name, who.role).map(({ action, fields }) => ({ action, fields })),
		most: MOST_AT_ONCE,
		today: dayOf(now),
		asOf: now,
		ticket,
		year,
		role: user.role
	};
}

/** The forms of a register's page. */
export function registerActions(name: RegisterName) {
	return {
		search: (event: RequestEvent) => search(event, name),
		preview: (event: RequestEvent) => judge(event, name, 'preview'),
		carry: (event: RequestEvent) => judge(event, name, 'done'),
		keepView: (event: RequestEvent) => keep(event, name),
		dropView: drop
	};
}

/** Which columns there are, without what only the server needs. */
function shown({ kind, key, noun, mask, ...column }: RegisterOf['columns'][number]) {
	return {
		...{ key, kind, noun, personal: mask !== undefined },
		sortable: isSortable({ kind, key, mask, ...column })
	};
}

function asData(filter: NonNullable<RegisterOf['columns'][number]['filter']>) {
	return filter.kind === 'choice'
		? { kind: filter.kind, options: [...filter.options] }
		: { kind: filter.kind, options: [] };
}

async function registerOf(
	event: RequestEvent,
	name: RegisterName,
	year: string
): Promise<RegisterOf> {
	const { database, user, now } = desk(event);
	return REGISTERS[name](await frameOf(database, user, year, now));
}

const keyOf = ({ locals }: RequestEvent) => ({
	key: locals.serverKey,
	userId: locals.user?.id ?? ''
});

/** The text stays here; the address learns only that there is a search. */
async function search(event: RequestEvent, name: RegisterName) {
	const { database, now } = desk(event);
	const text = typed(String((await event.request.formData()).get('text') ?? ''));
	if (holdsRrn(text)) return fail(422, { rrn: true });
	const params = new URLSearchParams(event.url.search);
	for (const key of [...params.keys()])
		if (key.startsWith('/') || key === 'page') params.delete(key);
	params.delete('s');
	if (text !== '') {
		const id = database.newId();
		keepSearch(event.cookies, keyOf(event), { id, register: name, text, at: now });
		params.set('s', id);
	}
	redirect(303, `${event.url.pathname}?${params}`);
}

/** Keeps what the address asks for under a name. A search is not part of it. */
async function keep(event: RequestEvent, name: RegisterName) {
	const { db, who, now, ticket } = desk(event);
	const form = await event.request.formData();
	const register = await registerOf(event, name, '');
	const address = addressOf(register, asked(register, event.url.searchParams)).toString();
	const fault = await keepView(
		db,
		{
			...{ id: ticket, userId: who.userId, register: name, address },
			...{ name: String(form.get('name') ?? ''), isShared: form.has('shared') }
		},
		now
	);
	return fault ? fail(422, { viewFault: fault }) : { viewFault: null };
}

async function drop(event: RequestEvent) {
	const { db, who } = desk(event);
	await dropViews(db, who.userId, [String((await event.request.formData()).get('id') ?? '')]);
	return { viewFault: null };
}

/** Whoever was shown to the searcher is on record, and how many there were in all. */
async function noteSearch(
	event: RequestEvent,
	name: RegisterName,
	register: RegisterOf,
	found: { lines: { id: string }[]; total: number }
): Promise<void> {
	const { database, db, who, now } = desk(event);
	const ids = found.lines.map(({ id }) => id);
	const entry = { at: now, userId: who.userId, from: who.from };
	const seen = await subjectsOf(db, register, ids);
	const work = `SEARCH: ${name} ${found.total}`;
	const entries = seen.map((subject) => ({ ...entry, subject, work }));
	await database.write((trx) =>
		append(trx, entries.length > 0 ? entries : [{ ...entry, subject: null, work }])
	);
}

/** Says what would become of the chosen lines, or does it. */
async function judge(event: RequestEvent, name: RegisterName, stage: 'preview' | 'done') {
	const { database, db, who, now } = desk(event);
	const form = await event.request.formData();
	const read = (field: string) =>
		String(form.get(field) ?? '')
			.normalize('NFC')
			.trim();
	const bulk = bulkFor(name, who.role).find(({ action }) => action === read('action'));
	const ids = [...new Set(form.getAll('id').map(String))];
	if (!isTicket(read('ticket')) || ids.length > MOST_AT_ONCE) throw new Rejected('MALFORMED');
	if (!bulk && read('action') === '') return unchosen(read('ticket'), ids, stage);
	if (!bulk) throw new Rejected('MALFORMED');
	const values = Object.fromEntries(bulk.fields.map((field) => [field, read(field)]));
	const back = { bulk: bulk.action, ids, values, ticket: read('ticket'), stage, fault: null };
	const fault = faultOf(bulk, ids, values);
	if (fault) {
		const shown = fault === 'RRN' ? {} : values;
		return fail(422, { ...back, values: shown, lines: [], fault } satisfies BulkAnswer);
	}
	const visits = await visitsFor(db, name, ids);
	const given = values as Record<BulkField, string>;
	const wishes = wishesOf(bulk, ids, given, back.ticket, visits);
	const verdicts = await (stage === 'preview' ? preview : actEach)(database, who, wishes, now);
	const register = await registerOf(event, name, '');
	return { ...back, lines: await told(db, register, ids, verdicts) } satisfies BulkAnswer;
}

/** Lines were chosen, but not what is to be done with them. */
const unchosen = (ticket: string, ids: string[], stage: BulkAnswer['stage']) =>
	fail(422, {
		...{ bulk: '' as const, ids, values: {}, ticket, stage, lines: [] },
		fault: ids.length === 0 ? ('NOTHING' as const) : ('ACTION' as const)
	} satisfies BulkAnswer);

const OPTIONAL: readonly BulkField[] = ['note'];

function faultOf(
	{ fields }: BulkOf,
	ids: readonly string[],
	values: Record<string, string>
): BulkAnswer['fault'] {
	if (anyRrn(values)) return 'RRN';
	if (ids.length === 0) return 'NOTHING';
	return fields.some((field) => !OPTIONAL.includes(field) && !values[field]) ? 'FIELDS' : null;
}

const isTicket = (ticket: string) => /^[0-9A-Za-z-]{1,40}$/.test(ticket);

/** Each line by the number it is known by, with its verdict. */
async function told(
	db: Parameters<typeof linesOf>[0],
	register: RegisterOf,
	ids: readonly string[],
	verdicts: readonly Verdict[]
) {
	const first = register.columns[0]?.key ?? '';
	const lines = await linesOf(db, { ...register, within: [] }, ids, [first]);
	const titles = new Map(lines.map((line) => [line.id, String(line.cells[first] ?? '')]));
	return ids.map((id, i) => {
		const { verdict, code, params } = verdicts[i] as Verdict;
		return { id, title: titles.get(id) ?? id, verdict, code, params };
	});
}
