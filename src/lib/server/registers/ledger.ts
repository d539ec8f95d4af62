/** 예산 원장: every entry of the year's budget lines, as they were written. */
import { sql } from 'kysely';
import { ENTRY_KINDS, LINE_KINDS } from '../../domain/records/money.ts';
import { moment, money, state, words, type Frame, type RegisterOf } from './register.ts';
import { firstOf, holds } from './sql.ts';

/** Which of a line's figures an entry counts in, as `sheetOf` adds them up. */
export const LEDGER_PARTS = ['BUDGET', 'SPENT', 'BOUND', 'LAPSED', 'CARRIED_OUT'] as const;

const part = firstOf<(typeof LEDGER_PARTS)[number]>(
	[
		[sql`"budgetEntry"."kind" in ('PAY', 'REFUND')`, 'SPENT'],
		[sql`"budgetEntry"."kind" = 'COMMIT'`, 'BOUND'],
		[sql`"budgetEntry"."kind" = 'LAPSE'`, 'LAPSED'],
		[sql`"budgetEntry"."kind" = 'CARRY' and "budgetEntry"."amount" < 0`, 'CARRIED_OUT']
	],
	'BUDGET'
);

/** The number of what an entry is about: a payment run, a month, a repair, a PC. */
const about = sql`coalesce(
	(select "month" || '-' || "number" from "paymentBatch" where "id" = "budgetEntry"."about"),
	(select "month" from "subsidyMonth" where "id" = "budgetEntry"."about"),
	(select "ticketNo" from "ticket" where "id" = "budgetEntry"."about"),
	(select "tag" from "pc" where "id" = "budgetEntry"."about"))`;

export function ledger(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`budgetEntry.${column}`);
	const line = sql`substr(${of('lineId')}, 6)`;
	return {
		from: sql`"budgetEntry" left join "user" on "user"."id" = ${of('by')}`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${frame.year}`],
		columns: [
			moment(frame, 'bookedOn', of('on'), 'day', 'usual', 'day'),
			state('line', line, LINE_KINDS, 'budgetLine'),
			state('entry', of('kind'), ENTRY_KINDS, 'entry'),
			state('part', part, LEDGER_PARTS, 'ledgerPart', 'never'),
			money('amount', of('amount')),
			words(frame, 'about', about, 'code'),
			words(frame, 'note', of('note')),
			words(frame, 'by', sql.ref('user.name')),
			moment(frame, 'writtenAt', of('at'), 'moment', 'choosable')
		],
		order: '-bookedOn',
		href: ({ id }) => `/office/ledger/${id}`,
		search: (text) => sql`(${holds(of('note'), text.trim())} or ${holds(about, text.trim())})`,
		personal: false
	};
}
