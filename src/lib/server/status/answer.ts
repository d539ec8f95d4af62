/** The whole answer of the door: every matter of a household, and when each was last known. */
import { dayOf } from '../../domain/month.ts';
import { columnsOf } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { allIds } from './holdings.ts';
import { feeMatter, inOrder, pcMatter, repairMatter, type Matter } from './matter.ts';

/** Whose word it is: the office's, or the tablet's of whoever comes. */
export interface Known {
	at: string;
	by: 'OFFICE' | 'TABLET';
}

export type Told = Matter & {
	known: Known | null;
	/** another day was asked for already */
	asked: boolean;
};

/** A repair that was over for so long is not shown any more. */
const SHOWN_DAYS = 60;
const MOST = 5;

/** What a household sees at `now`, the most urgent first. */
export async function answer(db: Db, householdId: string, now: string): Promise<Told[]> {
	const today = dayOf(now);
	const ids = await allIds(db, householdId);
	const [pc, repairs, fee, wishes] = await Promise.all([
		pcOf(db, ids, today),
		repairsOf(db, ids, today, now),
		feeOf(db, ids, today),
		wishesOf(db, ids)
	]);
	const matters = inOrder([pc, ...repairs, fee].filter((one) => one !== null));
	const [words, tablets] = await Promise.all([
		lastWords(db, matters),
		lastContacts(db, matters, now)
	]);
	return matters.map((matter) => ({
		...matter,
		known: knownOf(matter, words, tablets),
		asked: matter.visitId !== null && wishes.has(matter.visitId)
	}));
}

async function pcOf(db: Db, ids: string[], today: string): Promise<Matter | null> {
	const applications = await db
		.selectFrom('application')
		.select(columnsOf('application'))
		.where('householdId', 'in', ids)
		.execute();
	const assignments = await db
		.selectFrom('assignment')
		.select(columnsOf('assignment'))
		.where('householdId', 'in', ids)
		.execute();
	const of = [...assignments.map((row) => row.id), ''];
	const visits = await db
		.selectFrom('visit')
		.select(columnsOf('visit'))
		.where('assignmentId', 'in', of)
		.execute();
	const receipts = await db
		.selectFrom('receipt')
		.select(['assignmentId', 'warrantyUntil', 'voidedAt'])
		.where('householdId', 'in', ids)
		.where('replacedById', 'is', null)
		.execute();
	return pcMatter({ applications, assignments, visits, receipts }, today);
}

async function repairsOf(db: Db, ids: string[], today: string, now: string): Promise<Matter[]> {
	const since = new Date(Date.parse(now) - SHOWN_DAYS * 86_400_000).toISOString();
	const tickets = await db
		.selectFrom('ticket')
		.select(columnsOf('ticket'))
		.where('householdId', 'in', ids)
		.where(
			(eb) => eb.fn.coalesce('completedAt', 'unrepairableAt', 'cancelledAt', eb.val(now)),
			'>',
			since
		)
		.orderBy('receivedAt', 'desc')
		.limit(MOST)
		.execute();
	if (tickets.length === 0) return [];
	const visits = await db
		.selectFrom('repairVisit')
		.select(columnsOf('repairVisit'))
		.where(
			'ticketId',
			'in',
			tickets.map((row) => row.id)
		)
		.execute();
	const days = await reopenDays(db);
	return tickets.map((row) => repairMatter(row, visits, days.get(row.fiscalYear) ?? 0, today));
}

async function feeOf(db: Db, ids: string[], today: string): Promise<Matter | null> {
	const rows = await db
		.selectFrom('enrollment')
		.select(columnsOf('enrollment'))
		.where('householdId', 'in', ids)
		.execute();
	return feeMatter(rows, today);
}

async function reopenDays(db: Db): Promise<Map<string, number>> {
	const rows = await db.selectFrom('programmeYear').select(['id', 'reopenDays']).execute();
	return new Map(rows.map((row) => [row.id, row.reopenDays]));
}

/** Visits for which another day was asked for and none has been found. */
async function wishesOf(db: Db, ids: string[]): Promise<Set<string>> {
	const rows = await db
		.selectFrom('task')
		.select('visitId')
		.where('householdId', 'in', ids)
		.where('kind', '=', 'RESCHEDULE')
		.where('doneAt', 'is', null)
		.execute();
	return new Set(rows.flatMap((row) => row.visitId ?? []));
}

/** When anything was last recorded about each matter's records. */
async function lastWords(db: Db, matters: readonly Matter[]): Promise<Map<string, string>> {
	const ids = matters.flatMap((matter) => matter.about);
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('action_subject')
		.innerJoin('action_log', 'action_log.id', 'action_subject.actionId')
		.select((eb) => ['action_subject.subject', eb.fn.max('action_log.receivedAt').as('at')])
		.where('action_subject.subject', 'in', ids)
		.where('action_log.verdict', 'in', ['accepted', 'exception'])
		.groupBy('action_subject.subject')
		.execute();
	return new Map(rows.map((row) => [row.subject, row.at]));
}

/** When the tablets of those who come were last in contact. */
async function lastContacts(
	db: Db,
	matters: readonly Matter[],
	now: string
): Promise<Map<string, string>> {
	const workers = matters.flatMap((matter) => matter.workerId ?? []);
	if (workers.length === 0) return new Map();
	const rows = await db
		.selectFrom('device')
		.select((eb) => ['userId', eb.fn.max('lastSeenAt').as('at')])
		.where('userId', 'in', workers)
		.where('revokedAt', 'is', null)
		.where('lastSeenAt', '<=', now)
		.groupBy('userId')
		.execute();
	return new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.userId, row.at]])));
}

/** The latest word: a tablet that was in contact after it and said nothing else confirms it. */
function knownOf(
	{ about, workerId }: Matter,
	words: ReadonlyMap<string, string>,
	tablets: ReadonlyMap<string, string>
): Known | null {
	const office = about.map((id) => words.get(id) ?? '').reduce((a, b) => (a > b ? a : b), '');
	const tablet = (workerId && tablets.get(workerId)) || '';
	if (tablet > office) return { at: tablet, by: 'TABLET' };
	return office === '' ? null : { at: office, by: 'OFFICE' };
}
