/** The waitlist of a year in its order, and the selected who wait for a unit. Names are masked. */
import { stateOf } from '../../domain/application.ts';
import { isLive } from '../../domain/assignment.ts';
import { maskName } from '../../domain/mask.ts';
import { inOrder, whyHere, type Rank } from '../../domain/queue.ts';
import { holdsPlace } from '../../domain/quota.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

export interface WaitingLine {
	/** the application */
	id: string;
	householdId: string;
	receiptNo: string;
	/** masked */
	name: string;
	adminDong: string;
	/** 1 is next */
	place: number;
	rank: Rank;
	selectedAt: string | null;
}

export interface Waitlist {
	waiting: WaitingLine[];
	/** selected, without a unit, the earliest first */
	selected: WaitingLine[];
	/** places of the quota that nobody holds or is selected for */
	free: number;
	/** number of the settings in force */
	version: number;
}

/** The year's waitlist as it stands now. */
export async function waitlist(db: Db, fiscalYear: string): Promise<Waitlist> {
	const year = await db
		.selectFrom('programmeYear')
		.select(['quota', 'versionId'])
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	const promises = await db
		.selectFrom('assignment')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const served = new Set(promises.filter(isLive).map((row) => row.householdId));
	const waiting = inOrder(
		await applicationsOf(db, (query) => query.where('waitlistYear', '=', fiscalYear))
	);
	const selected = (
		await applicationsOf(db, (query) =>
			query.where('fiscalYear', '=', fiscalYear).where('selectedAt', 'is not', null)
		)
	)
		.filter((row) => stateOf(row) === 'SELECTED' && !served.has(row.householdId))
		.sort((a, b) => ((a.selectedAt ?? '') < (b.selectedAt ?? '') ? -1 : 1));
	const held = promises.filter(holdsPlace).length;
	return {
		waiting: waiting.map(lineOf),
		selected: selected.map(lineOf),
		free: Math.max(0, (year?.quota ?? 0) - held - selected.length),
		version: Number(year?.versionId.split('.')[1] ?? 0)
	};
}

function applicationsOf(db: Db, narrow: (query: Query) => Query) {
	return narrow(query(db)).execute();
}

type Query = ReturnType<typeof query>;

function query(db: Db) {
	return db
		.selectFrom('application')
		.innerJoin('household', 'household.id', 'application.householdId')
		.selectAll('application')
		.select(['household.receiptNo', 'household.name']);
}

function lineOf(
	row: Rows['application'] & { receiptNo: string; name: string },
	index: number
): WaitingLine {
	const { id, householdId, receiptNo, adminDong, selectedAt } = row;
	return {
		...{ id, householdId, receiptNo, adminDong, selectedAt },
		name: maskName(row.name),
		place: index + 1,
		rank: whyHere(row)
	};
}
