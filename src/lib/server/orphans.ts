/**
 * Files that nobody needs: a drawing that was done again, one whose hand-over never came. They are
 * personal data without a purpose, so they go after a month.
 */
import { append } from './audit.ts';
import type { Database } from './db.ts';
import type { Db } from './schema.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A tablet may be offline for weeks and send the action long after its signature. */
const KEPT_DAYS = 30;
const PAGE = 500;
const HASH = /"([0-9a-f]{64})"/g;

/**
 * Deletes files that have been there for a month and that no receipt, no action of the log (carried
 * out or not) and no work kept apart names. Returns how many.
 */
export async function sweepFiles({ db, write }: Database, now: string): Promise<number> {
	const old = await unreceipted(db, new Date(Date.parse(now) - KEPT_DAYS * DAY).toISOString());
	if (old.length === 0) return 0;
	const named = await namedIn(db);
	const orphans = old.filter((hash) => !named.has(hash));
	if (orphans.length === 0) return 0;
	await write(async (trx) => {
		await trx.deleteFrom('file_part').where('hash', 'in', orphans).execute();
		await trx.deleteFrom('file').where('hash', 'in', orphans).execute();
		const work = `FILES_SWEPT ${orphans.length}`;
		await append(trx, [{ at: now, userId: null, from: 'server', subject: null, work }]);
	});
	return orphans.length;
}

/** Files older than a day in the past that stand on no receipt. */
async function unreceipted(db: Db, before: string): Promise<string[]> {
	const rows = await db
		.selectFrom('file')
		.leftJoin('receipt as signed', 'signed.signatureHash', 'file.hash')
		.leftJoin('receipt as pictured', 'pictured.photoHash', 'file.hash')
		.select('file.hash')
		.where('file.createdAt', '<', before)
		.where('signed.id', 'is', null)
		.where('pictured.id', 'is', null)
		.limit(PAGE)
		.execute();
	return rows.map(({ hash }) => hash);
}

/** Every hash that stands in an action, page by page so that nobody waits for the whole log. */
async function namedIn(db: Db): Promise<Set<string>> {
	const named = new Set<string>();
	const note = (text: string | null) => {
		for (const [, hash] of (text ?? '').matchAll(HASH)) named.add(hash as string);
	};
	for (let after = ''; ;) {
		const rows = await db
			.selectFrom('action_log')
			.select(['id', 'input'])
			.where('id', '>', after)
			.where('input', 'like', '%Hash":"%')
			.orderBy('id')
			.limit(PAGE)
			.execute();
		for (const { input } of rows) note(input);
		if (rows.length < PAGE) break;
		after = rows.at(-1)?.id ?? after;
	}
	const apart = await db.selectFrom('quarantine').select('payload').execute();
	for (const { payload } of apart) note(payload);
	return named;
}
