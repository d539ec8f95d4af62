/** A carrier's file as a person looks at it: counts, and its rows with who stands in them, masked. */
import { maskName, maskPhone } from '../../domain/mask.ts';
import type { Params } from '../../domain/refusal.ts';
import { unseal, type ServerKey } from '../keys.ts';
import type { Db } from '../schema.ts';
import { isLeftOver, LEFT_OVER, namesUntil } from './bill-keep.ts';
import { fileOf } from './bill-record.ts';
import { BILL_OUTCOMES, type BillFile, type BillLine, type BillOutcome } from './tables.ts';

export interface BillLineView {
	id: string;
	row: number;
	outcome: BillOutcome;
	/** a BillReason, a refusal's code, or '' */
	reason: string;
	params: Params;
	month: string;
	bill: number | null;
	discount: number | null;
	enrollmentId: string | null;
	householdId: string | null;
	/** of the household it was matched to, else as the file says */
	receiptNo: string;
	/** masked */
	name: string;
	/** masked */
	phone: string;
	/** all but the last four hidden */
	contractNo: string;
	/** what the file said of the person is gone */
	forgotten: boolean;
}

export interface BillFileView {
	file: BillFile;
	/** how many rows of each outcome, zeros included */
	counts: Record<BillOutcome, number>;
	/** 원 of the rows that are ready or recorded */
	sum: number;
	/** rows that are left over and still name a person, and until which day they do */
	named: number;
	namedUntil: string;
	lines: BillLineView[];
}

const MOST_LINES = 500;

/** The file with its rows of one outcome (all without one), at most 500; undefined: no such file. */
export async function fileView(
	db: Db,
	key: ServerKey,
	id: string,
	outcome: BillOutcome | null = null
): Promise<BillFileView | undefined> {
	const file = await fileOf(db, id);
	if (!file || file.state === 'DISCARDED') return undefined;
	const counted = await db
		.selectFrom('bill_line')
		.select(['outcome', (eb) => eb.fn.countAll<number>().as('count')])
		.select((eb) => eb.fn.sum<number>('bill').as('sum'))
		.where('fileId', '=', id)
		.groupBy('outcome')
		.execute();
	const of = (one: BillOutcome) => counted.find((row) => row.outcome === one);
	const counts = Object.fromEntries(
		BILL_OUTCOMES.map((one) => [one, Number(of(one)?.count ?? 0)])
	) as Record<BillOutcome, number>;
	const sum = Number(of('READY')?.sum ?? 0) + Number(of('RECORDED')?.sum ?? 0);
	const named = await db
		.selectFrom('bill_line')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('fileId', '=', id)
		.where('sealed', '<>', '')
		.where('outcome', 'in', LEFT_OVER)
		.executeTakeFirstOrThrow();
	return {
		...{ file, counts, sum, named: Number(named.count), namedUntil: namesUntil(file.createdAt) },
		lines: await linesOf(db, key, id, outcome)
	};
}

async function linesOf(
	db: Db,
	key: ServerKey,
	fileId: string,
	outcome: BillOutcome | null
): Promise<BillLineView[]> {
	const rows = await db
		.selectFrom('bill_line')
		.leftJoin('household', 'household.id', 'bill_line.householdId')
		.selectAll('bill_line')
		.select(['household.name', 'household.phone', 'household.receiptNo'])
		.where('fileId', '=', fileId)
		.$if(outcome !== null, (query) => query.where('outcome', '=', outcome as BillOutcome))
		.orderBy('row')
		.limit(MOST_LINES)
		.execute();
	return rows.map((row) => {
		const said = saidOf(key, row);
		const { id, outcome: came, reason, month, bill, discount, enrollmentId, householdId } = row;
		return {
			...{ id, row: row.row, outcome: came, reason, params: JSON.parse(row.params) as Params },
			...{ month, bill, discount, enrollmentId, householdId },
			receiptNo: row.receiptNo ?? said.receiptNo,
			name: maskName(row.name ?? said.name),
			phone: maskPhone(row.phone ?? said.phone),
			contractNo: said.contractNo.replace(/.(?=.{4})/g, '*'),
			forgotten: row.sealed === ''
		};
	});
}

interface Said {
	contractNo: string;
	receiptNo: string;
	name: string;
	phone: string;
}

function saidOf(key: ServerKey, { id, sealed }: Pick<BillLine, 'id' | 'sealed'>): Said {
	if (sealed === '') return { contractNo: '', receiptNo: '', name: '', phone: '' };
	return JSON.parse(unseal(key, sealed, `bill/${id}`).toString('utf8')) as Said;
}

/** The files that were handed in, the newest first, with what became of their rows. */
export async function files(
	db: Db,
	most = 100
): Promise<(BillFile & { unmatched: number; recorded: number; namedUntil: string | null })[]> {
	const rows = await db
		.selectFrom('bill_file')
		.selectAll()
		.where('state', '<>', 'DISCARDED')
		.orderBy('createdAt', 'desc')
		.limit(most)
		.execute();
	if (rows.length === 0) return [];
	const counted = await db
		.selectFrom('bill_line')
		.select(['fileId', 'outcome', (eb) => eb.fn.countAll<number>().as('count')])
		.select((eb) => eb.fn.max('sealed').as('sealed'))
		.where(
			'fileId',
			'in',
			rows.map((row) => row.id)
		)
		.groupBy(['fileId', 'outcome'])
		.execute();
	const count = (fileId: string, outcome: BillOutcome) =>
		Number(counted.find((one) => one.fileId === fileId && one.outcome === outcome)?.count ?? 0);
	const names = (fileId: string) =>
		counted.some((one) => one.fileId === fileId && one.sealed !== '' && isLeftOver(one.outcome));
	return rows.map((row) => ({
		...row,
		unmatched: count(row.id, 'UNMATCHED'),
		recorded: count(row.id, 'RECORDED'),
		namedUntil: names(row.id) ? namesUntil(row.createdAt) : null
	}));
}
