/** What waits for a named person, and what such persons decided. */
import type { Params } from '../../domain/refusal.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { delivery, type DeliveryRecord } from './delivery.ts';
import { loggedAction, type LoggedAction } from './logged.ts';

/** One exception with the things it speaks of; no person in it. */
export interface DecisionLine {
	id: string;
	code: string;
	params: Params;
	adminDong: string | null;
	openedAt: string;
	receiptId: string | null;
	householdId: string | null;
	receiptNo: string | null;
	tag: string | null;
	worker: string;
	decidedAt: string | null;
	decision: string | null;
	decidedBy: string;
	reason: string;
}

/** Exceptions of a year: those that wait (the earliest first), or those decided (the latest first). */
export async function decisions(
	db: Db,
	fiscalYear: string,
	which: 'open' | 'decided',
	limit?: number
): Promise<DecisionLine[]> {
	const rows = await linesOf(db)
		.where('exception.fiscalYear', '=', fiscalYear)
		.where('exception.decidedAt', which === 'open' ? 'is' : 'is not', null)
		.orderBy(
			which === 'open' ? 'exception.openedAt' : 'exception.decidedAt',
			which === 'open' ? 'asc' : 'desc'
		)
		.orderBy('exception.id')
		.$if(limit !== undefined, (query) => query.limit(limit as number))
		.execute();
	return rows.map(lineOf);
}

export interface DecisionRecord {
	line: DecisionLine;
	/** the field record that raised it, as it was sent */
	action: LoggedAction | undefined;
	/** the receipt it left, and those it stands against */
	records: DeliveryRecord[];
}

/** One exception with both records in full, or undefined. */
export async function decision(db: Db, id: string): Promise<DecisionRecord | undefined> {
	const row = await linesOf(db)
		.select('exception.actionId')
		.where('exception.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const receiptIds = await rivals(db, row);
	const records = await Promise.all(receiptIds.map((receiptId) => delivery(db, receiptId)));
	return {
		line: lineOf(row),
		action: await loggedAction(db, row.actionId),
		records: records.filter((record) => record !== undefined)
	};
}

/** Receipts an exception is about: its own first, then what it collides with. */
async function rivals(
	db: Db,
	row: Pick<Rows['exception'], 'receiptId' | 'code' | 'pcId' | 'householdId'>
): Promise<string[]> {
	const own = row.receiptId === null ? [] : [row.receiptId];
	const against =
		row.code === 'SAME_UNIT'
			? (['pcId', row.pcId] as const)
			: (['householdId', row.householdId] as const);
	if (!row.code.startsWith('SAME_') || against[1] === null) return own;
	const others = await db
		.selectFrom('receipt')
		.select('id')
		.where(against[0], '=', against[1])
		.orderBy('deliveredAt')
		.execute();
	return [...new Set([...own, ...others.map((other) => other.id)])];
}

function linesOf(db: Db) {
	return db
		.selectFrom('exception')
		.leftJoin('household', 'household.id', 'exception.householdId')
		.leftJoin('pc', 'pc.id', 'exception.pcId')
		.leftJoin('user as worker', 'worker.id', 'exception.workerId')
		.leftJoin('user as decider', 'decider.id', 'exception.decidedBy')
		.select([
			'exception.id',
			'exception.code',
			'exception.params',
			'exception.adminDong',
			'exception.openedAt',
			'exception.receiptId',
			'exception.householdId',
			'exception.pcId',
			'exception.decidedAt',
			'exception.decision',
			'exception.reason',
			'household.receiptNo',
			'pc.tag',
			'worker.name as worker',
			'decider.name as decidedBy'
		]);
}

type ExceptionRow = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

function lineOf({ pcId: _, ...row }: ExceptionRow): DecisionLine {
	return {
		...row,
		params: JSON.parse(row.params) as Params,
		worker: row.worker ?? '',
		decidedBy: row.decidedBy ?? ''
	};
}
