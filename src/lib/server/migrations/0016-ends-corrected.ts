/** Ends of support that are put right: who recorded one, what is asked for instead, and claims by decision. */
import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
	for (const name of [
		'endedBy',
		'rightEndOn',
		'rightEndAskedBy',
		'rightEndApprovedBy',
		'wrongEndOn'
	])
		await db.schema.alterTable('enrollment').addColumn(name, 'text').execute();
	await db.schema
		.alterTable('enrollment')
		.addColumn('rightEndReason', 'text', (c) => c.notNull().defaultTo(''))
		.execute();
	await db.schema
		.alterTable('subsidyMonth')
		.addColumn('mistakeAmount', whole, (c) => c.notNull().defaultTo(0))
		.execute();
	await sql`update "subsidyMonth" set "mistakeAmount" = "clawbackAmount"
		where "clawbackReason" = 'MISTAKE'`.execute(db);
	// Who recorded an end stands in the log of actions alone so far.
	await sql`update "enrollment" set "endedBy" = (
		select min("action_log"."userId") from "action_log"
		inner join "action_subject" on "action_subject"."actionId" = "action_log"."id"
		where "action_subject"."subject" in ("enrollment"."id", "enrollment"."householdId")
		and "action_log"."name" in ('endFee', 'closeHousehold', 'mergeHousehold')
		and "action_log"."verdict" = 'accepted' and "action_log"."at" = "enrollment"."endedAt")
		where "endedAt" is not null`.execute(db);
}
