/** An account that may approve waits for a second person after somebody made or changed it. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const name of ['heldAt', 'heldBy'])
		await db.schema.alterTable('user').addColumn(name, 'text').execute();
}
