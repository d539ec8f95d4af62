/** PC: every unit of the year and where it is in its life. */
import { sql } from 'kysely';
import { SOURCES } from '../../domain/records/units.ts';
import { normalSerial } from '../../domain/pc.ts';
import { count, moment, state, words, type Frame, type RegisterOf } from './register.ts';
import { PC_STATES, pcState } from './states.ts';
import { holds, latest } from './sql.ts';

const STEPS = [
	...['sourcedAt', 'wipedAt', 'refurbishingAt', 'inspectedAt', 'stockedAt', 'outAt'],
	...['deliveredAt', 'repairAt', 'returnedAt', 'lostAt', 'scrappedAt']
];

/** Somebody asked to scrap it, and nobody has decided yet. */
const scrapAsked = sql`case when "pc"."scrapAskedAt" is not null and "pc"."scrappedAt" is null then 'YES' end`;

export function pcs(frame: Frame): RegisterOf {
	const { dialect, year } = frame;
	const of = (column: string) => sql.ref(`pc.${column}`);
	const since = latest(dialect, STEPS.map(of));
	return {
		from: sql`"pc" left join "household" on "household"."id" = coalesce("pc"."householdId",
			(select "assignment"."householdId" from "assignment" where "assignment"."id" = "pc"."assignmentId"))`,
		key: of('id'),
		within: [sql`${of('fiscalYear')} = ${year}`],
		columns: [
			words(frame, 'tag', of('tag'), 'code'),
			words(frame, 'serial', of('serial'), 'code'),
			words(frame, 'model', of('model')),
			count('memoryGb', of('memoryGb'), 'choosable'),
			count('ssdGb', of('ssdGb'), 'choosable'),
			words(frame, 'monitor', of('monitor'), 'text', 'choosable'),
			words(frame, 'os', of('os'), 'text', 'choosable'),
			words(frame, 'office', of('office'), 'text', 'choosable'),
			words(frame, 'holder', sql.ref('household.receiptNo'), 'code'),
			state('source', of('source'), SOURCES, 'source', 'choosable'),
			moment(frame, 'sourcedAt', of('sourcedAt'), 'day', 'choosable'),
			moment(frame, 'since', since, 'moment'),
			state('scrap', scrapAsked, ['YES'], 'scrap', 'never'),
			state('state', pcState, PC_STATES, 'pc')
		],
		order: 'tag',
		href: ({ id }) => `/office/pcs/${id}`,
		search: (text) => {
			const sought = normalSerial(text);
			const tag = sql`replace(${of('tag')}, '-', '')`;
			return sought === '' ? null : sql`(${holds(tag, sought)} or ${holds(of('serial'), sought)})`;
		},
		personal: false
	};
}
