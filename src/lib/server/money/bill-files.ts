/**
 * A carrier's file: read, matched to households, looked at, and recorded row by row. The same file is
 * not taken twice; rows of an edited copy are met one by one by what is on record. Nothing is written
 * to a month before a person confirms. (DOMAIN §4 Files)
 */
import type { Params } from '../../domain/refusal.ts';
import { note } from '../audit.ts';
import { Breath } from '../breath.ts';
import { canonical } from '../canonical.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../db.ts';
import { isUniqueViolation } from '../failures.ts';
import { Unreadable } from '../import/limits.ts';
import { cellsOf, HEAD_ROWS, readTable, type Table } from '../import/table.ts';
import { digest, seal, type ServerKey } from '../keys.ts';
import { batches } from '../rows.ts';
import type { Db } from '../schema.ts';
import { holdsRrn } from '../../domain/rrn.ts';
import { headingOf, readRow, type BillRow } from './bill-columns.ts';
import { Payees } from './bill-match.ts';
import type { BillFile, BillLine, BillReason } from './tables.ts';

const LONGEST_NAME = 100;
const BULK = 200;

/** What came of a file that was handed in. `same`: it is on record already, whoever renamed it. */
export type Taken = { id: string } | { same: BillFile };

/**
 * Reads a file for a month and matches its rows. A file without a column of bills, or without one that
 * says whose they are, is not taken: Unreadable NOT_A_TABLE.
 * @throws Unreadable
 */
export async function takeFile(
	database: Database,
	key: ServerKey,
	caller: Caller,
	given: { fileName: string; bytes: Uint8Array; month: string },
	now: string
): Promise<Taken> {
	const { fileName, bytes, month } = given;
	const fileKey = digest(key, 'bill file', Buffer.from(bytes).toString('latin1')).toString('hex');
	const same = await fileWith(database.db, fileKey);
	if (same) return { same };
	const table = await readTable(bytes);
	const cells = table.rows.map((row) => cellsOf(row, table.encoding));
	const head = headingOf(cells.slice(0, HEAD_ROWS));
	if (!head) throw new Unreadable('NOT_A_TABLE');
	const file: BillFile = {
		...{ id: database.newId(), userId: caller.userId, fileName: nameOf(fileName, table.format) },
		...{ fileKey, format: table.format, encoding: table.encoding, month, heading: head.heading },
		...{ mapping: JSON.stringify(head.mapping), state: 'READ', createdAt: now },
		...{ confirmedAt: null, confirmedBy: null, rows: table.rows.length - head.heading - 1 }
	};
	const lines = await linesOf(database.db, key, file, { table, cells });
	try {
		await keep(database, file, lines);
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		return { same: (await fileWith(database.db, fileKey)) ?? file };
	}
	await note(database, { ...whoOf(caller, now), work: `BILL_FILE ${file.id} ${lines.length}` });
	return { id: file.id };
}

async function keep(database: Database, file: BillFile, lines: readonly BillLine[]): Promise<void> {
	const breath = new Breath();
	await database.write(async (trx) => {
		await trx.insertInto('bill_file').values(file).execute();
		for (const some of batches(lines, BULK)) {
			await trx.insertInto('bill_line').values(some).execute();
			await breath.take();
		}
	});
}

function whoOf({ userId, from }: Caller, at: string) {
	return { at, userId, from, subject: null };
}

function fileWith(db: Db, fileKey: string): Promise<BillFile | undefined> {
	return db
		.selectFrom('bill_file')
		.selectAll()
		.where('fileKey', '=', fileKey)
		.where('state', '<>', 'DISCARDED')
		.executeTakeFirst();
}

/** A file's name as it may be kept; one that holds a 주민등록번호 is not. */
function nameOf(fileName: string, format: string): string {
	const name = fileName.normalize('NFC');
	return holdsRrn(name.replace(/[_.]/g, '-')) ? `bills.${format}` : name.slice(-LONGEST_NAME);
}

