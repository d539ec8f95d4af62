/** What the office has to do because of what somebody else did: counted by kind, opened to its record. */
import { serves, type Actor } from '../../domain/context.ts';
import type { Rows } from '../../domain/tables.ts';
import { TASK_KINDS, type TaskKind } from '../../domain/task.ts';
import type { Db } from '../schema.ts';
import { history, type Deed } from './history.ts';

/** One task; it names things, never a person. */
export interface TaskLine {
	id: string;
	/** the year it was opened in: what is open stays on the desk over New Year */
	fiscalYear: string;
	kind: TaskKind;
	adminDong: string | null;
	householdId: string | null;
	receiptNo: string | null;
	pcId: string | null;
	tag: string | null;
	applicationId: string | null;
	ticketId: string | null;
	ticketNo: string | null;
	/** a visit of a delivery, or of the repair */
	visitId: string | null;
	/** support for the internet fee */
	enrollmentId: string | null;
	openedAt: string;
	dueOn: string | null;
	doneAt: string | null;
	doneBy: string;
}

export interface TaskFilter {
	kind?: TaskKind | undefined;
	dong?: string | undefined;
	which: 'open' | 'done';
	/** from 1 */
	page?: number;
}

export interface TaskDesk {
	/** a page of them */
	lines: TaskLine[];
	total: number;
	/** open ones of each kind, whatever is filtered */
	counts: Record<TaskKind, number>;
	open: number;
	/** open, and past their day */
	late: number;
	/** open since an earlier year */
	ofOthers: number;
}

export const PAGE = 100;

/** The tasks of a year, and the open ones of those before it, that a person may see: a counter those of its own dongs. */
export async function tasks(
	db: Db,
	who: Pick<Actor, 'userId' | 'role' | 'dongs'>,
	fiscalYear: string,
	filter: TaskFilter,
	today: string
): Promise<TaskDesk> {
	const all = (
		await linesOf(db)
			.where((eb) => eb.or([eb('task.fiscalYear', '=', fiscalYear), eb('task.doneAt', 'is', null)]))
			.execute()
	)
		.filter((row) => row.adminDong === null || serves(who, row.adminDong))
		.map((row) => ({ ...row, doneBy: row.doneBy ?? '' }));
	const open = all.filter((row) => row.doneAt === null);
	const found = (filter.which === 'open' ? open : all.filter((row) => row.doneAt !== null))
		.filter((row) => !filter.kind || row.kind === filter.kind)
		.filter((row) => !filter.dong || row.adminDong === filter.dong);
	if (filter.which === 'done') found.reverse();
	const page = filter.page ?? 1;
	const counts = Object.fromEntries(
		TASK_KINDS.map((kind) => [kind, open.filter((row) => row.kind === kind).length])
	) as Record<TaskKind, number>;
	const late = open.filter((row) => row.dueOn !== null && row.dueOn < today).length;
	return {
		lines: found.slice((page - 1) * PAGE, page * PAGE),
		total: found.length,
		counts,
		open: open.length,
		late,
		ofOthers: open.filter((row) => row.fiscalYear !== fiscalYear).length
	};
}

/** How many tasks are open for a person, of whichever year. */
export async function openTasks(
	db: Db,
	who: Pick<Actor, 'userId' | 'role' | 'dongs'>
): Promise<number> {
	const rows = await db
		.selectFrom('task')
		.select('adminDong')
		.where('doneAt', 'is', null)
		.execute();
	return rows.filter((row) => row.adminDong === null || serves(who, row.adminDong)).length;
}

export interface TaskRecord extends TaskLine {
	/** what was done, in free words; null where that may tell of a household, to be seen after a reason */
	outcome: string | null;
	/** the household said something, to be seen with the rest of its data */
	hasWords: boolean;
	/** what opened it */
	deed: Deed | undefined;
}

/** One task with what opened it, or undefined. */
export async function task(db: Db, id: string): Promise<TaskRecord | undefined> {
	const row = await linesOf(db)
		.select(['task.outcome', 'task.actionId', 'task.words'])
		.where('task.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { actionId, words, outcome, ...line } = row;
	const deeds = line.householdId === null ? [] : await history(db, [line.householdId]);
	const hasWords = words !== '';
	return {
		...line,
		outcome: line.householdId === null || outcome === '' ? outcome : null,
		hasWords,
		doneBy: row.doneBy ?? '',
		deed: deeds.find((deed) => deed.id === actionId)
	};
}

/** What the household said and what was done, unmasked: only after a reason has been put on record. */
export async function taskWords(
	db: Db,
	id: string
): Promise<Pick<Rows['task'], 'words' | 'outcome' | 'householdId'> | undefined> {
	return db
		.selectFrom('task')
		.select(['words', 'outcome', 'householdId'])
		.where('id', '=', id)
		.executeTakeFirst();
}

function linesOf(db: Db) {
	return db
		.selectFrom('task')
		.leftJoin('household', 'household.id', 'task.householdId')
		.leftJoin('pc', 'pc.id', 'task.pcId')
		.leftJoin('user', 'user.id', 'task.doneBy')
		.leftJoin('ticket', 'ticket.id', 'task.ticketId')
		.select([
			...(['task.id', 'task.kind', 'task.adminDong', 'task.householdId', 'task.pcId'] as const),
			...(['task.applicationId', 'task.openedAt', 'task.dueOn', 'task.doneAt'] as const),
			...(['task.ticketId', 'task.visitId', 'ticket.ticketNo'] as const),
			...(['task.enrollmentId', 'task.fiscalYear'] as const),
			...(['household.receiptNo', 'pc.tag', 'user.name as doneBy'] as const)
		])
		.orderBy('task.openedAt')
		.orderBy('task.id');
}
