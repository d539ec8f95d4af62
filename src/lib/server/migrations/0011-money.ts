/** Internet fees and money: enrolments, their months, payment runs, the ledger, carriers' files. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Kind = 'text' | 'text?' | 'int' | 'int?';
type Columns = Record<string, Kind>;
type Dialect = 'sqlite' | 'postgres';

const FEED: Columns = { version: 'int', scope: 'text' };

const TABLES: Record<string, { columns: Columns; indexes: string[][] }> = {
	enrollment: {
		columns: {
			...{ id: 'text', householdId: 'text', adminDong: 'text', assignmentId: 'text' },
			...{ fiscalYear: 'text', payWay: 'text', carrier: 'text', contractNo: 'text' },
			...{ acceptedOn: 'text', requestedAt: 'text', requestedBy: 'text', lineAskedAt: 'text?' },
			...{ lineOpenedOn: 'text?', lineNotedAt: 'text?', activatedAt: 'text?' },
			...{ activatedBy: 'text?', startMonth: 'text?', endMonth: 'text?', backdateMonth: 'text?' },
			...{ backdateReason: 'text', backdateAskedBy: 'text?', backdateApprovedBy: 'text?' },
			...{ suspendedAt: 'text?', suspendReason: 'text?', endedAt: 'text?', endedOn: 'text?' },
			...{ endReason: 'text?', rejectedAt: 'text?', rejectReason: 'text?', note: 'text' },
			...{ liveLine: 'text?', versionId: 'text?', eligibilityId: 'text?' },
			...FEED
		},
		indexes: [['householdId'], ['liveLine'], ['requestedAt', 'id']]
	},
	subsidyMonth: {
		columns: {
			...{ id: 'text', enrollmentId: 'text', householdId: 'text', adminDong: 'text' },
			...{ month: 'text', fiscalYear: 'text', lateOfId: 'text?', plannedAt: 'text', days: 'int?' },
			...{ billedAt: 'text?', bill: 'int?', discount: 'int?', support: 'int?', cap: 'int?' },
			...{ versionId: 'text?', eligibilityId: 'text?', billSource: 'text', estimatedAt: 'text?' },
			...{ settledAt: 'text?', batchId: 'text?', approvedAt: 'text?', paidAt: 'text?' },
			...{ paidOn: 'text?', skippedAt: 'text?', skipReason: 'text?', clawbackAt: 'text?' },
			...{ clawbackReason: 'text?', clawbackAmount: 'int', recoveredAmount: 'int' },
			...{ recoveredAt: 'text?' },
			...FEED
		},
		indexes: [['householdId'], ['month'], ['batchId'], ['enrollmentId'], ['fiscalYear', 'month']]
	},
	paymentBatch: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', month: 'text', number: 'int', count: 'int' },
			...{ total: 'int', madeAt: 'text', madeBy: 'text', lockedAt: 'text?', lockedBy: 'text?' },
			...{ approvedAt: 'text?', approvedBy: 'text?', paidOn: 'text?', paidAt: 'text?' },
			...{ paidBy: 'text?', voidedAt: 'text?', voidedBy: 'text?', reason: 'text' },
			...FEED
		},
		indexes: [['month'], ['fiscalYear', 'madeAt']]
	},
	budgetLine: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', kind: 'text', settledAt: 'text?' },
			...{ settledBy: 'text?', carry: 'int', settleNote: 'text', closedAt: 'text?' },
			closedBy: 'text?',
			...FEED
		},
		indexes: [['fiscalYear']]
	},
	budgetEntry: {
		columns: {
			...{ id: 'text', lineId: 'text', fiscalYear: 'text', kind: 'text', amount: 'int' },
			...{ on: 'text', about: 'text?', reversesId: 'text?', otherLineId: 'text?' },
			...{ note: 'text', by: 'text', at: 'text', actionId: 'text' },
			...FEED
		},
		indexes: [['lineId'], ['about']]
	},
	bill_file: {
		columns: {
			...{ id: 'text', userId: 'text', fileName: 'text', fileKey: 'text', format: 'text' },
			...{ encoding: 'text?', month: 'text', heading: 'int', mapping: 'text', state: 'text' },
			...{ createdAt: 'text', confirmedAt: 'text?', confirmedBy: 'text?', rows: 'int' }
		},
		indexes: [['createdAt'], ['month']]
	},
	bill_line: {
		columns: {
			...{ id: 'text', fileId: 'text', row: 'int', outcome: 'text', reason: 'text' },
			...{ params: 'text', rowKey: 'text', sealed: 'text', enrollmentId: 'text?' },
			...{ householdId: 'text?', month: 'text', bill: 'int?', discount: 'int?' }
		},
		indexes: [['fileId', 'row'], ['rowKey'], ['enrollmentId', 'month']]
	}
};

/** New columns of tables that are there, each with what older rows get. */
const ADDED: Record<string, Record<string, [Kind, (string | number)?]>> = {
	programmeYear: {
		finalMonthRule: ['text', 'FULL'],
		decemberRule: ['text', 'ESTIMATE'],
		closedThrough: ['text?']
	},
	yearVersion: {
		monthlyCap: ['int', 26400],
		maxMonthsPerHousehold: ['int', 12],
		maxActiveLines: ['int', 100],
		finalMonthRule: ['text', 'FULL'],
		decemberRule: ['text', 'ESTIMATE']
	}
};

