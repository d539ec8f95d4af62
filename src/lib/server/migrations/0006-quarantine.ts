/** What was decided about work that was kept apart, and why. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table "quarantine" add column "decision" text`.execute(db);
	await sql`alter table "quarantine" add column "reason" text`.execute(db);
}
