/** 배정: every promise of the year, from the claim to the hand-over. */
import { sql } from 'kysely';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { moment, state, words, type Frame, type RegisterOf } from './register.ts';
import { ASSIGNMENT_STATES, assignmentPlace, assignmentState, carried, PLACES } from './states.ts';

/** The open visit of an assignment: there is never more than one. */
const OPEN_VISIT = sql`"visit"."assignmentId" = "assignment"."id" and "visit"."acceptedAt" is null
	and "visit"."failedAt" is null and "visit"."cancelledAt" is null`;

const openVisit = (column: string) =>
	sql`(select ${sql.ref(column)} from "visit" left join "worker" on "worker"."id" = "visit"."workerId"
		where ${OPEN_VISIT} order by "visit"."scheduledOn" limit 1)`;

export function assignments(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`assignment.${column}`);
	return {
		from: sql`"assignment" ${joinHousehold('assignment')}
			left join "pc" on "pc"."id" = "assignment"."pcId"`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${frame.year}`, ...ofDongs('assignment', frame)],
		columns: [
			receiptNo(frame),
			name(),
			dong('assignment'),
			words(frame, 'tag', sql.ref('pc.tag'), 'code'),
			moment(frame, 'proposedAt', of('proposedAt'), 'day'),
			moment(frame, 'completedAt', of('completedAt'), 'day', 'choosable'),
			moment(frame, 'visitOn', openVisit('visit.scheduledOn'), 'day', 'usual', 'day'),
			words(frame, 'worker', openVisit('worker.name')),
			state('carried', carried, ['YES', 'NO'], 'carried', 'choosable'),
			state('place', assignmentPlace, PLACES, 'place', 'choosable'),
			state('state', assignmentState, ASSIGNMENT_STATES, 'assignment')
		],
		order: '-proposedAt',
		href: ({ id }) => `/office/assignments/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
