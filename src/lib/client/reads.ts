/** What screens look at: sealed rows found by their clear columns, then opened. */
import type { RefusalCode, Params } from '../domain/refusal.ts';
import type { Column, Row, Rows, TableName } from '../domain/tables.ts';
import type { UserDatabase } from './db.ts';
import type { OutboxEntry, SealedRow, Vault } from './ports.ts';
import { openRow } from './rows.ts';

/** A visit with everything its screen shows. */
export interface Stop {
	visit: Rows['visit'];
	household: Rows['household'] | null;
	assignment: Rows['assignment'] | null;
	pc: Rows['pc'] | null;
	receipt: Rows['receipt'] | null;
}

/** A visit for a repair with everything its row shows. */
export interface RepairStop {
	visit: Rows['repairVisit'];
	household: Rows['household'] | null;
	ticket: Rows['ticket'] | null;
	pc: Rows['pc'] | null;
}

/** A ticket with what its row shows. */
export interface TicketLine {
	ticket: Rows['ticket'];
	household: Rows['household'] | null;
	pc: Rows['pc'] | null;
}

/** An action with its state. */
export interface Sent {
	action: { id: string; name: string; at: string; input: unknown };
	state: OutboxEntry['state'];
	code: RefusalCode | null;
	params: Params;
	answeredAt: string | null;
	/** a person has taken note of the answer */
	seenAt: string | null;
}

const STATES = ['waiting', 'accepted', 'exception', 'refused', 'quarantined'] as const;
/** Ids of one tablet are in the order of its time. */
const newness = ({ action: { at, id } }: Sent) => `${at} ${id}`;

type Sealed<T> = { [P in keyof T]: SealedRow | Extract<T[P], null> };
export type SealedStop = Sealed<Stop>;
export type SealedRepair = Sealed<RepairStop>;
export type SealedTicket = Sealed<TicketLine>;

/** Opens rows; what is on screen is opened once. */
export class Opener {
	private readonly vault: Vault;
	private readonly opened = new Map<string, Row>();
	private readonly answered = new Map<string, Sent>();
	private static readonly MOST = 2000;
	constructor(vault: Vault) {
		this.vault = vault;
	}

	async row<T extends TableName>(table: T, sealed: SealedRow): Promise<Rows[T]> {
		if (sealed._b === undefined) return (await openRow(this.vault, table, sealed)) as Rows[T];
		// Every write seals anew, so the same first bytes mean the same row.
		const key = `${table}/${sealed.id}/${sealed._b.subarray(0, 12).join()}`;
		const known = this.opened.get(key);
		if (known) return known as Rows[T];
		const row = await openRow(this.vault, table, sealed);
		if (this.opened.size >= Opener.MOST) this.opened.clear();
		this.opened.set(key, row);
		return row as Rows[T];
	}

	async maybe<T extends TableName>(table: T, sealed: SealedRow | null): Promise<Rows[T] | null> {
		return sealed && this.row(table, sealed);
	}

	async stop(sealed: SealedStop): Promise<Stop> {
		const [visit, household, assignment, pc, receipt] = await Promise.all([
			this.row('visit', sealed.visit),
			this.maybe('household', sealed.household),
			this.maybe('assignment', sealed.assignment),
			this.maybe('pc', sealed.pc),
			this.maybe('receipt', sealed.receipt)
		]);
		return { visit, household, assignment, pc, receipt };
	}

	async repair(sealed: SealedRepair): Promise<RepairStop> {
		const [visit, line] = await Promise.all([
			this.row('repairVisit', sealed.visit),
			sealed.ticket && this.ticket({ ...sealed, ticket: sealed.ticket })
		]);
		const bare = { household: await this.maybe('household', sealed.household), pc: null };
		return { visit, ...(line ?? { ticket: null, ...bare }) };
	}

	async ticket(sealed: SealedTicket): Promise<TicketLine> {
		const [ticket, household, pc] = await Promise.all([
			this.row('ticket', sealed.ticket),
			this.maybe('household', sealed.household),
			this.maybe('pc', sealed.pc)
		]);
		return { ticket, household, pc };
	}

	/**
	 * Everything in the outbox, newest first. An entry changes only when it is answered or taken note
	 * of, so its ids by state say which ones have to be read at all.
	 */
	async outbox(db: UserDatabase): Promise<Sent[]> {
		const ids = await Promise.all(
			STATES.map((state) => db.outbox.where('state').equals(state).primaryKeys())
		);
		const fresh = STATES.flatMap((state, i) =>
			(ids[i] as string[]).filter((id) => this.answered.get(id)?.state !== state)
		);
		for (const entry of fresh.length > 0 ? await db.outbox.bulkGet(fresh) : [])
			if (entry) this.answered.set(entry.id, await this.openSent(entry));
		const shown = new Set(ids.flat());
		const sent = [...shown].map((id) => this.answered.get(id)).filter((one) => one !== undefined);
		return sent.sort((a, b) => (newness(a) < newness(b) ? 1 : -1));
	}

	/** An entry that was taken note of is read again. */
	forget(id: string): void {
		this.answered.delete(id);
	}

