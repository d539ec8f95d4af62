/** One unit: what it is, where it is in its life, who has it, and to whom it was promised. */
import { maskName } from '../../domain/mask.ts';
import { stateOf, type PcState } from '../../domain/pc.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { custodyOf, nameOfUser, type Link } from './custody.ts';

export interface PcRecord {
	pc: Rows['pc'];
	state: PcState;
	/** who has it aboard as a spare */
	carrier: string | null;
	/** who asked for it to be scrapped */
	scrapAsker: string | null;
	/** whose hands it went through, the first first */
	chain: Link[];
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

/** A unit with everything that is on record of it, or undefined. */
export async function unit(db: Db, id: string): Promise<PcRecord | undefined> {
	const pc = await db.selectFrom('pc').selectAll().where('id', '=', id).executeTakeFirst();
	if (!pc) return undefined;
	// A promise recorded twice has two receipts and is still one promise.
	const promises = [...new Map((await promisesOf(db, id)).map((row) => [row.id, row])).values()];
	return {
		pc,
		state: stateOf(pc),
		carrier: await nameOfUser(db, pc.carrierId),
		scrapAsker: await nameOfUser(db, pc.scrapAskedBy),
		chain: await custodyOf(db, id),
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
