/** The whole PC programme: applications and proofs, custody, tasks, dated settings of a year. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Kind = 'text' | 'text?' | 'int' | 'int?';
type Columns = Record<string, Kind>;
type Dialect = 'sqlite' | 'postgres';

const TABLES: Record<string, { columns: Columns; indexes: string[][] }> = {
	yearVersion: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', number: 'int', quota: 'int', tiers: 'text' },
			...{ checklist: 'text', specMemoryGb: 'int', specSsdGb: 'int', specMonitor: 'text' },
			...{ specOs: 'text', specOffice: 'text', specExtras: 'text', warrantyYears: 'int' },
			...{ cooldownMonths: 'int', reason: 'text', decidedBy: 'text', decidedAt: 'text' }
		},
		indexes: [['fiscalYear']]
	},
	eligibility: {
		columns: {
			...{ id: 'text', householdId: 'text', adminDong: 'text', category: 'text' },
			...{ method: 'text', checkedOn: 'text', validUntil: 'text', checkedBy: 'text' },
			...{ revokedAt: 'text?', revokeReason: 'text' }
		},
		indexes: [['householdId'], ['validUntil']]
	},
	consent: {
		columns: {
			...{ id: 'text', householdId: 'text', adminDong: 'text', kind: 'text' },
			...{ textVersion: 'text', method: 'text', givenAt: 'text', withdrawnAt: 'text?' }
		},
		indexes: [['householdId']]
	},
	application: {
		columns: {
			...{ id: 'text', fiscalYear: 'text', householdId: 'text', adminDong: 'text' },
			...{ channel: 'text', learners: 'int', ownsPcAt: 'text?', elsewhereAwardOn: 'text?' },
			...{ receivedAt: 'text', rankedAt: 'text', screeningAt: 'text?', needsInfoAt: 'text?' },
			...{ needsInfoNote: 'text', waitlistedAt: 'text?', waitlistYear: 'text?' },
			...{ selectedAt: 'text?', willConfirmedAt: 'text?', rejectedAt: 'text?' },
			...{ rejectReason: 'text?', withdrawnAt: 'text?', withdrawReason: 'text?' },
			...{ fulfilledAt: 'text?', tier: 'int?', versionId: 'text?', note: 'text' }
		},
		indexes: [['householdId'], ['fiscalYear', 'receivedAt'], ['waitlistYear', 'tier', 'rankedAt']]
	},
	custody: {
		columns: {
			...{ id: 'text', pcId: 'text', n: 'int', kind: 'text', state: 'text', at: 'text' },
			...{ by: 'text', actionId: 'text', assignmentId: 'text?', householdId: 'text?' },
			...{ params: 'text', note: 'text' }
		},
		indexes: [['householdId']]
	},
	task: {
		columns: {
			...{ id: 'text', kind: 'text', fiscalYear: 'text', adminDong: 'text?' },
			...{ householdId: 'text?', assignmentId: 'text?', pcId: 'text?', applicationId: 'text?' },
			...{ actionId: 'text', openedAt: 'text', dueOn: 'text?', doneAt: 'text?' },
			...{ doneBy: 'text?', outcome: 'text' }
		},
		indexes: [['fiscalYear', 'doneAt'], ['householdId']]
	}
};

/** New columns of tables that are there, each with what older rows get. */
const ADDED: Record<string, Record<string, [Kind, (string | number)?]>> = {
	programmeYear: {
		versionId: ['text', ''],
		checklist: ['text', '[]'],
		tiers: ['text', '{}'],
		specMonitor: ['text', ''],
		specExtras: ['text', '']
	},
	household: {
		members: ['int', 1],
		phoneBlockedAt: ['text?'],
		closedOn: ['text?'],
		closedNote: ['text', ''],
		editedAt: ['text?']
	},
	pc: {
		disposalNo: ['text', ''],
		source: ['text', 'DONATED'],
		sourceName: ['text', ''],
		carrierId: ['text?'],
		scrapAskedAt: ['text?'],
		scrapAskedBy: ['text?'],
		scrapReason: ['text', '']
	},
	assignment: { applicationId: ['text?'], versionId: ['text?'], endedAt: ['text?'] },
	visit: { departedAt: ['text?'], tourOrder: ['int?'], cancelReason: ['text?'] },
	receipt: {
		edition: ['int', 1],
		replacesId: ['text?'],
		replacedById: ['text?'],
		correctionReason: ['text', ''],
		versionId: ['text?'],
		voidedAt: ['text?'],
		model: ['text', ''],
		tag: ['text', ''],
		memoryGb: ['int?'],
		ssdGb: ['int?'],
		monitor: ['text', ''],
		os: ['text', ''],
		office: ['text', ''],
		photoHash: ['text?']
	}
};

/** What the office's registers sort and look up by. */
const INDEXES: Record<string, string[][]> = {
	household: [['mergedIntoId'], ['registeredAt', 'id']],
	assignment: [['fiscalYear', 'proposedAt'], ['applicationId']],
	visit: [['workerId', 'scheduledOn']],
	receipt: [['fiscalYear', 'deliveredAt'], ['photoHash']],
	exception: [['fiscalYear', 'decidedAt'], ['householdId']],
	action_log: [['at']]
};

