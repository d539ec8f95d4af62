/** 통신비 지원: every household that asked for it in the year, or is supported in it. */
import { sql } from 'kysely';
import { ENROLLMENT_STATES } from '../../domain/enrollment.ts';
import {
	END_REASONS,
	FEE_REJECT_REASONS,
	PAY_WAYS,
	SUSPEND_REASONS
} from '../../domain/records/money.ts';
import { enrollmentState, monthSeen } from './fee-states.ts';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { count, moment, state, words, type Frame, type RegisterOf } from './register.ts';

/** Somebody asked for an earlier start or another end, and nobody has decided yet. */
const waits = sql`case when "enrollment"."backdateMonth" is not null
	and "enrollment"."activatedAt" is null then 'BACKDATE'
	when "enrollment"."rightEndAskedBy" is not null
	and "enrollment"."rightEndApprovedBy" is null then 'END' end`;

/** Asked for, and not decided yet. */
const awaits = sql`case when ${enrollmentState('')} in ('REQUESTED', 'LINE_PENDING') then 'YES' end`;

const months = sql`(select count(*) from "subsidyMonth"
	where "subsidyMonth"."enrollmentId" = "enrollment"."id"
	and "subsidyMonth"."skippedAt" is null and "subsidyMonth"."lateOfId" is null)`;

export function enrollments(frame: Frame): RegisterOf {
	const { year } = frame;
	const of = (column: string) => sql.ref(`enrollment.${column}`);
	return {
		from: sql`"enrollment" ${joinHousehold('enrollment')}`,
		key: of('id'),
		within: [
			sql`${of('fiscalYear')} = ${year} or (${of('startMonth')} <= ${`${year}-12`}
				and ${of('endMonth')} >= ${`${year}-01`})`,
			...ofDongs('enrollment', frame)
		],
		columns: [
			receiptNo(frame),
			name(),
			dong('enrollment'),
			words(frame, 'carrier', of('carrier')),
			state('payWay', of('payWay'), PAY_WAYS, 'payWay', 'choosable'),
			moment(frame, 'requestedAt', of('requestedAt')),
			moment(frame, 'lineOpenedOn', of('lineOpenedOn'), 'day', 'choosable', 'day'),
			words(frame, 'startMonth', of('startMonth'), 'code'),
			words(frame, 'endMonth', of('endMonth'), 'code'),
			count('months', months, 'choosable'),
			state('endReason', of('endReason'), END_REASONS, 'endReason', 'choosable'),
			state('suspendReason', of('suspendReason'), SUSPEND_REASONS, 'suspendReason', 'choosable'),
			state('feeReject', of('rejectReason'), FEE_REJECT_REASONS, 'feeRejectReason', 'choosable'),
			state('awaits', awaits, ['YES'], 'awaits', 'never'),
			state(
				'approval',
				sql`case when ${waits} is not null then 'YES' end`,
				['YES'],
				'approval',
				'never'
			),
			state('wait', waits, ['BACKDATE', 'END'], 'wait', 'choosable'),
			state('state', enrollmentState(monthSeen(frame)), ENROLLMENT_STATES, 'enrollment')
		],
		order: '-requestedAt',
		href: ({ id }) => `/office/enrollments/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
