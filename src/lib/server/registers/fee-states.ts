/**
 * The states of internet fees and payment runs as SQL, so that a register can filter and order by what
 * is derived. Each says again what a `stateOf` says; tests/server/fees.test.ts holds them together.
 */
import { sql } from 'kysely';
import type { BatchState } from '../../domain/batch.ts';
import type { EnrollmentState } from '../../domain/enrollment.ts';
import type { MonthState } from '../../domain/subsidy.ts';
import type { Frame } from './register.ts';
import { firstOf } from './sql.ts';

const isSet = (column: string) => sql`${sql.ref(column)} is not null`;

/** The month a year's enrolments are looked at: today's, or of a year that is over its last. */
export function monthSeen({ today, year }: Pick<Frame, 'today' | 'year'>): string {
	const [month, last] = [today.slice(0, 7), `${year}-12`];
	return month < last ? month : last;
}

/** The state of an enrolment in a month 'YYYY-MM'. */
export const enrollmentState = (month: string) =>
	firstOf<EnrollmentState>(
		[
			[isSet('enrollment.rejectedAt'), 'REJECTED'],
			[isSet('enrollment.endedAt'), 'ENDED'],
			[
				sql`"enrollment"."activatedAt" is null and ("enrollment"."lineAskedAt" is not null
					or "enrollment"."lineOpenedOn" is not null)`,
				'LINE_PENDING'
			],
			[sql`"enrollment"."activatedAt" is null`, 'REQUESTED'],
			[isSet('enrollment.suspendedAt'), 'SUSPENDED'],
			[sql`coalesce("enrollment"."endMonth", '9999') < ${month}`, 'ENDED']
		],
		'ACTIVE'
	);

export const subsidyState = firstOf<MonthState>(
	[
		[isSet('subsidyMonth.skippedAt'), 'SKIPPED'],
		[sql`"subsidyMonth"."paidAt" is not null and "subsidyMonth"."clawbackAt" is null`, 'PAID'],
		[sql`"subsidyMonth"."paidAt" is not null and "subsidyMonth"."recoveredAt" is null`, 'CLAWBACK'],
		[isSet('subsidyMonth.paidAt'), 'RECOVERED'],
		[isSet('subsidyMonth.approvedAt'), 'APPROVED'],
		[isSet('subsidyMonth.billedAt'), 'BILLED']
	],
	'PLANNED'
);

/** YES where a month is over and its bill has not come. */
export const overdue = (today: string) =>
	sql`case when ${subsidyState} = 'PLANNED' and "subsidyMonth"."month" < ${today.slice(0, 7)}
		then 'YES' end`;

export const batchState = firstOf<BatchState>(
	[
		[isSet('paymentBatch.voidedAt'), 'VOID'],
		[isSet('paymentBatch.paidAt'), 'PAID'],
		[isSet('paymentBatch.approvedAt'), 'APPROVED'],
		[sql`"paymentBatch"."lockedAt" is null`, 'DRAFT']
	],
	'LOCKED'
);
