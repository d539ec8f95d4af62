/** Settles rows of a roster inside a transaction: only what was found ready and is not there yet. */
import type { Verdict } from '../../domain/perform.ts';
import type { Trx } from '../schema.ts';
import { contentOf, settle } from '../settle.ts';
import { lineOf } from './check.ts';
import type { Deeds, Roll } from './deeds.ts';
import { readRow, type Manner, type ReadRow } from './rows.ts';
import type { KeptRow } from './table.ts';
import type { Line, Outcome } from './tables.ts';
import type { Twins } from './twins.ts';

/** An import that is being worked on. */
export interface Job {
	id: string;
	/** see deeds.ts */
	rowKey: Buffer;
	manner: Manner;
	startedAt: string;
	/** rows behind the heading */
	toRead: number;
	twins: Twins;
}

type Scene = Pick<Parameters<typeof settle>[1], 'version' | 'now' | 'actor' | 'from'>;

/** Registers the rows that were found ready and are not on record meanwhile. */
export async function register(
	trx: Trx,
	job: Job,
	rows: readonly KeptRow[],
	done: number,
	scene: Scene
): Promise<{ lines: Line[]; scopes: Iterable<string> }> {
	await job.twins.catchUp(trx, scene.version);
	const left = await leftOut(trx, job.id, rows);
	const wanted = rows.flatMap((row, i) => (left.has(row.n) ? [] : [wish(job, row, done + i)]));
	const known = await verdictsOf(
		trx,
		wanted.flatMap(({ deeds }) => deeds?.subject ?? [])
	);
	const lines: Line[] = [];
	const todo: { n: number; deeds: Deeds }[] = [];
	for (const one of wanted) {
		const line = needless(job, one, known);
		if (line) lines.push(line);
		else if (one.deeds) todo.push({ n: one.n, deeds: afresh(job, one, known) ?? one.deeds });
	}
	const { verdicts, scopes } = await settle(
		trx,
		{ ...scene, deviceId: null, enrolledAt: null, apart: null },
		todo
			.flatMap(({ deeds }) => deeds.actions)
			.map((action) => ({ ...action, content: contentOf(action) }))
	);
	const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
	for (const { n, deeds } of todo) lines.push(settledLine(job.id, n, deeds, byId));
	return { lines, scopes };
}

/** A row and what it asks for. */
interface Wish extends ReadRow {
	roll: Roll;
	deeds: Deeds | undefined;
}

function wish({ rowKey, manner, startedAt, toRead }: Job, row: KeptRow, at: number): Wish {
	const read = readRow(row, manner, startedAt);
	const { options } = manner;
	const roll: Roll = { key: rowKey, options, startedAt, after: toRead - at, again: '' };
	return { ...read, roll, deeds: read.ready?.deeds(roll) };
}

type Known = ReadonlyMap<string, Verdict['verdict']>;

/** The line of a row that needs nothing done; null for the others. */
function needless(
	{ id, twins }: Job,
	{ n, faults, ready, deeds }: Wish,
	known: Known
): Line | null {
	if (!ready || !deeds) return lineOf(id, n, 'FAULTY', faults);
	const before = known.get(deeds.subject);
	if (before === 'accepted' || before === 'exception')
		return lineOf(id, n, 'KNOWN', [], deeds.subject);
	const twin = twins.find(ready.keys);
	return twin ? lineOf(id, n, 'TWIN', [{ code: 'TWIN_ON_RECORD', ref: twin.ref }], twin.id) : null;
}

/** New ids for what an earlier import was refused: its answer stands for good under the old ones. */
function afresh({ id }: Job, { ready, roll, deeds }: Wish, known: Known): Deeds | undefined {
	return deeds && known.has(deeds.subject) ? ready?.deeds({ ...roll, again: id }) : undefined;
}

/** Numbers of rows that the check left out. */
async function leftOut(trx: Trx, id: string, rows: readonly KeptRow[]): Promise<Set<number>> {
	const found = await trx
		.selectFrom('roster_line')
		.select('row')
		.where('importId', '=', id)
		.where('row', '>=', rows[0]?.n ?? 0)
		.where('row', '<=', rows.at(-1)?.n ?? 0)
		.where('outcome', 'in', ['FAULTY', 'TWIN'])
		.execute();
	return new Set(found.map(({ row }) => row));
}

/** What was answered before to actions of these ids. */
async function verdictsOf(trx: Trx, ids: readonly string[]): Promise<Known> {
	if (ids.length === 0) return new Map();
	const found = await trx
		.selectFrom('action_log')
		.select(['id', 'verdict'])
		.where('id', 'in', ids)
		.execute();
	return new Map(found.map((row) => [row.id, row.verdict]));
}

/** The line of a row by what its actions were answered; the first that is not accepted speaks for it. */
function settledLine(id: string, n: number, deeds: Deeds, byId: Map<string, Verdict>): Line {
	const verdicts = deeds.actions.flatMap((action) => byId.get(action.id) ?? []);
	const [first] = verdicts;
	const odd = verdicts.find(({ verdict }) => verdict !== 'accepted');
	const reasons = odd?.code ? [{ code: odd.code, params: odd.params }] : [];
	if (!odd) return lineOf(id, n, 'ADDED', [], deeds.subject);
	const outcome: Outcome = first?.verdict === 'accepted' ? 'DOUBT' : 'REFUSED';
	const isThere = first?.verdict === 'accepted';
	return lineOf(id, n, outcome, reasons, isThere ? deeds.subject : null);
}
