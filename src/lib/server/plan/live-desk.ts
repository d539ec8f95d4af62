/**
 * What the programme's own page adds for those who work with it: how visits went, lines, payments by month,
 * where the units are, what is missing. Counted by the registers that it opens, so a figure and its rows
 * cannot differ; a figure whose rows no register can show opens nothing. Counts only, no persons.
 */
import { sql } from 'kysely';
import { dayOf } from '../../domain/month.ts';
import type { Database } from '../db.ts';
import { PC_STATES, pcState } from '../registers/states.ts';
import type { Board } from '../reports/board.ts';
import type { Pictures } from '../reports/pictures.ts';
import type { Db } from '../schema.ts';
import { qualityOf, type QualityLine } from './live-quality.ts';
import { lastDayOf, rowsOf, type Rows } from './live-rows.ts';
import { linesOf, type LiveLine } from './live-lines.ts';
import type { Live } from './live.ts';

export interface LiveDesk {
	/** by the day they are for, up to the end of the month; hand-overs by their own */
	visits: { ended: number; failed: number; refused: number; handed: number; swapped: number };
	/** repairs that stand as done by the end of the month, and the days from call to end, on average */
	done: { repairs: number; days: number | null };
	/** asked for and opened by the end of the month */
	internet: { wanted: number; opened: number };
	/** 원 of internet fees by the month in which it was booked, up to the month */
	paid: PaidMonth[];
	/** as of now */
	now: {
		late: number;
		units: { state: (typeof PC_STATES)[number]; count: number; href: string | null }[];
		categories: Pictures['categories'];
		quality: QualityLine[];
	};
	/** the figures in one list, with where their rows stand */
	lines: LiveLine[];
}

export interface PaidMonth {
	month: string;
	paid: number;
	/** so far, and what that leaves of the budget */
	sum: number;
	left: number;
	href: string | null;
}

/** Where the rows of a figure stand; null where no register shows exactly these. */
export type Opens = Record<Opening, string | null>;
export type Opening =
	| ('delivered' | 'assigned' | 'received' | 'took' | 'late' | 'pcMoney' | 'internet')
	| ('lines' | 'paidMonths' | 'waiting' | 'stock' | 'waited' | 'failed' | 'refused' | 'swapped')
	| ('wanted' | 'opened');

/** What the desk sees of a look at the programme, at the look's own time. */
export async function deskOf(
	database: Pick<Database, 'db' | 'dialect'>,
	fiscalYear: string,
	live: Live,
	found: Board
): Promise<LiveDesk> {
	const { db } = database;
	const rows = rowsOf(database, fiscalYear, dayOf(live.at));
	const last = lastDayOf(live.month);
	const visits = await visitsOf(rows, last);
	const done = await doneOf(rows, last);
	const internet = await internetOf(rows, last);
	const late = await rows.count('tickets', LATE);
	const { categories } = found.pictures;
	const desk = {
		...{ visits, done, internet },
		paid: await paidOf(db, rows, live),
		now: { late, units: await unitsOf(db, rows), categories, quality: await qualityOf(db, rows) }
	};
	const opens = await opensOf(rows, live, desk, last);
	const waited = await rows.only(found.delivered, 'deliveries', 'state=COUNTED');
	return { ...desk, lines: linesOf(live, desk, { ...opens, waited }) };
}

const LATE = 'ofYear=YES&promised=LATE';
const completed = (last: string) => `ofYear=YES&repairedAt.to=${last}`;
const failed = (last: string) => `state=FAILED&on.to=${last}`;
const swapped = (last: string, was: 'YES' | 'NO') => `swapped=${was}&when.to=${last}`;
const spent = (line: string, last: string) => `line=${line}&part=SPENT&bookedOn.to=${last}`;

async function visitsOf({ count }: Rows, last: string): Promise<LiveDesk['visits']> {
	const went = await count('visits', `state=ACCEPTED&on.to=${last}`);
	const not = await count('visits', failed(last));
	const changed = await count('deliveries', swapped(last, 'YES'));
	return {
		...{ ended: went + not, failed: not, swapped: changed },
		refused: await count('visits', `${failed(last)}&reason=REFUSED`),
		handed: changed + (await count('deliveries', swapped(last, 'NO')))
	};
}

