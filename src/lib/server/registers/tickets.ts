/**
 * 수리: every repair that was asked for in the year, and what is still open of the years before it; how
 * each stands to what was promised.
 */
import { sql } from 'kysely';
import { FORMS, SYMPTOMS, TICKET_CHANNELS, WAYS } from '../../domain/ticket.ts';
import { dong, findsPerson, joinHousehold, name, ofDongs, receiptNo } from './person.ts';
import { count, moment, money, state, words, type Frame, type RegisterOf } from './register.ts';
import { holds } from './sql.ts';
import {
	age,
	AGES,
	doneAt,
	isCounted,
	isOpenTicket,
	promised,
	PROMISED,
	span,
	TICKET_STATES,
	ticketState,
	took
} from './ticket-states.ts';

const YES_NO = ['YES', 'NO'];
const yesNo = (condition: ReturnType<typeof sql>) =>
	sql`case when ${condition} then 'YES' else 'NO' end`;

export function tickets(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`ticket.${column}`);
	const ofYear = sql`${of('fiscalYear')} = ${frame.year}`;
	const done = doneAt(frame.dialect);
	const finds = findsPerson(frame);
	return {
		from: sql`"ticket" ${joinHousehold('ticket')}
			left join "pc" on "pc"."id" = "ticket"."pcId"
			left join "worker" on "worker"."id" = "ticket"."workerId"`,
		key: of('id'),
		within: [sql`(${ofYear} or ${isOpenTicket})`, ...ofDongs('ticket', frame)],
		columns: [
			words(frame, 'ticketNo', of('ticketNo'), 'code'),
			receiptNo(frame),
			{ ...name(), show: 'choosable' },
			dong('ticket'),
			words(frame, 'tag', sql.ref('pc.tag'), 'code', 'choosable'),
			state('own', yesNo(sql`${of('pcId')} is null`), YES_NO, 'ownPc', 'choosable'),
			state('form', of('form'), FORMS, 'repairForm', 'choosable'),
			state('symptom', of('symptom'), SYMPTOMS, 'symptom'),
			state('ticketChannel', of('channel'), TICKET_CHANNELS, 'ticketChannel', 'choosable'),
			moment(frame, 'receivedAt', of('receivedAt'), 'day', 'choosable'),
			moment(frame, 'dueOn', of('dueOn'), 'day', 'usual', 'day'),
			moment(frame, 'visitOn', of('visitOn'), 'day', 'choosable', 'day'),
			{
				...words(frame, 'worker', sql.ref('worker.name')),
				filter: { kind: 'worker', by: of('workerId') }
			},
			state('way', of('way'), WAYS, 'repairWay', 'choosable'),
			moment(frame, 'repairedAt', done, 'day', 'choosable'),
			count('took', took(frame.dialect), 'choosable'),
			money('partsCost', of('partsCost'), 'choosable'),
			count('reopenCount', of('reopenCount'), 'choosable'),
			state('again', yesNo(sql`${of('reopenCount')} > 0`), YES_NO, 'again', 'never'),
			state('given', yesNo(sql`${of('workerId')} is not null`), YES_NO, 'given', 'never'),
			state('counted', yesNo(isCounted), YES_NO, 'counted', 'never'),
			state('done', yesNo(sql`${done} is not null`), YES_NO, 'repaired', 'never'),
			state('isOpen', yesNo(isOpenTicket), YES_NO, 'isOpen', 'never'),
			state('ofYear', yesNo(ofYear), YES_NO, 'ofYear', 'never'),
			state('age', age(frame), AGES, 'age', 'never'),
			state('span', span(frame), AGES, 'repairSpan', 'never'),
			state('promised', promised(frame), PROMISED, 'promised'),
			state('state', ticketState, TICKET_STATES, 'ticket')
		],
		order: '-dueOn',
		href: ({ id }) => `/office/tickets/${id}`,
		search: (text) => sql`(${holds(of('ticketNo'), text.replace(/\s/g, ''))} or ${finds(text)})`,
		personal: true,
		subject: of('householdId')
	};
}
