/**
 * The audit log: append-only, each entry's hash covers the one before it. It says who, when, from
 * where, whose data and what was done (개인정보의 안전성 확보조치 기준 §8), and is written in the
 * same transaction as what it tells of.
 */
import { canonical, sha256 } from './canonical.ts';
import type { Database } from './db.ts';
import type { AuditRow, Db, Trx } from './schema.ts';

export interface Entry {
	/** ISO, the server's clock */
	at: string;
	/** null for somebody who is not signed in */
	userId: string | null;
	/** address, and the device where there is one */
	from: string;
	/** whose data: a household's id, or a user's id for work on an account; null for nobody's */
	subject: string | null;
	/** what was done */
	work: string;
	actionId?: string | null;
}

const PAGE = 1000;
/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const BULK = 500;

/** Appends entries within a writing transaction. The head's row keeps the chain in one line. */
export async function append(trx: Trx, entries: readonly Entry[]): Promise<void> {
	if (entries.length === 0) return;
	const { count, hash } = await trx
		.updateTable('audit_head')
		.set((eb) => ({ count: eb('count', '+', entries.length) }))
		.where('id', '=', 1)
		.returning(['count', 'hash'])
		.executeTakeFirstOrThrow();
	const rows = link(entries, count - entries.length, hash);
	for (let i = 0; i < rows.length; i += BULK)
		await trx
			.insertInto('audit')
			.values(rows.slice(i, i + BULK))
			.execute();
	await trx
		.updateTable('audit_head')
		.set({ hash: (rows.at(-1) as AuditRow).hash })
		.where('id', '=', 1)
		.execute();
}

/** Records that somebody looked at a person's data. */
export async function access(
	database: Database,
	who: { userId: string; from: string },
	what: { subject: string; purpose: string; work: string },
	now: string
): Promise<void> {
	const { subject, purpose, work } = what;
	await note(database, { ...who, at: now, subject, work: `${work}: ${purpose}` });
}

/** Appends one entry in a transaction of its own. */
export async function note(database: Database, entry: Entry): Promise<void> {
	await database.write((trx) => append(trx, [entry]));
}

export interface Check {
	ok: boolean;
	/** entries that are there */
	count: number;
	/** number of the first entry that is not what it was, or is missing */
	brokenAt?: number;
}

/** Walks the whole chain and compares it with its head and with what the backups remember. */
export function verify({ snapshot }: Pick<Database, 'snapshot'>): Promise<Check> {
	return snapshot(async (trx) => {
		const head = await headOf(trx);
		const marks = await marksOf(trx);
		marks.set(head.count, head.hash);
		let [seq, hash] = [0, FIRST];
		for (let page = await pageAfter(trx, 0); page.length > 0; page = await pageAfter(trx, seq)) {
			for (const row of page) {
				hash = hashOf({ ...row, seq: ++seq }, hash);
				const isWrong = row.seq !== seq || row.hash !== hash || seq > head.count;
				if (isWrong || (marks.get(seq) ?? hash) !== hash) return broken(trx, seq);
			}
		}
		const isWhole = seq === head.count && seq === Math.max(...marks.keys());
		return isWhole ? { ok: true, count: seq } : broken(trx, seq + 1);
	});
}

/** How long the chain is, and the hash of its last entry. */
export function headOf(db: Db): Promise<{ count: number; hash: string }> {
	return db
		.selectFrom('audit_head')
		.select(['count', 'hash'])
		.where('id', '=', 1)
		.executeTakeFirstOrThrow();
}

const FIRST = '0'.repeat(64);

function link(entries: readonly Entry[], before: number, last: string): AuditRow[] {
	let hash = last;
	return entries.map(({ at, userId, from, subject, work, actionId = null }, i) => {
		const row = { seq: before + i + 1, at, userId, from, subject, work, actionId };
		hash = hashOf(row, hash);
		return { ...row, hash };
	});
}

function hashOf(row: Omit<AuditRow, 'hash'>, last: string): string {
	const { seq, at, userId, from, subject, work, actionId } = row;
	return sha256(last + canonical({ seq, at, userId, from, subject, work, actionId }));
}

async function broken(trx: Trx, brokenAt: number): Promise<Check> {
	const { count } = await trx
		.selectFrom('audit')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return { ok: false, count, brokenAt };
}

function pageAfter(trx: Trx, seq: number): Promise<AuditRow[]> {
	return trx
		.selectFrom('audit')
		.selectAll()
		.where('seq', '>', seq)
		.orderBy('seq')
		.limit(PAGE)
		.execute();
}

/** Hashes that backups noted when they were made: a chain forged as a whole does not meet them. */
async function marksOf(trx: Trx): Promise<Map<number, string>> {
	const rows = await trx.selectFrom('backup').select(['auditCount', 'auditHash']).execute();
	return new Map(
		rows.filter((row) => row.auditCount > 0).map((row) => [row.auditCount, row.auditHash])
	);
}
