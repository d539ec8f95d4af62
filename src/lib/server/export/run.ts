/** A payment run as a file: the lines of the paper, its sum, and who took it what for. */
import { Readable } from 'node:stream';
import { append } from '../audit.ts';
import type { Database } from '../db.ts';
import { runPersons, type RunLine, type RunRecord } from '../reports/fees/run.ts';
import type { Cell } from './sheet.ts';
import { xlsxStream } from './xlsx.ts';

export interface RunFile {
	record: RunRecord;
	sight: 'masked' | 'open';
	/** 'PAY' */
	purpose: string;
}

/** How the file is worded, which the route knows. */
export interface RunWording {
	title: string;
	heads: readonly string[];
	sum: string;
	mark: string;
	remark(line: RunLine): string;
}

const WIDTHS = [8, 16, 12, 12, 14, 18, 14, 14, 14, 12];

/** Puts on record who takes the run away, for each household where it leaves unmasked, then gives it. */
export async function takeRunAway(
	database: Database,
	who: { userId: string; from: string },
	{ record, sight, purpose }: RunFile,
	wording: RunWording,
	now: string
): Promise<ReadableStream<Uint8Array>> {
	const persons = sight === 'open' ? await runPersons(database.db, record.row.id) : [];
	const entry = { at: now, userId: who.userId, from: who.from };
	const subjects = [...new Set(persons.map(({ householdId }) => householdId))];
	const work = `EXPORT: ${purpose} · run ${record.row.id} xlsx ${sight} rows=${record.lines.length}`;
	await database.write((trx) =>
		append(trx, [
			...subjects.map((subject) => ({ ...entry, subject, work: `EXPORT_OPEN: ${purpose}` })),
			{ ...entry, subject: null, work }
		])
	);
	const open = new Map(persons.map((person) => [person.id, person]));
	const lines = record.lines.map((line) => ({ ...line, ...pick(open.get(line.id)) }));
	const { title, heads, mark } = wording;
	const sheet = { title, heads, mark, widths: WIDTHS, rows: rowsOf(lines, record, wording) };
	return Readable.toWeb(xlsxStream(sheet, new Date(now))) as ReadableStream<Uint8Array>;
}

function pick(person: { name: string; contractNo: string } | undefined) {
	return person ? { name: person.name, contractNo: person.contractNo } : {};
}

async function* rowsOf(
	lines: readonly RunLine[],
	{ row }: RunRecord,
	{ sum, remark }: RunWording
): AsyncGenerator<Cell[]> {
	for (const [i, line] of lines.entries())
		yield [
			...[i + 1, line.receiptNo, line.name, line.adminDong, line.carrier, line.contractNo],
			...[line.bill, line.discount, line.support, remark(line)]
		];
	const of = (amount: (line: RunLine) => number) =>
		lines.reduce((all, line) => all + amount(line), 0);
	yield [
		...[null, sum, null, null, null, null],
		...[of((line) => line.bill), of((line) => line.discount), row.total, null]
	];
}
