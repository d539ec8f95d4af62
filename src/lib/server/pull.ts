/** The server's answer: step 3 of the sync. (DESIGN §5) */
import type { Params } from '../domain/refusal.ts';
import { TABLE_NAMES, type Row, type TableName } from '../domain/tables.ts';
import {
	PAGE_ROWS,
	type SyncAnswer,
	type SyncRequest,
	type WireRow,
	type WireVerdict
} from '../protocol.ts';
import { epochOf, head } from './clock.ts';
import type { Database } from './db.ts';
import { deviceOf, personOf, type Caller } from './caller.ts';
import { Rejected } from './rejection.ts';
import { plain, rowsWhere, type Stored } from './rows.ts';
import type { DeviceRow, Feed, Trx } from './schema.ts';
import { scopeName, scopesOf } from './scopes.ts';

/** Verdicts an answer carries at most; a tablet that acknowledged nothing gets the rest next. */
const MOST_VERDICTS = 1000;

/**
 * Answers in one read snapshot: verdicts, and what is new in the caller's scope since the cursor.
 * A reset carries no rows: the tablet fills its mirror from the start stream.
 */
export function pull(
	{ snapshot }: Database,
	caller: Caller,
	request: SyncRequest,
	now: string
): Promise<SyncAnswer> {
	return snapshot(async (trx) => {
		const device = await deviceOf(trx, request.device);
		const person = await personOf(trx, caller.userId);
		if (!device || !person) throw new Rejected('NOT_YOURS');
		const [epoch, top] = [await epochOf(trx), await head(trx)];
		const scopes = person.disabledAt === null ? scopesOf(person.actor) : [];
		const scope = scopeName(scopes, request.schema);
		const isForeign = request.epoch !== epoch || request.scope !== scope || request.cursor > top;
		const reset = isForeign || scopes.length === 0;
		const verdicts = await verdictsFor(trx, request);
		const news = reset ? NOTHING : await pageAfter(trx, scopes, request.cursor, top);
		return {
			...news,
			...{ epoch, scope, reset, verdicts },
			more: news.more || verdicts.length >= MOST_VERDICTS,
			settled: device.settled,
			covered: await coveredBy(trx, device),
			at: now
		};
	});
}

type News = Pick<SyncAnswer, 'rows' | 'gone' | 'cursor' | 'more'>;

const NOTHING: News = { rows: [], gone: [], cursor: 0, more: false };

/** All that is settled above `ack`, and what this push repeats below it. */
async function verdictsFor(trx: Trx, request: SyncRequest): Promise<WireVerdict[]> {
	const numbers = request.push.map((action) => action.n);
	const repeated = numbers.filter((n) => n <= request.ack);
	const logged = trx
		.selectFrom('delivery')
		.innerJoin('action_log', 'action_log.id', 'delivery.actionId')
		.select(['n', 'action_log.id', 'verdict', 'code', 'params'])
		.where('delivery.deviceId', '=', request.device)
		.orderBy('n');
	const rows = await logged.where('n', '>', request.ack).limit(MOST_VERDICTS).execute();
	if (repeated.length > 0) rows.unshift(...(await logged.where('n', 'in', repeated).execute()));
	return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
}

/** Highest n that the newest backup holds. */
async function coveredBy(trx: Trx, device: DeviceRow): Promise<number> {
	const backup = await trx
		.selectFrom('backup')
		.select((eb) => eb.fn.max('version').as('version'))
		.executeTakeFirst();
	if (!backup?.version) return 0;
	const row = await trx
		.selectFrom('delivery')
		.select('n')
		.where('deviceId', '=', device.id)
		.where('version', '<=', backup.version)
		.orderBy('version', 'desc')
		.orderBy('n', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.n ?? 0;
}

interface Item {
	t: TableName;
	stored: Stored;
}

/** The next page of the feed: whole versions, about PAGE_ROWS rows. */
async function pageAfter(
	trx: Trx,
	scopes: readonly string[],
	cursor: number,
	top: number
): Promise<News> {
	if (cursor >= top) return { ...NOTHING, cursor };
	const items: Item[] = [];
	let bound = top;
	for (const t of TABLE_NAMES) {
		const part = await newIn(trx, t, scopes, cursor, bound);
		bound = part.bound;
		for (const stored of part.rows) items.push({ t, stored });
	}
	const page = items
		.filter(({ stored }) => stored.version <= bound)
		.sort((a, b) => a.stored.version - b.stored.version);
	bound = page[PAGE_ROWS - 1]?.stored.version ?? bound;
	const rows = page.filter(({ stored }) => stored.version <= bound).map(wireRow);
	const gone = await goneBetween(trx, scopes, cursor, bound);
	return { rows, gone, cursor: bound, more: bound < top };
}

/**
 * New rows of one table and the version up to which they are complete: a page that is full may have
 * cut its last version, which then waits, unless that version alone is larger than a page.
 */
async function newIn(
	trx: Trx,
	table: TableName,
	scopes: readonly string[],
	cursor: number,
	bound: number
): Promise<{ rows: Stored[]; bound: number }> {
	const query = trx
		.selectFrom(table as 'pc')
		.selectAll()
		.where('scope', 'in', scopes)
		.orderBy('version');
	const rows: Feed[] = await query
		.where('version', '>', cursor)
		.where('version', '<=', bound)
		.limit(PAGE_ROWS + 1)
		.execute();
	const last = rows.at(-1)?.version ?? 0;
	if (rows.length <= PAGE_ROWS) return { rows: rows as Stored[], bound };
	const before = rows.filter((row) => row.version < last);
	if (before.length > 0) return { rows: before as Stored[], bound: last - 1 };
	const whole: Feed[] = await query.where('version', '=', last).execute();
	return { rows: whole as Stored[], bound: last };
}

/** Rows that left the scopes and did not come back. */
async function goneBetween(
	trx: Trx,
	scopes: readonly string[],
	cursor: number,
	bound: number
): Promise<SyncAnswer['gone']> {
	const left = await trx
		.selectFrom('left_scope')
		.select(['tableName', 'rowId', 'version'])
		.where('scope', 'in', scopes)
		.where('version', '>', cursor)
		.where('version', '<=', bound)
		.orderBy('version')
		.execute();
	const gone: SyncAnswer['gone'] = [];
	for (const [t, some] of Map.groupBy(left, (row) => row.tableName)) {
		const present = await rowsWhere(trx, t, 'id', [...new Set(some.map((row) => row.rowId))]);
		const held = new Set(present.filter((row) => scopes.includes(row.scope)).map((row) => row.id));
		const latest = new Map(some.map((row) => [row.rowId, row.version]));
		for (const [id, version] of latest) if (!held.has(id)) gone.push({ t, id, version });
	}
	return gone;
}

function wireRow({ t, stored }: Item): WireRow {
	return { t, version: stored.version, row: plain(t, stored as Row) } as WireRow;
}
