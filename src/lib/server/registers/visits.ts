/** 방문: every visit for a promise of the year. */
import { sql } from 'kysely';
import { FAIL_REASONS } from '../../domain/visit.ts';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { count, moment, state, words, type Frame, type RegisterOf } from './register.ts';
import { VISIT_STATES, visitState } from './states.ts';

export function visits(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`visit.${column}`);
	return {
		from: sql`"visit" join "assignment" on "assignment"."id" = "visit"."assignmentId"
			${joinHousehold('visit')} left join "pc" on "pc"."id" = "assignment"."pcId"
			left join "worker" on "worker"."id" = "visit"."workerId"`,
		key: of('id'),
		within: [sql`"assignment"."fiscalYear" = ${frame.year}`, ...ofDongs('visit', frame)],
		columns: [
			receiptNo(frame),
			name(),
			dong('visit'),
			moment(frame, 'on', of('scheduledOn'), 'day', 'usual', 'day'),
			words(frame, 'time', of('scheduledAt'), 'code'),
			{
				...words(frame, 'worker', sql.ref('worker.name')),
				filter: { kind: 'worker', by: of('workerId') }
			},
			words(frame, 'tag', sql.ref('pc.tag'), 'code'),
			count('attempt', of('attempt')),
			state('state', visitState, VISIT_STATES, 'visit'),
			state('reason', of('failReason'), FAIL_REASONS, 'failReason')
		],
		order: '-on',
		href: ({ id }) => `/office/visits/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
