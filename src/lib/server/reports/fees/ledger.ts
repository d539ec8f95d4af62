/** The ledger as it is looked at: each line of the year with its execution, one entry with its links. */
import { sumOf } from '../../../domain/budget.ts';
import { addMonths } from '../../../domain/month.ts';
import { LINE_KINDS, type EntryKind, type LineKind } from '../../../domain/records/money.ts';
import { owed, stateOf } from '../../../domain/subsidy.ts';
import type { Rows } from '../../../domain/tables.ts';
import type { Db } from '../../schema.ts';
import { history, type Deed } from '../history.ts';
import { namesOf } from './enrollment.ts';

type Entry = Rows['budgetEntry'];

export interface LineSheet {
	kind: LineKind;
	row: Rows['budgetLine'] | null;
	/** 원 of each kind of entry, with its sign */
	sums: Record<EntryKind, number>;
	/** what the year may spend: appropriation, supplements, transfers and what was carried in */
	budget: number;
	/** paid, what came back taken off */
	paid: number;
	/** bound and not paid yet */
	committed: number;
	balance: number;
	carriedOut: number;
	lapsed: number;
	settledBy: string;
	closedBy: string;
}

/** Both lines of a year as the sums of their entries. */
export async function lineSheets(db: Db, fiscalYear: string): Promise<LineSheet[]> {
	const entries = await db
		.selectFrom('budgetEntry')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const rows = await db
		.selectFrom('budgetLine')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const name = await namesOf(
		db,
		rows.flatMap((row) => [row.settledBy, row.closedBy])
	);
	return LINE_KINDS.map((kind) => {
		const row = rows.find((one) => one.kind === kind) ?? null;
		const own = entries.filter((entry) => entry.lineId === `${fiscalYear}.${kind}`);
		const by = { settledBy: name(row?.settledBy ?? null), closedBy: name(row?.closedBy ?? null) };
		return { kind, row, ...sheetOf(own), ...by };
	});
}

/** Sums of a line's entries. Pure. */
export function sheetOf(entries: readonly Pick<Entry, 'kind' | 'amount'>[]) {
	const of = (kind: EntryKind) => sumOf(entries.filter((entry) => entry.kind === kind));
	const carries = entries.filter((entry) => entry.kind === 'CARRY').map(({ amount }) => amount);
	const carriedIn = carries.filter((amount) => amount > 0).reduce((a, b) => a + b, 0);
	const carriedOut = carries.filter((amount) => amount < 0).reduce((a, b) => a - b, 0);
	return {
		sums: {
			...{ APPROPRIATE: of('APPROPRIATE'), SUPPLEMENT: of('SUPPLEMENT') },
			...{ TRANSFER: of('TRANSFER'), COMMIT: of('COMMIT'), PAY: of('PAY') },
			...{ REFUND: of('REFUND'), CARRY: of('CARRY'), LAPSE: of('LAPSE') }
		},
		budget: of('APPROPRIATE') + of('SUPPLEMENT') + of('TRANSFER') + carriedIn,
		paid: negated(of('PAY') + of('REFUND')),
		committed: negated(of('COMMIT')),
		...{ balance: sumOf(entries), carriedOut, lapsed: negated(of('LAPSE')) }
	};
}

/** −n without a minus zero. */
function negated(amount: number): number {
	return amount === 0 ? 0 : -amount;
}

export interface EntryRecord {
	row: Entry;
	line: LineKind;
	by: string;
	/** what it is about, where that has a page */
	about: { id: string; href: string; label: string } | null;
	/** the entry that it takes back, and those that take it back */
	reverses: Entry | null;
	reversedBy: Entry[];
	/** the entry is one of a run or a month, which it follows */
	follows: boolean;
	/** 원 of a payment that have not come back */
	left: number;
	deeds: Deed[];
}

/** One entry with what it belongs to; or undefined. */
export async function entryRecord(db: Db, id: string): Promise<EntryRecord | undefined> {
	const row = await entryOf(db, id);
	if (!row) return undefined;
	const reversedBy = await db
		.selectFrom('budgetEntry')
		.selectAll()
		.where('reversesId', '=', id)
		.orderBy('at')
		.execute();
	const about = await aboutOf(db, row.about);
	return {
		...{ row, about, reversedBy, line: row.lineId.slice(5) as LineKind },
		by: (await namesOf(db, [row.by]))(row.by),
		reverses: row.reversesId === null ? null : ((await entryOf(db, row.reversesId)) ?? null),
		follows: about !== null && /^\/office\/(runs|months)\//.test(about.href),
		left: row.kind === 'PAY' ? negated(row.amount) - sumOf(reversedBy) : 0,
		deeds: await history(db, [row.id, row.id.replace(/\.(to|release)$/, '')])
	};
}

function entryOf(db: Db, id: string): Promise<Entry | undefined> {
	return db.selectFrom('budgetEntry').selectAll().where('id', '=', id).executeTakeFirst();
}

