/** 지급조서: every payment run of the year. */
import { sql } from 'kysely';
import { BATCH_STATES } from '../../domain/batch.ts';
import { batchState } from './fee-states.ts';
import { count, moment, money, state, words, type Frame, type RegisterOf } from './register.ts';
import { holds } from './sql.ts';

export function runs(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`paymentBatch.${column}`);
	const run = sql`(${of('month')} || '-' || ${of('number')})`;
	/** Nothing is paid by a void run: its months are free. */
	const unlessVoid = (value: ReturnType<typeof of>) =>
		sql`case when ${of('voidedAt')} is null then ${value} else 0 end`;
	return {
		from: sql`"paymentBatch" left join "user" as "maker" on "maker"."id" = ${of('madeBy')}
			left join "user" as "signer" on "signer"."id" = ${of('approvedBy')}`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${frame.year}`],
		columns: [
			words(frame, 'run', run, 'code'),
			count('households', unlessVoid(of('count'))),
			money('total', unlessVoid(of('total'))),
			moment(frame, 'madeAt', of('madeAt')),
			words(frame, 'madeBy', sql.ref('maker.name')),
			moment(frame, 'approvedAt', of('approvedAt')),
			words(frame, 'approvedBy', sql.ref('signer.name')),
			moment(frame, 'paidOn', of('paidOn'), 'day', 'usual', 'day'),
			words(frame, 'note', of('reason'), 'text', 'choosable'),
			state('state', batchState, BATCH_STATES, 'batch')
		],
		order: '-run',
		href: ({ id }) => `/office/runs/${id}`,
		search: (text) => holds(run, text.replace(/\s/g, '')),
		personal: false
	};
}
