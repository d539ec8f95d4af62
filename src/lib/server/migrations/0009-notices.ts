/** What households are told, how it reached them, and the browsers that want to hear of it. */
import type { CreateTableBuilder, Kysely } from 'kysely';

type Columns = Record<string, 'text' | 'text?' | 'int'>;
type Dialect = 'sqlite' | 'postgres';

const TABLES: Record<string, { key: string[]; columns: Columns; indexes: string[][] }> = {
	notice: {
		key: ['id'],
		columns: {
			...{ id: 'text', householdId: 'text', template: 'text', params: 'text', about: 'text?' },
			...{ actionId: 'text', happenedAt: 'text', createdAt: 'text', expiresAt: 'text' },
			...{ heldBack: 'text?', supersededById: 'text?', version: 'int', scope: 'text' }
		},
		indexes: [['householdId'], ['about'], ['version'], ['scope', 'version']]
	},
	notice_delivery: {
		key: ['noticeId', 'sender', 'target'],
		columns: {
			...{ noticeId: 'text', sender: 'text', target: 'text', state: 'text', reason: 'text?' },
			...{ attempts: 'int', dueAt: 'text', claimedBy: 'text?', claimedUntil: 'text?' },
			...{ createdAt: 'text', changedAt: 'text', sentAt: 'text?', sentTo: 'text' },
			...{ words: 'text', language: 'text', askedBy: 'text?' }
		},
		indexes: [['state', 'dueAt'], ['state', 'createdAt'], ['createdAt']]
	},
	push_subscription: {
		key: ['id'],
		columns: {
			...{ id: 'text', codeId: 'text', householdId: 'text', endpoint: 'text' },
			...{ p256dh: 'text', auth: 'text', language: 'text', createdAt: 'text' },
			...{ endedAt: 'text?', endReason: 'text?' }
		},
		indexes: [['householdId']]
	},
	notice_language: {
		key: ['householdId'],
		columns: { householdId: 'text', language: 'text', changedAt: 'text' },
		indexes: []
	}
};

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { key, columns, indexes }] of Object.entries(TABLES)) {
		let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
		for (const [name, kind] of Object.entries(columns)) {
			const type = kind === 'int' ? (dialect === 'sqlite' ? 'integer' : 'bigint') : 'text';
			builder = builder.addColumn(name, type, (column) =>
				kind.endsWith('?') ? column : column.notNull()
			);
		}
		await builder.addPrimaryKeyConstraint(`${table}_key`, key as never[]).execute();
		for (const index of indexes)
			await db.schema
				.createIndex(`${table}_${index.join('_')}`)
				.on(table)
				.columns(index)
				.execute();
	}
}
