/** Visits by day and worker. */

import { maskName } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import { stateOf, type VisitState } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';

export interface VisitLine {
	id: string;
	householdId: string;
	receiptNo: string;
	/** masked */
	name: string;
	adminDong: string;
	scheduledOn: string;
	scheduledAt: string | null;
	attempt: number;
	tag: string | null;
	state: VisitState;
	failReason: string | null;
	workerId: string;
	worker: string;
	receiptId: string | null;
}

/** Visits of a day ('YYYY-MM-DD', KST) in the order of their hour. */
export async function round(db: Db, day: string, workerId?: string): Promise<VisitLine[]> {
	const rows = await visitsOn(db, day);
	// A visit recorded twice has two receipts and is still one visit.
	return [...new Map(rows.map((row) => [row.id, row])).values()]
		.filter((row) => !workerId || row.workerId === workerId)
		.map(lineOf)
		.sort((a, b) => (a.scheduledAt ?? '99').localeCompare(b.scheduledAt ?? '99'));
}

/** How many visits each day between two days has, days without any left out. */
export async function busyDays(
	db: Db,
	from: string,
	to: string
): Promise<{ day: string; visits: number }[]> {
	const rows = await db
		.selectFrom('visit')
		.select(['scheduledOn as day', (eb) => eb.fn.countAll<number>().as('visits')])
		.where('scheduledOn', '>=', from)
		.where('scheduledOn', '<=', to)
		.where('cancelledAt', 'is', null)
		.groupBy('scheduledOn')
		.orderBy('scheduledOn')
		.execute();
	return rows.map(({ day, visits }) => ({ day, visits: Number(visits) }));
}

/** Workers who can be sent, those of one dong where it is given. */
export async function workers(
	db: Db,
	dong?: string
): Promise<{ id: string; name: string; dongs: string[] }[]> {
	const rows = await db
		.selectFrom('worker')
		.select(['id', 'name', 'dongs'])
		.where('disabledAt', 'is', null)
		.orderBy('name')
		.execute();
	return rows
		.map((row) => ({ ...row, dongs: row.dongs.split(',').filter(Boolean) }))
		.filter((row) => !dong || row.dongs.includes(dong));
}

function visitsOn(db: Db, day: string) {
	return db
		.selectFrom('visit')
		.innerJoin('household', 'household.id', 'visit.householdId')
		.innerJoin('assignment', 'assignment.id', 'visit.assignmentId')
		.leftJoin('pc', 'pc.id', 'assignment.pcId')
		.leftJoin('worker', 'worker.id', 'visit.workerId')
		.leftJoin('receipt', 'receipt.visitId', 'visit.id')
		.selectAll('visit')
		.select([
			'household.receiptNo',
			'household.name',
			'pc.tag',
			'worker.name as worker',
			'receipt.id as receiptId'
		])
		.where('visit.scheduledOn', '=', day)
		.orderBy('visit.id')
		.execute();
}

function lineOf(
	row: Rows['visit'] & {
		receiptNo: string;
		name: string;
		tag: string | null;
		worker: string | null;
		receiptId: string | null;
	}
): VisitLine {
	const { id, householdId, receiptNo, adminDong, scheduledOn, scheduledAt, attempt } = row;
	const { tag, failReason, workerId, receiptId } = row;
	return {
		id,
		householdId,
		receiptNo,
		adminDong,
		scheduledOn,
		scheduledAt,
		attempt,
		tag,
		failReason,
		workerId,
		receiptId,
		name: maskName(row.name),
		worker: row.worker ?? '',
		state: stateOf(row)
	};
}
