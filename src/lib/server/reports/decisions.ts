/** What waits for a named person, and what such persons decided. */
import { isDispute, recordsOf } from '../../domain/dispute.ts';
import type { Params } from '../../domain/refusal.ts';
import type { Rows } from '../../domain/tables.ts';
import { ask } from '../ask.ts';
import type { Db } from '../schema.ts';
import { delivery, type DeliveryRecord } from './delivery.ts';
import { deedOf } from './history.ts';
import { loggedAction, type LoggedAction } from './logged.ts';

/** One exception with the things it speaks of; no person in it. */
export interface DecisionLine {
	id: string;
	/** the year it was opened in: what waits stays on the desk over New Year */
	fiscalYear: string;
	code: string;
	params: Params;
	adminDong: string | null;
	openedAt: string;
	receiptId: string | null;
	householdId: string | null;
	receiptNo: string | null;
	ticketId: string | null;
	ticketNo: string | null;
	tag: string | null;
	worker: string;
	decidedAt: string | null;
	decision: string | null;
	decidedBy: string;
	reason: string;
}

/**
 * Exceptions: those that wait, of whichever year (the earliest first), or those of the year that were
 * decided (the latest first).
 */
export async function decisions(
	db: Db,
	fiscalYear: string,
	which: 'open' | 'decided',
	limit?: number
): Promise<DecisionLine[]> {
	const rows = await linesOf(db)
		.$if(which === 'decided', (query) => query.where('exception.fiscalYear', '=', fiscalYear))
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
	/** the receipt it left, and those it stands against; of two that are in dispute the first one first */
	records: DeliveryRecord[];
	/** by receipt: which tablet sent it, and when it lost its force */
	evidence: Record<string, Evidence>;
}

export interface Evidence {
	device: string | null;
	voidedAt: string | null;
}

/** One exception with both records in full, or undefined. */
export async function decision(db: Db, id: string): Promise<DecisionRecord | undefined> {
	const row = await linesOf(db)
		.select('exception.actionId')
		.where('exception.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const receiptIds = await rivals(db, row);
	const evidence = await Promise.all(
		receiptIds.map(async (receiptId) => [receiptId, await evidenceOf(db, receiptId)] as const)
	);
	const records = await Promise.all(receiptIds.map((receiptId) => delivery(db, receiptId)));
	return {
		line: lineOf(row),
		action: await loggedAction(db, row.actionId),
		records: records.filter((record) => record !== undefined),
		evidence: Object.fromEntries(evidence)
	};
}

async function evidenceOf(db: Db, receiptId: string): Promise<Evidence> {
	const deed = await deedOf(db, receiptId);
	const row = await db
		.selectFrom('receipt')
		.select('voidedAt')
		.where('id', '=', receiptId)
		.executeTakeFirst();
	return { device: deed?.device ?? null, voidedAt: row?.voidedAt ?? null };
}

/** Receipts an exception is about. Of a dispute: what was on record before, and its own after it. */
async function rivals(
	db: Db,
	row: Pick<
		Rows['exception'],
		'id' | 'receiptId' | 'code' | 'pcId' | 'householdId' | 'decidedAt' | 'fiscalYear'
	>
): Promise<string[]> {
	const own = row.receiptId === null ? [] : [row.receiptId];
	if (!isDispute(row.code)) return own;
	if (row.decidedAt === null) {
		// The same two that the decision will be about.
		const { first, second } = await ask(db, (tx) =>
			recordsOf(tx, tx.get('exception', row.id) as Rows['exception'])
		);
		return [first, second].flatMap((receipt) => (receipt ? [receipt.id] : []));
	}
	const against =
		row.code === 'SAME_UNIT'
			? (['pcId', row.pcId] as const)
			: (['householdId', row.householdId] as const);
	if (against[1] === null) return own;
	const others = await db
		.selectFrom('receipt')
		.select('id')
		.where(against[0], '=', against[1])
		.where('fiscalYear', '=', row.fiscalYear)
		.where('replacedById', 'is', null)
		.orderBy('deliveredAt')
		.execute();
	return [...others.map((other) => other.id).filter((id) => !own.includes(id)), ...own];
}

function linesOf(db: Db) {
	return db
		.selectFrom('exception')
		.leftJoin('household', 'household.id', 'exception.householdId')
		.leftJoin('pc', 'pc.id', 'exception.pcId')
		.leftJoin('ticket', 'ticket.id', 'exception.ticketId')
		.leftJoin('user as worker', 'worker.id', 'exception.workerId')
		.leftJoin('user as decider', 'decider.id', 'exception.decidedBy')
		.select([
			'exception.id',
			'exception.fiscalYear',
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
			'exception.ticketId',
			'household.receiptNo',
			'ticket.ticketNo',
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
