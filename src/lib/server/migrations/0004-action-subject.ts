/** Which records each action of the log speaks of, and by what a household is recognised. */
import { sql, type Kysely } from 'kysely';

const PAGE = 500;
const ID = /^[0-9A-Za-z._-]{1,160}$/;

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('action_subject')
		.addColumn('subject', 'text', (column) => column.notNull())
		.addColumn('actionId', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('action_subject_key', ['subject', 'actionId'])
		.execute();
	// Two people of one name, or of one number, are looked for while somebody types.
	await sql`create index "household_bare_name" on "household" (replace("name", ' ', ''))`.execute(
		db
	);
	await db.schema.createIndex('household_phone').on('household').column('phone').execute();
	for (let after = ''; ;) {
		const { rows } = await sql<{ id: string; input: string | null }>`
			select "id", "input" from "action_log" where "id" > ${after} order by "id" limit ${PAGE}
		`.execute(db);
		for (const { id, input } of rows) await note(db, id, idsIn(JSON.parse(input ?? 'null')));
		if (rows.length < PAGE) break;
		after = rows.at(-1)?.id ?? after;
	}
}

async function note(db: Kysely<unknown>, actionId: string, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	const values = [...new Set(ids)].map((subject) => sql`(${subject}, ${actionId})`);
	await sql`insert into "action_subject" ("subject", "actionId") values ${sql.join(values)}`.execute(
		db
	);
}

function idsIn(value: unknown): string[] {
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, held]) => {
		if (typeof held !== 'string') return idsIn(held);
		return key.endsWith('Id') && ID.test(held) ? [held] : [];
	});
}