/** Makes the tables, carries the budgets of the years there are into the ledger. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { columns, indexes }] of Object.entries(TABLES)) {
		await createTable(db, dialect, table, columns);
		for (const index of indexes) await createIndex(db, table, index);
		if ('scope' in columns) await createIndex(db, table, ['scope', 'version']);
	}
	for (const [table, columns] of Object.entries(ADDED))
		for (const [name, [kind, given]] of Object.entries(columns))
			await addColumn(db, dialect, table, { name, kind, given });
	await givenOnce(db);
	await settingsSoFar(db);
	await appropriations(db);
}

/** Each can be given only once, whatever the code above believes. */
async function givenOnce(db: Kysely<unknown>): Promise<void> {
	await sql`create unique index "subsidyMonth_one_month" on "subsidyMonth" ("householdId", "month")
		where "skippedAt" is null and "lateOfId" is null
		and ("support" is null or "recoveredAmount" < "support")`.execute(db);
	await sql`create unique index "subsidyMonth_one_late" on "subsidyMonth" ("lateOfId")
		where "lateOfId" is not null`.execute(db);
	await sql`create unique index "paymentBatch_one_number"
		on "paymentBatch" ("fiscalYear", "month", "number")`.execute(db);
	await sql`create unique index "budgetEntry_one_reversal" on "budgetEntry" ("reversesId")
		where "kind" = 'COMMIT' and "reversesId" is not null`.execute(db);
	await sql`create unique index "bill_file_one_key" on "bill_file" ("fileKey")
		where "state" <> 'DISCARDED'`.execute(db);
}

/** Older versions of a year's settings had the year's own limits. */
async function settingsSoFar(db: Kysely<unknown>): Promise<void> {
	for (const column of ['monthlyCap', 'maxMonthsPerHousehold', 'maxActiveLines'])
		await sql`update "yearVersion" set ${sql.ref(column)} =
			(select ${sql.ref(`programmeYear.${column}`)} from "programmeYear"
				where "programmeYear"."id" = "yearVersion"."fiscalYear")
			where exists (select 1 from "programmeYear"
				where "programmeYear"."id" = "yearVersion"."fiscalYear")`.execute(db);
}

/** What the years' settings give to each line is its appropriation. */
async function appropriations(db: Kysely<unknown>): Promise<void> {
	for (const [kind, column] of [
		['PC_SUPPLY', 'pcBudget'],
		['INTERNET_FEE', 'internetBudget']
	] as const) {
		await sql`insert into "budgetLine" ("id", "fiscalYear", "kind", "carry", "settleNote",
			"version", "scope")
			select "id" || ${`.${kind}`}, "id", ${kind}, 0, '', "version", 'office'
			from "programmeYear"`.execute(db);
		await sql`insert into "budgetEntry" ("id", "lineId", "fiscalYear", "kind", "amount", "on",
			"note", "by", "at", "actionId", "version", "scope")
			select "id" || ${`.${kind}.first`}, "id" || ${`.${kind}`}, "id", 'APPROPRIATE',
			${sql.ref(column)}, "id" || '-01-01', '', 'migration', "id" || '-01-01T00:00:00.000Z',
			'migration', "version", 'office' from "programmeYear"`.execute(db);
	}
}

async function createTable(
	db: Kysely<unknown>,
	dialect: Dialect,
	table: string,
	columns: Columns
): Promise<void> {
	let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
	for (const [name, kind] of Object.entries(columns))
		builder = builder.addColumn(name, typeOf(kind, dialect), (column) =>
			kind.endsWith('?') ? column : column.notNull()
		);
	await builder.addPrimaryKeyConstraint(`${table}_key`, ['id']).execute();
}

async function addColumn(
	db: Kysely<unknown>,
	dialect: Dialect,
	table: string,
	{ name, kind, given }: { name: string; kind: Kind; given: string | number | undefined }
): Promise<void> {
	await db.schema
		.alterTable(table)
		.addColumn(name, typeOf(kind, dialect), (column) =>
			given === undefined ? column : column.notNull().defaultTo(given)
		)
		.execute();
}

function typeOf(kind: Kind, dialect: Dialect): 'text' | 'integer' | 'bigint' {
	if (kind.startsWith('text')) return 'text';
	return dialect === 'sqlite' ? 'integer' : 'bigint';
}

async function createIndex(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
	await db.schema
		.createIndex(`${table}_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.execute();
}
