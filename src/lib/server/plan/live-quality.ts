/** What is missing in the records of households: each count is that of the lines it opens. */
import { sql } from 'kysely';
import type { Stand } from '../reports/register.ts';
import type { Db } from '../schema.ts';
import { proofSeen, reach } from '../registers/quality.ts';
import { householdStand } from '../registers/states.ts';
import type { Rows } from './live-rows.ts';

/** Conditions of the households' register that each name something to be put right. */
const FAULTS = {
	NO_PHONE: ['reach', 'NONE'],
	BLOCKED_PHONE: ['reach', 'BLOCKED'],
	NO_PROOF: ['proof', 'PENDING'],
	REVOKED_PROOF: ['proof', 'REVOKED'],
	EXPIRED_PROOF: ['proof', 'EXPIRED'],
	SOON_PROOF: ['proof', 'SOON']
} as const;
export type Fault = keyof typeof FAULTS;

/** Where those stand who may still need it: a household that is closed is not asked any more. */
const PLACES = ['WAITING', 'ASSIGNED', 'DELIVERED'] as const satisfies readonly Stand[];
export type Place = (typeof PLACES)[number];

export interface QualityLine {
	fault: Fault;
	/** the last one is all of them */
	cells: { place: Place | 'ALL'; count: number; href: string | null }[];
}

/** The list of what is missing, as it stands on the registers' day. */
export async function qualityOf(db: Db, rows: Rows): Promise<QualityLine[]> {
	const { from, within } = rows.register('households');
	const seen = sql`select ${householdStand} as "place", ${reach} as "reach",
		${proofSeen(rows.frame)} as "proof" from ${from} where ${sql.join(
			[
				sql`"household"."movedOutAt" is null and "household"."deceasedAt" is null
			and "household"."ineligibleAt" is null and "household"."mergedIntoId" is null`,
				...within
			],
			sql` and `
		)}`;
	const { rows: found } = await sql<Record<'place' | 'reach' | 'proof', string> & { n: number }>`
		select "place", "reach", "proof", count(*) as "n" from (${seen}) as "seen"
		group by "place", "reach", "proof"`.execute(db);
	return Object.entries(FAULTS).map(([fault, [column, value]]) => {
		const hit = found.filter((row) => row[column] === value);
		const cell = (place: Place | 'ALL') => {
			const counted = hit.filter((row) => place === 'ALL' || row.place === place);
			const count = counted.reduce((sum, row) => sum + Number(row.n), 0);
			const where = place === 'ALL' ? '' : `&state=${place}`;
			const address = `life=ACTIVE&${column}=${value}${where}`;
			return { place, count, href: count > 0 ? rows.href('households', address) : null };
		};
		return { fault: fault as Fault, cells: [...PLACES, 'ALL' as const].map(cell) };
	});
}
