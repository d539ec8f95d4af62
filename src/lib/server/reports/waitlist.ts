/** The waitlist of a year in its order, and the selected who wait for a unit. Names are masked. */
import { sql } from 'kysely';
import { stateOf } from '../../domain/application.ts';
import { maskName } from '../../domain/mask.ts';
import { inOrder, whyHere, type Rank } from '../../domain/queue.ts';
import type { Rows } from '../../domain/tables.ts';
import { assignmentPlace } from '../registers/states.ts';
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
	/** one page of it */
	waiting: WaitingLine[];
	/** how many wait in all */
	total: number;
	/** selected, without a unit, the earliest first; at most PAGE of them */
	selected: WaitingLine[];
	selectedTotal: number;
	/** places of the quota that nobody holds or is selected for */
	free: number;
	/** number of the settings in force */
	version: number;
}

/** As many as can be chosen at once. */
export const PAGE = 200;

/** The year's waitlist as it stands now; `page` from 1. */
export async function waitlist(db: Db, fiscalYear: string, page = 1): Promise<Waitlist> {
	const year = await db
		.selectFrom('programmeYear')
		.select(['quota', 'versionId'])
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	const offset = (page - 1) * PAGE;
	const waiting = await waitingOf(db, fiscalYear).limit(PAGE).offset(offset).execute();
	const selected = (await selectedOf(db, fiscalYear).limit(PAGE).execute()).filter(
		(row) => stateOf(row) === 'SELECTED'
	);
	const selectedTotal = await countOf(selectedOf(db, fiscalYear));
	return {
		waiting: waiting.map((row, i) => lineOf(row, offset + i)),
		total: await countOf(waitingOf(db, fiscalYear)),
		selected: selected.map(lineOf),
		selectedTotal,
		free: Math.max(0, (year?.quota ?? 0) - (await heldIn(db, fiscalYear)) - selectedTotal),
		version: Number(year?.versionId.split('.')[1] ?? 0)
	};
}

/** Those of the chosen that still wait (or are selected without a unit), in their order. */
export async function chosenOf(
	db: Db,
	fiscalYear: string,
	which: 'waiting' | 'selected',
	ids: readonly string[]
): Promise<WaitingLine[]> {
	if (ids.length === 0) return [];
	const query = which === 'waiting' ? waitingOf(db, fiscalYear) : selectedOf(db, fiscalYear);
	const rows = await query.where('application.id', 'in', [...ids]).execute();
	return (which === 'waiting' ? inOrder(rows) : rows).map(lineOf);
}

/** Somebody that a tour can be filled with: an application, by its place in the whole waitlist. */
export interface Reach {
	id: string;
	/** 0 for those who are selected already */
	place: number;
}

/** All whom a worker of some dongs can be sent to: the selected first, then the waitlist in its order. */
export async function reachable(
	db: Db,
	fiscalYear: string,
	dongs: readonly string[]
): Promise<Reach[]> {
	const brief = (found: ReturnType<typeof query>) =>
		found.clearSelect().select(['application.id', 'application.adminDong']).execute();
	const selected = await brief(selectedOf(db, fiscalYear));
	const waiting = await brief(waitingOf(db, fiscalYear));
	return [
		...selected.map((row) => ({ ...row, place: 0 })),
		...waiting.map((row, i) => ({ ...row, place: i + 1 }))
	]
		.filter(({ adminDong }) => dongs.includes(adminDong))
		.map(({ id, place }) => ({ id, place }));
}

/** Their lines, in the order given. */
export async function linesFor(
	db: Db,
	some: readonly Reach[]
): Promise<(WaitingLine & { isSelected: boolean })[]> {
	if (some.length === 0) return [];
	const ids = some.map(({ id }) => id);
	const rows = await query(db).where('application.id', 'in', ids).execute();
	const found = new Map(rows.map((row) => [row.id, row]));
	return some.flatMap(({ id, place }) => {
		const row = found.get(id);
		return row ? [{ ...lineOf(row, place - 1), isSelected: place === 0 }] : [];
	});
}

/** Places of a year that nobody holds or is selected for. */
export async function freePlaces(db: Db, fiscalYear: string): Promise<number> {
	const year = await db
		.selectFrom('programmeYear')
		.select('quota')
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	const taken = (await heldIn(db, fiscalYear)) + (await countOf(selectedOf(db, fiscalYear)));
	return Math.max(0, (year?.quota ?? 0) - taken);
}

/** In the order of `rankOf`; tests hold both together. */
function waitingOf(db: Db, fiscalYear: string) {
	return query(db)
		.where('application.waitlistYear', '=', fiscalYear)
		.orderBy(sql`coalesce("application"."tier", 3)`)
		.orderBy(
			sql`case when "application"."learners" > 0 and "application"."ownsPcAt" is null then 0 else 1 end`
		)
		.orderBy('application.rankedAt')
		.orderBy('application.id');
}

function selectedOf(db: Db, fiscalYear: string) {
	return query(db)
		.where('application.fiscalYear', '=', fiscalYear)
		.where('application.selectedAt', 'is not', null)
		.where('application.fulfilledAt', 'is', null)
		.where('application.withdrawnAt', 'is', null)
		.where('application.rejectedAt', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('assignment')
						.select('assignment.id')
						.whereRef('assignment.householdId', '=', 'application.householdId')
						.where('assignment.fiscalYear', '=', fiscalYear)
						.where('assignment.releasedAt', 'is', null)
						.where('assignment.conflictedAt', 'is', null)
				)
			)
		)
		.orderBy('application.selectedAt')
		.orderBy('application.id');
}

async function countOf(found: ReturnType<typeof query>): Promise<number> {
	const { n } = await found
		.clearSelect()
		.clearOrderBy()
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** Places of the quota in use, as the board counts them. */
async function heldIn(db: Db, fiscalYear: string): Promise<number> {
	const { n } = await db
		.selectFrom('assignment')
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.where('fiscalYear', '=', fiscalYear)
		.where(sql<boolean>`${assignmentPlace} in ('DELIVERED', 'HELD')`)
		.executeTakeFirstOrThrow();
	return Number(n);
}

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
