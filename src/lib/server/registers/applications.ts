/** 신청: every application of the year and how far it is. */
import { sql } from 'kysely';
import { CHANNELS, REJECT_REASONS, WITHDRAW_REASONS } from '../../domain/application.ts';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { count, moment, state, type Frame, type RegisterOf } from './register.ts';
import { APPLICATION_STATES, applicationState } from './states.ts';

const YES_NO = ['YES', 'NO'];

export function applications(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`application.${column}`);
	const needy = sql`case when ${of('learners')} > 0 and ${of('ownsPcAt')} is null
		then 'YES' else 'NO' end`;
	return {
		from: sql`"application" ${joinHousehold('application')}`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${frame.year}`, ...ofDongs('application', frame)],
		columns: [
			receiptNo(frame),
			name(),
			dong('application'),
			state('channel', of('channel'), CHANNELS, 'channel', 'choosable'),
			moment(frame, 'receivedAt', of('receivedAt')),
			count('tier', of('tier')),
			count('learners', of('learners'), 'choosable'),
			state('needy', needy, YES_NO, 'needy', 'choosable'),
			moment(frame, 'selectedAt', of('selectedAt'), 'day', 'choosable'),
			state('rejected', of('rejectReason'), REJECT_REASONS, 'rejectReason', 'choosable'),
			state('withdrawn', of('withdrawReason'), WITHDRAW_REASONS, 'withdrawReason', 'choosable'),
			state('state', applicationState, APPLICATION_STATES, 'application')
		],
		order: '-receivedAt',
		href: ({ id }) => `/office/applications/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
