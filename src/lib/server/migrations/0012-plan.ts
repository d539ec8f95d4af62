/** The department's plan: its figures, what is measured and by when, and what came of it. */
import type { CreateTableBuilder, Kysely } from 'kysely';

type Columns = Record<string, 'text' | 'text?' | 'int' | 'int?'>;
type Dialect = 'sqlite' | 'postgres';

const TABLES: Record<string, { columns: Columns; indexes: string[][] }> = {
	planYear: {
		columns: {
			...{ id: 'text', title: 'text', department: 'text', teams: 'text', origin: 'text' },
			...{ openedAt: 'text', openedBy: 'text', publishedAt: 'text?' }
		},
		indexes: []
	},
	planItem: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', no: 'int', title: 'text', kind: 'text' },
			...{ team: 'text', page: 'text', texts: 'text' }
		},
		indexes: [['fiscalYear']]
	},
	planFigure: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', key: 'text', n: 'int', label: 'text' },
			...{
				value: 'int?',
				unit: 'text',
				page: 'text',
				section: 'text',
				origin: 'text',
				partOf: 'text'
			},
			...{ firstValue: 'int?', changedAt: 'text?', changedBy: 'text?', reason: 'text' }
		},
		indexes: [['fiscalYear']]
	},
	planKpi: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', no: 'int', n: 'int', label: 'text', unit: 'text' },
			...{ target: 'text', baseline: 'text', section: 'text' }
		},
		indexes: [['fiscalYear']]
	},
	planMilestone: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', no: 'int', n: 'int', label: 'text' },
			firstMonth: 'text?',
			...{ lastMonth: 'text?', doneMonth: 'text?', section: 'text', origin: 'text' },
			...{ changedAt: 'text?', changedBy: 'text?', reason: 'text' }
		},
		indexes: [['fiscalYear']]
	},
	planEntry: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', no: 'int', kind: 'text', about: 'text' },
			...{ value: 'int?', on: 'text', source: 'text', reason: 'text', correctsId: 'text?' },
			...{ correctedById: 'text?', takesBackAt: 'text?', recordedAt: 'text' },
			...{ recordedBy: 'text' }
		},
		indexes: [['fiscalYear'], ['about']]
	}
};

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { columns, indexes }] of Object.entries(TABLES)) {
		await create(db, dialect, table, { ...columns, version: 'int', scope: 'text' });
		for (const index of [...indexes, ['version'], ['scope', 'version']])
			await db.schema
				.createIndex(`${table}_${index.join('_')}`)
				.on(table)
				.columns(index)
				.execute();
	}
	// An entry is corrected once, whatever the code above believes.
	await db.schema
		.createIndex('planEntry_one_correctsId')
		.unique()
		.on('planEntry')
		.columns(['correctsId'])
		.execute();
	await db.schema.alterTable('user').addColumn('team', 'text').execute();
}

async function create(
	db: Kysely<unknown>,
	dialect: Dialect,
	table: string,
	columns: Columns
): Promise<void> {
	let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
	for (const [name, kind] of Object.entries(columns)) {
		const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
		builder = builder.addColumn(name, kind.startsWith('int') ? whole : 'text', (column) =>
			kind.endsWith('?') ? column : column.notNull()
		);
	}
	await builder.addPrimaryKeyConstraint(`${table}_key`, ['id']).execute();
}
