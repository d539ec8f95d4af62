/** Confirming a carrier's file: each ready row becomes an action of its own, some in one transaction. */
import { ACTIONS } from '../../domain/actions.ts';
import type { Verdict } from '../../domain/perform.ts';
import { append, note } from '../audit.ts';
import { rest } from '../breath.ts';
import { personOf, type Caller } from '../caller.ts';
import { tick } from '../clock.ts';
import type { Database } from '../db.ts';
import { Rejected } from '../rejection.ts';
import type { Db, Trx } from '../schema.ts';
import { contentOf, settle } from '../settle.ts';
import type { BillFile, BillLine } from './tables.ts';

/** So few at a time that other people's requests go in between. */
const CHUNK = 50;

/** How many rows were recorded, and how many the rules refused. */
export interface Recorded {
	recorded: number;
	refused: number;
}

/**
 * Records what is ready. A row is recorded in the same transaction that says so, so a confirmation that
 * was cut off goes on where it stood, and one that is sent twice does nothing more.
 * @throws Rejected NOT_YOURS where there is no such file, SIGN_IN for a closed account
 */
export async function confirmFile(
	database: Database,
	caller: Caller,
	fileId: string,
	now: string
): Promise<Recorded> {
	const file = await fileOf(database.db, fileId);
	if (!file || file.state === 'DISCARDED') throw new Rejected('NOT_YOURS');
	const sum: Recorded = { recorded: 0, refused: 0 };
	for (;;) {
		const began = performance.now();
		const some = await recordSome(database, caller, file, now);
		if (!some) break;
		sum.recorded += some.recorded;
		sum.refused += some.refused;
		await rest(performance.now() - began);
	}
	return sum;
}

async function recordSome(
	database: Database,
	caller: Caller,
	file: BillFile,
	now: string
): Promise<Recorded | undefined> {
	const { answer, scopes } = await database.write(async (trx) => {
		const version = await tick(trx);
		const person = await personOf(trx, caller.userId);
		if (!person || person.disabledAt !== null) throw new Rejected('SIGN_IN');
		if (person.actor.role !== 'office') throw new Rejected('NOT_YOURS');
		const lines = await readyLines(trx, file.id);
		if (lines.length === 0) {
			await finish(trx, file, caller, now);
			return { answer: undefined, scopes: [] };
		}
		const office = { deviceId: null, enrolledAt: null, apart: null };
		const scene = { version, now, actor: person.actor, from: caller.from, ...office };
		const { verdicts, scopes } = await settle(
			trx,
			scene,
			lines.map((line) => actionOf(file, line, database.newId(), now))
		);
		const recorded = verdicts.filter(({ verdict }) => verdict === 'accepted').length;
		await keep(trx, lines, verdicts);
		return { answer: { recorded, refused: lines.length - recorded }, scopes };
	});
	await database.pokes.notify(scopes);
	return answer;
}

function readyLines(trx: Trx, fileId: string): Promise<BillLine[]> {
	return trx
		.selectFrom('bill_line')
		.selectAll()
		.where('fileId', '=', fileId)
		.where('outcome', '=', 'READY')
		.orderBy('row')
		.limit(CHUNK)
		.execute();
}

function actionOf(file: BillFile, line: BillLine, id: string, at: string) {
	const { enrollmentId, month, bill, discount } = line;
	const action = {
		id,
		name: 'recordBill',
		v: ACTIONS.recordBill.v,
		input: { enrollmentId, month, bill, discount, source: `${file.id}/${line.row}` },
		at
	};
	return { ...action, content: contentOf(action) };
}

