/** The places of the quota, one by one: who has each, or nobody. */
import { sql, type RawBuilder } from 'kysely';
import { assignmentPlace } from '../registers/states.ts';
import type { Db } from '../schema.ts';

export const PLACE_STATES = ['DELIVERED', 'HELD', 'FREE'] as const;

/** One place of the quota: who has it, or nobody. */
export interface Place {
	/** from 1, in the order of being granted */
	number: number;
	state: (typeof PLACE_STATES)[number];
	assignmentId: string | null;
	householdId: string | null;
	receiptNo: string | null;
	adminDong: string | null;
	/** granted, or handed over */
	since: string | null;
}

/** All places of a year's quota, those that are held first. */
export async function places(db: Db, fiscalYear: string): Promise<Place[]> {
	const { rows } = await sql<Place>`select "place".*, "household"."receiptNo"
		from ${placesOf(fiscalYear)} left join "household" on "household"."id" = "place"."householdId"
		order by "place"."number"`.execute(db);
	return rows;
}

/** The same as a table named "place", for whatever asks for some of them only. */
export function placesOf(fiscalYear: string): RawBuilder<unknown> {
	const quota = sql`coalesce((select "quota" from "programmeYear" where "id" = ${fiscalYear}), 0)`;
	return sql`(with recursive "held" as (
			select row_number() over (order by "confirmedAt", "id") as "number",
				${assignmentPlace} as "state", "id" as "assignmentId", "householdId", "adminDong",
				coalesce("completedAt", "confirmedAt") as "since"
			from "assignment"
			where "fiscalYear" = ${fiscalYear} and ${assignmentPlace} in ('DELIVERED', 'HELD')
		), "seat" ("number") as (
			select (select count(*) from "held") + 1
			union all select "number" + 1 from "seat" where "number" < ${quota}
		)
		select * from "held"
		union all select "number", 'FREE', null, null, null, null from "seat" where "number" <= ${quota}
	) as "place"`;
}
