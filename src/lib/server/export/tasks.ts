/** 할 일 as a register: what waits for somebody, of whichever year, and what was opened in one and done. */
import { sql } from 'kysely';
import { TASK_KINDS } from '../../domain/task.ts';
import { dong, ofDongs, receiptNo } from '../registers/person.ts';
import { moment, state, words, type Frame, type RegisterOf } from '../registers/register.ts';
import { firstOf } from '../registers/sql.ts';

export function tasks(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`task.${column}`);
	const isOpen = sql`${of('doneAt')} is null`;
	const which = firstOf([[isOpen, 'open']], 'done');
	// A task without a dong is everybody's.
	const area = frame.dongs === null ? [] : ofDongs('task', frame);
	return {
		from: sql`"task" left join "household" on "household"."id" = "task"."householdId"
			left join "pc" on "pc"."id" = "task"."pcId"
			left join "user" on "user"."id" = "task"."doneBy"`,
		key: of('id'),
		within: [
			sql`(${of('fiscalYear')} = ${frame.year} or ${isOpen})`,
			...area.map((own) => sql`(${of('adminDong')} is null or ${own})`)
		],
		columns: [
			state('kind', of('kind'), TASK_KINDS, 'task'),
			receiptNo(frame),
			dong('task'),
			words(frame, 'tag', sql.ref('pc.tag'), 'code'),
			moment(frame, 'openedAt', of('openedAt')),
			moment(frame, 'dueOn', of('dueOn'), 'day', 'usual', 'day'),
			moment(frame, 'doneAt', of('doneAt')),
			words(frame, 'doneBy', sql.ref('user.name')),
			state('which', which, ['open', 'done'], 'which', 'never')
		],
		order: 'openedAt',
		href: ({ id }) => `/office/tasks/${id}`,
		search: () => null,
		personal: false
	};
}
