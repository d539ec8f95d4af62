/** Views of registers that people keep under a name. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('saved_view')
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull())
		.addColumn('register', 'text', (column) => column.notNull())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('address', 'text', (column) => column.notNull())
		.addColumn('sharedAt', 'text')
		.addColumn('createdAt', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('saved_view_key', ['id'])
		.execute();
	await db.schema
		.createIndex('saved_view_register_userId')
		.on('saved_view')
		.columns(['register', 'userId'])
		.execute();
}
