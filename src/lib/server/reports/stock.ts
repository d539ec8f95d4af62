/** The units of a year: where each is in its life, which can be given, which get a label. */
import { inLatin } from '../../domain/keyboard.ts';
import { labelText, normalSerial, stateOf, tagIn, type PcState } from '../../domain/pc.ts';
import type { Rows } from '../../domain/tables.ts';
import { qrOf, type QrCode } from '../qr.ts';
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

/** How many units of a year somebody asked to scrap, and nobody has decided about. */
export async function scrapsAsked(db: Db, fiscalYear: string): Promise<number> {
	const { n } = await db
		.selectFrom('pc')
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.where('fiscalYear', '=', fiscalYear)
		.where('scrapAskedAt', 'is not', null)
		.where('scrappedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** Units by their ids, in the order of their tags, each with its state. */
export async function unitsById(
	db: Db,
	ids: readonly string[]
): Promise<(Rows['pc'] & { state: PcState })[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('pc')
		.selectAll()
		.where('id', 'in', ids)
		.orderBy('tag')
		.execute();
	return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

/** The unit that a label's text, a tag or a serial means, or undefined. */
export async function scannedUnit(db: Db, text: string): Promise<string | undefined> {
	const typed = inLatin(text);
	const row = await db
		.selectFrom('pc')
		.select('id')
		.where((eb) => eb.or([eb('tag', '=', tagIn(typed)), eb('serial', '=', normalSerial(typed))]))
		// A tag is ours and comes first; another maker's serial may look like one.
		.orderBy((eb) => eb.case().when('tag', '=', tagIn(typed)).then(0).else(1).end())
		.executeTakeFirst();
	return row?.id;
}

/** What stands on a unit's label. */
export interface LabelUnit {
	id: string;
	tag: string;
	serial: string;
	model: string;
	fiscalYear: string;
	qr: QrCode;
}

/** Labels of one print. */
export const MOST_LABELS = 400;

/**
 * Units that get a label, by tag: those of the ids, or those of the year between two tags (both
 * included, '' for no bound) in a state. One more than MOST_LABELS says that there are too many.
 */
export async function labelUnits(
	db: Db,
	wanted: { fiscalYear: string; ids: string[]; from: string; to: string; state?: PcState }
): Promise<LabelUnit[]> {
	const { ids, from, to, state } = wanted;
	let query = db.selectFrom('pc').selectAll().orderBy('tag');
	if (ids.length > 0) query = query.where('id', 'in', ids);
	else {
		query = query.where('fiscalYear', '=', wanted.fiscalYear);
		if (from !== '') query = query.where('tag', '>=', from);
		if (to !== '') query = query.where('tag', '<=', to);
	}
	const rows = (await query.execute()).filter((row) => !state || stateOf(row) === state);
	return rows.slice(0, MOST_LABELS + 1).map(({ id, tag, serial, model, fiscalYear }) => {
		return { id, tag, serial, model, fiscalYear, qr: qrOf(labelText(tag)) };
	});
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