/** What became of the rows; one that is on record needs no person any more. */
async function keep(
	trx: Trx,
	lines: readonly BillLine[],
	verdicts: readonly Verdict[]
): Promise<void> {
	const accepted = lines.filter((_, i) => verdicts[i]?.verdict === 'accepted');
	if (accepted.length > 0)
		await trx
			.updateTable('bill_line')
			.set({ outcome: 'RECORDED', sealed: '' })
			.where(
				'id',
				'in',
				accepted.map(({ id }) => id)
			)
			.execute();
	for (const [i, line] of lines.entries()) {
		if (accepted.includes(line)) continue;
		const { code, params } = verdicts[i] as Verdict;
		await trx
			.updateTable('bill_line')
			.set({ outcome: 'REFUSED', reason: code ?? '', params: JSON.stringify(params) })
			.where('id', '=', line.id)
			.execute();
	}
}

async function finish(trx: Trx, file: BillFile, caller: Caller, now: string): Promise<void> {
	const done = await trx
		.updateTable('bill_file')
		.set({ state: 'DONE', confirmedAt: now, confirmedBy: caller.userId })
		.where('id', '=', file.id)
		.where('state', '=', 'READ')
		.returning('id')
		.executeTakeFirst();
	const { userId, from } = caller;
	const entry = { at: now, userId, from, subject: null, actionId: null };
	if (done) await append(trx, [{ ...entry, work: `BILL_FILE_DONE ${file.id}` }]);
}

/** The file, or undefined. */
export function fileOf(db: Db, id: string): Promise<BillFile | undefined> {
	return db.selectFrom('bill_file').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * A person says whose a row is that fitted nobody, or not clearly. True if the row waited for that; it
 * is then ready, and recorded with the next confirmation. A row that names nobody any more waits for none.
 */
export async function assignLine(
	database: Database,
	caller: Caller,
	{ lineId, enrollmentId }: { lineId: string; enrollmentId: string },
	now: string
): Promise<boolean> {
	const enrollment = await database.db
		.selectFrom('enrollment')
		.select(['id', 'householdId'])
		.where('id', '=', enrollmentId)
		.executeTakeFirst();
	if (!enrollment) return false;
	const { householdId } = enrollment;
	const changed = await database.write(async (trx) => {
		await tick(trx);
		return trx
			.updateTable('bill_line')
			.set({ outcome: 'READY', reason: '', params: '{}', enrollmentId, householdId })
			.where('id', '=', lineId)
			.where('outcome', '=', 'UNMATCHED')
			.where('sealed', '<>', '')
			.returning('id')
			.executeTakeFirst();
	});
	const { userId, from } = caller;
	if (changed)
		await note(database, {
			at: now,
			userId,
			from,
			subject: householdId,
			work: `BILL_LINE ${lineId}`
		});
	return changed !== undefined;
}

/** Rows that the rules refused wait for another confirmation; returns how many. */
export async function retryRefused(database: Database, fileId: string): Promise<number> {
	const rows = await database.write(async (trx) => {
		await tick(trx);
		return trx
			.updateTable('bill_line')
			.set({ outcome: 'READY', reason: '', params: '{}' })
			.where('fileId', '=', fileId)
			.where('outcome', '=', 'REFUSED')
			.returning('id')
			.execute();
	});
	return rows.length;
}

/** Throws a file away of which nothing is recorded, so that it may be handed in again. */
export async function discardFile(
	database: Database,
	caller: Caller,
	id: string,
	now: string
): Promise<boolean> {
	const gone = await database.write(async (trx) => {
		// One after the other with whoever records it: no row of a file that is gone may be on record.
		await tick(trx);
		const recorded = await trx
			.selectFrom('bill_line')
			.select('id')
			.where('fileId', '=', id)
			.where('outcome', '=', 'RECORDED')
			.executeTakeFirst();
		if (recorded) return false;
		const file = await trx
			.updateTable('bill_file')
			.set({ state: 'DISCARDED' })
			.where('id', '=', id)
			.where('state', '<>', 'DISCARDED')
			.returning('id')
			.executeTakeFirst();
		await trx.deleteFrom('bill_line').where('fileId', '=', id).execute();
		return file !== undefined;
	});
	const { userId, from } = caller;
	if (gone)
		await note(database, { at: now, userId, from, subject: null, work: `BILL_FILE_GONE ${id}` });
	return gone;
}
