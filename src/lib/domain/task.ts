/** What the office has to do because of what somebody else did. Kept at the server only. */
import { serves, type Context } from './context.ts';
import type { TaskKind } from './records/year.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Task = Rows['task'];
export { TASK_KINDS, type TaskKind } from './records/year.ts';

type Subject = Partial<
	Pick<
		Task,
		| 'adminDong'
		| 'householdId'
		| 'assignmentId'
		| 'pcId'
		| 'applicationId'
		| 'ticketId'
		| 'visitId'
		| 'enrollmentId'
		| 'words'
		| 'dueOn'
	>
>;

/** Opens a task, one for each action, kind and unit. */
export function openTask(
	tx: Tx,
	ctx: Context,
	kind: TaskKind,
	fiscalYear: string,
	subject: Subject
): void {
	if (!ctx.judges) return;
	const which = kind === 'RECALL' && subject.pcId ? `.${subject.pcId}` : '';
	tx.put('task', {
		id: `${ctx.actionId}.${kind}${which}`,
		kind,
		fiscalYear,
		adminDong: subject.adminDong ?? null,
		householdId: subject.householdId ?? null,
		assignmentId: subject.assignmentId ?? null,
		pcId: subject.pcId ?? null,
		applicationId: subject.applicationId ?? null,
		ticketId: subject.ticketId ?? null,
		visitId: subject.visitId ?? null,
		enrollmentId: subject.enrollmentId ?? null,
		words: subject.words ?? '',
		actionId: ctx.actionId,
		openedAt: ctx.at,
		dueOn: subject.dueOn ?? null,
		doneAt: null,
		doneBy: null,
		outcome: ''
	});
}

/** Notes what came of a task. */
export function finish(
	tx: Tx,
	{ taskId, outcome }: { taskId: string; outcome: string },
	ctx: Context
): void {
	const row = tx.get('task', taskId);
	// A counter sees the tasks of its own dongs. (DOMAIN §3.2 R3)
	if (!row || (row.adminDong !== null && !serves(ctx.actor, row.adminDong)))
		throw new Refusal('UNKNOWN_TASK');
	if (row.doneAt !== null) throw new Refusal('TASK_DONE', { at: row.doneAt });
	// Money goes on or ends by it. (DOMAIN §2.2 I15)
	const { role } = ctx.actor;
	if (row.kind === 'CONFIRM_SUPPORT' && role !== 'office') throw new Refusal('ROLE', { role });
	tx.put('task', { ...row, doneAt: ctx.at, doneBy: ctx.actor.userId, outcome });
}

/** The unit came back: whoever was to fetch it is done. */
export function closeFor(tx: Tx, ctx: Context, householdId: string | null, pcId: string): void {
	if (!ctx.judges || householdId === null) return;
	for (const row of tx.where('task', 'householdId', householdId))
		if (row.pcId === pcId && row.doneAt === null)
			tx.put('task', { ...row, doneAt: ctx.at, doneBy: ctx.actor.userId });
}

/** A promise has a unit and a day again, or is none any more: nobody has to plan it. */
export function closePlan(
	tx: Tx,
	ctx: Context,
	{ id, householdId }: Pick<Rows['assignment'], 'id' | 'householdId'>
): void {
	if (!ctx.judges) return;
	for (const row of tx.where('task', 'householdId', householdId))
		if (row.kind === 'PLAN_AGAIN' && row.assignmentId === id && row.doneAt === null)
			tx.put('task', { ...row, doneAt: ctx.at, doneBy: ctx.actor.userId });
}
