/**
 * Support rests on the unit that stands in the household. Once that is gone a person decides whether
 * support ends with it (지원 종료 확인): the plan does not say. Kept at the server only.
 */
import { isPromise } from './assignment.ts';
import type { Context } from './context.ts';
import { enrollmentsOf, isEntitled, isOpen, type Enrollment } from './enrollment.ts';
import { allOf, livingId } from './household.ts';
import { monthOf } from './month.ts';
import * as possession from './possession.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

type Task = Rows['task'];

/** 회수. Asks about the support of the household that had the unit. */
export function takeBack(
	tx: Tx,
	input: Parameters<typeof possession.takeBack>[1],
	ctx: Context
): void {
	const had = tx.get('pc', input.pcId)?.householdId ?? null;
	possession.takeBack(tx, input, ctx);
	confirmSupport(tx, ctx, had);
}

/** 분실. The same. */
export function lose(tx: Tx, input: Parameters<typeof possession.lose>[1], ctx: Context): void {
	const had = tx.get('pc', input.pcId)?.householdId ?? null;
	possession.lose(tx, input, ctx);
	confirmSupport(tx, ctx, had);
}

/** Opens the question for each support of a household that has no unit and waits for no other. */
export function confirmSupport(tx: Tx, ctx: Context, householdId: string | null): void {
	if (!ctx.judges || householdId === null) return;
	const id = livingId(tx, householdId);
	const month = monthOf(ctx.now);
	const supported = enrollmentsOf(tx, id).filter(
		(row) => row.activatedAt !== null && isOpen(row, month)
	);
	if (supported.length === 0 || isEntitled(tx, id) || waitsForAnother(tx, id)) return;
	for (const row of supported) {
		if (asked(tx, row)) continue;
		const { id: enrollmentId, householdId: whose, adminDong, assignmentId } = row;
		const subject = { enrollmentId, householdId: whose, adminDong, assignmentId };
		openTask(tx, ctx, 'CONFIRM_SUPPORT', yearFor(tx, ctx.now), subject);
	}
}

/** Nobody waits for another unit any more, whether it came or will not come. */
export function endSwap(
	tx: Tx,
	ctx: Context,
	{ id, householdId }: Pick<Rows['assignment'], 'id' | 'householdId'>
): void {
	if (!ctx.judges) return;
	for (const task of tx.where('task', 'householdId', householdId))
		if (task.kind === 'SWAP_UNIT' && task.assignmentId === id) done(tx, ctx, task);
	if (!isEntitled(tx, householdId)) return confirmSupport(tx, ctx, householdId);
	for (const row of enrollmentsOf(tx, householdId)) answered(tx, ctx, row);
}

/** A unit beyond repair is followed by another one under the same award. */
function waitsForAnother(tx: Tx, householdId: string): boolean {
	return allOf(tx, householdId)
		.flatMap((id) => tx.where('assignment', 'householdId', id))
		.some((row) => isPromise(row) && row.completedAt !== null);
}

/** The question that waits for an answer, if one does. */
export function asked(tx: Tx, row: Enrollment): Task | undefined {
	return tasksOf(tx, row).find((task) => task.doneAt === null);
}

/** Refuses with SUPPORT_UNCONFIRMED for a month after the one in which the unit went. */
export function confirmed(tx: Tx, row: Enrollment, month: string): void {
	const since = asked(tx, row)?.openedAt;
	if (since !== undefined && month > monthOf(since))
		throw new Refusal('SUPPORT_UNCONFIRMED', { since });
}

/** The unit is there, or somebody decided that support goes on without it; else Refusal NO_UNIT. */
export function entitledOrKept(tx: Tx, row: Enrollment): boolean {
	if (isEntitled(tx, row.householdId)) return true;
	const last = tasksOf(tx, row).at(-1);
	return last !== undefined && last.doneAt !== null;
}

/** Support ended, or another unit came, which answers the question. */
export function answered(tx: Tx, ctx: Context, row: Enrollment): void {
	const task = ctx.judges ? asked(tx, row) : undefined;
	if (task) done(tx, ctx, task);
}

function done(tx: Tx, ctx: Context, task: Task): void {
	if (task.doneAt === null) tx.put('task', { ...task, doneAt: ctx.at, doneBy: ctx.actor.userId });
}

/** What was asked about an enrolment, the earliest first. */
function tasksOf(tx: Tx, { id, householdId }: Enrollment): Task[] {
	return tx
		.where('task', 'householdId', householdId)
		.filter((task) => task.kind === 'CONFIRM_SUPPORT' && task.enrollmentId === id)
		.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}
