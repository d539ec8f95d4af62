/** One repair with everything that is on record of it: what was promised, done and tried. */
import {
	costOf,
	isCovered,
	isWithoutParts,
	ownRepairs,
	partsSoFar
} from '../../domain/ticket-limits.ts';
import { dayOf, addDays } from '../../domain/month.ts';
import { maskName } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import {
	earlierOf,
	isOpen,
	partsOf,
	promisedOn,
	stateOf,
	type Part,
	type Promised,
	type Ticket,
	type TicketState
} from '../../domain/ticket.ts';
import { ask } from '../ask.ts';
import { daysOff } from '../registers/frame.ts';
import type { Db } from '../schema.ts';
import { isHere } from './delivery.ts';
import { history, type Deed } from './history.ts';
import { repairVisits, type RepairVisitLine } from './repairs.ts';
import { yearOf } from './years.ts';

/** Columns that are seen only once a reason has been given. */
const WORDS = [
	...(['words', 'pauseNote', 'work', 'parts', 'substituteReason', 'recipientName'] as const),
	...(['unrepairableNote', 'cancelReason', 'reopenNote', 'earlier'] as const)
] as const;

export interface TicketRecord {
	row: Omit<Ticket, (typeof WORDS)[number]>;
	state: TicketState;
	promised: Promised;
	isOpen: boolean;
	worker: string | null;
	/** masked */
	household: { id: string; receiptNo: string; name: string; adminDong: string };
	unit: { id: string; tag: string; model: string } | null;
	/** a code where a rule cancelled it; null where a person said why */
	cancelCode: string | null;
	/** completions that did not hold */
	earlier: { completedAt: string | null; partsCost: number }[];
	/** there are words that are seen with the rest of the person's data */
	hasWords: boolean;
	signatureHere: boolean;
	limits: Limits;
	/** last day on which it can be opened again; null unless it is done */
	reopenUntil: string | null;
	visits: RepairVisitLine[];
	exceptions: Pick<
		Rows['exception'],
		'id' | 'code' | 'params' | 'openedAt' | 'decidedAt' | 'decision'
	>[];
	tasks: Pick<Rows['task'], 'id' | 'kind' | 'openedAt' | 'dueOn'>[];
	deeds: Deed[];
}

/** What the year gives, and how much of it is used up. */
export interface Limits {
	/** its parts are free: within the warranty of our own unit */
	covered: boolean;
	warrantyUntil: string | null;
	/** no parts at all: a laptop of their own */
	withoutParts: boolean;
	/** 원 of this one and of the household's others of the year */
	cost: number;
	others: number;
	partsLimit: number;
	/** repairs of PCs of their own */
	repairs: number;
	repairsLimit: number;
}

/** What a repair says of the person, unmasked. */
export interface TicketWords extends Pick<
	Ticket,
	| 'words'
	| 'work'
	| 'pauseNote'
	| 'recipientName'
	| 'substituteReason'
	| 'unrepairableNote'
	| 'reopenNote'
	| 'cancelReason'
	| 'householdId'
> {
	parts: readonly Part[];
	name: string;
	phone: string;
	address: string;
}

/** What was done to a household ends its repairs without naming them. */
const ENDINGS: readonly string[] = ['closeHousehold', 'mergeHousehold', 'editHousehold'];

/** A repair as it stands on a day, masked; or undefined. */
export async function ticketRecord(
	db: Db,
	id: string,
	today: string
): Promise<TicketRecord | undefined> {
	const found = await ticketOf(db, id);
	if (!found) return undefined;
	const visits = await repairVisits(db, id);
	const exceptions = await exceptionsOf(db, id);
	const tasks = await tasksOf(db, id);
	const year = await yearOf(db, found.fiscalYear);
	const parts = [visits, exceptions, tasks].flat().map((one) => one.id);
	return {
		...{
			row: bare(found),
			state: stateOf(found),
			isOpen: isOpen(found),
			visits,
			exceptions,
			tasks
		},
		promised: promisedOn(found, today, await daysOff(db)),
		worker: await nameOfWorker(db, found.workerId),
		household: await homeOf(db, found.householdId),
		unit: await unitOf(db, found.pcId),
		cancelCode: codeOf(found.cancelReason),
		earlier: earlierOf(found).map(({ completedAt, partsCost }) => ({ completedAt, partsCost })),
		hasWords: hasWords(found),
		signatureHere: await isHere(db, found.signatureHash),
		limits: await limitsOf(db, found, year),
		reopenUntil:
			stateOf(found) === 'COMPLETED' && year
				? addDays(dayOf(found.completedAt as string), year.reopenDays)
				: null,
		deeds: await deedsOf(db, found, parts)
	};
}

