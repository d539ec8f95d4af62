/** The units of a year: where each is in its life, and the chain of one. */

import { maskName } from '../../domain/mask.ts';
import { normalSerial, stateOf, type PcState } from '../../domain/pc.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** The states in the order of a unit's life, for a filter. */
export const PC_STATES: readonly PcState[] = [
	'SOURCED',
	'WIPED',
	'REFURBISHING',
	'INSPECTED',
	'IN_STOCK',
	'RESERVED',
	'OUT',
	'DELIVERED',
	'IN_REPAIR',
	'RETURNED',
	'LOST',
	'SCRAPPED'
];

export interface PcLine {
	id: string;
	tag: string;
	serial: string;
	model: string;
	state: PcState;
	/** receipt number of the household that holds it */
	receiptNo: string | null;
	householdId: string | null;
	/** ISO time of the last thing that happened to it */
	since: string;
}

/** Units of a year whose tag or serial holds the text, in the order of their tags. */
export async function stock(
	db: Db,
	filter: { fiscalYear: string; text?: string; state?: PcState }
): Promise<PcLine[]> {
	const rows = await unitsOf(db, filter.fiscalYear);
	const sought = normalSerial(filter.text ?? '');
	return rows
		.filter((row) => normalSerial(row.tag).includes(sought) || row.serial.includes(sought))
		.map(lineOf)
		.filter((line) => !filter.state || line.state === filter.state);
}

/** Units that can be given, for a choice. */
export async function givable(
	db: Db,
	fiscalYear: string
): Promise<{ id: string; tag: string; model: string }[]> {
	const lines = await stock(db, { fiscalYear, state: 'IN_STOCK' });
	return lines.map(({ id, tag, model }) => ({ id, tag, model }));
}

export interface PcRecord {
	pc: Rows['pc'];
	state: PcState;
	/** to whom it was promised, the latest first; names masked */
	promises: {
		id: string;
		householdId: string;
		receiptNo: string;
		name: string;
		proposedAt: string;
		completedAt: string | null;
		releasedAt: string | null;
		releaseReason: string | null;
		receiptId: string | null;
	}[];
}

/** One unit and to whom it was promised, or undefined. */
export async function unit(db: Db, id: string): Promise<PcRecord | undefined> {
	const pc = await db.selectFrom('pc').selectAll().where('id', '=', id).executeTakeFirst();
	if (!pc) return undefined;
	// A promise recorded twice has two receipts and is still one promise.
	const promises = [...new Map((await promisesOf(db, id)).map((row) => [row.id, row])).values()];
	return {
		pc,
		state: stateOf(pc),
		promises: promises.map((row) => ({ ...row, name: maskName(row.name) }))
	};
}

function promisesOf(db: Db, pcId: string) {
	return db
		.selectFrom('assignment')
		.innerJoin('household', 'household.id', 'assignment.householdId')
		.leftJoin('receipt', (join) =>
			join
				.onRef('receipt.assignmentId', '=', 'assignment.id')
				.onRef('receipt.pcId', '=', 'assignment.pcId')
		)
		.select([
			'assignment.id',
			'assignment.householdId',
			'assignment.proposedAt',
			'assignment.completedAt',
			'assignment.releasedAt',
			'assignment.releaseReason',
			'household.receiptNo',
			'household.name',
			'receipt.id as receiptId'
		])
		.where('assignment.pcId', '=', pcId)
		.orderBy('assignment.proposedAt', 'desc')
		.execute();
}

function unitsOf(db: Db, fiscalYear: string) {
	return db
		.selectFrom('pc')
		.leftJoin('assignment', 'assignment.id', 'pc.assignmentId')
		.leftJoin('household', 'household.id', 'assignment.householdId')
		.selectAll('pc')
		.select(['household.receiptNo', 'household.id as holderId'])
		.where('pc.fiscalYear', '=', fiscalYear)
		.orderBy('pc.tag')
		.execute();
}

function lineOf(row: Rows['pc'] & { receiptNo: string | null; holderId: string | null }): PcLine {
	const { id, tag, serial, model, receiptNo, holderId } = row;
	return {
		id,
		tag,
		serial,
		model,
		receiptNo,
		householdId: holderId,
		state: stateOf(row),
		since: sinceOf(row)
	};
}

/** The latest of a unit's times. */
function sinceOf(row: Rows['pc']): string {
	const times = [
		row.sourcedAt,
		row.wipedAt,
		row.refurbishingAt,
		row.inspectedAt,
		row.stockedAt,
		row.outAt,
		row.deliveredAt,
		row.repairAt,
		row.returnedAt,
		row.lostAt,
		row.scrappedAt
	];
	return times.reduce<string>((last, time) => (time !== null && time > last ? time : last), '');
}
