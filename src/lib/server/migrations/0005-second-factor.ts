/** A second factor for the people at the desks, and which sign-ins have shown it. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
	const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
	await db.schema
		.createTable('second_factor')
		.addColumn('userId', 'text', (column) => column.primaryKey())
		.addColumn('sealedSecret', 'text', (column) => column.notNull())
		.addColumn('confirmedAt', 'text')
		.addColumn('lastStep', whole, (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('recovery_code')
		.addColumn('codeHash', 'text', (column) => column.primaryKey())
		.addColumn('userId', 'text', (column) => column.notNull())
		.addColumn('usedAt', 'text')
		.execute();
	await db.schema
		.createIndex('recovery_code_userId')
		.on('recovery_code')
		.column('userId')
		.execute();
	await sql`alter table "session" add column "factorAt" text`.execute(db);
}