async function linesOf(
	db: Db,
	key: ServerKey,
	file: BillFile,
	{ table, cells }: { table: Table; cells: readonly string[][] }
): Promise<BillLine[]> {
	const mapping = JSON.parse(file.mapping) as Parameters<typeof readRow>[1];
	const width = cells[file.heading]?.length ?? 0;
	const breath = new Breath();
	const read: Said[] = [];
	for (const [i, kept] of table.rows.slice(file.heading + 1).entries()) {
		const rowCells = cells[file.heading + 1 + i] ?? [];
		const said = readRow(rowCells, mapping, file.month);
		const line = lineOf(key, file, kept.n, said.row);
		const fault = kept.rrn ? 'RRN_FOUND' : spills(rowCells, width) ? 'EXTRA_CELLS' : said.fault;
		read.push({ line, row: said.row, fault });
		await breath.take();
	}
	const months = new Set(read.map(({ row }) => row.month));
	const matching = { payees: await Payees.load(db), past: await pastOf(db, [...months]) };
	await breath.take();
	const seen = new Set<string>();
	return read.map((said) => matched(said, matching, seen));
}

/** Cells without a heading, with something in them. */
function spills(cells: readonly string[], width: number): boolean {
	return cells.slice(width).some((cell) => cell !== '');
}

/** A row of the file as it can be read. */
interface Said {
	line: BillLine;
	row: BillRow;
	fault: BillReason | null;
}

/** Whose the row is, and what is known of that month; `seen` are the slots of the rows before. */
function matched(
	{ line, row, fault }: Said,
	{ payees, past }: { payees: Payees; past: Awaited<ReturnType<typeof pastOf>> },
	seen: Set<string>
): BillLine {
	if (fault === 'RRN_FOUND') return { ...line, outcome: 'FAULTY', reason: fault, sealed: '' };
	if (fault) return { ...line, outcome: 'FAULTY', reason: fault };
	const match = payees.of(row);
	if ('reason' in match) return { ...line, outcome: 'UNMATCHED', reason: match.reason };
	const { enrollmentId, householdId } = match.payee;
	const slot = `${enrollmentId} ${row.month}`;
	const owned = { ...line, enrollmentId, householdId };
	if (seen.has(slot)) return { ...owned, outcome: 'TWIN' };
	seen.add(slot);
	const before = past.get(slot);
	return before ? { ...owned, outcome: 'KNOWN', ...before } : owned;
}

function lineOf(key: ServerKey, file: BillFile, row: number, said: BillRow): BillLine {
	const id = `${file.id}.${row}`;
	const { contractNo, receiptNo, name, phone, month, bill, discount } = said;
	const person = Buffer.from(JSON.stringify({ contractNo, receiptNo, name, phone }));
	return {
		...{ id, fileId: file.id, row, outcome: 'READY', reason: '', params: '{}' },
		rowKey: digest(key, 'bill row', canonical(said)).toString('hex'),
		...{ sealed: seal(key, person, `bill/${id}`), enrollmentId: null, householdId: null },
		...{ month, bill, discount }
	};
}

/** Of some months those that have their bill, with what a person should know of it. */
async function pastOf(
	db: Db,
	months: readonly string[]
): Promise<Map<string, { reason: string; params: string }>> {
	const rows = await db
		.selectFrom('subsidyMonth')
		.select(['enrollmentId', 'month', 'bill', 'discount', 'paidOn', 'estimatedAt', 'settledAt'])
		.where('month', 'in', months.length > 0 ? months : [''])
		.where('billedAt', 'is not', null)
		.where('skippedAt', 'is', null)
		.where('lateOfId', 'is', null)
		.execute();
	const past = new Map<string, { reason: string; params: string }>();
	for (const { enrollmentId, month, bill, discount, paidOn, ...row } of rows) {
		if (row.estimatedAt !== null && row.settledAt === null) continue;
		const params: Params = paidOn === null ? { month, bill, discount } : { month, on: paidOn };
		const reason = paidOn === null ? 'BILLED_BEFORE' : 'MONTH_PAID';
		past.set(`${enrollmentId} ${month}`, { reason, params: JSON.stringify(params) });
	}
	return past;
}
