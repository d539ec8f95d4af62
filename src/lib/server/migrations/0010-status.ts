/** The households' own door: their codes, who is in, and guesses that failed. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('status_code')
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('codeHash', 'text', (column) => column.notNull().unique())
		.addColumn('secretHash', 'text', (column) => column.notNull())
		.addColumn('householdId', 'text', (column) => column.notNull())
		.addColumn('issuedAt', 'text', (column) => column.notNull())
		.addColumn('issuedBy', 'text', (column) => column.notNull())
		.addColumn('revokedAt', 'text')
		.addColumn('revokedBy', 'text')
		.addColumn('usedAt', 'text')
		.addPrimaryKeyConstraint('status_code_key', ['id'])
		.execute();
	// A household has one code that opens, however many it had before.
	await sql`create unique index "status_code_live" on "status_code" ("householdId") where "revokedAt" is null`.execute(
		db
	);
	await db.schema
		.createTable('status_session')
		.addColumn('tokenHash', 'text', (column) => column.notNull())
		.addColumn('codeId', 'text', (column) => column.notNull())
		.addColumn('createdAt', 'text', (column) => column.notNull())
		.addColumn('expiresAt', 'text', (column) => column.notNull())
		.addColumn('absoluteExpiresAt', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('status_session_key', ['tokenHash'])
		.execute();
	await db.schema
		.createIndex('status_session_codeId')
		.on('status_session')
		.column('codeId')
		.execute();
	await db.schema
		.createTable('status_attempt')
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('failures', 'integer', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addColumn('lockedUntil', 'text')
		.addPrimaryKeyConstraint('status_attempt_key', ['key'])
		.execute();
}
