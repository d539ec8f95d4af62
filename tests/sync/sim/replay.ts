/**
 * The oracle: the whole log of actions carried out once more, in the order the server settled
 * them, over the rows the world began with. It knows nothing of networks, retries or databases;
 * whatever the server holds must be what comes out here.
 */
import type { Actor } from '../../../src/lib/domain/context.ts';
import {
	answerEffect,
	answerRefusal,
	perform,
	type Action,
	type Verdict
} from '../../../src/lib/domain/perform.ts';
import { Refusal } from '../../../src/lib/domain/refusal.ts';
import {
	TABLE_NAMES,
	type Row,
	type Rows,
	type TableName
} from '../../../src/lib/domain/tables.ts';
import { Cache, Overlay, withRows, type Need } from '../../../src/lib/domain/tx.ts';

export type Tables = Map<TableName, Map<string, Row>>;

export interface Settled {
	action: Action;
	actor: Actor;
	/** when the server heard of it */
	now: string;
	/** the server's verdict; a quarantined action leaves nothing */
	verdict: Verdict;
}

/**
 * The rows that the log leads to, and where a verdict is not the one the rules give. `workers` are
 * the changes of duties that no action made, by version.
 */
export async function replay(
	before: Tables,
	log: readonly (Settled & { version: number })[],
	workers: readonly { version: number; row: Row }[]
): Promise<{ rows: Tables; wrong: string[] }> {
	const rows: Tables = new Map([...before].map(([table, held]) => [table, new Map(held)]));
	const wrong: string[] = [];
	const duties = [...workers];
	const catchUp = (version: number) => {
		while (duties[0] && duties[0].version < version) {
			const { row } = duties.shift() as { row: Row };
			of(rows, 'worker').set(row.id, row);
		}
	};
	for (const entry of log) {
		catchUp(entry.version);
		// What was set apart has no effect, and a resident registration number is not in the log.
		if (entry.verdict.verdict === 'quarantined' || entry.verdict.code === 'RRN_FOUND') continue;
		const { puts, verdict } = await answer(rows, entry, asOf(rows, entry.actor));
		if (text(verdict) !== text(entry.verdict))
			wrong.push(
				`${entry.action.name} ${entry.action.id}: ${text(entry.verdict)}, by the rules ${text(verdict)}`
			);
		for (const { table, row } of puts) of(rows, table).set(row.id, row);
	}
	catchUp(Infinity);
	return { rows, wrong };
}

/** People of the field work where their worker row says at that moment. */
function asOf(rows: Tables, actor: Actor): Actor {
	const worker = of(rows, 'worker').get(actor.userId) as Rows['worker'] | undefined;
	return worker ? { ...actor, dongs: worker.dongs.split(',') } : actor;
}

async function answer(
	rows: Tables,
	{ action, now }: Pick<Settled, 'action' | 'now'>,
	actor: Actor
) {
	const cache = new Cache();
	const fetch = (need: Need) => Promise.resolve(find(rows, need));
	try {
		const { result, tx } = await withRows(cache, fetch, (over) => {
			perform(over, action, actor, true, now);
			return answerEffect(over, action);
		});
		return { verdict: result, puts: putsOf(tx) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { result, tx } = await withRows(cache, fetch, (over) =>
			answerRefusal(over, action, actor, error, now)
		);
		return { verdict: result, puts: putsOf(tx) };
	}
}

function putsOf(tx: Overlay): { table: TableName; row: Row }[] {
	return [...tx.puts.values()];
}

function find(rows: Tables, need: Need): Row[] {
	if ('id' in need) {
		const row = rows.get(need.table)?.get(need.id);
		return row ? [row] : [];
	}
	return [...of(rows, need.table).values()].filter(
		(row) => (row as Record<string, unknown>)[need.column] === need.value
	);
}

/** The rows of a table, made on first use. */
export function of(rows: Tables, table: TableName): Map<string, Row> {
	let held = rows.get(table);
	if (!held) rows.set(table, (held = new Map()));
	return held;
}

/** The first row in which two sets of tables differ, in words. */
export function difference(is: Tables, should: Tables): string | undefined {
	for (const table of TABLE_NAMES) {
		const [left, right] = [of(is, table), of(should, table)];
		for (const [id, row] of left) if (!same(row, right.get(id))) return told(table, id, row, right);
		for (const [id] of right) if (!left.has(id)) return told(table, id, undefined, right);
	}
	return undefined;
}

/** True if two rows say the same in every column. */
export function same(a: Row | undefined, b: Row | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	const [left, right] = [a, b] as unknown as Record<string, unknown>[];
	const columns = Object.keys(a);
	if (columns.length !== Object.keys(b).length) return false;
	return columns.every((column) => left?.[column] === right?.[column]);
}

function told(
	table: TableName,
	id: string,
	is: Row | undefined,
	should: ReadonlyMap<string, Row>
): string {
	const show = (row: Row | undefined) => (row === undefined ? 'absent' : JSON.stringify(row));
	return `${table}/${id} is ${show(is)}, should be ${show(should.get(id))}`;
}

function text(verdict: Verdict): string {
	const params = Object.entries(verdict.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([verdict.verdict, verdict.code, params]);
}
