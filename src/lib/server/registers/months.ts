/** 월 지원내역: every month that the year's budget pays for, or was meant to. */
import { sql } from 'kysely';
import { addMonths, monthsBetween } from '../../domain/month.ts';
import { CLAWBACK_REASONS, SKIP_REASONS } from '../../domain/records/money.ts';
import { MONTH_STATES } from '../../domain/subsidy.ts';
import { overdue, subsidyState } from './fee-states.ts';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { moment, money, state, words, type Frame, type RegisterOf } from './register.ts';

/** Late months of the two years before may stand in this year's budget. */
const YEARS_BACK = 2;

export function months(frame: Frame): RegisterOf {
	const { year, today } = frame;
	const of = (column: string) => sql.ref(`subsidyMonth.${column}`);
	const first = addMonths(`${year}-01`, -12 * YEARS_BACK);
	const options = monthsBetween(first, `${year}-12`).reverse();
	const owed = sql`case when ${of('paidAt')} is not null and ${of('clawbackAt')} is not null
		then ${of('clawbackAmount')} - ${of('recoveredAmount')} end`;
	/** A month that was paid and is kept, counted once. */
	const used = sql`case when ${of('paidAt')} is not null and ${of('lateOfId')} is null
		and coalesce(${of('support')}, 0) > ${of('clawbackAmount')} then 'YES' end`;
	/** A line that is supported in its month, counted once. */
	const lined = sql`case when ${of('skippedAt')} is null and ${of('lateOfId')} is null
		and (${of('support')} is null or ${of('support')} > ${of('clawbackAmount')}) then 'YES' end`;
	/** Billed or in an approved run, and not paid. */
	const due = sql`case when ${subsidyState} in ('BILLED', 'APPROVED') then 'YES' end`;
	/** Of support that began in the year before, or earlier. */
	const began = sql`(select "startMonth" from "enrollment" where "id" = ${of('enrollmentId')})`;
	const onward = sql`case when ${of('skippedAt')} is null and ${began} < ${`${year}-01`}
		then 'YES' end`;
	const run = sql`(select "paymentBatch"."month" || '-' || "paymentBatch"."number"
		from "paymentBatch" where "paymentBatch"."id" = ${of('batchId')})`;
	return {
		from: sql`"subsidyMonth" ${joinHousehold('subsidyMonth')}`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${year}`, ...ofDongs('subsidyMonth', frame)],
		columns: [
			receiptNo(frame),
			name(),
			dong('subsidyMonth'),
			{ ...words(frame, 'month', of('month'), 'code'), filter: { kind: 'choice', options } },
			money('bill', of('bill')),
			money('discount', of('discount')),
			money('support', of('support')),
			words(frame, 'run', run, 'code', 'choosable'),
			moment(frame, 'paidOn', of('paidOn'), 'day', 'usual', 'day'),
			money('owed', owed, 'choosable'),
			state('skipReason', of('skipReason'), SKIP_REASONS, 'skipReason', 'choosable'),
			state('clawback', of('clawbackReason'), CLAWBACK_REASONS, 'clawbackReason', 'choosable'),
			state('overdue', overdue(today), ['YES'], 'overdue', 'choosable'),
			state('used', used, ['YES'], 'used', 'never'),
			state('due', due, ['YES'], 'due', 'never'),
			state('lined', lined, ['YES'], 'lined', 'never'),
			state('onward', onward, ['YES'], 'onward', 'never'),
			state('state', subsidyState, MONTH_STATES, 'feeMonth')
		],
		order: '-month',
		href: ({ id }) => `/office/months/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
