/**
 * How long a carrier's file names persons. A row that was recorded names nobody any more; what is left
 * over (nobody found, not readable, billed before) is looked for until the next months' files are
 * there, and then only its amount and its reason stay. (개인정보 보호법 제21조)
 */
import { dayOf } from '../../domain/month.ts';
import { append } from '../audit.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../db.ts';
import type { BillOutcome } from './tables.ts';

/** Two bills later nobody asks the carrier about the first one. */
export const KEEP_DAYS = 60;
const DAY_MS = 86_400_000;

/** Outcomes after which a row is not recorded any more, unless somebody says whose it is. */
export const LEFT_OVER = ['UNMATCHED', 'FAULTY', 'TWIN', 'KNOWN'] as const satisfies BillOutcome[];

/** True if a row of that outcome stays behind when the file is recorded. */
export function isLeftOver(outcome: BillOutcome): boolean {
	return (LEFT_OVER as readonly BillOutcome[]).includes(outcome);
}

/** The last day ('YYYY-MM-DD', KST) on which a file that came in at `createdAt` names persons. */
export function namesUntil(createdAt: string): string {
	return dayOf(new Date(Date.parse(createdAt) + KEEP_DAYS * DAY_MS).toISOString());
}

/** Takes the persons out of every file that is old enough; returns out of how many files. */
export async function sweepBills(database: Database, now: string): Promise<number> {
	const before = new Date(Date.parse(now) - KEEP_DAYS * DAY_MS).toISOString();
	const old = await database.db
		.selectFrom('bill_file')
		.select(['id', 'createdAt'])
		.where('createdAt', '<', before)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom('bill_line')
					.select('bill_line.id')
					.whereRef('bill_line.fileId', '=', 'bill_file.id')
					.where('sealed', '<>', '')
			)
		)
		.execute();
	const due = old.filter(({ createdAt }) => namesUntil(createdAt) < dayOf(now));
	for (const { id } of due) await forget(database, { id, at: now, userId: null, from: 'server' });
	return due.length;
}

/** A person is done with what is left over of a file; returns how many rows name nobody any more. */
export function putAway(
	database: Database,
	{ userId, from }: Caller,
	id: string,
	now: string
): Promise<number> {
	return forget(database, { id, at: now, userId, from }, LEFT_OVER);
}

async function forget(
	database: Database,
	{ id, ...who }: { id: string; at: string; userId: string | null; from: string },
	outcomes?: readonly BillOutcome[]
): Promise<number> {
	return database.write(async (trx) => {
		const gone = await trx
			.updateTable('bill_line')
			.set({ sealed: '' })
			.where('fileId', '=', id)
			.where('sealed', '<>', '')
			.$if(outcomes !== undefined, (query) => query.where('outcome', 'in', outcomes ?? []))
			.returning('id')
			.execute();
		if (gone.length > 0)
			await append(trx, [
				{ ...who, subject: null, work: `BILL_FILE_FORGOTTEN ${id} ${gone.length}` }
			]);
		return gone.length;
	});
}
