/** Repairs: tickets, their visits, days off of the office's own, and the year's settings for them. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Kind = 'text' | 'text?' | 'int';
type Dialect = 'sqlite' | 'postgres';

const TABLES: Record<string, { columns: Record<string, Kind>; indexes: string[][] }> = {
	ticket: {
		columns: {
			...{ id: 'text', ticketNo: 'text', fiscalYear: 'text', householdId: 'text' },
			...{ adminDong: 'text', pcId: 'text?', form: 'text', channel: 'text', way: 'text?' },
			...{ symptom: 'text', words: 'text', photoHash: 'text?', receivedAt: 'text' },
			...{ receivedBy: 'text', workerId: 'text?', assignedAt: 'text?', visitId: 'text?' },
			...{ visitOn: 'text?', startedAt: 'text?', workingAt: 'text?', pausedAt: 'text?' },
			...{ pauseReason: 'text?', pauseNote: 'text', pausedDays: 'int', dueOn: 'text' },
			...{ completedAt: 'text?', work: 'text', parts: 'text', partsCost: 'int' },
			...{ partsApprovedAt: 'text?', signatureHash: 'text?', substitute: 'text?' },
			...{ substituteReason: 'text', recipientName: 'text', donePhotoHash: 'text?' },
			...{ unrepairableAt: 'text?', unrepairableReason: 'text?', unrepairableNote: 'text' },
			...{ outcome: 'text?', cancelledAt: 'text?', cancelReason: 'text?', reopenedAt: 'text?' },
			...{ reopenCount: 'int', reopenNote: 'text', earlier: 'text', eligibilityId: 'text?' },
			...{ versionId: 'text?', warrantyUntil: 'text?' }
		},
		indexes: [
			['householdId'],
			['workerId'],
			['fiscalYear', 'receivedAt'],
			['dueOn'],
			['ticketNo'],
			['pcId'],
			['signatureHash']
		]
	},
	repairVisit: {
		columns: {
			...{ id: 'text', ticketId: 'text', householdId: 'text', workerId: 'text' },
			...{ adminDong: 'text', scheduledOn: 'text', scheduledAt: 'text?', attempt: 'int' },
			...{ note: 'text', departedAt: 'text?', doneAt: 'text?', failedAt: 'text?' },
			...{ failReason: 'text?', failNote: 'text', cancelledAt: 'text?', cancelReason: 'text?' }
		},
		indexes: [['ticketId'], ['householdId'], ['workerId', 'scheduledOn'], ['scheduledOn']]
	},
	holiday: {
		columns: { id: 'text', year: 'text', name: 'text', droppedAt: 'text?' },
		indexes: [['year']]
	}
};

/** The year's settings as DOMAIN §2.1 (Repair) found them elsewhere. */
const SETTINGS = {
	repairVisitDays: 3,
	repairsPerYear: 1,
	repairPartsLimit: 150_000,
	reopenDays: 14
};

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { columns, indexes }] of Object.entries(TABLES)) {
		await createTable(db, dialect, table, { ...columns, version: 'int', scope: 'text' });
		for (const index of [...indexes, ['scope', 'version']]) await createIndex(db, table, index);
	}
	for (const table of ['programmeYear', 'yearVersion'])
		for (const [name, given] of Object.entries(SETTINGS))
			await addColumn(db, table, name, dialect === 'sqlite' ? 'integer' : 'bigint', given);
	for (const [table, name] of [
		['exception', 'ticketId'],
		['task', 'ticketId'],
		['task', 'visitId'],
		['assignment', 'swapDueAt']
	] as const)
		await addColumn(db, table, name, 'text');
	await addColumn(db, 'task', 'words', 'text', '');
	await onePromise(db);
}

/** A unit that could not be repaired is followed by another one under the same award. */
async function onePromise(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropIndex('assignment_one_householdId').execute();
	await db.schema
		.createIndex('assignment_one_householdId')
		.unique()
		.on('assignment')
		.columns(['householdId'])
		.where(
			sql.raw<boolean>(
				`"releasedAt" is null and "conflictedAt" is null and ("completedAt" is null or "swapDueAt" is not null)`
			)
		)
		.execute();
}

async function createTable(
	db: Kysely<unknown>,
	dialect: Dialect,
	table: string,
	columns: Record<string, Kind>
): Promise<void> {
	const int = dialect === 'sqlite' ? 'integer' : 'bigint';
	let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
	for (const [name, kind] of Object.entries(columns))
		builder = builder.addColumn(name, kind === 'int' ? int : 'text', (column) =>
			kind.endsWith('?') ? column : column.notNull()
		);
	await builder.addPrimaryKeyConstraint(`${table}_key`, ['id']).execute();
}

async function addColumn(
	db: Kysely<unknown>,
	table: string,
	name: string,
	type: 'text' | 'integer' | 'bigint',
	given?: string | number
): Promise<void> {
	await db.schema
		.alterTable(table)
		.addColumn(name, type, (column) =>
			given === undefined ? column : column.notNull().defaultTo(given)
		)
		.execute();
}

async function createIndex(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
	await db.schema
		.createIndex(`${table}_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.execute();
}
