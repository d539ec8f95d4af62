/**
 * The desk of repairs: what is promised and when, who has how many, and the year's figures. Rows come
 * from SQL; states, promises and counts are the domain's own.
 */
import { dayOf } from '../../domain/month.ts';
import { ADMIN_DONGS, type Rows } from '../../domain/tables.ts';
import {
	isOpen,
	promisedOn,
	stateOf,
	SYMPTOMS,
	type Promised,
	type Ticket,
	type TicketState
} from '../../domain/ticket.ts';
import { stateOf as visitState, type RepairVisitState } from '../../domain/repair-visit.ts';
import type { Extra } from '../../domain/workday.ts';
import { daysOff } from '../registers/frame.ts';
import { dialectOf } from '../registers/sql.ts';
import { ageOf, AGES, doneAt, isCounted, type Age } from '../registers/ticket-states.ts';
import type { Db } from '../schema.ts';
import { medianOf, shareOf } from './pictures.ts';

/** One repair on the queue; nobody's name is in it. */
export interface QueueLine {
	id: string;
	ticketNo: string;
	/** the year it was asked for in: what is open stays on the desk over New Year */
	fiscalYear: string;
	adminDong: string;
	symptom: Ticket['symptom'];
	/** asset tag of a unit of ours; null: a PC of their own */
	tag: string | null;
	dueOn: string;
	visitOn: string | null;
	worker: string | null;
	promised: Promised;
	state: TicketState;
}

export interface Load {
	workerId: string;
	worker: string;
	open: number;
	late: number;
	/** to be done today or on the next working day */
	soon: number;
	/** visits planned for today */
	today: number;
	waiting: number;
}

export interface RepairDesk {
	/** the most pressing first; at most `most` of them */
	lines: QueueLine[];
	counts: Record<Exclude<Promised, 'DONE'>, number>;
	open: number;
	/** open since an earlier year */
	ofOthers: number;
	/** open, and nobody's yet */
	free: number;
	/** households that asked for another day */
	asked: number;
	loads: Load[];
}

type Listed = Ticket & { tag: string | null; worker: string | null };

/** The open repairs, of whichever year, of some dongs only where they are given, as they stand on a day. */
export async function repairDesk(
	db: Db,
	fiscalYear: string,
	dongs: readonly string[] | null,
	today: string,
	most: number
): Promise<RepairDesk> {
	const extra = await daysOff(db);
	const rows = (await openNow(db))
		.filter((row) => dongs === null || dongs.includes(row.adminDong))
		.map((row) => ({ ...row, promised: promisedOn(row, today, extra), state: stateOf(row) }));
	const countOf = (promised: Promised) => rows.filter((row) => row.promised === promised).length;
	return {
		lines: rows.toSorted(pressing).slice(0, most).map(lineOf),
		counts: {
			LATE: countOf('LATE'),
			TODAY: countOf('TODAY'),
			SOON: countOf('SOON'),
			AHEAD: countOf('AHEAD'),
			PAUSED: countOf('PAUSED')
		},
		open: rows.length,
		ofOthers: rows.filter((row) => row.fiscalYear !== fiscalYear).length,
		free: rows.filter((row) => row.workerId === null).length,
		asked: await askedNow(db, dongs),
		loads: loadsOf(rows, today)
	};
}

type Standing = Listed & { promised: Promised; state: TicketState };

