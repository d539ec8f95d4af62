/** The year's hand-overs as a list: one line a receipt, masked. */

import { maskName } from '../../domain/mask.ts';
import { monthOf } from '../../domain/month.ts';
import type { Db } from '../schema.ts';

/**
 * COUNTED 보급완료: holds a place · ABOVE 초과: handed over without one · DISPUTED 확인 필요:
 * a second record of the same unit or household, which counts for nothing.
 */
export const STANDINGS = ['COUNTED', 'ABOVE', 'DISPUTED'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface DeliveryLine {
	id: string;
	standing: Standing;
	deliveredAt: string;
	/** 'YYYY-MM' in KST */
	month: string;
	/** asset tag, null if the serial read at the door is not in the register */
	tag: string | null;
	serial: string;
	householdId: string;
	receiptNo: string;
	/** masked */
	name: string;
	adminDong: string;
	worker: string;
	approvedAt: string | null;
	recallAt: string | null;
}

export interface DeliveryFilter {
	standing?: Standing;
	/** 'YYYY-MM' in KST */
	month?: string;
	dong?: string;
}

/** Codes of an exception that says: this receipt is the second one. */
const SECOND = ['SAME_HOUSEHOLD', 'SAME_UNIT'];

/** Hand-overs of a year, the latest first. */
export async function deliveries(db: Db, fiscalYear: string): Promise<DeliveryLine[]> {
	const rows = await receiptsOf(db, fiscalYear);
	const second = await disputedReceipts(db, fiscalYear);
	return rows.map((row) => ({
		...row,
		name: maskName(row.name),
		worker: row.worker ?? '',
		month: monthOf(row.deliveredAt),
		standing: standingOf(row.aboveQuotaAt, second.has(row.id))
	}));
}

/** True if a line meets every condition that is set. */
export function fits(line: DeliveryLine, filter: DeliveryFilter): boolean {
	return (
		(!filter.standing || line.standing === filter.standing) &&
		(!filter.month || line.month === filter.month) &&
		(!filter.dong || line.adminDong === filter.dong)
	);
}

/** What a receipt counts as. */
export function standingOf(aboveQuotaAt: string | null, second: boolean): Standing {
	if (second) return 'DISPUTED';
	return aboveQuotaAt === null ? 'COUNTED' : 'ABOVE';
}

/** Ids of the year's receipts that are a second record of something. */
async function disputedReceipts(db: Db, fiscalYear: string): Promise<Set<string | null>> {
	const rows = await db
		.selectFrom('exception')
		.select('receiptId')
		.where('fiscalYear', '=', fiscalYear)
		.where('code', 'in', SECOND)
		.execute();
	return new Set(rows.map((row) => row.receiptId));
}

function receiptsOf(db: Db, fiscalYear: string) {
	return db
		.selectFrom('receipt')
		.innerJoin('household', 'household.id', 'receipt.householdId')
		.innerJoin('assignment', 'assignment.id', 'receipt.assignmentId')
		.leftJoin('worker', 'worker.id', 'receipt.workerId')
		.leftJoin('pc', 'pc.id', 'receipt.pcId')
		.select([
			'receipt.id',
			'receipt.deliveredAt',
			'receipt.serial',
			'receipt.householdId',
			'receipt.adminDong',
			'pc.tag',
			'household.receiptNo',
			'household.name',
			'worker.name as worker',
			'assignment.aboveQuotaAt',
			'assignment.aboveQuotaApprovedAt as approvedAt',
			'assignment.recallOrderedAt as recallAt'
		])
		.where('receipt.fiscalYear', '=', fiscalYear)
		.orderBy('receipt.deliveredAt', 'desc')
		.orderBy('receipt.id', 'desc')
		.execute();
}