	private async openSent(entry: OutboxEntry): Promise<Sent> {
		const [body, answer] = await Promise.all([
			this.vault.open(`action|${entry.id}`, entry.body),
			entry.answer && this.vault.open(`verdict|${entry.id}`, entry.answer)
		]);
		const { name, at, input } = JSON.parse(body) as Sent['action'];
		const said = answer ? (JSON.parse(answer) as Pick<Sent, 'code' | 'params'>) : null;
		return {
			action: { id: entry.id, name, at, input },
			state: entry.state,
			code: said?.code ?? null,
			params: said?.params ?? {},
			answeredAt: entry.answeredAt,
			seenAt: entry.seenAt ?? null
		};
	}
}

/** A day's visits by time, each with its rows. */
export async function stopsOn(db: UserDatabase, day: string): Promise<SealedStop[]> {
	const visits = await db.rows('visit').where('scheduledOn').equals(day).toArray();
	const key = (visit: SealedRow) =>
		`${(visit.scheduledAt as string | null) ?? '99:99'} ${visit.id}`;
	const stops = await withRows(db, visits);
	return stops.sort((a, b) => (key(a.visit) < key(b.visit) ? -1 : 1));
}

/** One visit with its rows, or null. */
export async function stopOf(db: UserDatabase, id: string): Promise<SealedStop | null> {
	const visit = await db.rows('visit').get(id);
	return visit ? ((await withRows(db, [visit]))[0] ?? null) : null;
}

async function withRows(db: UserDatabase, visits: SealedRow[]): Promise<SealedStop[]> {
	const column = (rows: (SealedRow | undefined)[], name: string) =>
		rows.map((row) => (row?.[name] as string | null | undefined) ?? '');
	const [households, assignments, receipts] = await Promise.all([
		db.rows('household').bulkGet(column(visits, 'householdId')),
		db.rows('assignment').bulkGet(column(visits, 'assignmentId')),
		db.rows('receipt').where('assignmentId').anyOf(column(visits, 'assignmentId')).toArray()
	]);
	const pcs = await db.rows('pc').bulkGet(column(assignments, 'pcId'));
	const byVisit = new Map(receipts.map((receipt) => [receipt.visitId, receipt]));
	return visits.map((visit, i) => ({
		visit,
		household: households[i] ?? null,
		assignment: assignments[i] ?? null,
		pc: pcs[i] ?? null,
		receipt: byVisit.get(visit.id) ?? null
	}));
}

/** A day's visits for repairs, each with its rows. */
export async function repairsOn(db: UserDatabase, day: string): Promise<SealedRepair[]> {
	const visits = await db.rows('repairVisit').where('scheduledOn').equals(day).toArray();
	const tickets = await db.rows('ticket').bulkGet(visits.map((row) => row.ticketId as string));
	const lines = await withSubjects(db, tickets);
	return visits.map((visit, i) => ({ visit, ...lines[i]! }));
}

/** Tickets that are open, or ended on `since` (ISO time) or later, each with its rows. */
export async function ticketsSince(db: UserDatabase, since: string): Promise<SealedTicket[]> {
	const tickets = await db
		.rows('ticket')
		.filter(({ completedAt, unrepairableAt, cancelledAt }) => {
			const ended = (completedAt ?? unrepairableAt ?? cancelledAt ?? null) as string | null;
			return ended === null || ended >= since;
		})
		.toArray();
	return withSubjects(db, tickets) as Promise<SealedTicket[]>;
}

/** The household and the unit of each ticket. */
async function withSubjects(
	db: UserDatabase,
	tickets: (SealedRow | undefined)[]
): Promise<{ ticket: SealedRow | null; household: SealedRow | null; pc: SealedRow | null }[]> {
	const ids = (name: string) => tickets.map((row) => (row?.[name] as string | null) ?? '');
	const [households, pcs] = await Promise.all([
		db.rows('household').bulkGet(ids('householdId')),
		db.rows('pc').bulkGet(ids('pcId'))
	]);
	return tickets.map((ticket, i) => ({
		ticket: ticket ?? null,
		household: households[i] ?? null,
		pc: pcs[i] ?? null
	}));
}

/** Sealed rows of an indexed column's value, by id. */
export function rowsOf<T extends TableName>(
	db: UserDatabase,
	table: T,
	column: Column<T>,
	value: string
): Promise<SealedRow[]> {
	return db.rows(table).where(column).equals(value).sortBy('id');
}

/** How many wait, how many answers a person should still look at, how many files are not sent. */
export async function tallyOf(
	db: UserDatabase
): Promise<{ waiting: number; refused: number; files: number }> {
	const [waiting, refused, files] = await Promise.all([
		db.outbox.where('state').equals('waiting').count(),
		db.outbox
			.where('state')
			.anyOf('refused', 'exception', 'quarantined')
			.and(({ seenAt }) => seenAt === undefined)
			.count(),
		db.files.where('waits').equals(1).count()
	]);
	return { waiting, refused, files };
}

/** Notes that a person has taken note of an answer. */
export async function acknowledge(db: UserDatabase, id: string, at: string): Promise<void> {
	await db.outbox.update(id, { seenAt: at });
}