/** Each can be given only once, whatever the code above believes. */
const UNIQUE: { name: string; table: string; columns: string[]; where?: string }[] = [
	{
		name: 'assignment_one_householdId',
		table: 'assignment',
		columns: ['householdId'],
		where: `"releasedAt" is null and "conflictedAt" is null and "completedAt" is null`
	},
	{
		name: 'assignment_one_householdId_fiscalYear',
		table: 'assignment',
		columns: ['householdId', 'fiscalYear'],
		where: `"releasedAt" is null and "conflictedAt" is null`
	},
	{
		name: 'assignment_one_pcId',
		table: 'assignment',
		columns: ['pcId'],
		where: `"releasedAt" is null and "conflictedAt" is null and "endedAt" is null`
	},
	{
		name: 'application_one_householdId_fiscalYear',
		table: 'application',
		columns: ['householdId', 'fiscalYear'],
		where: `"rejectedAt" is null and "withdrawnAt" is null`
	},
	{ name: 'receipt_one_replacesId', table: 'receipt', columns: ['replacesId'] },
	{ name: 'custody_one_pcId_n', table: 'custody', columns: ['pcId', 'n'] },
	{
		name: 'yearVersion_one_number',
		table: 'yearVersion',
		columns: ['fiscalYear', 'number']
	}
];

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { columns, indexes }] of Object.entries(TABLES)) {
		await createTable(db, dialect, table, { ...columns, version: 'int', scope: 'text' });
		for (const index of [...indexes, ['scope', 'version']]) await createIndex(db, table, index);
	}
	for (const [table, columns] of Object.entries(ADDED))
		for (const [name, [kind, given]] of Object.entries(columns))
			await addColumn(db, dialect, table, { name, kind, given });
	for (const [table, indexes] of Object.entries(INDEXES))
		for (const index of indexes) await createIndex(db, table, index);
	for (const name of ['assignment_one_householdId', 'assignment_one_pcId'])
		await db.schema.dropIndex(name).execute();
	for (const { name, table, columns, where } of UNIQUE) {
		const index = db.schema.createIndex(name).unique().on(table).columns(columns);
		await (where === undefined ? index : index.where(sql.raw<boolean>(where))).execute();
	}
	await settingsSoFar(db);
	await applicationsSoFar(db);
	await receiptsSoFar(db);
}

/** The settings of the plan document (DOMAIN §1.3, §2.1) become version 1 of every year on record. */
async function settingsSoFar(db: Kysely<unknown>): Promise<void> {
	await sql`update "programmeYear" set "versionId" = "id" || '.1', "tiers" = ${TIERS},
		"checklist" = ${CHECKLIST}, "specMonitor" = '모니터', "specExtras" = '키보드, 마우스'`.execute(db);
	await sql`insert into "yearVersion" ("id", "fiscalYear", "number", "quota", "tiers", "checklist",
		"specMemoryGb", "specSsdGb", "specMonitor", "specOs", "specOffice", "specExtras",
		"warrantyYears", "cooldownMonths", "reason", "decidedBy", "decidedAt", "version", "scope")
		select "versionId", "id", 1, "quota", "tiers", "checklist", "specMemoryGb", "specSsdGb",
		"specMonitor", "specOs", "specOffice", "specExtras", "warrantyYears", "cooldownMonths", '', '',
		"id" || '-01-01T00:00:00.000Z', "version", 'office' from "programmeYear"`.execute(db);
}

/** Households that were promised a unit had been chosen, although nobody could record it. */
async function applicationsSoFar(db: Kysely<unknown>): Promise<void> {
	await sql`insert into "application" ("id", "fiscalYear", "householdId", "adminDong", "channel",
		"learners", "receivedAt", "rankedAt", "needsInfoNote", "selectedAt", "willConfirmedAt",
		"fulfilledAt", "note", "version", "scope")
		select "assignment"."id", "fiscalYear", "householdId", "assignment"."adminDong", 'COUNTER', 0,
		"registeredAt", "registeredAt", '', "proposedAt", "proposedAt", "completedAt", '',
		"assignment"."version", "assignment"."scope" from "assignment"
		inner join "household" on "household"."id" = "assignment"."householdId"
		where "releasedAt" is null and "conflictedAt" is null`.execute(db);
	await sql`update "assignment" set "applicationId" = "id", "versionId" = "fiscalYear" || '.1'
		where "releasedAt" is null and "conflictedAt" is null`.execute(db);
}

/** What each unit was when it was handed over, as far as it is known. */
async function receiptsSoFar(db: Kysely<unknown>): Promise<void> {
	for (const column of ['model', 'tag', 'memoryGb', 'ssdGb', 'monitor', 'os', 'office'])
		await sql`update "receipt" set ${sql.ref(column)} =
			(select ${sql.ref(`pc.${column}`)} from "pc" where "pc"."id" = "receipt"."pcId")
			where exists (select 1 from "pc" where "pc"."id" = "receipt"."pcId")`.execute(db);
	await sql`update "receipt" set "versionId" = "fiscalYear" || '.1'`.execute(db);
}

const TIERS = JSON.stringify({
	BASIC_LIVELIHOOD: 1,
	CARE_LEAVER: 1,
	NEAR_POVERTY: 2,
	DISABLED: 2,
	SINGLE_PARENT: 2,
	VETERAN: 2,
	MULTICULTURAL: 2,
	NORTH_KOREAN_DEFECTOR: 2,
	WELFARE_ORG: 3
});

const CHECKLIST = JSON.stringify([
	{ key: 'boot', label: '전원·부팅' },
	{ key: 'memory', label: '메모리 4GB' },
	{ key: 'ssd', label: 'SSD 240GB' },
	{ key: 'monitor', label: '모니터' },
	{ key: 'keyboard', label: '키보드' },
	{ key: 'mouse', label: '마우스' },
	{ key: 'os', label: '윈도우10 정품 인증' },
	{ key: 'office', label: '한컴오피스2020 실행' }
]);

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
