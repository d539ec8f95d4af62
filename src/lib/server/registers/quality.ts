/**
 * What is missing in a household's record, as SQL: a number that can be called, a proof that counts. What a
 * proof is worth says again what `proofOn` and `stateOf` of domain/eligibility.ts say;
 * tests/server/plan-live.test.ts holds them together.
 */
import { sql } from 'kysely';
import { PROOF_SOON_DAYS } from '../../domain/eligibility.ts';
import type { Frame } from './register.ts';
import { firstOf } from './sql.ts';

/** CALLED 사용 · BLOCKED nothing is sent to it · NONE no number on record */
export const REACHES = ['CALLED', 'BLOCKED', 'NONE'] as const;
export type Reach = (typeof REACHES)[number];

/** SOON ends within PROOF_SOON_DAYS; the others are the states of domain/eligibility.ts */
export const PROOFS = ['VERIFIED', 'SOON', 'EXPIRED', 'REVOKED', 'PENDING'] as const;
export type ProofSeen = (typeof PROOFS)[number];

const number = sql.ref('household.phone');
const blocked = sql.ref('household.phoneBlockedAt');

export const reach = firstOf<Reach>(
	[
		[sql`trim(coalesce(${number}, '')) = ''`, 'NONE'],
		[sql`${blocked} is not null`, 'BLOCKED']
	],
	'CALLED'
);

const own = sql`"eligibility" where "eligibility"."householdId" = "household"."id"`;
const standing = sql`${own} and "eligibility"."revokedAt" is null`;

/** The worth of the household's proof on the frame's day: of a verified one, else of the newest. */
export function proofSeen({ today }: Pick<Frame, 'today'>) {
	const soon = new Date(Date.parse(`${today}T00:00:00Z`) + PROOF_SOON_DAYS * 86_400_000);
	const until = sql`(select max("eligibility"."validUntil") from ${standing})`;
	const newest = sql`(select case when "eligibility"."revokedAt" is null then 'EXPIRED' else 'REVOKED' end
		from ${own} order by "eligibility"."checkedOn" desc limit 1)`;
	return sql`case when ${until} > ${soon.toISOString().slice(0, 10)} then 'VERIFIED'
		when ${until} >= ${today} then 'SOON' else coalesce(${newest}, 'PENDING') end`;
}