async function aboutOf(db: Db, id: string | null): Promise<EntryRecord['about']> {
	if (id === null) return null;
	const run = await db
		.selectFrom('paymentBatch')
		.select(['id', 'month', 'number'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (run) return { id, href: `/office/runs/${id}`, label: `${run.month}-${run.number}` };
	const month = await db
		.selectFrom('subsidyMonth')
		.select(['id', 'month'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (month) return { id, href: `/office/months/${id}`, label: month.month };
	const pc = await db
		.selectFrom('pc')
		.select(['id', 'tag'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (pc) return { id, href: `/office/pcs/${id}`, label: pc.tag };
	const ticket = await db
		.selectFrom('ticket')
		.select('ticketNo')
		.where('id', '=', id)
		.executeTakeFirst();
	return ticket ? { id, href: `/office/tickets/${id}`, label: ticket.ticketNo } : null;
}

/** What keeps a year from being closed, and what its close would do. */
export async function closing(db: Db, fiscalYear: string) {
	const rows = await db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	const states = rows.map((row) => ({ row, state: stateOf(row) }));
	const count = (...wanted: string[]) =>
		states.filter(({ state }) => wanted.includes(state)).length;
	const runs = await db
		.selectFrom('paymentBatch')
		.select(['id', 'month', 'number', 'approvedAt', 'lockedAt'])
		.where('fiscalYear', '=', fiscalYear)
		.where('voidedAt', 'is', null)
		.where('paidAt', 'is', null)
		.orderBy('month')
		.execute();
	const clawbacks = rows.filter((row) => owed(row) > 0);
	const commitments = await openCommitments(db, fiscalYear);
	return {
		runs,
		/** by people, not paid and not released */
		commitments: commitments.length,
		committed: commitments.reduce((sum, { amount }) => sum + amount, 0),
		/** what is left has to go over to, if it has no settings yet */
		nextMissing: await missingAfter(db, fiscalYear),
		/** billed or approved and not paid */
		unpaid: count('BILLED', 'APPROVED'),
		/** planned without a bill: go over to the next year */
		unbilled: count('PLANNED'),
		december: states.filter(
			({ row, state }) => row.month === `${fiscalYear}-12` && state === 'PLANNED'
		).length,
		clawbacks: clawbacks.length,
		clawbackOwed: clawbacks.reduce((sum, row) => sum + owed(row), 0),
		/** households whose months go on in the next year */
		onward: await onward(db, fiscalYear)
	};
}

/** The year after, if nobody has opened it; else null. */
async function missingAfter(db: Db, fiscalYear: string): Promise<string | null> {
	const next = addMonths(`${fiscalYear}-01`, 12).slice(0, 4);
	const row = await db
		.selectFrom('programmeYear')
		.select('id')
		.where('id', '=', next)
		.executeTakeFirst();
	return row ? null : next;
}

async function onward(db: Db, fiscalYear: string): Promise<{ households: number; months: number }> {
	const next = addMonths(`${fiscalYear}-01`, 12).slice(0, 4);
	const rows = await db
		.selectFrom('subsidyMonth')
		.innerJoin('enrollment', 'enrollment.id', 'subsidyMonth.enrollmentId')
		.selectAll('subsidyMonth')
		.where('enrollment.startMonth', '<=', `${fiscalYear}-12`)
		.where('subsidyMonth.fiscalYear', '=', next)
		.execute();
	const live = rows.filter((row) => row.skippedAt === null);
	return { households: new Set(live.map((row) => row.householdId)).size, months: live.length };
}

/** Commitments that a person made and nothing has released yet; those of runs follow their run. */
export async function openCommitments(
	db: Db,
	fiscalYear: string
): Promise<{ id: string; line: LineKind; note: string; amount: number }[]> {
	const rows = await db
		.selectFrom('budgetEntry')
		.leftJoin('paymentBatch', 'paymentBatch.id', 'budgetEntry.about')
		.select(['budgetEntry.id', 'budgetEntry.lineId', 'budgetEntry.note', 'budgetEntry.amount'])
		.where('budgetEntry.fiscalYear', '=', fiscalYear)
		.where('budgetEntry.kind', '=', 'COMMIT')
		.where('budgetEntry.amount', '<', 0)
		.where('paymentBatch.id', 'is', null)
		.orderBy('budgetEntry.at')
		.execute();
	const taken = await db
		.selectFrom('budgetEntry')
		.select('reversesId')
		.where('fiscalYear', '=', fiscalYear)
		.where('reversesId', 'is not', null)
		.execute();
	const gone = new Set(taken.map((row) => row.reversesId));
	return rows
		.filter((row) => !gone.has(row.id))
		.map(({ id, lineId, note, amount }) => ({
			...{ id, note, amount: negated(amount), line: lineId.slice(5) as LineKind }
		}));
}
