/** 보급: every hand-over of the year with its receipt. */
import { sql } from 'kysely';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { count, moment, state, words, type Frame, type RegisterOf } from './register.ts';
import { receiptStanding, STANDINGS } from './states.ts';
import { daysBetween, firstOf } from './sql.ts';
import { SPANS, spanCases } from '../reports/pictures.ts';

/** Whether another unit was left than the one that was promised; nothing of a receipt without force. */
const swapped = sql`case when ${receiptStanding} = 'VOID' then null
	when "receipt"."replacedPcId" is not null then 'YES' else 'NO' end`;

export function deliveries(frame: Frame): RegisterOf {
	const { dialect } = frame;
	const of = (column: string) => sql.ref(`receipt.${column}`);
	const applied = sql`coalesce("application"."receivedAt", "household"."registeredAt")`;
	const waited = daysBetween(dialect, applied, of('deliveredAt'));
	return {
		from: sql`"receipt" ${joinHousehold('receipt')}
			left join "assignment" on "assignment"."id" = "receipt"."assignmentId"
			left join "application" on "application"."id" = "assignment"."applicationId"
			left join "pc" on "pc"."id" = "receipt"."pcId"
			left join "worker" on "worker"."id" = "receipt"."workerId"`,
		key: of('id'),
		within: [
			sql`${of('fiscalYear')} = ${frame.year}`,
			// A corrected receipt is another edition of the same hand-over.
			sql`${of('replacedById')} is null`,
			...ofDongs('receipt', frame)
		],
		columns: [
			words(frame, 'tag', sql.ref('pc.tag'), 'code'),
			words(frame, 'serial', of('serial'), 'code', 'choosable'),
			receiptNo(frame),
			name(),
			dong('receipt'),
			moment(frame, 'when', of('deliveredAt'), 'moment'),
			{
				...{ key: 'month', kind: 'day', value: of('deliveredAt') },
				...{ filter: { kind: 'month' }, show: 'never' }
			},
			{
				...words(frame, 'worker', sql.ref('worker.name')),
				filter: { kind: 'worker', by: of('workerId') }
			},
			count('waited', waited),
			state('span', firstOf(spanCases(waited), null), SPANS, 'span', 'never'),
			state('swapped', swapped, ['YES', 'NO'], 'swapped', 'never'),
			state('state', receiptStanding, STANDINGS, 'standing')
		],
		order: '-when',
		href: ({ id }) => `/office/deliveries/${id}`,
		search: findsPerson(frame),
		personal: true,
		subject: of('householdId')
	};
}