/** Whose it is, and the dong where they live now: nothing personal. */
export async function ticketPlace(
	db: Db,
	id: string
): Promise<{ id: string; adminDong: string; way: string | null } | undefined> {
	return db
		.selectFrom('ticket')
		.innerJoin('household', 'household.id', 'ticket.householdId')
		.select(['householdId as id', 'household.adminDong', 'way'])
		.where('ticket.id', '=', id)
		.executeTakeFirst();
}

/** What a repair says of the person, unmasked: only after a reason has been put on record. */
export async function ticketWords(db: Db, id: string): Promise<TicketWords | undefined> {
	const row = await db
		.selectFrom('ticket')
		.innerJoin('household', 'household.id', 'ticket.householdId')
		.selectAll('ticket')
		.select(['household.name', 'household.phone'])
		.select(['household.roadAddress', 'household.addressDetail'])
		.where('ticket.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { words, work, pauseNote, recipientName, substituteReason, unrepairableNote } = row;
	const { reopenNote, cancelReason, householdId, name, phone } = row;
	return {
		...{ words, work, pauseNote, recipientName, substituteReason, unrepairableNote },
		...{ reopenNote, cancelReason, householdId, name, phone, parts: partsOf(row) },
		address: `${row.roadAddress} ${row.addressDetail}`.trim()
	};
}

/** Units that a household has from us, for which a repair can be asked. */
export async function unitsWith(
	db: Db,
	householdId: string
): Promise<{ id: string; tag: string; model: string }[]> {
	return db
		.selectFrom('pc')
		.select(['id', 'tag', 'model'])
		.where('householdId', '=', householdId)
		.where('deliveredAt', 'is not', null)
		.where('scrappedAt', 'is', null)
		.where('lostAt', 'is', null)
		.orderBy('tag')
		.execute();
}

function bare(row: Ticket): TicketRecord['row'] {
	const copy: Partial<Ticket> = { ...row };
	for (const column of WORDS) delete copy[column];
	return copy as TicketRecord['row'];
}

function hasWords(row: Ticket): boolean {
	const { words, work, pauseNote, unrepairableNote, reopenNote, recipientName } = row;
	return [words, work, pauseNote, unrepairableNote, reopenNote, recipientName].some(Boolean);
}

function codeOf(reason: string | null): string | null {
	return reason !== null && /^[A-Z_]{3,}$/.test(reason) ? reason : null;
}

async function limitsOf(
	db: Db,
	row: Ticket,
	year: Rows['programmeYear'] | undefined
): Promise<Limits> {
	const used = await ask(db, (tx) => ({
		others: partsSoFar(tx, row),
		repairs: ownRepairs(tx, row.householdId, row.fiscalYear)
	}));
	return {
		...used,
		covered: isCovered(row),
		warrantyUntil: row.warrantyUntil,
		withoutParts: isWithoutParts(row),
		cost: costOf(row),
		partsLimit: year?.repairPartsLimit ?? 0,
		repairsLimit: year?.repairsPerYear ?? 0
	};
}

async function deedsOf(db: Db, row: Ticket, parts: readonly string[]): Promise<Deed[]> {
	const own = await history(db, [row.id, ...parts]);
	const known = new Set(own.map((deed) => deed.id));
	const home = await history(db, [row.householdId]);
	const ended = home.filter(
		(deed) =>
			ENDINGS.includes(deed.name) && deed.receivedAt >= row.receivedAt && !known.has(deed.id)
	);
	return [...own, ...ended].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

function ticketOf(db: Db, id: string): Promise<Ticket | undefined> {
	return db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst();
}

async function homeOf(db: Db, id: string): Promise<TicketRecord['household']> {
	const row = await db
		.selectFrom('household')
		.select(['id', 'receiptNo', 'name', 'adminDong'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { ...row, name: maskName(row.name) };
}

async function unitOf(db: Db, id: string | null): Promise<TicketRecord['unit']> {
	const row = await db
		.selectFrom('pc')
		.select(['id', 'tag', 'model'])
		.where('id', '=', id ?? '')
		.executeTakeFirst();
	return row ?? null;
}

async function nameOfWorker(db: Db, id: string | null): Promise<string | null> {
	const row = await db
		.selectFrom('worker')
		.select('name')
		.where('id', '=', id ?? '')
		.executeTakeFirst();
	return row?.name ?? null;
}

function exceptionsOf(db: Db, ticketId: string) {
	return db
		.selectFrom('exception')
		.select(['id', 'code', 'params', 'openedAt', 'decidedAt', 'decision'])
		.where('ticketId', '=', ticketId)
		.orderBy('openedAt', 'desc')
		.execute();
}

function tasksOf(db: Db, ticketId: string) {
	return db
		.selectFrom('task')
		.select(['id', 'kind', 'openedAt', 'dueOn'])
		.where('ticketId', '=', ticketId)
		.where('doneAt', 'is', null)
		.orderBy('openedAt')
		.execute();
}