async function internetOf({ count }: Rows, last: string): Promise<LiveDesk['internet']> {
	return {
		wanted: await count('enrollments', `requestedAt.to=${last}`),
		opened: await count('enrollments', `lineOpenedOn.to=${last}`)
	};
}

async function doneOf({ cells }: Rows, last: string): Promise<LiveDesk['done']> {
	const days = await cells('tickets', completed(last), 'took');
	const sum = days.reduce<number>((total, one) => total + Number(one), 0);
	const mean = days.length === 0 ? null : Math.round((sum / days.length) * 10) / 10;
	return { repairs: days.length, days: mean };
}

async function paidOf(db: Db, rows: Rows, { month, money }: Live): Promise<PaidMonth[]> {
	if (!money) return [];
	const found = await db
		.selectFrom('budgetEntry')
		.select(['on', 'amount'])
		.where('lineId', '=', `${rows.frame.year}.INTERNET_FEE`)
		.where('kind', 'in', ['PAY', 'REFUND'])
		.where('on', '<=', lastDayOf(month))
		.execute();
	const months = [...new Set(found.map(({ on }) => on.slice(0, 7)))].sort();
	let sum = 0;
	return months.map((one) => {
		const booked = found.filter(({ on }) => on.startsWith(one));
		const paid = booked.reduce((total, { amount }) => total - amount, 0);
		sum += paid;
		const address = `${spent('INTERNET_FEE', lastDayOf(one))}&bookedOn.from=${one}-01`;
		const left = money.internet.budget - sum;
		return { month: one, paid, sum, left, href: rows.href('ledger', address) };
	});
}

async function unitsOf(db: Db, rows: Rows): Promise<LiveDesk['now']['units']> {
	const { from, within } = rows.register('pcs');
	const { rows: found } = await sql<{ state: string; n: number }>`select "state", count(*) as "n"
		from (select ${pcState} as "state" from ${from} where ${sql.join([...within], sql` and `)})
		as "seen" group by "state"`.execute(db);
	const counts = new Map(found.map((row) => [row.state, Number(row.n)]));
	return PC_STATES.map((state) => {
		const count = counts.get(state) ?? 0;
		return { state, count, href: count > 0 ? rows.href('pcs', `state=${state}`) : null };
	});
}

async function opensOf(
	rows: Rows,
	live: Live,
	{ visits, done, internet, now }: Omit<LiveDesk, 'lines'>,
	last: string
): Promise<Omit<Opens, 'waited'>> {
	const { only, href } = rows;
	const { repairs, money } = live;
	const stock = now.units.find(({ state }) => state === 'IN_STOCK');
	const toDay = (column: string) => `${column}.to=${last}`;
	return {
		delivered: await only(live.delivered, 'assignments', `place=DELIVERED&${toDay('completedAt')}`),
		assigned: live.isPast ? null : await only(live.assigned, 'assignments', 'place=HELD'),
		received: await only(repairs.received, 'tickets', `ofYear=YES&${toDay('receivedAt')}`),
		took: await only(done.repairs, 'tickets', completed(last)),
		late: await only(now.late, 'tickets', LATE),
		pcMoney: money ? href('ledger', spent('PC_SUPPLY', last)) : null,
		internet: money ? href('ledger', spent('INTERNET_FEE', last)) : null,
		lines: await only(money?.lines ?? 0, 'months', `month=${live.month}&lined=YES`),
		paidMonths: await only(money?.paidMonths ?? 0, 'months', `used=YES&${toDay('paidOn')}`),
		waiting: await only(live.now.waiting, 'applications', 'state=WAITLISTED'),
		stock: stock && stock.count === live.now.stock ? stock.href : null,
		failed: await only(visits.failed, 'visits', failed(last)),
		refused: await only(visits.refused, 'visits', `${failed(last)}&reason=REFUSED`),
		swapped: await only(visits.swapped, 'deliveries', swapped(last, 'YES')),
		wanted: await only(internet.wanted, 'enrollments', toDay('requestedAt')),
		opened: await only(internet.opened, 'enrollments', toDay('lineOpenedOn'))
	};
}
