/** Looks at every row before anything is registered: faults, rows that are there already, notes. */
import { Breath } from '../breath.ts';
import { head } from '../clock.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import type { Trx } from '../schema.ts';
import { batches } from '../rows.ts';
import type { Reason } from './reasons.ts';
import { mannerOf, readRow, type ReadRow } from './rows.ts';
import { rowsFrom } from './staged.ts';
import type { Import, Line, Outcome } from './tables.ts';
import { Twins } from './twins.ts';

const STEP = 250;

/**
 * Checks an import whose mapping is set, and leaves it as a preview. Nothing is registered, and what
 * is kept of the check names rows and reasons, no person.
 */
export async function check(
	database: Database,
	key: ServerKey,
	row: Import,
	now: string
): Promise<void> {
	const lines = await linesOf(database, key, row, now);
	const count = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
	const [faulty, twins] = [count('FAULTY'), count('TWIN')];
	const ready = row.rows - row.heading - 1 - faulty - twins;
	await database.write(async (trx) => {
		const found = await trx
			.updateTable('roster_import')
			.set({ state: 'PREVIEW', ready, faulty, twins })
			.where('id', '=', row.id)
			.where('state', '=', 'MAPPING')
			.returning('id')
			.executeTakeFirst();
		if (!found) return;
		await trx.deleteFrom('roster_line').where('importId', '=', row.id).execute();
		await note(trx, lines);
	});
}

/** Writes lines, over what stood there. */
export async function note(trx: Trx, lines: readonly Line[]): Promise<void> {
	for (const some of batches(lines, STEP))
		await trx
			.insertInto('roster_line')
			.values(some)
			.onConflict((conflict) =>
				conflict.columns(['importId', 'row']).doUpdateSet((eb) => ({
					outcome: eb.ref('excluded.outcome'),
					reasons: eb.ref('excluded.reasons'),
					subject: eb.ref('excluded.subject')
				}))
			)
			.execute();
}

/** A line about a row. */
export function lineOf(
	importId: string,
	row: number,
	outcome: Outcome,
	reasons: readonly Reason[],
	subject: string | null = null
): Line {
	return { importId, row, outcome, reasons: JSON.stringify(reasons), subject };
}

async function linesOf(
	database: Database,
	key: ServerKey,
	row: Import,
	now: string
): Promise<Line[]> {
	const manner = mannerOf(row);
	const twins = await Twins.load(database.db, row.roster, await head(database.db));
	const breath = new Breath();
	const lines: Line[] = [];
	for (let at = row.heading + 1; at < row.rows; at += STEP) {
		for (const kept of await rowsFrom(database.db, key, row, at, STEP)) {
			await breath.take();
			const line = judged(row.id, readRow(kept, manner, now), twins);
			if (line) lines.push(line);
		}
	}
	return lines;
}

/** What there is to say about a row; null where it is simply ready. */
function judged(importId: string, read: ReadRow, twins: Twins): Line | null {
	const { n, faults, flags, ready } = read;
	if (!ready) return lineOf(importId, n, 'FAULTY', faults);
	const twin = twins.find(ready.keys);
	if (twin?.row !== undefined)
		return lineOf(importId, n, 'TWIN', [{ code: 'TWIN_IN_FILE', row: twin.row }]);
	if (twin)
		return lineOf(importId, n, 'TWIN', [{ code: 'TWIN_ON_RECORD', ref: twin.ref }], twin.id);
	twins.add(ready.keys, { id: null, ref: '', row: n });
	return flags.length > 0 ? lineOf(importId, n, 'FLAGGED', flags) : null;
}
