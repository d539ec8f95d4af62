/** The first fill: step 4 of the sync, line by line, before it is packed. (DESIGN §5) */
import { dayOf } from '../domain/month.ts';
import { columnsOf, TABLE_NAMES, type Row, type TableName } from '../domain/tables.ts';
import type { StartLine } from '../protocol.ts';
import { ownDevice, personOf, type Caller } from './caller.ts';
import { epochOf, head } from './clock.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import { plain, rowsWhere, type Stored } from './rows.ts';
import type { Db, Trx } from './schema.ts';
import { scopeName, scopesOf } from './scopes.ts';

const PAGE = 1000;
/** Small tables that every screen of today needs. */
const FIRST: readonly TableName[] = ['programmeYear', 'worker'];

export interface StartAsked {
	device: string;
	/** schema that the tablet speaks */
	schema: number;
	/** `after` of the last page it has; null to begin */
	after: string | null;
}

/**
 * One head, today's visits with all that belongs to them, then every table by key, one end. Each
 * page is read by itself, so no transaction stays open while a slow tablet listens; what changes
 * meanwhile comes by the feed, which the tablet follows from the head's version.
 *
 * A stream that goes on after a cut repeats the head that it began with; another version in the
 * head means that it begins anew and the pages kept so far are void.
 * @throws Rejected NOT_YOURS, REVOKED, SIGN_IN
 */
export async function* startLines(
	database: Database,
	caller: Caller,
	asked: StartAsked,
	now: string
): AsyncGenerator<StartLine> {
	await ownDevice(database, caller, asked.device, now);
	const plan = await planOf(database, caller, asked);
	const { epoch, scope, version, total } = plan;
	yield { head: { epoch, scope, version, total, at: now } };
	if (plan.from === null) yield* today(database, plan, dayOf(now));
	for (const t of TABLE_NAMES.slice(plan.from ? TABLE_NAMES.indexOf(plan.from.t) : 0)) {
		let after = plan.from?.t === t ? plan.from.id : '';
		for (;;) {
			const rows = await pageOf(database.db, t, plan.scopes, after);
			if (rows.length === 0) break;
			after = (rows.at(-1) as Row).id;
			yield line(plan, t, rows, false, after);
			if (rows.length < PAGE) break;
		}
	}
	yield { end: true };
}

interface Plan {
	epoch: string;
	scope: string;
	scopes: string[];
	/** the feed is followed from here */
	version: number;
	total: number;
	/** where to go on; null from the beginning */
	from: { t: TableName; id: string } | null;
}

function planOf(database: Database, { userId }: Caller, asked: StartAsked): Promise<Plan> {
	return database.snapshot(async (trx) => {
		const person = await personOf(trx, userId);
		if (!person || person.disabledAt !== null) throw new Rejected('SIGN_IN');
		const scopes = scopesOf(person.actor);
		const [epoch, top] = [await epochOf(trx), await head(trx)];
		const scope = scopeName(scopes, asked.schema);
		const total = await countOf(trx, scopes);
		const mark = readMark(asked.after);
		const goesOn = mark && mark.epoch === epoch && mark.scope === scope && mark.version <= top;
		if (!goesOn) return { epoch, scope, scopes, total, version: top, from: null };
		const from = mark.t === TODAY ? null : { t: mark.t, id: mark.id };
		return { epoch, scope, scopes, total, version: mark.version, from };
	});
}

/** Today's visits first, and with them whatever their screens show. */
async function* today(database: Database, plan: Plan, day: string): AsyncGenerator<StartLine> {
	const { db } = database;
	for (const t of FIRST) yield line(plan, t, await pageOf(db, t, plan.scopes, ''), true, '');
	const visits = inScope(plan, await rowsWhere(db, 'visit', 'scheduledOn', [day]));
	if (visits.length === 0) return;
	yield line(plan, 'visit', visits, true, '');
	const of = async (t: TableName, column: string, ids: (string | null)[]) =>
		inScope(plan, await rowsWhere(db, t, column, present(ids)));
	const promised = visits.map((row) => (row as { assignmentId: string }).assignmentId);
	const homes = visits.map((row) => (row as { householdId: string }).householdId);
	const assignments = await of('assignment', 'id', promised);
	const units = assignments.map((row) => (row as { pcId: string | null }).pcId);
	yield line(plan, 'assignment', assignments, true, '');
	yield line(plan, 'household', await of('household', 'id', homes), true, '');
	yield line(plan, 'pc', await of('pc', 'id', units), true, '');
	yield line(plan, 'receipt', await of('receipt', 'assignmentId', promised), true, '');
}

function inScope({ scopes }: Plan, rows: Stored[]): Stored[] {
	return rows.filter((row) => scopes.includes(row.scope));
}

function present(ids: (string | null)[]): string[] {
	return [...new Set(ids.filter((id) => id !== null))];
}

function line(plan: Plan, t: TableName, rows: Row[], isToday: boolean, id: string): StartLine {
	const after = mark(plan, isToday ? TODAY : t, id);
	return { t, rows: rows.map((row) => plain(t, row)), today: isToday, after };
}

const TODAY = 'today';

/** Everything a stream has to know to go on, so that the server keeps nothing between requests. */
function mark({ epoch, scope, version }: Plan, t: TableName | typeof TODAY, id: string): string {
	return [epoch, scope, version, t, id].join('~');
}

function readMark(after: string | null) {
	const [epoch, scope, version, t, id] = after?.split('~') ?? [];
	if (id === undefined || !(t === TODAY || TABLE_NAMES.includes(t as TableName))) return null;
	return { epoch, scope, version: Number(version), t: t as TableName | typeof TODAY, id };
}

async function pageOf(
	db: Db,
	table: TableName,
	scopes: readonly string[],
	after: string
): Promise<Row[]> {
	return db
		.selectFrom(table as 'pc')
		.select(columnsOf(table) as 'id'[])
		.where('scope', 'in', scopes)
		.where('id', '>', after)
		.orderBy('id')
		.limit(PAGE)
		.execute() as Promise<unknown> as Promise<Row[]>;
}

async function countOf(trx: Trx, scopes: readonly string[]): Promise<number> {
	let total = 0;
	for (const table of TABLE_NAMES) {
		const { rows } = await trx
			.selectFrom(table as 'pc')
			.select((eb) => eb.fn.countAll<number>().as('rows'))
			.where('scope', 'in', scopes)
			.executeTakeFirstOrThrow();
		total += rows;
	}
	return total;
}