/** What runs comes before what is paused, and the earlier promise before the later one. */
function pressing(a: Standing, b: Standing): number {
	const paused = Number(a.promised === 'PAUSED') - Number(b.promised === 'PAUSED');
	if (paused !== 0) return paused;
	return compare(a.dueOn, b.dueOn) || compare(a.receivedAt, b.receivedAt) || compare(a.id, b.id);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function lineOf(row: Standing): QueueLine {
	const { id, ticketNo, fiscalYear, adminDong, symptom, tag, dueOn, visitOn, worker } = row;
	const { promised, state } = row;
	return {
		...{ id, ticketNo, fiscalYear, adminDong, symptom, tag, dueOn, visitOn, worker },
		...{ promised, state }
	};
}

function loadsOf(rows: readonly Standing[], today: string): Load[] {
	const collator = new Intl.Collator('ko');
	const mine = Map.groupBy(
		rows.filter((row) => row.workerId !== null),
		(row) => row.workerId as string
	);
	return [...mine]
		.map(([workerId, some]) => ({
			workerId,
			worker: some[0]?.worker ?? '',
			open: some.length,
			late: some.filter((row) => row.promised === 'LATE').length,
			soon: some.filter((row) => row.promised === 'TODAY' || row.promised === 'SOON').length,
			today: some.filter((row) => row.visitOn === today).length,
			waiting: some.filter((row) => row.promised === 'PAUSED').length
		}))
		.sort((a, b) => collator.compare(a.worker, b.worker));
}

function openNow(db: Db): Promise<Listed[]> {
	return ticketsOf(db)
		.where('ticket.completedAt', 'is', null)
		.where('ticket.unrepairableAt', 'is', null)
		.where('ticket.cancelledAt', 'is', null)
		.execute();
}

function ticketsOf(db: Db) {
	return db
		.selectFrom('ticket')
		.leftJoin('pc', 'pc.id', 'ticket.pcId')
		.leftJoin('worker', 'worker.id', 'ticket.workerId')
		.selectAll('ticket')
		.select(['pc.tag', 'worker.name as worker']);
}

async function askedNow(db: Db, dongs: readonly string[] | null): Promise<number> {
	const rows = await db
		.selectFrom('task')
		.select('adminDong')
		.where('kind', '=', 'RESCHEDULE')
		.where('doneAt', 'is', null)
		.execute();
	return rows.filter(({ adminDong }) => dongs === null || dongs.includes(adminDong ?? '')).length;
}

/** A repair of a household or of a unit, as a list beside it shows it. */
export type RepairLine = Pick<
	QueueLine,
	'id' | 'ticketNo' | 'symptom' | 'tag' | 'dueOn' | 'worker' | 'promised' | 'state'
> & { receivedAt: string; fiscalYear: string };

/** All repairs of a household or of a unit, the latest first. */
export async function repairsOf(
	db: Db,
	of: { householdId: string } | { pcId: string },
	today: string
): Promise<RepairLine[]> {
	const [column, id] = Object.entries(of)[0] as ['householdId' | 'pcId', string];
	const rows = await ticketsOf(db)
		.where(`ticket.${column}`, '=', id)
		.orderBy('ticket.receivedAt', 'desc')
		.execute();
	const extra = await daysOff(db);
	return rows.map((row) => {
		const { ticketNo, symptom, tag, dueOn, worker, receivedAt, fiscalYear } = row;
		const line = { id: row.id, ticketNo, symptom, tag, dueOn, worker, receivedAt, fiscalYear };
		return { ...line, promised: promisedOn(row, today, extra), state: stateOf(row) };
	});
}

/** Counts only, no person. */
export interface RepairFigures {
	/** asked for, those that were cancelled left out unless they had been done before */
	received: number;
	open: number;
	late: number;
	done: number;
	/** done at least once, those that were opened again included */
	ever: number;
	/** of these: opened again */
	again: number;
	/** days from the call to the end; null while nothing was done */
	took: { median: number; p90: number } | null;
	ages: { age: Age; count: number }[];
	spans: { age: Age; count: number }[];
	symptoms: ({ symptom: Ticket['symptom'] } & Part)[];
	dongs: ({ dong: string } & Part)[];
}

/** What the board says of repairs; what is open counts for whatever year it was asked for in. */
export interface RepairsInShort extends Pick<RepairFigures, 'received' | 'open' | 'late'> {
	/** days from the call to the end, the middle of all; null while nothing was done */
	median: number | null;
}

/** The few figures that stand on the board: of the year, and what is open since earlier ones. */
export function inShort(
	{ received, open, late, took }: RepairFigures,
	others: Pick<RepairFigures, 'open' | 'late'>
): RepairsInShort {
	const median = took?.median ?? null;
	return { received, open: open + others.open, late: late + others.late, median };
}

/** Repairs of other years that are open, and how many of them are late. */
export async function openOfOthers(
	db: Db,
	fiscalYear: string,
	today: string
): Promise<Pick<RepairFigures, 'open' | 'late'>> {
	const rows = (await openNow(db)).filter((row) => row.fiscalYear !== fiscalYear);
	const extra = await daysOff(db);
	const late = rows.filter((row) => promisedOn(row, today, extra) === 'LATE').length;
	return { open: rows.length, late };
}

interface Part {
	received: number;
	open: number;
	/** days; null while nothing was done */
	median: number | null;
	/** days within which nine of ten were done */
	p90: number | null;
}

/** The figures of a year's repairs as they stand on a day. */
export async function repairFigures(
	db: Db,
	fiscalYear: string,
	today: string
): Promise<RepairFigures> {
	const rows = await db
		.selectFrom('ticket')
		.selectAll()
		.select(doneAt(dialectOf(db)).as('doneAt'))
		.where('fiscalYear', '=', fiscalYear)
		.where(isCounted)
		.execute();
	return figuresOf(rows, today, await daysOff(db));
}

/** A repair that counts, and when it was done. */
type Counted = Ticket & { doneAt: string | null };

function figuresOf(rows: readonly Counted[], today: string, extra: Extra): RepairFigures {
	const open = rows.filter(isOpen);
	const days = daysTaken(rows);
	const again = rows.filter((row) => row.reopenCount > 0);
	const stepsOf = (some: readonly number[]) =>
		AGES.map((age) => ({ age, count: some.filter((one) => ageOf(one) === age).length }));
	return {
		received: rows.length,
		open: open.length,
		late: open.filter((row) => promisedOn(row, today, extra) === 'LATE').length,
		done: days.length,
		ever: rows.filter((row) => row.doneAt !== null || row.reopenCount > 0).length,
		again: again.length,
		took: days.length === 0 ? null : { median: medianOf(days), p90: shareOf(days, 0.9) },
		ages: stepsOf(open.map((row) => between(dayOf(row.receivedAt), today))),
		spans: stepsOf(days),
		symptoms: SYMPTOMS.map((symptom) => ({
			symptom,
			...partOf(rows.filter((row) => row.symptom === symptom))
		})),
		dongs: ADMIN_DONGS.map((dong) => ({
			dong,
			...partOf(rows.filter((row) => row.adminDong === dong))
		}))
	};
}

function partOf(rows: readonly Counted[]): Part {
	const days = daysTaken(rows);
	return {
		received: rows.length,
		open: rows.filter(isOpen).length,
		median: days.length === 0 ? null : medianOf(days),
		p90: days.length === 0 ? null : shareOf(days, 0.9)
	};
}

/** Days of those that are done, the shortest first. */
function daysTaken(rows: readonly Counted[]): number[] {
	return rows
		.flatMap(({ receivedAt, doneAt }) =>
			doneAt === null ? [] : [between(dayOf(receivedAt), dayOf(doneAt))]
		)
		.sort((a, b) => a - b);
}

function between(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** One visit for a repair, as a list shows it. */
export interface RepairVisitLine extends Pick<
	Rows['repairVisit'],
	'id' | 'workerId' | 'scheduledOn' | 'scheduledAt' | 'attempt' | 'departedAt' | 'failReason'
> {
	worker: string;
	state: RepairVisitState;
}

/** The visits for a repair, the latest first. */
export async function repairVisits(db: Db, ticketId: string): Promise<RepairVisitLine[]> {
	const rows = await db
		.selectFrom('repairVisit')
		.leftJoin('worker', 'worker.id', 'repairVisit.workerId')
		.selectAll('repairVisit')
		.select('worker.name as worker')
		.where('repairVisit.ticketId', '=', ticketId)
		.orderBy('repairVisit.attempt', 'desc')
		.execute();
	return rows.map((row) => {
		const { id, workerId, scheduledOn, scheduledAt, attempt, departedAt, failReason } = row;
		const line = { id, workerId, scheduledOn, scheduledAt, attempt, departedAt, failReason };
		return { ...line, worker: row.worker ?? '', state: visitState(row) };
	});
}
