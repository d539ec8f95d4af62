/** Rosters that are handed in: what was read, how far it got, what became of each row. */
import type { CreateTableBuilder, Kysely } from 'kysely';

type Columns = Record<string, 'text' | 'text?' | 'int'>;
type Dialect = 'sqlite' | 'postgres';

const TABLES: Record<string, { key: string[]; columns: Columns; indexes: string[][] }> = {
	roster_import: {
		key: ['id'],
		columns: {
			...{ id: 'text', userId: 'text', roster: 'text', fileName: 'text', fileKey: 'text' },
			...{ format: 'text', encoding: 'text?', rows: 'int', columns: 'int', heading: 'int' },
			...{ mapping: 'text', options: 'text', state: 'text', createdAt: 'text' },
			...{ startedAt: 'text?', finishedAt: 'text?', beatAt: 'text?', runner: 'text?' },
			...{ done: 'int', ready: 'int', faulty: 'int', twins: 'int' },
			...{ added: 'int', known: 'int', refused: 'int' }
		},
		indexes: [['state'], ['createdAt']]
	},
	roster_part: {
		key: ['importId', 'no'],
		columns: { importId: 'text', no: 'int', sealed: 'text' },
		indexes: []
	},
	roster_line: {
		key: ['importId', 'row'],
		columns: { importId: 'text', row: 'int', outcome: 'text', reasons: 'text', subject: 'text?' },
		indexes: [['importId', 'outcome', 'row']]
	},
	roster_layout: {
		key: ['userId', 'layout'],
		columns: { userId: 'text', layout: 'text', mapping: 'text', usedAt: 'text' },
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
