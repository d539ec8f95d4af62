/** 가구: every household, and where it stands in the year. */
import { sql } from 'kysely';
import { address, dong, findsPerson, name, ofDongs, phone, receiptNo } from './person.ts';
import { PROOFS, proofSeen, reach, REACHES } from './quality.ts';
import { count, moment, state, type Frame, type RegisterOf } from './register.ts';
import {
	APPLICATION_STATES,
	applicationState,
	HOUSEHOLD_STATES,
	householdStand,
	householdState,
	STANDS
} from './states.ts';

/** The state of its live application in the year; nothing if there is none. */
const wish = sql`case when "application"."id" is not null then ${applicationState} end`;

const KINDS = ['INDIVIDUAL', 'ORGANIZATION'];

export function households(frame: Frame): RegisterOf {
	return {
		from: sql`"household" left join "assignment"
			on "assignment"."householdId" = "household"."id"
			and "assignment"."fiscalYear" = ${frame.year}
			and "assignment"."releasedAt" is null and "assignment"."conflictedAt" is null
			left join "application" on "application"."householdId" = "household"."id"
			and "application"."fiscalYear" = ${frame.year}
			and "application"."rejectedAt" is null and "application"."withdrawnAt" is null`,
		key: sql.ref('household.id'),
		within: ofDongs('household', frame),
		columns: [
			receiptNo(frame),
			name(),
			{ ...phone(), show: 'usual' },
			address(),
			dong('household'),
			state('kind', sql.ref('household.kind'), KINDS, 'kind', 'choosable'),
			moment(frame, 'registeredAt', sql.ref('household.registeredAt')),
			count('members', sql.ref('household.members'), 'choosable'),
			state('reach', reach, REACHES, 'reach', 'choosable'),
			state('proof', proofSeen(frame), PROOFS, 'proof', 'choosable'),
			state('application', wish, APPLICATION_STATES, 'application', 'choosable'),
			state('life', householdState, HOUSEHOLD_STATES, 'household', 'choosable'),
			state('state', householdStand, STANDS, 'stand')
		],
		order: '-registeredAt',
		href: ({ id }) => `/office/households/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: sql.ref('household.id')
	};
}
