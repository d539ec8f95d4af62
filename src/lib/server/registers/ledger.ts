/** 예산 원장: every entry of the year's budget lines, as they were written. */
import { sql } from 'kysely';
import { ENTRY_KINDS, LINE_KINDS } from '../../domain/records/money.ts';
import { moment, money, state, words, type Frame, type RegisterOf } from './register.ts';
import { holds } from './sql.ts';

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
			money('amount', of('amount')),
			words(frame, 'note', of('note')),
			words(frame, 'by', sql.ref('user.name')),
			moment(frame, 'writtenAt', of('at'), 'moment', 'choosable')
		],
		order: '-bookedOn',
		href: ({ id }) => `/office/ledger/${id}`,
		search: (text) => holds(of('note'), text.trim()),
		personal: false
	};
}
