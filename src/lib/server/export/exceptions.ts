/** 확인 필요 as a register: what waits for a decision, of whichever year, and what was decided in one. */
import { sql } from 'kysely';
import { DECISIONS } from '../../domain/exception.ts';
import { REFUSAL_CODES } from '../../domain/refusal.ts';
import { dong, joinHousehold, ofDongs, receiptNo } from '../registers/person.ts';
import { moment, state, words, type Frame, type RegisterOf } from '../registers/register.ts';
import { firstOf } from '../registers/sql.ts';

export function exceptions(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`exception.${column}`);
	const isOpen = sql`${of('decidedAt')} is null`;
	const which = firstOf([[isOpen, 'open']], 'decided');
	const reason = sql`nullif(${of('reason')}, '')`;
	return {
		from: sql`"exception" ${joinHousehold('exception')}
			left join "pc" on "pc"."id" = "exception"."pcId"
			left join "ticket" on "ticket"."id" = "exception"."ticketId"
			left join "user" as "recorder" on "recorder"."id" = "exception"."workerId"
			left join "user" as "decider" on "decider"."id" = "exception"."decidedBy"`,
		key: of('id'),
		within: [
			sql`(${of('fiscalYear')} = ${frame.year} or ${isOpen})`,
			...ofDongs('exception', frame)
		],
		columns: [
			state('code', of('code'), REFUSAL_CODES, 'exception'),
			receiptNo(frame),
			dong('exception'),
			words(frame, 'tag', sql.ref('pc.tag'), 'code'),
			words(frame, 'ticketNo', sql.ref('ticket.ticketNo'), 'code'),
			words(frame, 'recordedBy', sql.ref('recorder.name')),
			moment(frame, 'openedAt', of('openedAt'), 'moment'),
			state('decision', of('decision'), DECISIONS, 'decision'),
			words(frame, 'decidedBy', sql.ref('decider.name')),
			moment(frame, 'decidedAt', of('decidedAt'), 'moment'),
			// Free words may name somebody.
			{ ...words(frame, 'decisionReason', reason, 'text', 'choosable'), mask: () => '**' },
			state('which', which, ['open', 'decided'], 'waits', 'never')
		],
		order: 'openedAt',
		href: ({ id }) => `/office/exceptions/${id}`,
		search: () => null,
		personal: false,
		subject: of('householdId')
	};
}
