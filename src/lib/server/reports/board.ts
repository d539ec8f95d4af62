/**
 * The board: the year's quota, its plan and the ten dongs. Rows come from SQL, every number from
 * the domain's own rules over them, so that the board and a recount cannot drift apart. (I12)
 */

import { sql } from 'kysely';
import { stateOf as applicationState } from '../../domain/application.ts';
import { dayOf, monthOf } from '../../domain/month.ts';
import { stateOf as pcState } from '../../domain/pc.ts';
import { planCurve, plannedBy } from '../../domain/plan.ts';
import { holdsPlace, isAbove } from '../../domain/quota.ts';
import { ADMIN_DONGS, type Rows } from '../../domain/tables.ts';
import { carried } from '../registers/states.ts';
import type { Db } from '../schema.ts';
import type { FeeGlance } from './fees/board.ts';
import { pictures, type Pictures } from './pictures.ts';
import { inShort, openOfOthers, repairFigures, type RepairsInShort } from './repairs.ts';

/** Counts only, no person: this is what a browser may keep for looking at offline. */
export interface Board {
	year: string;
	quota: number;
	/** handed over and counted */
	delivered: number;
	/** promised, not yet handed over */
	assigned: number;
	/** of these: aboard a tablet that serves the dong */
	carried: number;
	/** applications on the waitlist */
	waiting: number;
	/** places nobody holds */
	free: number;
	/** handed over although no place was left */
	over: number;
	/** units that can be given */
	stock: number;
	/** what the plan wants by the end of this month */
	planned: number;
	/** exceptions that wait for a decision */
	open: number;
	months: BoardMonth[];
	dongs: { dong: string; delivered: number; assigned: number }[];
	pictures: Pictures;
	repairs: RepairsInShort;
	/** internet fees; a board that was kept before there were any has none */
	fees?: FeeGlance;
	/** ISO time of the count */
	asOf: string;
}

interface BoardMonth {
	month: string;
	planned: number;
	delivered: number;
	/** delivered by the end of the month; null while the month lies ahead */
	reached: number | null;
}

interface Counted {
	year: Rows['programmeYear'];
	assignments: readonly Rows['assignment'][];
	pcs: readonly Rows['pc'][];
	open: number;
	carried: number;
	waiting: number;
	pictures: Pictures;
	repairs: RepairsInShort;
}

/** The year's board at `now` (ISO), or undefined where the year has no settings. */
export async function board(db: Db, fiscalYear: string, now: string): Promise<Board | undefined> {
	const year = await db
		.selectFrom('programmeYear')
		.selectAll()
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return undefined;
	const assignments = await assignmentsOf(db, fiscalYear);
	const pcs = await db.selectFrom('pc').selectAll().where('fiscalYear', '=', fiscalYear).execute();
	const open = await openExceptions(db);
	const carried = await carriedIn(db, fiscalYear);
	const waiting = await waitingIn(db, fiscalYear);
	const drawn = await pictures(db, fiscalYear);
	const today = dayOf(now);
	const figures = await repairFigures(db, fiscalYear, today);
	const repairs = inShort(figures, await openOfOthers(db, fiscalYear, today));
	const counted = { assignments, pcs, open, carried, waiting, repairs };
	return count({ year, ...counted, pictures: drawn }, now);
}

/** Assignments of a year, whole rows: the rules decide what they count as. */
function assignmentsOf(db: Db, fiscalYear: string): Promise<Rows['assignment'][]> {
	return db.selectFrom('assignment').selectAll().where('fiscalYear', '=', fiscalYear).execute();
}

async function carriedIn(db: Db, fiscalYear: string): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as "n" from "assignment"
		where "fiscalYear" = ${fiscalYear} and ${carried} = 'YES'`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

async function waitingIn(db: Db, fiscalYear: string): Promise<number> {
	const rows = await db
		.selectFrom('application')
		.selectAll()
		.where('waitlistYear', '=', fiscalYear)
		.execute();
	return rows.filter((row) => applicationState(row) === 'WAITLISTED').length;
}

/** How many exceptions wait for a decision, of whichever year. */
export async function openExceptions(db: Db): Promise<number> {
	const { open } = await db
		.selectFrom('exception')
		.select((eb) => eb.fn.countAll<number>().as('open'))
		.where('decidedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(open);
}

/** Counts a year's rows. Pure. */
export function count(rows: Counted, now: string): Board {
	const { year, assignments } = rows;
	const holding = assignments.filter(holdsPlace);
	const done = holding.filter((row) => row.completedAt !== null);
	return {
		year: year.id,
		quota: year.quota,
		delivered: done.length,
		assigned: holding.length - done.length,
		carried: rows.carried,
		waiting: rows.waiting,
		free: Math.max(0, year.quota - holding.length),
		over: assignments.filter(isAbove).length,
		stock: rows.pcs.filter((row) => pcState(row) === 'IN_STOCK').length,
		planned: plannedBy(year, monthOf(now)),
		open: rows.open,
		months: monthsOf(year, done, dayOf(now).slice(0, 7)),
		dongs: ADMIN_DONGS.map((dong) => ({ dong, ...split(holding, dong) })),
		pictures: rows.pictures,
		repairs: rows.repairs,
		asOf: now
	};
}

/** The plan's months, and any other month in which something was handed over. */
function monthsOf(
	year: Rows['programmeYear'],
	done: readonly Rows['assignment'][],
	thisMonth: string
): BoardMonth[] {
	const delivered = done.map((row) => monthOf(row.completedAt as string));
	const months = new Set([...planCurve(year).map((point) => point.month), ...delivered]);
	return [...months].sort().map((month) => ({
		month,
		planned: plannedBy(year, month),
		delivered: delivered.filter((other) => other === month).length,
		reached: month > thisMonth ? null : delivered.filter((other) => other <= month).length
	}));
}

function split(holding: readonly Rows['assignment'][], dong: string) {
	const here = holding.filter((row) => row.adminDong === dong);
	const delivered = here.filter((row) => row.completedAt !== null).length;
	return { delivered, assigned: here.length - delivered };
}
