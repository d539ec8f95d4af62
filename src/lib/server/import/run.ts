/**
 * Registers a roster that was confirmed, a few rows a transaction, so that everybody else's requests
 * go in between. How far it is stands in the same transaction as what it did: whatever ends the
 * process, the next runner goes on behind the last row that is done.
 */
import { append } from '../audit.ts';
import { rest } from '../breath.ts';
import { personOf } from '../caller.ts';
import { head, tick } from '../clock.ts';
import type { Database } from '../db.ts';
import { causeOf, isBug } from '../failures.ts';
import type { ServerKey } from '../keys.ts';
import type { Trx } from '../schema.ts';
import { lineOf, note } from './check.ts';
import { rowKeyOf } from './deeds.ts';
import { register, type Job } from './register.ts';
import { mannerOf } from './rows.ts';
import { forget, importOf, rowsFrom, rowsToRead } from './staged.ts';
import type { KeptRow } from './table.ts';
import type { Import, Line, Outcome } from './tables.ts';
import { Twins } from './twins.ts';

const CHUNK = 25;

/** What a run needs of the world. */
export interface Runner {
	database: Database;
	key: ServerKey;
	/** names the process that works on it */
	name: string;
	now(): string;
	/** true once the process is about to end: the import waits for the next one */
	isEnding(): boolean;
}

/** Works on an import until it is done, stopped, or taken up by somebody else. */
export async function run(runner: Runner, id: string): Promise<void> {
	const { database, key } = runner;
	const row = await importOf(database.db, id);
	if (!row || row.startedAt === null) return;
	const job: Running = {
		...{
			runner,
			rowKey: rowKeyOf(key),
			id,
			manner: mannerOf(row),
			startedAt: row.startedAt,
			toRead: rowsToRead(row)
		},
		twins: await Twins.load(database.db, row.roster, await head(database.db))
	};
	for (let done = row.done; !runner.isEnding();) {
		const began = performance.now();
		const rows = await rowsFrom(database.db, key, row, row.heading + 1 + done, CHUNK);
		if (!(await settleRows(job, rows, done))) return;
		done += rows.length;
		await rest(performance.now() - began);
	}
}

interface Running extends Job {
	runner: Runner;
}

/** Settles the rows together, or each alone where one of them shows a bug. False when it is over. */
async function settleRows(job: Running, rows: readonly KeptRow[], done: number): Promise<boolean> {
	try {
		return await inTransaction(job, rows, done);
	} catch (error) {
		if (!isBug(error)) throw error;
	}
	for (const [i, row] of rows.entries()) {
		try {
			if (!(await inTransaction(job, [row], done + i))) return false;
		} catch (error) {
			if (!isBug(error)) throw error;
			job.runner.database.report(`import ${job.id} row ${row.n}`, causeOf(error));
			if (!(await inTransaction(job, [row], done + i, true))) return false;
		}
	}
	return true;
}

async function inTransaction(
	job: Running,
	rows: readonly KeptRow[],
	done: number,
	asBug = false
): Promise<boolean> {
	const { runner, id } = job;
	const now = runner.now();
	const { goesOn, scopes } = await runner.database.write(async (trx) => {
		const version = await tick(trx);
		const row = await heldBy(trx, runner.name, id, done);
		if (!row) return { goesOn: false, scopes: [] };
		const person = await personOf(trx, row.userId);
		const isOver = rows.length === 0 || row.state === 'STOPPING' || person?.disabledAt !== null;
		if (isOver) {
			await finish(trx, row, rows.length === 0 ? 'DONE' : 'STOPPED', now);
			return { goesOn: false, scopes: [] };
		}
		const settled = asBug
			? { lines: rows.map((one) => lineOf(id, one.n, 'FAILED', [{ code: 'BUG' }])), scopes: [] }
			: await register(trx, job, rows, done, { version, now, actor: person.actor, from: 'import' });
		await note(trx, settled.lines);
		await advance(trx, row, rows.length, settled.lines, now);
		return { goesOn: true, scopes: settled.scopes };
	});
	await runner.database.pokes.notify(scopes);
	return goesOn;
}

/** The import while this runner holds it and nobody has gone on with it; undefined otherwise. */
function heldBy(trx: Trx, name: string, id: string, done: number): Promise<Import | undefined> {
	return trx
		.selectFrom('roster_import')
		.selectAll()
		.where('id', '=', id)
		.where('runner', '=', name)
		.where('done', '=', done)
		.where('state', 'in', ['RUNNING', 'STOPPING'])
		.executeTakeFirst();
}

async function advance(
	trx: Trx,
	row: Import,
	by: number,
	lines: readonly Line[],
	now: string
): Promise<void> {
	const count = (...outcomes: Outcome[]) =>
		lines.filter((line) => outcomes.includes(line.outcome)).length;
	await trx
		.updateTable('roster_import')
		.set({
			done: row.done + by,
			added: row.added + count('ADDED', 'DOUBT'),
			known: row.known + count('KNOWN'),
			twins: row.twins + count('TWIN'),
			faulty: row.faulty + count('FAULTY'),
			refused: row.refused + count('REFUSED', 'FAILED'),
			beatAt: now
		})
		.where('id', '=', row.id)
		.execute();
}

async function finish(
	trx: Trx,
	row: Import,
	state: 'DONE' | 'STOPPED',
	now: string
): Promise<void> {
	await trx
		.updateTable('roster_import')
		.set({ state, finishedAt: now, beatAt: null, runner: null })
		.where('id', '=', row.id)
		.execute();
	await forget(trx, row.id);
	const work = `IMPORT_${state} ${row.roster} added=${row.added} rows=${row.done}`;
	await append(trx, [{ at: now, userId: row.userId, from: 'import', subject: row.id, work }]);
}
